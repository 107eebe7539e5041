//! Names for what pages see, by which the next build knows what it would make anew in vain.

use std::sync::Arc;

use super::{Site, Text};
use crate::config::LanguageId;
use crate::digest::Digest;

impl Site {
    /// Names what any page can see of any text: where it lies, and what its front matter says.
    pub fn heads(&self) -> String {
        let mut digest = Digest::new();
        for text in self.texts() {
            digest.add(text.source().path()).add(text.own().head().unwrap_or_default());
        }
        digest.to_string()
    }

    /// Names how long each text takes that readers of `language` see, which lists of pages say.
    pub fn minutes(&self, language: LanguageId) -> String {
        let mut digest = Digest::new();
        for text in self.entries().filter_map(|(entry, _)| self.shown(entry, language)) {
            digest.add(self.minutes_of(self.text(text)).to_string());
        }
        digest.to_string()
    }

    /// How many minutes it takes to read `text`.
    pub fn minutes_of(&self, text: &Text) -> i64 {
        text.document.minutes(self.language(text.language).words_per_minute)
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

    /// All that a page sees of its own text, beside what [all](Site::heads) see: the file, and what it has
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
