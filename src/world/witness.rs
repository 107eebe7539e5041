//! What a build is made from, under one name.

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use blake3::Hash;
use jiff::civil::Date;
use rayon::prelude::*;

use super::{Bytes, Listing, ROOTS, World};

/// A world that takes down what it gives.
pub struct Witness<'w> {
    world: &'w dyn World,
    /// What lay there before anything was read: a file that comes later is part of no name.
    listings: Vec<Listing>,
    given: Mutex<HashMap<String, Hash>>,
}

impl<'w> Witness<'w> {
    /// Looks at all that a site may be made of.
    pub fn new(world: &'w dyn World) -> Self {
        let listings = ROOTS.iter().map(|root| world.list(root)).collect();
        Self { world, listings, given: Mutex::default() }
    }

    /// A name for all files, today, and `rest`: the same name means the same, to the byte. What was
    /// given before counts as it was then. None where something cannot be read.
    pub fn name(&self, rest: &[&[u8]]) -> Option<String> {
        if self.listings.iter().any(|listing| !listing.faults.is_empty()) {
            return None;
        }
        let files = self.listings.iter().flat_map(|listing| &listing.files);
        let files: Vec<&str> = files.map(|file| &*file.path).collect();
        let hashes: Vec<Hash> = files
            .par_iter()
            .map(|path| match self.given(path) {
                Some(hash) => Some(hash),
                None => self.read(path).ok().and_then(|_| self.given(path)),
            })
            .collect::<Option<_>>()?;
        let mut hasher = blake3::Hasher::new();
        // Lengths keep what follows one another apart.
        let mut add = |part: &[u8]| {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        };
        rest.iter().for_each(|part| add(part));
        add(self.world.today().to_string().as_bytes());
        for (path, hash) in files.iter().zip(&hashes) {
            add(path.as_bytes());
            add(hash.as_bytes());
        }
        Some(hasher.finalize().to_hex().to_string())
    }

    fn given(&self, path: &str) -> Option<Hash> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied()
    }
}

impl World for Witness<'_> {
    fn list(&self, folder: &str) -> Listing {
        self.world.list(folder)
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        let bytes = self.world.read(path)?;
        let hash = blake3::hash(&bytes);
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.entry(path.to_owned()).or_insert(hash);
        Ok(bytes)
    }

    fn today(&self) -> Date {
        self.world.today()
    }
}
