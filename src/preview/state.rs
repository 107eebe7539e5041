//! What the site is like at one moment.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use crate::diag::Diagnostic;
use crate::edition::Edition;

/// What everybody sees of the site at one moment.
#[derive(Debug)]
pub(super) struct State {
    /// Grows with every change of the site or its faults.
    pub(super) version: u64,
    /// Where pages come from: the site as it is, or as it was when it last had no fault.
    pub(super) edition: Option<Arc<Edition>>,
    /// The site as it is, whatever its faults; nothing without settings that can be read.
    pub(super) latest: Option<Arc<Edition>>,
    /// Errors and warnings, in the order of places.
    pub(super) faults: Arc<Vec<Diagnostic>>,
    /// Whether errors stand, so that pages are those of before.
    pub(super) stale: bool,
    /// How long it took to load what had changed.
    pub(super) took: Duration,
}

/// The state that everybody sees now.
pub(super) type Shared = RwLock<Arc<State>>;
