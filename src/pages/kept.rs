//! What a reader keeps together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::plan::Facts;
use crate::route::Route;

/// Files that are kept together.
#[derive(Clone, Debug, Default)]
pub struct KeptFiles {
    /// What is known of each.
    pub files: BTreeMap<Route, Arc<Facts>>,
    /// Numbers and addresses of help that their pages show, each with whose it is.
    pub contact_points: BTreeSet<Arc<str>>,
}
