//! The command line: one file a command.

mod build;
mod check;
mod completions;
mod directory;
mod fix;
mod import;
mod load;
mod manual;
mod moving;
mod new;
mod output;
mod pack;
mod publish_check;
#[cfg(feature = "serve")]
mod screen;
#[cfg(feature = "serve")]
mod serve;
mod signals;
mod theme;
mod translate;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::world::{CLOCK, fixed_clock};
use output::Output;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// It did what was asked.
    Done = 0,
    /// The site has faults.
    Faults = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The surroundings failed: disk full, no permission, port taken.
    Surroundings = 3,
}

#[derive(Debug, Parser)]
#[command(name = "mashal", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Common {
    /// The site's folder [default: the nearest folder upwards that holds mashal.toml]
    #[arg(long, value_name = "DIR", global = true)]
    site: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: output::Color,
    /// Print only faults
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print notes and the time of each stage as well
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Print each fault, however many there are of its kind
    #[arg(long, global = true)]
    all: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a site that builds without a warning
    New(new::Options),
    /// Make a new site of one of Hugo, Jekyll, MkDocs, Docusaurus, GitBook, mdBook or Markdown
    Import(import::Options),
    /// Make the site
    Build(build::Options),
    /// Serve the site while it is written, and show each change in the browser at once
    #[cfg(feature = "serve")]
    Serve(serve::Options),
    /// Look for faults and write nothing
    Check(check::Options),
    /// Make files to pass on: a guide in one file, a language in a ZIP
    Pack(pack::Options),
    /// Ask a published site what its host must change, and whether it is what was built
    PublishCheck(publish_check::Options),
    /// Rename a guide or section in all languages, with all links to it
    Move(moving::Options),
    /// Begin a theme of your own, and see what it changes of the built-in one
    Theme(theme::Options),
    /// Show whom to call, so that the directory of help stays true
    Directory(directory::Options),
    /// Begin translations, record what they were made from, and show what is left
    Translate(translate::Options),
    /// Print a script that completes commands in a shell
    Completions(completions::Options),
    /// Write the manual pages of all commands into a folder
    Manual(manual::Options),
}

/// Runs the command line `arguments` (the program's name first).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no reason to fail.
            let _printed = error.print();
            let usage = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            return ExitCode::from(usage as u8);
        }
    };
    let output = Output::new(&cli.common);
    if let Err(said) = fixed_clock() {
        output.fail(&format!(
            "`{CLOCK}` is `{said}`, which is no time: set it to a whole number of seconds since 1970, or unset it"
        ));
        return ExitCode::from(Exit::Usage as u8);
    }
    let exit = match cli.command {
        Command::New(options) => new::run(&options, &output),
        Command::Import(options) => import::run(&options, &output),
        Command::Build(options) => build::run(&cli.common, &options, &output),
        #[cfg(feature = "serve")]
        Command::Serve(options) => serve::run(&cli.common, &options, &output),
        Command::Check(options) => check::run(&cli.common, &options, &output),
        Command::Pack(options) => pack::run(&cli.common, &options, &output),
        Command::PublishCheck(options) => publish_check::run(&cli.common, &options, &output),
        Command::Move(options) => moving::run(&cli.common, &options, &output),
        Command::Theme(options) => theme::run(&cli.common, &options, &output),
        Command::Directory(options) => directory::run(&cli.common, &options, &output),
        Command::Translate(options) => translate::run(&cli.common, &options, &output),
        Command::Completions(options) => completions::run(&options),
        Command::Manual(options) => manual::run(&options, &output),
    };
    ExitCode::from(exit as u8)
}
