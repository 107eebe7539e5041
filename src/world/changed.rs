//! A site as it would be with other files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use blake3::Hash;
use jiff::civil::Date;

use super::{Bytes, File, Listing, World};

/// A world in which some files are others, and some are gone.
pub struct Changed<'w> {
    world: &'w dyn World,
    gone: BTreeSet<&'w str>,
    fresh: BTreeMap<&'w str, Bytes>,
}

impl<'w> Changed<'w> {
    /// What is `gone` and what is `fresh`, by paths in the site.
    pub fn new(
        world: &'w dyn World,
        gone: impl IntoIterator<Item = &'w str>,
        fresh: impl IntoIterator<Item = (&'w str, Bytes)>,
    ) -> Self {
        Self { world, gone: gone.into_iter().collect(), fresh: fresh.into_iter().collect() }
    }
}

impl World for Changed<'_> {
    fn list(&self, folder: &str) -> Listing {
        let Listing { mut files, faults } = self.world.list(folder);
        files.retain(|file| {
            !self.gone.contains(&*file.path) && !self.fresh.contains_key(&*file.path)
        });
        let below =
            |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let fresh = self.fresh.iter().filter(|(path, _)| below(path));
        files.extend(fresh.map(|(path, bytes)| File {
            path: (*path).into(),
            bytes: bytes.len() as u64,
            version: version(bytes),
        }));
        files.sort();
        Listing { files, faults }
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        match self.fresh.get(path) {
            Some(bytes) => Ok(Bytes::clone(bytes)),
            None if self.gone.contains(path) => Err(io::ErrorKind::NotFound.into()),
            None => self.world.read(path),
        }
    }

    fn read_hashed(&self, path: &str) -> io::Result<(Bytes, Hash)> {
        match self.fresh.contains_key(path) || self.gone.contains(path) {
            true => self.read(path).map(|bytes| (Bytes::clone(&bytes), blake3::hash(&bytes))),
            false => self.world.read_hashed(path),
        }
    }

    fn today(&self) -> Date {
        self.world.today()
    }
}

/// A number that no world below gives: those count up from zero.
fn version(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut first);
    u64::from_le_bytes(first) | 1 << 63
}
