//! Names for what pages see, by which the next build knows what it would make anew in vain.

use std::sync::Arc;

use super::{Site, Text};
use crate::digest::Digest;

impl Site {
    /// Names what any page can see of any text: where it lies, what its front matter says, and how long
    /// it takes to read.
    pub fn faces(&self) -> String {
        let mut digest = Digest::new();
        for text in self.texts() {
            let minutes = text.document.minutes(self.language(text.language).words_per_minute);
            digest.add(text.source().path()).add(text.own().head().unwrap_or_default());
            digest.add(minutes.to_string());
        }
        digest.to_string()
    }

    /// Whether the file at `path` is one of the texts.
    pub fn has_text(&self, path: &str) -> bool {
        self.texts.binary_search_by(|text| text.source().path().cmp(path)).is_ok()
    }
}

impl Text {
    /// Names the file.
    pub fn name(&self) -> &str {
        self.own.name()
    }

    /// All that a page sees of its own text, beside what [all](Site::faces) see: the file, and what it has
    /// from the source guide.
    pub fn look(&self) -> Digest {
        let mut digest = Digest::new();
        digest.add(self.name()).add(format!("{:?}", self.freshness));
        if let Some(source) = &self.compared
            && !Arc::ptr_eq(&self.parsed, &self.own)
        {
            digest.add(source.name());
        }
        if self.pattern.is_some() {
            for (heading, id) in self.ids.iter().enumerate() {
                digest.add(id).add(format!("{:?}", self.step(heading)));
            }
        }
        digest
    }
}
