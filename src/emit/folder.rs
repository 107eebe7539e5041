//! What lies in the output folder, and whether it is ours.

#![expect(clippy::disallowed_methods, reason = "emission compares with what it wrote before")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Emitted;
use super::error::{EmitError, io_error};
use super::list::{self, BuildInfo, ManifestEntry};
use super::names::{is_record, lies_at};
use super::others::ROUNDS;
use super::place::what;
use crate::assets::is_asset;
use crate::plan::{Bytes, integrity};
use crate::route::{RECORDS, Route};

/// Where an output lies, in the site's folder, if nothing else is said.
pub const FOLDER: &str = "public";
/// How many of somebody's files are named.
const SOME: usize = 5;
/// Names a build, and the files that it wrote.
pub(super) const LIST: &str = RECORDS;

/// Whether a build has written to `out`.
pub fn is_output(out: &Path) -> bool {
    out.join(LIST).symlink_metadata().is_ok()
}

/// What the last build at `out` was [made from](BuildInfo::made_from).
pub fn made_from(out: &Path) -> Option<String> {
    let list = File::open(list_file(out)?).ok()?;
    let first = io::BufReader::new(list).lines().next()?.ok()?;
    list::info(&first)?.made_from
}

/// The last build at `out`, where it was made from `made_from` and each of its files is still there
/// as it was, and nothing else.
pub fn unchanged(out: &Path, made_from: &str) -> Option<(BuildInfo, Emitted)> {
    let before = inspect(out).ok()?;
    let info = before.info.filter(|info| info.made_from.as_deref() == Some(made_from))?;
    let whole = |(path, known): (&String, &ManifestEntry)| {
        let length = known.whole(out, path)?.len() as u64;
        // What is no file of the site is not counted.
        Some((!is_record(path)).then_some(length))
    };
    let lengths: Vec<Option<u64>> = before.listed.par_iter().map(whole).collect::<Option<_>>()?;
    let of_site = || lengths.iter().flatten();
    let emitted =
        Emitted { files: of_site().count(), bytes: of_site().sum(), ..Emitted::default() };
    let all = before.there.len() == lengths.len() && !before.exposed;
    all.then_some((info, emitted))
}

/// The output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Files of ours that are there, by path.
    pub(super) there: BTreeSet<String>,
    /// Whether records lie among them, where earlier versions put them.
    pub(super) exposed: bool,
    /// What the list says of each file, whether it is there or not.
    pub(super) listed: BTreeMap<String, ManifestEntry>,
    /// What the build said of itself.
    pub(super) info: Option<BuildInfo>,
    /// The list of files, where it is there.
    pub(super) list: Option<String>,
}

impl Before {
    /// Whether a file of ours lies, or lay, below the folder at `path`.
    fn has_below(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let next = self.listed.range(folder.clone()..).next();
        next.is_some_and(|(file, _)| file.starts_with(&folder))
    }

    /// As of [`made`].
    pub(super) fn made(&self) -> BTreeMap<String, Vec<Route>> {
        let mut made: BTreeMap<String, Vec<Route>> = BTreeMap::new();
        for (path, known) in &self.listed {
            let route = Route::new(path.as_str());
            if let Some(from) = known.fingerprint.as_ref().filter(|_| is_asset(&route)) {
                made.entry(from.inputs.clone()).or_default().push(route);
            }
        }
        made
    }
}

/// Looks through `out`. What the list of what we wrote does not account for is an error: it is
/// somebody's, and the folder is replaced as a whole.
pub(super) fn inspect(out: &Path) -> Result<Before, EmitError> {
    for _ in 0..ROUNDS {
        let list = list_at(out)?;
        let found = walk(out, list.clone())?;
        // Otherwise another build has put its own in the place of what was looked at.
        if list_at(out)? == list
            && let Some(found) = found
        {
            return match found {
                (before, foreign) if foreign.is_empty() => Ok(before),
                (_, files) => Err(EmitError::Foreign { folder: out.to_path_buf(), files }),
            };
        }
    }
    Err(EmitError::Overtaken { folder: out.to_path_buf() })
}

