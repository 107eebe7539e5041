//! What becomes of a file.

use std::sync::Arc;

use crate::diag::Source;
use crate::freshness::of_record;

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

impl Change {
    /// Whether it is of what translations were made from: nobody edits that, and it goes along with
    /// them.
    pub fn is_record(&self) -> bool {
        of_record(&self.path).is_some()
    }
}
