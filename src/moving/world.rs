//! A site as it would be after a move.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;

use super::Move;
use crate::world::{Bytes, File, Listing, World};

/// A world in which a move has taken place.
pub(super) struct Changed<'w> {
    world: &'w dyn World,
    gone: BTreeSet<&'w str>,
    fresh: BTreeMap<&'w str, Bytes>,
}

impl<'w> Changed<'w> {
    pub(super) fn new(world: &'w dyn World, plan: &'w Move) -> Self {
        let moved = plan.moved.iter().map(|file| (&*file.to, file.bytes.as_slice().into()));
        let mended =
            plan.mended.iter().map(|(source, text)| (source.path(), text.as_bytes().into()));
        Self {
            world,
            gone: plan.moved.iter().map(|file| &*file.from).collect(),
            fresh: moved.chain(mended).collect(),
        }
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
            version: 0,
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

    fn today(&self) -> Date {
        self.world.today()
    }
}
