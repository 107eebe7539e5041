//! Words of the interface and of the site, in every language (Project Fluent).
//!
//! `locales/<lang>/*.ftl` of the site lie over the built-in `ui.ftl` of the same language. A
//! message that a language lacks is taken along its fallback chain, and the caller is told from
//! which language it came, so that the page can say so (`lang`, `dir`).

mod bundle;
mod check;
mod each;
mod faults;
mod glossaries;
mod interface;
mod missing;
mod patterns;
mod plural;
mod records;
mod resource;
mod syntax;
mod template;
mod terms;
mod translation;
mod unwritten;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent::FluentArgs;
use fluent_syntax::ast;

use crate::config::{Config, LanguageId};
use crate::diag::{Code, Diagnostic, Report, Sink, Source, Span, nearest};
use crate::glossary;
use crate::locale::{Digits, Format, Locale};
use crate::markdown::Figure;
use crate::world::{Listing, World, embedded, named_as_copy, named_otherwise, read_text};
use bundle::Language;
use each::each;
pub use glossaries::Glossaries;
use records::Records;
use resource::{Resource, builtin};
pub use syntax::too_deep;

pub use patterns::{FluentText, Pattern, fluent_text, patterns, written};

/// The functions that a message may call.
const FUNCTIONS: [&str; 1] = ["NUMBER"];

/// Every message of a site.
#[derive(Clone)]
pub struct Messages {
    bundles: Arc<Bundles>,
    /// Whether each message says in what it gives which one it is.
    marked: bool,
}

struct Bundles {
    languages: Vec<Language>,
    glossaries: Glossaries,
    /// What may be a telephone number in the site's own messages.
    figures: Vec<Figure>,
    /// Built-in English, for a site that has no English of its own.
    last: Language,
    /// How that writes days and numbers.
    last_format: Format,
}

/// What stands around a [marked](Messages::marked) message: before its language and name, between
/// these and its words, and behind them. Characters for private use, which no script has.
pub const MARKS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// A formatted message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted<'a> {
    /// Plain text, not yet HTML.
    pub text: String,
    /// The language that the text is in.
    pub locale: &'a Locale,
}

/// What a caller wants to do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Running text: what is put in is isolated (FSI … PDI), so that it cannot turn the line.
    Text,
    /// An attribute, a title, a URL: no invisible characters.
    Plain,
}

/// Reads and checks all messages of the site's languages.
/// `listing` is what lies in `locales`.
pub fn load(world: &dyn World, config: &Config, listing: &Listing, sink: &mut Sink) -> Messages {
    sink.extend(listing.faults.iter().cloned());
    let mut resources: Vec<Vec<Resource>> = config.languages().map(|_| Vec::new()).collect();
    let known = embedded::messages().into_iter();
    let known: Vec<_> =
        known.filter_map(|(tag, text)| Some((config.find(tag)?, tag, text))).collect();
    for (id, resource) in each(known, sink, |(id, tag, text), _| (id, builtin(tag, text))) {
        if let Some(into) = resources.get_mut(id.index()) {
            into.push(resource);
        }
    }
    let mut glossaries = Glossaries::default();
    let mut strangers: BTreeMap<String, Span> = BTreeMap::new();
    let mut records = Records::default();
    for file in &listing.files {
        if records.read(world, config, file, sink) {
            continue;
        }
        let messages = file.path.ends_with(".ftl");
        let otherwise = named_otherwise(&file.path, ".ftl", &[]);
        // Notes for translators may lie at the top.
        if !messages && file.path.matches('/').count() < 2 {
            sink.extend(otherwise);
            continue;
        }
        let folder = file.path.split('/').nth(1).unwrap_or_default();
        let Some(id) = config.find(folder) else {
            let place = || Source::new(&*file.path, "").span(0..0);
            strangers.entry(folder.to_owned()).or_insert_with(place);
            continue;
        };
        if file.path.split('/').skip(2).eq([glossary::FILE]) {
            let source = read_text(world, file, sink);
            source.iter().for_each(|source| glossaries.read(config, id, source, sink));
            continue;
        }
        if messages {
            sink.extend(named_as_copy(&file.path));
        }
        if !messages {
            sink.push(otherwise.unwrap_or_else(|| {
                Diagnostic::new(Code::ContentStrayFile, format!("nobody reads `{}`", file.path))
                    .at(Source::new(&*file.path, "").span(0..0))
                    .help("name files with messages `….ftl`, or move this one out of `locales/`")
            }));
        } else if let Some(source) = read_text(world, file, sink)
            && let Some(parsed) = syntax::parse(&source, sink)
            && let Some(into) = resources.get_mut(id.index())
        {
            into.push(Resource { source, parsed, builtin: false });
        }
    }
    let tags = || config.languages().map(|(_, language)| language.locale.tag());
    for (folder, span) in strangers {
        sink.push(
            Diagnostic::new(
                Code::LocaleUnknownLanguage,
                format!("`locales/{folder}` is not a language of the site"),
            )
            .at(span)
            .help(match nearest(&folder, tags()) {
                Some(near) => format!("did you mean `locales/{near}`?"),
                None => format!("add the language to `mashal.toml`: `tag = \"{folder}\"`"),
            }),
        );
    }
    let english: Vec<Resource> = embedded::messages()
        .into_iter()
        .filter(|(tag, _)| *tag == "en")
        .map(|(tag, text)| builtin(tag, text))
        .collect();
    let faulty = check::check(config, &resources, &english, sink);
    translation::check(config, &resources, &english, &glossaries, sink);
    let home = resources.get(config.source_language.index());
    let urgent = home.map(|home| records::urgent(home)).unwrap_or_default();
    let languages: Vec<_> = config.languages().zip(resources.iter().zip(faulty)).collect();
    let languages = each(languages, sink, |((id, language), (resources, faulty)), sink| {
        let chain: Vec<&Locale> =
            language.chain.iter().map(|id| &config.language(*id).locale).collect();
        let digits = language.format.digits();
        check::check_own(resources, &chain, digits, sink);
        (id, Language::new(language.locale.clone(), &chain, digits, resources, faulty))
    });
    let languages = languages.into_iter();
    let languages = languages.map(|(id, own)| records.give(id, &urgent, own)).collect();
    // `en` is well-formed; were it not, the tag of the source language would do.
    let locale = Locale::parse("en")
        .unwrap_or_else(|_| config.language(config.source_language).locale.clone());
    let last = Language::new(locale.clone(), &[&locale], Digits::Latn, &english, BTreeSet::new());
    let own = resources.iter().flatten().filter(|resource| !resource.builtin);
    let figures = own.flat_map(syntax::entries).flat_map(|(.., found)| found.figures).collect();
    let last_format = Format::new(&[&locale], Some(Digits::Latn), config.region);
    let bundles = Bundles { languages, glossaries, last, last_format, figures };
    Messages { bundles: Arc::new(bundles), marked: false }
}

