//! What is said of a message that no language has.

use super::Messages;
use crate::config::{Config, LanguageId};
use crate::diag::{Code, Diagnostic, Source, nearest};

/// How names of messages begin that are about contacts, and stand in a file of their own.
const DIRECTORY: [&str; 4] = ["contact-", "help-asks-", "region-", "zone-"];

impl Messages {
    /// The fault of a message that no language of the chain of `language` has, with the file that
    /// it belongs into.
    pub(super) fn missing(&self, config: &Config, language: LanguageId, id: &str) -> Diagnostic {
        let name = id.split('.').next().unwrap_or(id);
        let chain = config.language(language).chain.iter();
        let languages = chain.filter_map(|id| self.bundles.languages.get(id.index()));
        let near = nearest(name, languages.flat_map(|l| l.places.keys()).map(String::as_str));
        // The source language ends every chain: there it is missing once for all.
        let source = config.language(config.source_language).locale.tag();
        let beside = format!("locales/{source}/directory.ftl");
        let known = self.bundles.languages.get(config.source_language.index());
        let mut places = known.iter().flat_map(|known| known.places.values());
        let file = match DIRECTORY.iter().any(|begin| name.starts_with(begin))
            && places.any(|place| place.source.path() == beside)
        {
            true => beside,
            false => format!("locales/{source}/site.ftl"),
        };
        Diagnostic::new(Code::LocaleMissingMessage, format!("there is no message `{id}`"))
            .at(Source::new(file.as_str(), "").span(0..0))
            .help(match near {
                Some(near) if near != name => {
                    format!("add it to `{file}`, or did you mean `{near}`?")
                }
                _ => format!("add a line `{name} = …` to `{file}`"),
            })
    }
}
