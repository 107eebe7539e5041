//! `mashal check`

use clap::Args;

use super::output::{self, Output};
use super::{Common, Exit, fix, signals};
use crate::build::{make, on_threads};
use crate::config::Choices;
use crate::diag::{Format, Severity, render};
use crate::emit;
use crate::world::Disk;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// How faults are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// Show what can be mended without a doubt (letters, spellings of Unicode, space), then ask
    #[arg(long, conflicts_with_all = ["format", "deny_warnings"])]
    fix: bool,
    /// With --fix: write without asking
    #[arg(long, requires = "fix")]
    yes: bool,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    if options.fix {
        return fix::run(&root, options.yes, output);
    }
    if let Err(error) = signals::end_without_memory(Exit::Surroundings as u8) {
        output.fail(&format!("signals cannot be heard: {error}"));
        return Exit::Surroundings;
    }
    output.without_fonts(&Choices::default());
    let out = root.join(emit::FOLDER);
    let world = Disk::new(root);
    let made = on_threads(None, || {
        make(&world, &Choices::default(), &out, None, &output.progress("pages"))
    });
    let made = match made {
        Ok(made) => made,
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    if let Some(exit) = output.exhausted(&made.sink) {
        return exit;
    }
    match options.format {
        Format::Human => output.faults(&made.sink, true),
        format => output.result(&render(&made.sink.sorted(), format, false)),
    }
    let warnings = made.sink.count(Severity::Warning) > 0;
    if made.failed() || (options.deny_warnings && warnings) {
        return Exit::Faults;
    }
    if options.format == Format::Human && !output.quiet {
        output.say(&format!("no errors; {} files would be written", made.files));
        match made.unmade_pictures {
            0 => {}
            1 => output.say("1 picture was only looked at: what it weighs, and whether all of it is sound, a build says"),
            many => output.say(&format!(
                "{many} pictures were only looked at: what they weigh, and whether all of each is sound, a build says"
            )),
        }
    }
    Exit::Done
}
