//! A world that takes down what it gives, so that what a build is made from has a fingerprint.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use blake3::Hash;
use jiff::civil::Date;
use rayon::prelude::*;

use super::{Bytes, Listing, ROOTS, World};
use crate::digest::Digest;

/// A world that takes down what it gives.
pub struct Tracked<'w> {
    world: &'w dyn World,
    /// What lay there before anything was read: a file that comes later is part of no fingerprint.
    listings: Vec<Listing>,
    given: Mutex<HashMap<String, Hash>>,
    /// Guides that were read for the fingerprint alone, until they are asked for: there are many,
    /// and small.
    ahead: Mutex<HashMap<String, Bytes>>,
    /// Whether a file was another when it was read again: what is made of both has no fingerprint.
    changed: AtomicBool,
}

impl<'w> Tracked<'w> {
    /// Looks at all that a site may be made of.
    pub fn new(world: &'w dyn World) -> Self {
        let listings = ROOTS.iter().map(|root| world.list(root)).collect();
        Self {
            world,
            listings,
            given: Mutex::default(),
            ahead: Mutex::default(),
            changed: AtomicBool::new(false),
        }
    }

    /// The fingerprint of today, `rest`, and all files, but for what is `known` by the rest: the
    /// same one means the same, to the byte. What was given before counts as it was then. None
    /// where something cannot be read, or has changed meanwhile.
    pub fn fingerprint(&self, rest: &[&str], known: impl Fn(&str) -> bool) -> Option<String> {
        if self.listings.iter().any(|listing| !listing.faults.is_empty()) {
            return None;
        }
        let files = self.listings.iter().flat_map(|listing| &listing.files);
        let files = files.map(|file| &*file.path).filter(|path| !known(path));
        let files: Vec<&str> = files.collect();
        let hashes: Vec<Hash> = files
            .par_iter()
            .map(|path| match self.given(path) {
                Some(hash) => Some(hash),
                None => self.look(path),
            })
            .collect::<Option<_>>()?;
        let mut digest = Digest::new();
        digest.add_all(rest.iter()).add(self.world.today().to_string());
        for (path, hash) in files.iter().zip(&hashes) {
            digest.add(path).add(hash.as_bytes());
        }
        (!self.has_changed()).then(|| digest.to_string())
    }

    /// Whether a file has changed since it was first read, so that an earlier fingerprint is none
    /// any more.
    pub fn has_changed(&self) -> bool {
        self.changed.load(Ordering::Relaxed)
    }

    fn given(&self, path: &str) -> Option<Hash> {
        lock(&self.given).get(path).copied()
    }

    fn look(&self, path: &str) -> Option<Hash> {
        let bytes = self.read(path).ok()?;
        if path.ends_with(".md") {
            lock(&self.ahead).insert(path.to_owned(), bytes);
        }
        self.given(path)
    }
}

/// A panic of another thread ends the build in any case.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World for Tracked<'_> {
    fn list(&self, folder: &str) -> Listing {
        let mut roots = ROOTS.iter().zip(&self.listings);
        let known = roots.find(|(root, _)| **root == folder);
        known.map_or_else(|| self.world.list(folder), |(_, listing)| listing.clone())
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        Ok(self.read_hashed(path)?.0)
    }

    fn read_hashed(&self, path: &str) -> io::Result<(Bytes, Hash)> {
        let ahead = lock(&self.ahead).remove(path);
        if let Some((bytes, hash)) = ahead.and_then(|bytes| Some((bytes, self.given(path)?))) {
            return Ok((bytes, hash));
        }
        let bytes = self.world.read(path)?;
        let hash = blake3::hash(&bytes);
        let first = *lock(&self.given).entry(path.to_owned()).or_insert(hash);
        if first != hash {
            self.changed.store(true, Ordering::Relaxed);
        }
        Ok((bytes, hash))
    }

    fn today(&self) -> Date {
        self.world.today()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Memory;

    /// Whose files are others each time that they are read.
    struct Restless(Memory, Mutex<u8>);

    impl World for Restless {
        fn list(&self, folder: &str) -> Listing {
            self.0.list(folder)
        }

        fn read(&self, path: &str) -> io::Result<Bytes> {
            let mut times = lock(&self.1);
            *times += 1;
            Ok([path.as_bytes(), &[*times]].concat().into())
        }

        fn today(&self) -> Date {
            self.0.today()
        }
    }

    #[test]
    fn a_fingerprint_is_for_what_was_given() {
        let day = Date::constant(2026, 11, 23);
        let mut memory = Memory::new(day);
        memory.write("content/en/a.md", "one");
        memory.write("content/en/a.png", "two");
        let restless = Restless(memory, Mutex::new(0));
        let world = Tracked::new(&restless);
        let print = world.fingerprint(&[], |_| false).unwrap();
        assert_eq!(
            world.fingerprint(&[], |_| false).as_ref(),
            Some(&print),
            "nothing is read again"
        );
        for other in [
            world.fingerprint(&["rest"], |_| false),
            world.fingerprint(&[], |path| path.ends_with(".md")),
        ] {
            assert!(other.is_some() && other.as_ref() != Some(&print));
        }
        let _guide = world.read("content/en/a.md").unwrap();
        assert_eq!(
            (*lock(&restless.1), world.has_changed()),
            (2, false),
            "it is what it was for the fingerprint"
        );
        let _image = world.read("content/en/a.png").unwrap();
        assert!(world.has_changed());
        assert_eq!(world.fingerprint(&[], |_| false), None);
    }
}
