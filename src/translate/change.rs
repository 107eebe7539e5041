//! What becomes of a file.

use std::sync::Arc;

use crate::diag::Source;

/// A file of the site as it is to be.
#[derive(Clone, Debug)]
pub struct Change {
    /// Relative to the site.
    pub path: String,
    /// What it was; nothing for a new one.
    pub before: Option<Arc<Source>>,
    /// All of it.
    pub text: String,
}
