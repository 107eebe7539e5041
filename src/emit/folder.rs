//! What lies in the output folder, and whether it is ours.

#![expect(clippy::disallowed_methods, reason = "emission compares with what it wrote before")]

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, BufRead};
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{EmitError, Emitted, io_error};
use crate::plan::Bytes;
use crate::route::Route;

/// Names a build, and the files that it wrote.
pub(super) const LIST: &str = ".mashal";
/// How lists begin that have one path a line, as written before there were hashes.
const PLAIN: &str = "mashal 1";
/// How others do: this, what the build was made from (or `-`), and how many pages in how many
/// languages it has. Each line after it is the beginning of a hash, and a path.
const FORMAT: &str = "mashal 2 ";
/// Hexadecimal digits of a hash.
const DIGITS: usize = 32;

/// What a build says of itself, in the first line of its list of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The [name](crate::world::Witness::name) of all that it was made from; none where another build
    /// must be run in any case, since there is something to say about the site.
    pub made_from: Option<String>,
    /// HTML pages.
    pub pages: usize,
    /// Languages that came out.
    pub languages: usize,
}

/// The list of `files`, in order.
pub(super) fn list<'f>(
    name: &Name,
    files: impl Iterator<Item = (&'f Route, &'f blake3::Hash)>,
) -> String {
    let made_from = name.made_from.as_deref().unwrap_or("-");
    let mut list = format!("{FORMAT}{made_from} {} {}\n", name.pages, name.languages);
    for (route, hash) in files {
        list.extend(hash.to_hex().chars().take(DIGITS));
        list.push(' ');
        list.push_str(route.as_str());
        list.push('\n');
    }
    list
}

/// The path in a line of a list that begins with `first`.
fn path_in<'l>(first: &str, line: &'l str) -> &'l str {
    let rest = line.get(DIGITS + 1..).filter(|_| first != PLAIN);
    rest.unwrap_or(line)
}

/// What the last build at `out` was [made from](Name::made_from).
pub fn made_from(out: &Path) -> Option<String> {
    let list = File::open(out.join(LIST)).ok()?;
    let first = io::BufReader::new(list).lines().next()?.ok()?;
    name(&first)?.made_from
}

fn name(first: &str) -> Option<Name> {
    let mut words = first.strip_prefix(FORMAT)?.split(' ');
    Some(Name {
        made_from: words.next().filter(|name| *name != "-").map(str::to_owned),
        pages: words.next()?.parse().ok()?,
        languages: words.next()?.parse().ok()?,
    })
}

/// The last build at `out`, where it was made from `made_from` and each of its files is still there
/// as it was, and nothing else.
pub fn unchanged(out: &Path, made_from: &str) -> Option<(Name, Emitted)> {
    let list = fs::read_to_string(out.join(LIST)).ok()?;
    let (first, lines) = list.split_once('\n')?;
    let name = name(first).filter(|name| name.made_from.as_deref() == Some(made_from))?;
    let lines: Vec<&str> = lines.lines().collect();
    let files = inspect(out).ok()?.files.len();
    let same = |line: &&str| {
        let (hash, path) = line.split_once(' ')?;
        let bytes = fs::read(out.join(path)).ok()?;
        let found = blake3::hash(&bytes).to_hex();
        (found.get(..DIGITS)? == hash).then_some(bytes.len() as u64)
    };
    let bytes: Vec<u64> = lines.par_iter().map(same).collect::<Option<_>>()?;
    let emitted = Emitted { files, bytes: bytes.iter().sum(), ..Emitted::default() };
    super::swap::sweep(out);
    (files == bytes.len()).then_some((name, emitted))
}

/// The output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Files of ours that are there, by path.
    pub(super) files: BTreeSet<String>,
    /// The list of files, where it is there.
    pub(super) list: Option<String>,
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
    let is_ours = |list: &String| {
        list.lines().next().is_some_and(|first| first == PLAIN || first.starts_with(FORMAT))
    };
    let list = list.filter(is_ours);
    let mut lines = list.iter().flat_map(|list| list.lines());
    let first = lines.next().unwrap_or_default();
    let ours: HashSet<&str> = lines.map(|line| path_in(first, line)).collect();
    let mut before = BTreeSet::new();
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
        if ours.contains(path.as_str()) {
            before.insert(path);
        } else if path != LIST || list.is_none() {
            foreign.push(path);
        }
    }
    if !foreign.is_empty() || out.is_file() {
        foreign.truncate(5);
        return Err(EmitError::Foreign { folder: out.to_path_buf(), files: foreign });
    }
    Ok(Before { files: before, list })
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
