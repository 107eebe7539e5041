//! Languages as readers choose them: what the menu calls each, and whether its buttons are in it.

use super::Site;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};

impl Site {
    /// What readers call a language: as the settings say, or its own messages, or as it is known
    /// to be called where no other language of the site is called the same.
    pub fn language_name(&self, id: LanguageId) -> Option<String> {
        let language = self.language(id);
        let own = || self.messages.own(id, "language-name");
        let known = || {
            let name = language.locale.own_name()?;
            let mut others = self.config.languages().filter(|(other, _)| *other != id);
            let alone = others.all(|(_, other)| other.locale.own_name() != Some(name));
            alone.then(|| name.to_owned())
        };
        language.name.clone().or_else(own).or_else(known)
    }
}

/// Reports published languages that nobody finds in the menu, and those that have pages with
/// buttons in another language, which the settings do not choose in its place.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for id in site.config.published.iter().copied() {
        let language = site.language(id);
        let tag = language.locale.tag();
        if language.locale.is_pseudo() {
            continue;
        }
        let mut warn = |code: Code, message: String, help: String| {
            sink.push(Diagnostic::new(code, message).at(language.place.clone()).help(help));
        };
        if site.language_name(id).is_none() {
            warn(
                Code::ConfigLanguageName,
                format!(
                    "the menu of languages says `{tag}`: nothing says what the language is called"
                ),
                format!(
                    "add `name = \"…\"` below the tag, or the message `language-name` in `locales/{tag}`: what its readers call it"
                ),
            );
        }
        // Where all pages are the source's, they say so.
        let begun = site.texts().any(|text| text.language == id);
        let (all, missing) = site.messages.interface(&site.config, id);
        if begun && missing * 2 > all {
            warn(
                Code::LocaleInterface,
                format!(
                    "{missing} of {all} messages of the interface are not in `{tag}`: its pages have buttons and notices in another language"
                ),
                format!(
                    "`mashal translate export {tag} --only messages -o {tag}.po` has them, and `mashal translate import {tag} {tag}.po` takes them over{}",
                    match id == site.config.source_language {
                        true => "",
                        false =>
                            "; or name a language in `fallback` that its readers know; until then it can be `draft = true`",
                    }
                ),
            );
        }
    }
}
