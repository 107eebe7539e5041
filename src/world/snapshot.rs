//! A site in a folder, remembered between loads: what nobody touched is not looked at again.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use jiff::civil::Date;

use super::disk::{Found, Walk};
use super::{Bytes, Disk, File, Listing, World, is_clutter};
use crate::diag::Diagnostic;

/// Where everything that a site is made of lies.
pub const ROOTS: [&str; 4] = ["content", "locales", "mashal.toml", "themes"];

/// A [`Disk`] whose files are known, each with a number that changes with its bytes.
#[derive(Debug)]
pub struct Snapshot {
    disk: Disk,
    files: BTreeMap<Arc<str>, Seen>,
    faults: Vec<Diagnostic>,
    linked: bool,
    links: Vec<Link>,
    /// Files that went away, or became empty, since somebody [looked](Self::forget_gone).
    gone: BTreeSet<Arc<str>>,
    /// How many changes of files there were; the version of the next.
    changes: u64,
    /// What was read to be compared, for the load that follows.
    fresh: BTreeMap<Arc<str>, Bytes>,
}

/// A link in the site, and a place that it leads to, at once or by way of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The path of the link, in the site.
    pub path: String,
    /// The real path of the place.
    pub place: PathBuf,
}

#[derive(Debug)]
struct Seen {
    bytes: u64,
    modified: Option<SystemTime>,
    version: u64,
    /// Of the bytes that were given last.
    hash: OnceLock<blake3::Hash>,
}

impl Snapshot {
    /// What lies on `disk` now.
    pub fn new(disk: Disk) -> Self {
        let mut snapshot = Self {
            disk,
            files: BTreeMap::new(),
            faults: Vec::new(),
            linked: false,
            links: Vec::new(),
            gone: BTreeSet::new(),
            changes: 0,
            fresh: BTreeMap::new(),
        };
        snapshot.rescan(&BTreeSet::new());
        snapshot.forget_gone();
        snapshot
    }

    /// Looks again at `touched` and what lies below each; at everything where one of them is
    /// empty. Whether anything is not as it was.
    pub fn refresh(&mut self, touched: &BTreeSet<String>) -> bool {
        if self.linked || touched.contains("") {
            return self.rescan(touched);
        }
        let mut changed = false;
        for path in touched {
            let root = path.split('/').next().unwrap_or_default();
            if !ROOTS.contains(&root) || path.split('/').any(is_clutter) {
                continue;
            }
            let walk = self.disk.walk(path);
            if !walk.links.is_empty() {
                // What was seen until here is no news to a second look.
                return self.rescan(touched) || changed;
            }
            changed |= self.replace(path, walk, touched);
        }
        changed
    }

    /// Looks at everything.
    fn rescan(&mut self, touched: &BTreeSet<String>) -> bool {
        self.linked = false;
        self.links.clear();
        let mut changed = false;
        for root in ROOTS {
            let walk = self.disk.walk(root);
            self.linked |= !walk.links.is_empty();
            for path in &walk.links {
                let places = self.disk.places(path).into_iter();
                self.links.extend(places.map(|place| Link { path: path.clone(), place }));
            }
            changed |= self.replace(root, walk, touched);
        }
        changed
    }

    /// Puts what a walk came by in the place of what lay at and below `path`.
    fn replace(&mut self, path: &str, walk: Walk, touched: &BTreeSet<String>) -> bool {
        let mut before = self.cut(path);
        let mut changed = false;
        for Found { path, bytes, modified } in walk.files {
            let path: Arc<str> = path.into();
            let old = before.remove(&path);
            let was_full = old.as_ref().is_some_and(|old| old.bytes > 0);
            let seen = match old {
                // Times of files are too coarse to trust where the system says that one was
                // touched.
                Some(old)
                    if !touched.contains(&*path)
                        && (old.bytes, old.modified) == (bytes, modified) =>
                {
                    old
                }
                old => {
                    let hash = old.as_ref().and_then(|_| self.read_anew(&path));
                    match old {
                        Some(old) if hash.is_some() && old.hash.get() == hash.as_ref() => {
                            Seen { bytes, modified, ..old }
                        }
                        _ => {
                            changed = true;
                            self.changes += 1;
                            let hash = hash.map_or_else(OnceLock::new, OnceLock::from);
                            Seen { bytes, modified, version: self.changes, hash }
                        }
                    }
                }
            };
            if bytes > 0 {
                self.gone.remove(&path);
            } else if was_full {
                self.gone.insert(Arc::clone(&path));
            }
            self.files.insert(path, seen);
        }
        let below = |fault: &Diagnostic| {
            let place = fault.span.as_ref().map_or("", |span| span.source.path());
            lies_below(place, path)
        };
        let (old, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.faults).into_iter().partition(below);
        changed |= !before.is_empty() || old != walk.faults;
        self.gone.extend(before.into_keys());
        self.faults = rest;
        self.faults.extend(walk.faults);
        changed
    }

    /// Takes out what lies at and below `path`.
    fn cut(&mut self, path: &str) -> BTreeMap<Arc<str>, Seen> {
        let range = (Bound::Included(path), Bound::Unbounded);
        let names = self.files.range::<str, _>(range).map(|(name, _)| name);
        // `a.md` lies between `a` and `a/b`.
        let names = names.take_while(|name| name.starts_with(path));
        let names: Vec<_> = names.filter(|name| lies_below(name, path)).cloned().collect();
        names
            .into_iter()
            .filter_map(|name| self.files.remove(&name).map(|seen| (name, seen)))
            .collect()
    }

    fn read_anew(&mut self, path: &Arc<str>) -> Option<blake3::Hash> {
        let bytes = self.disk.read(path).ok()?;
        let hash = blake3::hash(&bytes);
        self.fresh.insert(Arc::clone(path), bytes);
        Some(hash)
    }

    /// Where links lead to.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether a file went away, or became empty, and did not come back: programs save in two
    /// steps.
    pub fn has_gone(&self) -> bool {
        !self.gone.is_empty()
    }

    /// What went away until now is to be away.
    pub fn forget_gone(&mut self) {
        self.gone.clear();
    }

    /// Lets go of bytes that were kept for a load that has taken place.
    pub fn settle(&mut self) {
        self.fresh.clear();
    }
}

fn lies_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl World for Snapshot {
    fn list(&self, folder: &str) -> Listing {
        let below = format!("{folder}/");
        let range = (Bound::Included(below.as_str()), Bound::Unbounded);
        let files = self.files.range::<str, _>(range);
        let files = files.take_while(|(path, _)| path.starts_with(&below));
        let files = files.map(|(path, seen)| File {
            path: Arc::clone(path),
            bytes: seen.bytes,
            version: seen.version,
        });
        let of = |fault: &&Diagnostic| {
            lies_below(fault.span.as_ref().map_or("", |span| span.source.path()), folder)
        };
        Listing { files: files.collect(), faults: self.faults.iter().filter(of).cloned().collect() }
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        let seen = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        if let Some(bytes) = self.fresh.get(path) {
            return Ok(Arc::clone(bytes));
        }
        let bytes = self.disk.read(path)?;
        let _first = seen.hash.get_or_init(|| blake3::hash(&bytes));
        Ok(bytes)
    }

    fn today(&self) -> Date {
        self.disk.today()
    }
}
