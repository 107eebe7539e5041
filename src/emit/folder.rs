//! What lies in the output folder, and whether it is ours.

#![expect(clippy::disallowed_methods, reason = "emission compares with what it wrote before")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::{EmitError, io_error};
use super::list::{self, BuildInfo, Listed, ListedFile};
use super::names::{is_record, lies_at};
use super::others::ROUNDS;
use super::place::what;
use super::stat::{Seen, Stat};
use super::stat_record;
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

/// The output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Whether records lie in it, where earlier versions put them.
    pub(super) exposed: bool,
    /// Files of ours.
    pub(super) listed: Listed,
    /// What the build said of itself.
    pub(super) info: Option<BuildInfo>,
    /// The list of files, where it is there.
    pub(super) list: Option<String>,
}

impl Before {
    /// As of [`made`].
    pub(super) fn made(&self) -> BTreeMap<String, Vec<Route>> {
        let mut made: BTreeMap<String, Vec<Route>> = BTreeMap::new();
        for ListedFile { path, known, .. } in self.listed.iter() {
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
    let (before, Found { files, exposed, .. }) = look(out, &Before::default())?;
    let mut before = Before { exposed, ..before.unwrap_or_default() };
    for file in &files {
        before.listed.get_mut(file).into_iter().for_each(|file| file.there = true);
    }
    let records = before.listed.iter_mut().filter(|file| is_record(&file.path));
    records.for_each(|file| file.there = is_file(&lies_at(out, &file.path)));
    if let Some(list) = &before.list {
        stat_record::read(out, list, &mut before.listed);
    }
    Ok(before)
}

/// The same for who has looked through it `before`, and wants to know whether somebody has put
/// something there since.
pub(super) fn check(out: &Path, before: &Before) -> Result<(), EmitError> {
    look(out, before).map(drop)
}

/// What is at `out`, and what its list says, where that is not the one from `before`.
fn look(out: &Path, before: &Before) -> Result<(Option<Before>, Found), EmitError> {
    for _ in 0..ROUNDS {
        let list = list_at(out)?;
        let same = list == before.list;
        let now = (!same).then(|| list.clone().and_then(read).unwrap_or_default());
        let found = walk(out, now.as_ref().unwrap_or(before))?;
        // Otherwise another build has put its own in the place of what was looked at.
        if list_at(out)? == list
            && let Some(found) = found
        {
            return match found.foreign.is_empty() {
                true => Ok((now, found)),
                false => {
                    Err(EmitError::Foreign { folder: out.to_path_buf(), files: found.foreign })
                }
            };
        }
    }
    Err(EmitError::Overtaken { folder: out.to_path_buf() })
}

/// What a walk came by.
#[derive(Default)]
struct Found {
    /// Files on the list.
    files: Vec<String>,
    /// Whether records lie among them.
    exposed: bool,
    /// Some of what is not on the list.
    foreign: Vec<String>,
    /// Folders that it did not go into.
    folders: Vec<PathBuf>,
}

/// What is at `out`; none where it went away meanwhile.
fn walk(out: &Path, before: &Before) -> Result<Option<Found>, EmitError> {
    let mut all = Found { folders: vec![out.to_path_buf()], ..Found::default() };
    // Languages at once, and their sections: a large output has many files.
    for depth in [1, 1, usize::MAX] {
        let folders = std::mem::take(&mut all.folders);
        let parts = folders.par_iter().map(|folder| walk_part(out, folder, depth, before));
        for part in parts.collect::<Result<Vec<_>, _>>()? {
            let Some(part) = part else { return Ok(None) };
            all.files.extend(part.files);
            all.exposed |= part.exposed;
            all.foreign.extend(part.foreign);
            all.folders.extend(part.folders);
        }
    }
    all.foreign.sort_unstable();
    all.foreign.truncate(SOME);
    Ok(Some(all))
}

/// What is in a `folder` of `out`, and in those in it down to a `depth`.
fn walk_part(
    out: &Path,
    folder: &Path,
    depth: usize,
    before: &Before,
) -> Result<Option<Found>, EmitError> {
    let mut found = Found::default();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(depth).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
                let empty = folder == out && error.depth() == 0 && before.list.is_none();
                return Ok(empty.then_some(found));
            }
            Err(error) => return Err(io_error(out)(error.into())),
        };
        let path = entry.path().strip_prefix(out).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        match what(entry.file_type()) {
            None if before.listed.has_below(&path) => {
                if entry.depth() == depth {
                    found.folders.push(entry.into_path());
                }
            }
            None => found.foreign.push(format!("{path}/")),
            Some("a file" | "a link") if before.listed.get(&path).is_some() => {
                if is_record(&path) {
                    found.exposed = true;
                } else {
                    found.files.push(path);
                }
            }
            Some("a file") if path == LIST && before.list.is_some() => {}
            Some(_) => found.foreign.push(path),
        }
        if found.foreign.len() == SOME {
            break;
        }
    }
    Ok(Some(found))
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

impl ListedFile {
    /// The file below `out`, where it is what it was.
    pub(super) fn whole(&self, out: &Path) -> Option<Whole> {
        let path = lies_at(out, &self.path);
        // A link leads to such bytes now, and may lead elsewhere later.
        let meta = path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        let bytes = fs::read(path).ok()?;
        (integrity(&bytes) == self.known.integrity).then(|| Whole { bytes, stat: Stat::of(&meta) })
    }

    /// The same without its bytes, where it lies as it was [seen](Self::seen).
    pub(super) fn untouched(&self, out: &Path) -> Option<&Seen> {
        let now = Stat::at(&lies_at(out, &self.path))?;
        self.seen.as_ref().filter(|seen| seen.stat == now)
    }

    /// How long it is, where it is what it was.
    pub(super) fn length_of_whole(&self, out: &Path) -> Option<u64> {
        match self.untouched(out) {
            Some(seen) => Some(seen.stat.size),
            None => Some(self.whole(out)?.bytes.len() as u64),
        }
    }
}

/// A file of the last output that was read.
pub(super) struct Whole {
    pub(super) bytes: Vec<u8>,
    /// How it lay before.
    pub(super) stat: Option<Stat>,
}

/// The bytes of the file at `route` below `out`, where there is one.
pub fn written(out: &Path, route: &Route) -> Option<Bytes> {
    let path = lies_at(out, route.as_str());
    is_file(&path).then(|| Some(fs::read(path).ok()?.into()))?
}

/// Whether the file at `route` has exactly these bytes, and how it lay before it was read.
pub(super) fn holds(out: &Path, route: &Route, bytes: &[u8]) -> Option<Option<Stat>> {
    let path = lies_at(out, route.as_str());
    let meta = path.symlink_metadata().ok()?;
    let may = meta.is_file() && meta.len() == bytes.len() as u64;
    (may && fs::read(&path).is_ok_and(|found| found == bytes)).then(|| Stat::of(&meta))
}
