//! `mashal translate export`

use std::path::PathBuf;

use clap::Args;

use super::Desk;
use crate::cli::Exit;
use crate::translate::export;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[expect(clippy::disallowed_methods, reason = "the file is the user's, wherever it lies")]
pub(super) fn run(desk: &Desk<'_>, options: &Options) -> Exit {
    let Some(language) = desk.language(&options.language) else { return Exit::Usage };
    let text = export(desk.site, desk.world, language);
    match &options.output {
        None => desk.output.result(&text),
        Some(file) => {
            if let Err(error) = std::fs::write(file, &text) {
                desk.output.fail(&format!("`{}` cannot be written: {error}", file.display()));
                return Exit::Surroundings;
            }
        }
    }
    Exit::Done
}
