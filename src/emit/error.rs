//! Why nothing was written, and where everything is.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why an output was not written.
#[derive(Debug)]
pub enum EmitError {
    /// Something that is no folder lies where the output would.
    Taken {
        /// Where.
        path: PathBuf,
        /// What it is: `a socket`.
        what: String,
    },
    /// The site, or a part of it, lies where the output would.
    Site {
        /// Where.
        path: PathBuf,
    },
    /// The output folder holds what no build of ours wrote.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// Some of what it holds.
        files: Vec<String>,
    },
    /// Another build has put its output there since this one looked.
    Overtaken {
        /// The folder.
        folder: PathBuf,
    },
    /// The disk is full, a folder cannot be written, …
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl EmitError {
    /// Whether another command line is all that it takes.
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::Taken { .. } | Self::Site { .. } | Self::Foreign { .. })
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken { path, what } => {
                let path = path.display();
                write!(
                    f,
                    "`{path}` is {what}, and was left alone; name a folder of its own for the output with `--out`"
                )
            }
            Self::Site { path } => {
                let path = path.display();
                write!(
                    f,
                    "`{path}` is, or holds, what the site is made of; name a folder of its own for the output with `--out`"
                )
            }
            Self::Foreign { folder, files } => {
                let folder = folder.display();
                let files = files.join("`, `");
                write!(
                    f,
                    "`{folder}` holds files that no build wrote: `{files}`; choose another folder with `--out`, or empty this one yourself"
                )
            }
            Self::Overtaken { folder } => {
                let folder = folder.display();
                write!(
                    f,
                    "another build has written to `{folder}` in the meantime; run this one again"
                )
            }
            Self::Io { path, error } => {
                let path = path.display();
                write!(f, "`{path}` cannot be written: {error}; the last output is as it was")
            }
        }
    }
}

impl std::error::Error for EmitError {}

pub(super) fn io_error(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    let path = path.to_path_buf();
    move |error| EmitError::Io { path, error }
}
