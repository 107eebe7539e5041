//! A site in memory, for tests and for sites that never touch a disk.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Bytes, File, Listing, World, is_clutter};

/// A site whose files and clock are given.
#[derive(Clone, Debug)]
pub struct Memory {
    files: BTreeMap<Arc<str>, (u64, Bytes)>,
    /// How many changes there were; the version of what is written next.
    changes: u64,
    today: Date,
}

impl Memory {
    /// An empty site on the day `today`.
    pub fn new(today: Date) -> Self {
        Self { files: BTreeMap::new(), changes: 0, today }
    }

    /// Adds or replaces a file.
    pub fn write(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.changes += 1;
        let (path, bytes): (String, Vec<u8>) = (path.into(), bytes.into());
        self.files.insert(path.into(), (self.changes, bytes.into()));
    }

    /// Removes a file; `false` where there is none.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }
}

impl World for Memory {
    fn list(&self, folder: &str) -> Listing {
        // Clutter is what lies below the folder, as on a disk: a hidden one can be asked for.
        let below = |path: &str| {
            let rest = match folder {
                "" => Some(path),
                folder => path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')),
            };
            rest.is_some_and(|rest| !rest.split('/').any(is_clutter))
        };
        let files = self
            .files
            .iter()
            .filter(|(path, _)| below(path))
            .map(|(path, (version, bytes))| File {
                path: Arc::clone(path),
                bytes: bytes.len() as u64,
                version: *version,
            })
            .collect();
        Listing { files, faults: Vec::new() }
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        let file = self.files.get(path).map(|(_, bytes)| Arc::clone(bytes));
        file.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn today(&self) -> Date {
        self.today
    }
}
