//! The site that a command works with.

use std::path::PathBuf;

use super::output::{self, Output};
use super::{Common, Exit};
use crate::config::Choices;
use crate::diag::Sink;
use crate::site::{self, Site};
use crate::world::Disk;

/// A site as it was read.
pub(super) struct Loaded {
    pub(super) root: PathBuf,
    pub(super) world: Disk,
    pub(super) site: Site,
    /// What is wrong with it.
    pub(super) sink: Sink,
}

/// Reads the site that the command line names; why there is none has been said.
pub(super) fn load(common: &Common, choices: &Choices, output: &Output) -> Result<Loaded, Exit> {
    let root = output::site(common, output)?;
    let world = Disk::new(&root);
    let mut sink = Sink::default();
    let Some(site) = site::load(&world, choices, &mut sink) else {
        output.faults(&sink, false);
        return Err(Exit::Faults);
    };
    Ok(Loaded { root, world, site, sink })
}
