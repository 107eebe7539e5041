//! What a build leaves for the next one beside the list of its files.
//!
//! Nobody else has a use for it, and an output goes to hosts and onto memory cards as a whole:
//! records lie beside it, hidden.

use std::collections::BTreeMap;

use super::error::EmitError;
use super::names::{is_record, lies_at};
use super::stage::StagingDir;
use super::{Emission, Put};
use crate::route::Route;

/// What is known of texts.
pub const TEXTS: &str = ".mashal-texts";
/// What pages say that load fonts.
pub const WORDS: &str = ".mashal-words";

impl Emission {
    /// Adds the record `name`.
    pub fn put_record(&self, name: &str, bytes: &[u8]) {
        self.put(&Route::new(name), bytes, None, None);
    }

    /// The record `name` of the last build, where it is as it was.
    pub fn record(&self, name: &str) -> Option<Vec<u8>> {
        self.last_page(&Route::new(name))
    }

    /// Puts records beside the output: those of `files` that are not there as they are, from the
    /// `stage`. Others go.
    ///
    /// Should the build end right here, the last list has other hashes for them.
    pub(super) fn put_down(
        &self,
        stage: &StagingDir,
        files: &BTreeMap<Route, Put>,
    ) -> Result<(), EmitError> {
        let new = files.iter().filter(|(route, put)| is_record(route.as_str()) && !put.same);
        new.map(|(route, _)| route).try_for_each(|route| stage.put_down(&self.out, route))?;
        let gone = |path: &&str| is_record(path) && !files.contains_key(*path);
        for record in self.before.listed.there().map(|file| &*file.path).filter(gone) {
            // Nobody reads it.
            let _stays = self.disk.remove_file(&lies_at(&self.out, record));
        }
        Ok(())
    }
}
