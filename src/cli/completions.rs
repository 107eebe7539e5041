//! `mashal completions`

use clap::{Args, CommandFactory};

use super::{Cli, Exit};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn run(options: &Options) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "mashal", &mut script);
    // A closed pipe is no reason to fail.
    let _closed = std::io::Write::write_all(&mut std::io::stdout().lock(), &script);
    Exit::Done
}
