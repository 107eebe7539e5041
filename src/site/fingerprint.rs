//! Fingerprints of what outputs see of texts.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Site, Text};
use crate::config::LanguageId;
use crate::digest::Digest;
use crate::freshness::text_path;
use crate::markdown::Step;

impl Site {
    /// The fingerprint of what any output can see of any text: where it lies, and what its front
    /// matter says.
    pub fn front_matter_fingerprint(&self) -> String {
        let mut digest = Digest::new();
        for text in self.texts() {
            digest.add(text.source().path()).add(text.authored().head().unwrap_or_default());
        }
        digest.to_string()
    }

    /// How many words `text` has for readers of `language`, with those of its parts.
    pub fn words_of(&self, text: &Text, language: LanguageId) -> usize {
        let parts = self.parts(text, language).map(|part| part.outline().words);
        parts.fold(text.outline().words, usize::saturating_add)
    }

    /// How many minutes it takes them to read it, at least one.
    pub fn minutes_of(&self, text: &Text, language: LanguageId) -> i64 {
        let pace = self.language(text.language).words_per_minute.max(1) as usize;
        let minutes = self.words_of(text, language).div_ceil(pace).max(1);
        i64::try_from(minutes).unwrap_or(i64::MAX)
    }

    /// Whether nothing was found wrong with how `text` is written, where that is known.
    pub fn found_nothing_in(&self, text: &Text) -> bool {
        self.trace.as_ref().is_some_and(|trace| trace.proof.found_nothing_in(text))
    }

    /// Whether the file at `path` is one of the texts, or records what one was made from.
    pub fn has_text(&self, path: &str) -> bool {
        let is_text = |path: &str| {
            let found = self.texts.binary_search_by(|text| text.source().path().cmp(path));
            found.ok().and_then(|at| self.texts.get(at))
        };
        let recorded = |text: String| is_text(&text).is_some_and(|text| text.record.is_some());
        is_text(path).is_some() || text_path(path).is_some_and(recorded)
    }
}

impl Text {
    /// The fingerprint of the file, and of what is recorded that it was made from.
    pub fn fingerprint(&self) -> Cow<'_, str> {
        let own = self.authored.fingerprint();
        match &self.record {
            None => Cow::Borrowed(own),
            Some(record) => Digest::new().add(own).add(record.fingerprint()).to_string().into(),
        }
    }

    /// All that an output made of this text sees of it, beside what
    /// [all](Site::front_matter_fingerprint) see: the file, what it has from the source guide, and
    /// where its links lead.
    pub fn body_fingerprint(&self) -> Digest {
        let mut digest = Digest::new();
        digest.add(&*self.fingerprint()).add(format!("{:?}", self.freshness));
        if let Some(source) = &self.freshness_source
            && !Arc::ptr_eq(&self.parsed, &self.authored)
        {
            digest.add(source.fingerprint());
        }
        if self.heading_source.is_some() {
            for (heading, id) in self.ids().iter().enumerate() {
                let step = Some(self.step(heading)).filter(|step| *step != Step::default());
                digest.add(id).add(step.map_or_else(String::new, |step| format!("{step:?}")));
            }
        }
        digest
    }
}
