//! `mashal translate import`

use std::path::PathBuf;

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::diag::{Sink, Source};
use crate::translate::import;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The PO file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[expect(clippy::disallowed_methods, reason = "the file is the user's, wherever it lies")]
pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let Some(language) = command.translated(&options.language) else { return Exit::Usage };
    let name = options.file.display().to_string();
    let text = match std::fs::read_to_string(&options.file) {
        Ok(text) => text,
        Err(error) => {
            command.output.fail(&format!("`{name}` cannot be read: {error}"));
            return Exit::Surroundings;
        }
    };
    let file = Source::new(name.replace('\\', "/"), text.trim_start_matches('\u{feff}'));
    let mut sink = Sink::default();
    let mut found = Sink::default();
    let changes = import(command.site, command.world, language, &file, &mut found);
    sink.extend(command.site.config.checks.judge(found));
    command.output.faults(&sink, false);
    if sink.has_errors() {
        command.output.say("nothing was written");
        return Exit::Faults;
    }
    if !command.write(&changes) {
        return Exit::Surroundings;
    }
    if !command.output.quiet {
        let files = changes.iter().filter(|change| !change.is_record());
        let paths: String = files.map(|change| format!("{}\n", change.path)).collect();
        command.output.result(&paths);
    }
    Exit::Done
}
