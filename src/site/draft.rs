//! A site while it is loaded.

use std::ops::{Deref, DerefMut};

use super::Site;

/// A site that the steps of loading fill, one after the other: each sees what is there so far. What
/// comes out of it is never changed.
pub(super) struct SiteDraft(Site);

impl SiteDraft {
    /// Settings, words, and files of their own, without any text.
    pub(super) fn new(empty: Site) -> Self {
        Self(empty)
    }

    /// The site, of which nothing is missing.
    pub(super) fn finish(self) -> Site {
        self.0
    }
}

impl Deref for SiteDraft {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

impl DerefMut for SiteDraft {
    fn deref_mut(&mut self) -> &mut Site {
        &mut self.0
    }
}
