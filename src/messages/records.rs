//! What the messages of each language were made from. Of those that cannot wait for their
//! translation, readers see the words of the source where it was made from others.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Language;
use super::{Resource, patterns};
use crate::config::{Config, LanguageId};
use crate::diag::Sink;
use crate::freshness::of_record;
use crate::world::{File, World, read_text};

/// The comment that marks the message below it.
const URGENT: &str = "urgent";

/// The texts of messages that cannot wait, by their names.
pub(super) fn urgent(resources: &[Resource]) -> BTreeMap<String, String> {
    let texts = resources.iter().flat_map(|resource| patterns(&resource.source));
    let urgent = texts.filter(|text| text.comment.iter().any(|line| line.trim() == URGENT));
    urgent.map(|text| (text.name, text.text)).collect()
}

/// Texts that messages were made from, by language and name.
#[derive(Default)]
pub(super) struct Records(BTreeMap<LanguageId, BTreeMap<String, String>>);

impl Records {
    /// Reads `file`, where it is a record of a language of the site; whether it is one.
    pub(super) fn read(
        &mut self,
        world: &dyn World,
        config: &Config,
        file: &File,
        sink: &mut Sink,
    ) -> bool {
        let language = of_record(&file.path).and_then(|(tag, _)| config.find(tag));
        let Some(texts) = language.map(|id| self.0.entry(id).or_default()) else { return false };
        let source = read_text(world, file, sink);
        let found = source.iter().flat_map(patterns::patterns);
        texts.extend(found.map(|text| (text.name, text.text)));
        true
    }

    /// The `language` with what its messages were made from; some of them may be `urgent`.
    pub(super) fn give(
        &mut self,
        id: LanguageId,
        urgent: &BTreeMap<String, String>,
        language: Language,
    ) -> Language {
        let made_from = self.0.remove(&id).unwrap_or_default();
        let other =
            urgent.iter().filter(|(name, now)| made_from.get(*name).is_some_and(|t| t != *now));
        let message = |name: &String| name.split('.').next().unwrap_or_default().to_owned();
        let stale: BTreeSet<String> = other.map(|(name, _)| message(name)).collect();
        Language { stale, made_from, ..language }
    }
}
