//! How is named what lies beside an output: stages, and records for the next build.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::route::RECORDS;

/// The folder in which stages and records for `out` lie, and how their names begin: hidden, beside
/// the output, so that all lie on one disk.
pub(super) fn beside(out: &Path) -> (&Path, OsString) {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut prefix = OsString::from(".");
    prefix.push(out.file_name().unwrap_or_default());
    prefix.push(".mashal-");
    (parent, prefix)
}

/// Whether the file at `path` is a record for the next build, and no part of a site.
pub(super) fn is_record(path: &str) -> bool {
    name(path).is_some()
}

fn name(path: &str) -> Option<&str> {
    let name = path.strip_prefix(RECORDS)?.strip_prefix('-')?;
    (!name.contains(['/', '\\'])).then_some(name)
}

/// Where the file at `path` of the output at `out` lies.
pub(super) fn lies_at(out: &Path, path: &str) -> PathBuf {
    let Some(name) = name(path) else { return out.join(path) };
    let (parent, mut prefix) = beside(out);
    prefix.push(name);
    parent.join(prefix)
}
