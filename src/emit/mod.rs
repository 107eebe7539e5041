//! Writes an edition: everything is made first, what changed is written beside the output, and
//! the two folders change places in one step.
//!
//! A build that fails, is killed or meets a full disk leaves the last output whole.

mod folder;
mod packed;
mod report;
mod swap;

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::plan::{Bytes, Failure, Plan};
use crate::route::Route;

pub use folder::written;
pub use packed::packed;
pub use report::{FileReport, Report, Stage, weigh};

/// What an emission did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emitted {
    /// Files in the output.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were new or different.
    pub written: usize,
    /// Files that are no longer part of the site.
    pub removed: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum EmitError {
    /// The output folder holds files that no build of ours wrote.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// Some of the files.
        files: Vec<String>,
    },
    /// The disk is full, a folder cannot be written, …
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { folder, files } => {
                let folder = folder.display();
                let files = files.join("`, `");
                write!(
                    f,
                    "`{folder}` holds files that no build wrote: `{files}`; choose another folder with `--out`, or empty this one yourself"
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

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    let path = path.to_path_buf();
    move |error| EmitError::Io { path, error }
}

/// Makes every file of `plan`, in the order of routes; all faults, if there are any. `progress`
/// is called after each file.
pub fn produce<S: Send + Sync>(
    plan: &Plan<S>,
    progress: &(dyn Fn() + Sync),
) -> Result<Vec<(Route, Bytes)>, Vec<Diagnostic>> {
    let routes: Vec<&Route> = plan.routes().collect();
    let made: Vec<Result<Bytes, Failure>> = routes
        .par_iter()
        .map(|route| {
            let made = plan.produce(route);
            progress();
            made
        })
        .collect();
    let mut files = Vec::with_capacity(made.len());
    let mut faults = Vec::new();
    let mut failed = false;
    for (route, made) in routes.into_iter().zip(made) {
        match made {
            Ok(bytes) => files.push((route.clone(), bytes)),
            // May be without a fault of its own, where a template's fault was reported before.
            Err(Failure::Faults(found)) => {
                failed = true;
                faults.extend(found);
            }
            // Errors of the program: the tests run every plan they can think of.
            Err(failure) => {
                failed = true;
                faults.push(
                    Diagnostic::new(crate::diag::Code::ThemeRender, failure.to_string())
                        .help("this is a fault of mashal itself; please report it"),
                );
            }
        }
    }
    if failed { Err(faults) } else { Ok(files) }
}

/// Makes `out` hold exactly `files`.
pub fn emit(files: &[(Route, Bytes)], out: &Path) -> Result<Emitted, EmitError> {
    // A link to a folder stays a link: what it leads to is replaced.
    let out = &out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
    let before = folder::inspect(out)?;
    // Also where nothing is to be written: the last build may have been killed right at its end.
    swap::sweep(out);
    let same: Vec<bool> =
        files.par_iter().map(|(route, bytes)| folder::holds(out, route, bytes)).collect();
    let now: BTreeSet<&str> = files.iter().map(|(route, _)| route.as_str()).collect();
    let emitted = Emitted {
        files: files.len(),
        bytes: files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        written: same.iter().filter(|same| !**same).count(),
        removed: before.files.iter().filter(|file| !now.contains(file.as_str())).count(),
    };
    if emitted.written == 0 && emitted.removed == 0 && before.complete {
        return Ok(emitted);
    }
    swap::replace(out, files, &same)?;
    Ok(emitted)
}
