//! A site in memory, for tests and for sites that never touch a disk.

use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;

use super::{File, Listing, World, is_clutter};

/// A site whose files and clock are given.
#[derive(Clone, Debug)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    today: Date,
}

impl Memory {
    /// An empty site on the day `today`.
    pub fn new(today: Date) -> Self {
        Self { files: BTreeMap::new(), today }
    }

    /// Adds or replaces a file.
    pub fn write(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

impl World for Memory {
    fn list(&self, folder: &str) -> Listing {
        let below =
            |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let files = self
            .files
            .iter()
            .filter(|(path, _)| below(path) && !path.split('/').any(is_clutter))
            .map(|(path, bytes)| File { path: path.clone(), bytes: bytes.len() as u64 })
            .collect();
        Listing { files, faults: Vec::new() }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn today(&self) -> Date {
        self.today
    }
}
