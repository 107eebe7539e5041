//! What lies in the output folder, and whether it is ours.

#![expect(clippy::disallowed_methods, reason = "emission compares with what it wrote before")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::{EmitError, io_error};
use crate::plan::Bytes;
use crate::route::Route;

/// The list of the files that a build wrote, one path a line after a first line with the format.
pub(super) const LIST: &str = ".mashal";
/// The first line of [`LIST`].
pub(super) const FORMAT: &str = "mashal 1";

/// The output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Files of ours that are there, by path.
    pub(super) files: BTreeSet<String>,
    /// Whether the list of files is there.
    pub(super) complete: bool,
}

/// Looks through `out`. A file that is not on the list of what we wrote is an error: it is
/// somebody's, and the folder is replaced as a whole.
pub(super) fn inspect(out: &Path) -> Result<Before, EmitError> {
    let list = match fs::read_to_string(out.join(LIST)) {
        Ok(list) => Some(list),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => None,
        Err(error) => return Err(io_error(&out.join(LIST))(error)),
    };
    let mut lines = list.iter().flat_map(|list| list.lines());
    let complete = lines.next() == Some(FORMAT);
    let ours: BTreeSet<&str> = if complete { lines.collect() } else { BTreeSet::new() };
    let mut before = Before { files: BTreeSet::new(), complete };
    let mut foreign = Vec::new();
    for entry in WalkDir::new(out).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
                break;
            }
            Err(error) => return Err(io_error(out)(error.into())),
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(out).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        if complete && (path == LIST || ours.contains(path.as_str())) {
            if path != LIST {
                before.files.insert(path);
            }
        } else {
            foreign.push(path);
        }
    }
    if !foreign.is_empty() || out.is_file() {
        foreign.truncate(5);
        return Err(EmitError::Foreign { folder: out.to_path_buf(), files: foreign });
    }
    Ok(before)
}

/// The bytes of the file at `route` below `out`, where there is one.
pub fn written(out: &Path, route: &Route) -> Option<Bytes> {
    Some(fs::read(out.join(route.as_str())).ok()?.into())
}

/// Whether the file at `route` has exactly these bytes.
pub(super) fn holds(out: &Path, route: &Route, bytes: &[u8]) -> bool {
    let path = out.join(route.as_str());
    let length = path.symlink_metadata().map(|meta| (meta.is_file(), meta.len()));
    matches!(length, Ok((true, length)) if length == bytes.len() as u64)
        && fs::read(&path).is_ok_and(|found| found == bytes)
}