impl Messages {
    /// What may be a telephone number in the site's own messages.
    pub fn figures(&self) -> &[Figure] {
        &self.bundles.figures
    }

    /// The glossaries of all languages.
    pub fn glossaries(&self) -> &Glossaries {
        &self.bundles.glossaries
    }

    /// Whether these are the very messages of `other`.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bundles, &other.bundles) && self.marked == other.marked
    }

    /// The same messages, each wrapped in [`MARKS`] with the tag of the language that gives it and
    /// its name: `tag/name`.
    #[must_use]
    pub fn marked(&self) -> Self {
        Self { bundles: Arc::clone(&self.bundles), marked: true }
    }

    /// Whether these are [marked](Self::marked).
    pub fn is_marked(&self) -> bool {
        self.marked
    }

    fn mark(&self, id: &str, language: &Language, text: String) -> String {
        let [open, middle, close] = MARKS;
        if self.marked {
            format!("{open}{}/{id}{middle}{text}{close}", language.locale.tag())
        } else {
            text
        }
    }

    /// Every message of every language, `tag/name`, with its place.
    pub fn places(&self) -> impl Iterator<Item = (String, &Span)> {
        let all = self.bundles.languages.iter().chain(std::iter::once(&self.bundles.last));
        all.flat_map(|language| {
            let tag = language.locale.tag();
            language.places.iter().map(move |(name, span)| (format!("{tag}/{name}"), span))
        })
    }

    /// Formats `id` (`name` or `name.attribute`) for readers of `language`, with the first
    /// language of its chain that has it; a [`Diagnostic`] where none has, or where a variable
    /// that the message wants is not given, unless that was reported when messages were checked.
    ///
    /// # Errors
    ///
    /// Where no language of the chain has the message, or a variable that it wants is not given.
    pub fn format(
        &self,
        config: &Config,
        language: LanguageId,
        id: &str,
        arguments: &FluentArgs<'_>,
        purpose: Use,
    ) -> Result<Formatted<'_>, Report> {
        let name = id.split('.').next().unwrap_or(id);
        if let Some((found, _, pattern)) = self.find(config, language, id, purpose) {
            let mut errors = Vec::new();
            let text = found.bundle(purpose).format_pattern(pattern, Some(arguments), &mut errors);
            return match errors.first() {
                Some(_) if found.faulty.contains(name) => Err(Report::Already),
                Some(error) => Err(unwritten::fault(error, id, found.places.get(name)).into()),
                None => Ok(Formatted {
                    text: self.mark(id, found, text.into_owned()),
                    locale: &found.locale,
                }),
            };
        }
        let chain = config.language(language).chain.iter();
        let mut languages = chain.filter_map(|id| self.bundles.languages.get(id.index()));
        if languages.any(|language| language.faulty.contains(name)) {
            return Err(Report::Already);
        }
        Err(self.missing(config, language, id).into())
    }

    /// Whether some language of the chain has `id`.
    pub fn has(&self, config: &Config, language: LanguageId, id: &str) -> bool {
        self.find(config, language, id, Use::Plain).is_some()
    }

    /// How the language writes days and numbers that [gives](Self::format) `id` to readers of
    /// `language`: what is put into a sentence is written as the sentence is.
    pub fn format_of<'a>(
        &'a self,
        config: &'a Config,
        language: LanguageId,
        id: &str,
    ) -> &'a Format {
        match self.find(config, language, id, Use::Plain) {
            Some((_, None, _)) => &self.bundles.last_format,
            found => &config.language(found.and_then(|(_, of, _)| of).unwrap_or(language)).format,
        }
    }

    /// The first language of the chain that has `id`, which of the site's it is (built-in English,
    /// the last, is none), and its words.
    fn find(
        &self,
        config: &Config,
        language: LanguageId,
        id: &str,
        purpose: Use,
    ) -> Option<(&Language, Option<LanguageId>, &ast::Pattern<&str>)> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(n, a)| (n, Some(a)));
        let chain = &config.language(language).chain;
        let languages = chain
            .iter()
            .filter_map(|id| Some((self.bundles.languages.get(id.index())?, Some(*id))));
        languages.chain([(&self.bundles.last, None)]).find_map(|(language, of)| {
            let message = language.bundle(purpose).get_message(name);
            let message = message.filter(|_| !language.stale.contains(name))?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            Some((language, of, pattern))
        })
    }

    /// What the text `name` of `language` was made from, where that is recorded.
    pub fn made_from(&self, language: LanguageId, name: &str) -> Option<&str> {
        let language = self.bundles.languages.get(language.index())?;
        language.made_from.get(name).map(String::as_str)
    }

    /// A message of exactly this language, without arguments.
    pub fn own(&self, language: LanguageId, id: &str) -> Option<String> {
        let found = self.bundles.languages.get(language.index())?;
        let message = found.plain.get_message(id).filter(|_| !found.stale.contains(id))?;
        let pattern = message.value()?;
        let text = found.plain.format_pattern(pattern, None, &mut Vec::new());
        Some(self.mark(id, found, text.into_owned()))
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("languages", &self.bundles.languages.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::config::{self, Choices};
    use crate::world::Memory;

    /// Saraiki and Brahui have no plural rules in CLDR: those of Urdu, which they fall back to,
    /// know `one`.
    #[test]
    fn plural_rules_digits_and_words_are_taken_along_the_chain() {
        let mut world = Memory::new(Date::constant(2026, 11, 23));
        let mut settings = String::new();
        for (tag, fallback) in
            [("ur", ""), ("skr", "ur"), ("brh", "ur"), ("ps", ""), ("x-home", "x-home")]
        {
            settings += &format!("[[languages]]\ntag = \"{tag}\"\n");
            if !fallback.is_empty() {
                settings += &format!("fallback = [\"{fallback}\"]\n");
            }
            let message = "steps = { $count ->\n    [one] one of { $count }\n   *[other] many of { $count }\n}\n";
            world.write(format!("locales/{tag}/site.ftl"), message);
        }
        world.write(
            "mashal.toml",
            settings.replace("tag = \"skr\"", "tag = \"skr\"\ndigits = \"arabext\""),
        );
        world.write("locales/ur/site.ftl", "steps = { $count ->\n    [one] one of { $count }\n   *[other] many of { $count }\n}\nonly = صرف اردو\n");
        let mut sink = Sink::default();
        let config = config::load(&world, &Choices::default(), &mut sink).unwrap();
        let messages = load(&world, &config, &world.list("locales"), &mut sink);
        // The words are the same in all of these languages, which is a warning.
        assert!(!sink.has_errors(), "{:?}", sink.sorted());
        let say = |tag: &str, id: &str, count: i64, purpose| {
            let mut arguments = FluentArgs::new();
            arguments.set("count", count);
            let language = config.find(tag).unwrap();
            let found = messages.format(&config, language, id, &arguments, purpose).unwrap();
            (found.text, found.locale.tag().to_owned())
        };
        for (tag, count, text) in [
            ("ur", 1, "one of 1"),
            ("ur", 2, "many of 2"),
            ("skr", 1, "one of ۱"),
            ("brh", 1, "one of 1"),
            ("brh", 5, "many of 5"),
            ("ps", 1, "one of ۱"),
        ] {
            assert_eq!(say(tag, "steps", count, Use::Plain), (text.to_owned(), tag.to_owned()));
        }
        // Isolated in running text, bare in attributes; borrowed words say whose they are.
        assert_eq!(say("ur", "steps", 1, Use::Text).0, "one of \u{2068}1\u{2069}");
        assert_eq!(say("skr", "only", 0, Use::Plain), ("صرف اردو".to_owned(), "ur".to_owned()));
        assert_eq!(say("x-home", "leave", 0, Use::Plain).1, "ur");
    }
}
