//! `mashal translate export`

use std::path::PathBuf;

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::translate;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language [default: none, for a template (POT)]
    #[arg(value_name = "LANG")]
    language: Option<String>,
    /// Only the guides, or only the messages
    #[arg(long, value_enum, value_name = "PART")]
    only: Option<Part>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A part of what is translated.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Part {
    /// What stands in `content`
    Guides,
    /// What stands in `locales`
    Messages,
}

#[expect(clippy::disallowed_methods, reason = "the file is the user's, wherever it lies")]
pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let language = match &options.language {
        Some(tag) => match command.translated(tag) {
            Some(id) => Some(id),
            None => return Exit::Usage,
        },
        None => None,
    };
    let only = options.only.map(|part| match part {
        Part::Guides => translate::Part::Guides,
        Part::Messages => translate::Part::Messages,
    });
    let text = translate::export(command.site, command.world, language, only);
    match &options.output {
        None => command.output.result(&text),
        Some(file) => {
            if let Err(error) = std::fs::write(file, &text) {
                command.output.fail(&format!("`{}` cannot be written: {error}", file.display()));
                return Exit::Surroundings;
            }
        }
    }
    Exit::Done
}