/// What is at `out`, and some of what is not on the `list`; none where it went away meanwhile.
fn walk(out: &Path, list: Option<String>) -> Result<Option<(Before, Vec<String>)>, EmitError> {
    let mut before = list.and_then(read).unwrap_or_default();
    let mut foreign = Vec::new();
    for entry in WalkDir::new(out).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
                if error.depth() == 0 && before.list.is_none() {
                    break;
                }
                return Ok(None);
            }
            Err(error) => return Err(io_error(out)(error.into())),
        };
        let path = entry.path().strip_prefix(out).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        match what(entry.file_type()) {
            None if before.has_below(&path) => {}
            None => foreign.push(format!("{path}/")),
            Some("a file" | "a link") if before.listed.contains_key(path.as_str()) => {
                if is_record(&path) {
                    before.exposed = true;
                } else {
                    before.there.insert(path);
                }
            }
            Some("a file") if path == LIST && before.list.is_some() => {}
            Some(_) => foreign.push(path),
        }
        if foreign.len() == SOME {
            break;
        }
    }
    let records = before.listed.keys().filter(|path| is_record(path));
    let there = records.filter(|path| is_file(&lies_at(out, path))).cloned();
    before.there.extend(there.collect::<Vec<_>>());
    Ok(Some((before, foreign)))
}

/// Whether `out` is the output of a build.
pub(super) fn is_ours(out: &Path) -> bool {
    listed(out).is_some()
}

/// The file in the place of a list.
pub(super) fn list_at(out: &Path) -> Result<Option<String>, EmitError> {
    let Some(path) = list_file(out) else { return Ok(None) };
    match fs::read_to_string(&path) {
        Ok(list) => Ok(Some(list)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // No list of ours is anything but text.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(io_error(&path)(error)),
    }
}

/// Where the list lies, if a file does: a pipe in its place would be waited for.
fn list_file(out: &Path) -> Option<PathBuf> {
    let path = out.join(LIST);
    is_file(&path).then_some(path)
}

/// Whether a file lies there, and no link, pipe or device.
fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|meta| meta.is_file())
}

/// What a list of ours says.
fn read(list: String) -> Option<Before> {
    let (info, listed) = list::read(&list)?;
    Some(Before { listed, info, list: Some(list), ..Before::default() })
}

/// Assets that the last build at `out` left, by what each was [made
/// from](crate::assets::Assets::made_from).
pub fn made(out: &Path) -> BTreeMap<String, Vec<Route>> {
    listed(out).as_ref().map(Before::made).unwrap_or_default()
}

/// What the list of the output at `out` says; none where there is none of ours.
pub(super) fn listed(out: &Path) -> Option<Before> {
    list_at(out).ok().flatten().and_then(read)
}

impl ManifestEntry {
    /// The bytes of the file at `path` below `out`, where they are what they were.
    pub(super) fn whole(&self, out: &Path, path: &str) -> Option<Vec<u8>> {
        let path = lies_at(out, path);
        // A link leads to such bytes now, and may lead elsewhere later.
        let bytes = is_file(&path).then(|| fs::read(path).ok())??;
        (integrity(&bytes) == self.integrity).then_some(bytes)
    }
}

/// The bytes of the file at `route` below `out`, where there is one.
pub fn written(out: &Path, route: &Route) -> Option<Bytes> {
    let path = lies_at(out, route.as_str());
    is_file(&path).then(|| Some(fs::read(path).ok()?.into()))?
}

/// Whether the file at `route` has exactly these bytes.
pub(super) fn holds(out: &Path, route: &Route, bytes: &[u8]) -> bool {
    let path = lies_at(out, route.as_str());
    let length = path.symlink_metadata().map(|meta| (meta.is_file(), meta.len()));
    matches!(length, Ok((true, length)) if length == bytes.len() as u64)
        && fs::read(&path).is_ok_and(|found| found == bytes)
}
