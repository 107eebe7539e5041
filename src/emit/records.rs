//! What a build leaves in its output beside the list of its files, for the next one.

use super::Emission;
use crate::route::Route;

/// What is known of texts.
pub const TEXTS: &str = ".mashal-texts";
/// What pages say that load fonts.
pub const WORDS: &str = ".mashal-words";

/// Whether the file at `path` is such a record, and no part of a site.
pub(super) fn is_record(path: &str) -> bool {
    [TEXTS, WORDS].contains(&path)
}

impl Emission {
    /// Adds the record `name`.
    pub fn put_record(&self, name: &str, bytes: &[u8]) {
        self.put(&Route::new(name), bytes, None, None);
    }

    /// The record `name` of the last build, where it is as it was.
    pub fn record(&self, name: &str) -> Option<Vec<u8>> {
        self.before.listed.get(name)?.whole(&self.out, name)
    }

    /// The file at `route` in the last output, where it is as it was.
    pub fn last_page(&self, route: &Route) -> Option<Vec<u8>> {
        self.before.listed.get(route.as_str())?.whole(&self.out, route.as_str())
    }
}
