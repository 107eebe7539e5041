//! How much of what stands on every page readers of a language see in it.

use super::Messages;
use crate::config::{Config, LanguageId};

impl Messages {
    /// How many of the built-in messages there are, and how many of them readers of `language` see
    /// in the source language, or in English. Readers of the source language see those in English
    /// that neither the site nor the program has in it.
    pub fn interface(&self, config: &Config, language: LanguageId) -> (usize, usize) {
        let home = config.source_language;
        let chain = config.language(language).chain.iter();
        let chain = chain.filter(|other| language == home || **other != home);
        let own = chain.filter_map(|other| self.bundles.languages.get(other.index()));
        let has = |name: &str| own.clone().any(|language| language.plain.has_message(name));
        let all = self.bundles.last.places.keys();
        (all.len(), all.filter(|name| !has(name)).count())
    }
}
