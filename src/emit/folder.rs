//! What lies in the output folder, and whether it is ours.

#![expect(clippy::disallowed_methods, reason = "emission compares with what it wrote before")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead};
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{EmitError, Emitted, io_error};
use crate::assets::is_asset;
use crate::plan::{Bytes, integrity};
use crate::route::Route;

/// Where an output lies, in the site's folder, if nothing else is said.
pub const FOLDER: &str = "public";
/// Names a build, and the files that it wrote.
pub(super) const LIST: &str = ".mashal";
/// How lists begin: this, and a [`Name`]. Each line after it is a [`Known`] and a path. Nothing that is not
/// known has a space in it; it is `-` where there is none.
const FORMAT: &str = "mashal 3 ";
/// How lists of earlier versions do, and how many words stand before a path in each line.
const FORMER: [(&str, usize); 2] = [("mashal 1", 0), ("mashal 2 ", 1)];

/// What a build says of itself, in the first line of its list of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The [name](crate::world::Witness::name) of all that it was made from; none where another build
    /// must be run in any case, since there is something to say about the site.
    pub made_from: Option<String>,
    /// The same of all that its texts see of each other, and of what is no text.
    pub ground: Option<String>,
    /// What its [fonts](crate::edition::Edition::fonts_from) were cut to.
    pub fonts_from: Option<String>,
    /// HTML pages.
    pub pages: usize,
    /// Languages that came out.
    pub languages: usize,
}

/// What is known of a file in the output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Its hash, as [`integrity`] writes it.
    pub(super) integrity: String,
    /// How many bytes are [sent](crate::plan::Facts::sent), where something is made of that.
    pub(super) sent: Option<u64>,
    /// What it [sees](crate::edition::Edition::look_of) beside the ground.
    pub(super) look: Option<String>,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in [&self.made_from, &self.ground, &self.fonts_from] {
            write!(f, "{} ", or_dash(name))?;
        }
        write!(f, "{} {}", self.pages, self.languages)
    }
}

impl Name {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        Some(Self {
            made_from: unless_dash(words.next()?),
            ground: unless_dash(words.next()?),
            fonts_from: unless_dash(words.next()?),
            pages: words.next()?.parse().ok()?,
            languages: words.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sent = self.sent.map(|sent| sent.to_string());
        write!(f, "{} {} {}", self.integrity, or_dash(&sent), or_dash(&self.look))
    }
}

impl Known {
    /// The path in a line, and what is known of it.
    fn read(line: &str) -> Option<(String, Self)> {
        let mut words = line.splitn(4, ' ');
        let known = Self {
            integrity: words.next()?.to_owned(),
            sent: words.next()?.parse().ok(),
            look: unless_dash(words.next()?),
        };
        Some((words.next()?.to_owned(), known))
    }

    /// The bytes of the file at `path` below `out`, where they are what they were.
    pub(super) fn whole(&self, out: &Path, path: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(out.join(path)).ok()?;
        (integrity(&bytes) == self.integrity).then_some(bytes)
    }
}

fn or_dash(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("-")
}

fn unless_dash(word: &str) -> Option<String> {
    (word != "-").then(|| word.to_owned())
}

/// The list of `files`, in order.
pub(super) fn list<'f>(name: &Name, files: impl Iterator<Item = (&'f Route, &'f Known)>) -> String {
    let mut list = format!("{FORMAT}{name}\n");
    for (route, known) in files {
        list.push_str(&format!("{known} {}\n", route.as_str()));
    }
    list
}

/// What the last build at `out` was [made from](Name::made_from).
pub fn made_from(out: &Path) -> Option<String> {
    let list = File::open(out.join(LIST)).ok()?;
    let first = io::BufReader::new(list).lines().next()?.ok()?;
    Name::read(first.strip_prefix(FORMAT)?)?.made_from
}

/// The last build at `out`, where it was made from `made_from` and each of its files is still there
/// as it was, and nothing else.
pub fn unchanged(out: &Path, made_from: &str) -> Option<(Name, Emitted)> {
    let before = inspect(out).ok()?;
    let name = before.name.filter(|name| name.made_from.as_deref() == Some(made_from))?;
    let whole = |(path, known): (&String, &Known)| Some(known.whole(out, path)?.len() as u64);
    let bytes: Vec<u64> = before.listed.par_iter().map(whole).collect::<Option<_>>()?;
    let files = before.there.len();
    let emitted = Emitted { files, bytes: bytes.iter().sum(), ..Emitted::default() };
    super::swap::sweep(out);
    (files == bytes.len()).then_some((name, emitted))
}

/// The output folder before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Files of ours that are there, by path.
    pub(super) there: BTreeSet<String>,
    /// What the list says of each file, whether it is there or not.
    pub(super) listed: BTreeMap<String, Known>,
    /// What the build said of itself.
    pub(super) name: Option<Name>,
    /// The list of files, where it is there.
    pub(super) list: Option<String>,
}

impl Before {
    /// As of [`made`].
    pub(super) fn made(&self) -> BTreeMap<String, Vec<Route>> {
        let mut made: BTreeMap<String, Vec<Route>> = BTreeMap::new();
        for (path, known) in &self.listed {
            let route = Route::new(path.as_str());
            if let Some(look) = known.look.as_ref().filter(|_| is_asset(&route)) {
                made.entry(look.clone()).or_default().push(route);
            }
        }
        made
    }
}

/// Looks through `out`. A file that is not on the list of what we wrote is an error: it is
/// somebody's, and the folder is replaced as a whole.
pub(super) fn inspect(out: &Path) -> Result<Before, EmitError> {
    let mut before = list_at(out)?.and_then(read).unwrap_or_default();
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
        if before.listed.contains_key(path.as_str()) {
            before.there.insert(path);
        } else if path != LIST || before.list.is_none() {
            foreign.push(path);
        }
    }
    if !foreign.is_empty() || out.is_file() {
        foreign.truncate(5);
        return Err(EmitError::Foreign { folder: out.to_path_buf(), files: foreign });
    }
    Ok(before)
}

/// The file in the place of a list.
pub(super) fn list_at(out: &Path) -> Result<Option<String>, EmitError> {
    match fs::read_to_string(out.join(LIST)) {
        Ok(list) => Ok(Some(list)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(None),
        // No list of ours is anything but text.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(io_error(&out.join(LIST))(error)),
    }
}

/// What a list of ours says.
fn read(list: String) -> Option<Before> {
    let (first, lines) = list.split_once('\n')?;
    let former = FORMER.iter().find(|(format, _)| first.starts_with(format));
    let known = |line: &str| match former {
        Some((_, words)) => {
            Some((line.splitn(words + 1, ' ').last()?.to_owned(), Known::default()))
        }
        None => Known::read(line),
    };
    let name = first.strip_prefix(FORMAT).and_then(Name::read);
    let listed = lines.lines().filter_map(known).collect();
    (former.is_some() || name.is_some()).then(|| Before {
        there: BTreeSet::new(),
        listed,
        name,
        list: Some(list),
    })
}

/// Assets that the last build at `out` left, by what each was [made from](crate::assets::Assets::look).
pub fn made(out: &Path) -> BTreeMap<String, Vec<Route>> {
    let before = fs::read_to_string(out.join(LIST)).ok().and_then(read);
    before.as_ref().map(Before::made).unwrap_or_default()
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
