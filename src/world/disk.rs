//! A site in a folder.

#![expect(clippy::disallowed_methods, reason = "this file is the door to the disk and the clock")]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use walkdir::WalkDir;

use super::{Bytes, File, Listing, World, is_clutter, is_exhausted, unreadable};
use crate::diag::{Code, Diagnostic, Source};

/// A site in a folder of this machine, with this machine's clock.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    listings: AtomicU64,
}

impl Disk {
    /// The site in `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), listings: AtomicU64::new(0) }
    }

    /// The nearest folder from `start` upwards that holds `mashal.toml`.
    pub fn find(start: &Path) -> Option<PathBuf> {
        start.ancestors().find(|dir| dir.join("mashal.toml").is_file()).map(Path::to_path_buf)
    }

    /// `path` relative to the site, `/` between names; `None` where a name is not Unicode.
    fn site_path(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let names: Option<Vec<_>> = relative.iter().map(|name| name.to_str()).collect();
        Some(names?.join("/"))
    }

    fn shown(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

fn fault(code: Code, path: &str, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(code, message).at(Source::new(path, "").span(0..0)).help(help)
}

/// A file that a walk came by.
pub(super) struct Found {
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) modified: Option<SystemTime>,
}

/// What a walk came by.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) files: Vec<Found>,
    pub(super) faults: Vec<Diagnostic>,
    /// Links, by their paths in the site: what lies at one path can change by an edit at another.
    pub(super) links: Vec<String>,
}

/// A link can lead to another, but no system follows more than this.
const MOST_LINKS: usize = 40;

impl Disk {
    /// Where the link at `path` leads to within the site, by way of which other links; real paths.
    pub(super) fn places(&self, path: &str) -> Vec<PathBuf> {
        let inside = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        let mut places = Vec::new();
        let mut at = self.root.join(path);
        while let Ok(target) = std::fs::read_link(&at)
            && places.len() < MOST_LINKS
        {
            let mut next = at.parent().unwrap_or(&inside).join(target);
            // What is not there yet begins with the first of its folders that is not.
            let place = loop {
                let folder = next.parent().and_then(|folder| folder.canonicalize().ok());
                match (folder, next.file_name()) {
                    (Some(folder), Some(name)) => break Some(folder.join(name)),
                    (Some(_), None) => break next.canonicalize().ok(),
                    (None, _) => {}
                }
                if !next.pop() {
                    break None;
                }
            };
            let Some(place) = place else { break };
            if !place.starts_with(&inside) {
                break;
            }
            at.clone_from(&place);
            places.push(place);
        }
        places
    }

    /// What lies at and below `path`, a file or a folder.
    pub(super) fn walk(&self, path: &str) -> Walk {
        let mut found = Walk::default();
        let start = self.root.join(path);
        // A link that leads nowhere is there, and a fault.
        if start.symlink_metadata().is_err() {
            return found;
        }
        let inside = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        let mut walk = WalkDir::new(start).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let shown = self.shown(error.path().unwrap_or(&self.root));
                    found.links.push(shown.clone());
                    found.faults.push(if let Some(why) = error.io_error().filter(|e| is_exhausted(e)) {
                        unreadable(&shown, why)
                    } else if error.loop_ancestor().is_some() {
                        fault(
                            Code::FileSymlinkLoop,
                            &shown,
                            format!("the link `{shown}` leads back to a folder it lies in"),
                            "remove the link",
                        )
                    } else {
                        fault(
                            Code::FileUnreadable,
                            &shown,
                            format!("`{shown}` cannot be read: {error}"),
                            "check that it exists and that you may read it; remove a link that leads nowhere",
                        )
                    });
                    continue;
                }
            };
            let folder = entry.file_type().is_dir();
            if entry.depth() > 0 && is_clutter(&entry.file_name().to_string_lossy()) {
                if folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            if entry.path_is_symlink() {
                found.links.push(self.shown(entry.path()));
            }
            if entry.path_is_symlink()
                && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(&inside))
            {
                let shown = self.shown(entry.path());
                found.faults.push(fault(
                    Code::FileSymlinkOutside,
                    &shown,
                    format!("the link `{shown}` leads out of the site"),
                    "copy the file into the site, or remove the link",
                ));
                if folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            if folder {
                continue;
            }
            // A pipe would be waited for, a device has no end.
            if !entry.file_type().is_file() {
                let shown = self.shown(entry.path());
                found.faults.push(fault(
                    Code::FileUnreadable,
                    &shown,
                    format!("`{shown}` is neither a file nor a folder"),
                    "remove it",
                ));
                continue;
            }
            match self.site_path(entry.path()) {
                Some(path) => {
                    let meta = entry.metadata();
                    let bytes = meta.as_ref().map_or(0, |meta| meta.len());
                    let modified = meta.ok().and_then(|meta| meta.modified().ok());
                    found.files.push(Found { path, bytes, modified });
                }
                None => {
                    let shown = self.shown(entry.path());
                    found.faults.push(fault(
                        Code::FileName,
                        &shown,
                        format!("the name `{shown}` is not Unicode text"),
                        "rename the file with letters, digits and hyphens",
                    ));
                }
            }
        }
        found
    }
}

impl World for Disk {
    fn list(&self, folder: &str) -> Listing {
        let Walk { files, faults, links: _ } = self.walk(folder);
        let version = self.listings.fetch_add(1, Ordering::Relaxed);
        let file = |Found { path, bytes, .. }: Found| File { path: path.into(), bytes, version };
        let mut files: Vec<File> = files.into_iter().map(file).collect();
        files.sort();
        Listing { files, faults }
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        Ok(std::fs::read(self.root.join(path))?.into())
    }

    /// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org) where it is set, today otherwise.
    fn today(&self) -> Date {
        let fixed = fixed_clock().ok().flatten();
        fixed.unwrap_or_else(jiff::Timestamp::now).to_zoned_datetime(TimeZone::UTC).date()
    }
}

/// The variable that fixes the clock.
pub const CLOCK: &str = "SOURCE_DATE_EPOCH";

/// The time at which [`CLOCK`] stops the clock, if it does.
///
/// # Errors
///
/// What it says, where that is no time.
pub fn fixed_clock() -> Result<Option<jiff::Timestamp>, String> {
    let Some(said) = std::env::var_os(CLOCK) else { return Ok(None) };
    let seconds = said.to_str().and_then(|seconds| seconds.parse().ok());
    match seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()) {
        Some(time) => Ok(Some(time)),
        None => Err(said.to_string_lossy().into_owned()),
    }
}
