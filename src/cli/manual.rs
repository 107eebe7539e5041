//! `mashal manual`

#![expect(clippy::disallowed_methods, reason = "manual pages are written where somebody says")]

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory};

use super::output::Output;
use super::{Cli, Exit};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder to write them to
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(options: &Options, output: &Output) -> Exit {
    let folder = &options.folder;
    let written =
        fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    match written {
        Ok(()) => Exit::Done,
        Err(error) => {
            output.fail(&format!("`{}` cannot be written: {error}", folder.display()));
            Exit::Surroundings
        }
    }
}
