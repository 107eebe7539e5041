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
    /// The output folder is the root of a disk of its own, which changes places with no other.
    Fixed {
        /// The folder.
        folder: PathBuf,
    },
    /// The new output is there, and nobody knows whether it outlives a loss of power.
    Unconfirmed {
        /// The folder.
        folder: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Neither the new output nor the last one could be put in its place.
    Displaced {
        /// The folder.
        folder: PathBuf,
        /// Where the last output is.
        kept: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Somebody has ended this build.
    Ended,
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
        matches!(
            self,
            Self::Taken { .. } | Self::Site { .. } | Self::Foreign { .. } | Self::Fixed { .. }
        )
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
            Self::Fixed { folder } => {
                let folder = folder.display();
                write!(
                    f,
                    "`{folder}` cannot change places with a new output: it is a disk of its own (a volume, a mount point), or part of an image of a container; name a folder in it with `--out {folder}/site`; what is in it was left alone"
                )
            }
            Self::Unconfirmed { folder, error } => {
                let folder = folder.display();
                write!(
                    f,
                    "`{folder}` holds the new output, whole; that it outlives a loss of power the disk did not confirm: {error}"
                )
            }
            Self::Displaced { folder, kept, error } => {
                let (folder, kept) = (folder.display(), kept.display());
                write!(
                    f,
                    "`{folder}` cannot be written: {error}; the last output could not be put back either: it is whole, in `{kept}`, from where the next build puts it back"
                )
            }
            Self::Ended => write!(f, "the build was ended; the last output is as it was"),
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
