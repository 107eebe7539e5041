//! Writes what becomes of the files of a translation.

use std::fmt;
use std::io;
use std::path::Path;

use super::file::{create, put, rewrite};
use crate::translate::Change;
use crate::world::{Disk, World};

/// A file that could not be written.
#[derive(Debug)]
pub struct Unwritten {
    /// Its path in the site.
    pub path: String,
    /// Why.
    pub error: io::Error,
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be written: {}", self.path, self.error)
    }
}

/// Writes all of `changes` to the site in `root`. None is begun while one of the files is not what
/// it was read as.
///
/// # Errors
///
/// The first file that cannot be written; those before it are.
pub fn write_changes(world: &Disk, root: &Path, changes: &[Change]) -> Result<(), Unwritten> {
    if let Some(change) = changes.iter().find(|change| !is_as_read(world, change)) {
        let error = io::Error::other("it has changed meanwhile");
        return Err(Unwritten { path: change.path.clone(), error });
    }
    for change in changes {
        let written = match &change.before {
            Some(file) => rewrite(world, root, file, &change.text),
            None if change.is_record() => put(root, &change.path, change.text.as_bytes()),
            None => create(root, &change.path, change.text.as_bytes()),
        };
        written.map_err(|error| Unwritten { path: change.path.clone(), error })?;
    }
    Ok(())
}

fn is_as_read(world: &Disk, change: &Change) -> bool {
    let Some(before) = &change.before else { return true };
    // A byte-order mark is no part of the text.
    world.read(&change.path).is_ok_and(|bytes| bytes.ends_with(before.text().as_bytes()))
}
