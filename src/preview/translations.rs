//! The translators' view: what a language has, lacks and has not reviewed, with the source beside.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Tera;

use super::state::State;
use crate::config::LanguageId;
use crate::diag::Span;
use crate::messages::{Pattern, patterns};
use crate::route::in_language;
use crate::site::{self, EntryId, Site, Text};
use crate::translate::{Progress, Sides, WordRun, compare_words, guide_status, sides};

const TEMPLATE: &str = include_str!("client/translations.html");

/// All that the template sees.
#[derive(Debug, Serialize)]
struct View {
    languages: Vec<Language>,
    /// The language that is looked at.
    tag: String,
    dir: &'static str,
    source: String,
    source_dir: &'static str,
    stale: bool,
    guides: Vec<Guide>,
    messages: Vec<Message>,
    /// The guide that is looked at.
    open: Option<Open>,
}

/// A language, with how many guides and messages it has of those that the source has.
#[derive(Debug, Serialize)]
struct Language {
    tag: String,
    dir: &'static str,
    name: String,
    guides: usize,
    messages: usize,
    current: bool,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum MessageState {
    Missing,
    /// The words of the source, untranslated.
    Copied,
    /// The source has changed since.
    Changed,
    Translated,
}

#[derive(Debug, Serialize)]
struct Guide {
    /// The shared path, as of a file below the language's folder.
    path: String,
    file: String,
    title: String,
    /// The language that the title is in.
    lang: String,
    state: Progress,
    /// Units of the source, and how many of them are translated as it is now.
    units: usize,
    translated: usize,
    href: String,
    /// Made by a program, where it says so.
    machine: bool,
}

#[derive(Debug, Serialize)]
struct Message {
    id: String,
    state: MessageState,
    source: String,
    source_place: String,
    /// What the source said when it was translated and what it says now.
    words: Vec<WordRun>,
    text: String,
    place: String,
    /// The language that stands in for what is missing.
    shown: Option<String>,
}

/// A guide and its translation, unit by unit.
#[derive(Debug, Serialize)]
struct Open {
    path: String,
    source_file: String,
    file: Option<String>,
    rows: Vec<Sides>,
}

/// The page for a `query` of `language` and `guide`; `None` while nothing is loaded.
pub(super) fn page(state: &State, query: &str) -> Option<String> {
    let context = state.edition.as_ref()?.plan.context();
    let site = &context.site;
    let mut asked: BTreeMap<String, String> =
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let home = site.config.source_language;
    let named = asked.remove("language").and_then(|tag| site.config.find(&tag));
    let first = || site.config.languages().map(|(id, _)| id).find(|id| *id != home);
    let language = named.or_else(first).unwrap_or(home);
    let known = |id: LanguageId| &site.language(id).locale;
    let words = Words::new(site);
    let languages = site.config.languages().filter(|(id, _)| *id != home);
    let view = View {
        languages: languages
            .map(|(id, found)| Language {
                tag: found.locale.tag().to_owned(),
                dir: found.locale.direction().as_str(),
                name: context.name(id).to_owned(),
                guides: pairs(site, id).filter(|(.., own)| own.is_some()).count(),
                messages: words.count(found.locale.tag()),
                current: id == language,
            })
            .collect(),
        tag: known(language).tag().to_owned(),
        dir: known(language).direction().as_str(),
        source: known(home).tag().to_owned(),
        source_dir: known(home).direction().as_str(),
        stale: state.stale,
        guides: guides(site, language),
        messages: messages(site, language, &words),
        open: asked.remove("guide").and_then(|path| open(site, language, &path)),
    };
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    // The template is part of the program, and a test draws it.
    tera.add_raw_template("translations.html", TEMPLATE).ok()?;
    tera.render("translations.html", &tera::Context::from_serialize(&view).ok()?).ok()
}

/// Every guide and section that the source has a file of, in order, with that file and the
/// language's own.
fn pairs(
    site: &Site,
    language: LanguageId,
) -> impl Iterator<Item = (EntryId, &Text, Option<&Text>)> {
    let home = site.config.source_language;
    let text = |id, language| site.exact(id, language).map(|id| site.text(id));
    let entries = site.texts_in_order();
    entries.filter_map(move |id| Some((id, text(id, home)?, text(id, language))))
}

fn guides(site: &Site, language: LanguageId) -> Vec<Guide> {
    let tag = site.language(language).locale.tag();
    pairs(site, language)
        .filter_map(|(id, source, own)| {
            let path = below(source)?.to_owned();
            let (title, of) = site.title(id, language);
            let address = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs([("language", tag), ("guide", &path)])
                .finish();
            let status = guide_status(source, own);
            Some(Guide {
                file: format!("content/{tag}/{path}"),
                title,
                lang: site.language(of).locale.tag().to_owned(),
                state: status.progress,
                units: status.all.units,
                translated: status.translated.units,
                href: format!("?{address}"),
                machine: own.is_some_and(|own| own.front.state == Some(site::State::Machine)),
                path,
            })
        })
        .collect()
}

/// The path of a text below its language's folder.
fn below(text: &Text) -> Option<&str> {
    in_language(text.source().path()).map(|(_, path)| path)
}

/// Where the messages stand.
struct Words<'a> {
    by_language: BTreeMap<String, BTreeMap<String, &'a Span>>,
    /// Every message that the source language, or the theme in English, has.
    source: BTreeMap<String, &'a Span>,
    /// By path: the texts of each file.
    files: BTreeMap<&'a str, Vec<Pattern>>,
}

impl<'a> Words<'a> {
    fn new(site: &'a Site) -> Self {
        let mut by_language: BTreeMap<String, BTreeMap<String, &Span>> = BTreeMap::new();
        for (place, span) in site.messages.places() {
            if let Some((tag, id)) = place.split_once('/') {
                // The last of the languages is English of the theme: the site's own comes first.
                by_language.entry(tag.to_owned()).or_default().entry(id.to_owned()).or_insert(span);
            }
        }
        let mut files = BTreeMap::new();
        for span in by_language.values().flat_map(BTreeMap::values) {
            files.entry(span.source.path()).or_insert_with(|| patterns(&span.source));
        }
        let mut source = BTreeMap::new();
        for tag in [site.language(site.config.source_language).locale.tag(), "en"] {
            for (id, span) in by_language.get(tag).into_iter().flatten() {
                source.entry(id.clone()).or_insert(*span);
            }
        }
        Self { by_language, source, files }
    }

    fn find(&self, tag: &str, id: &str) -> Option<&'a Span> {
        self.by_language.get(tag)?.get(id).copied()
    }

    /// The words of the message whose name stands at `span`, with its attributes, as they are
    /// written.
    fn words(&self, span: &Span) -> String {
        let mut patterns = self.files.get(span.source.path()).into_iter().flatten();
        let own = patterns.find(|pattern| pattern.message.start >= span.end);
        let range = own.map(|pattern| pattern.message.clone()).unwrap_or_default();
        span.source.text().get(range).unwrap_or_default().trim().to_owned()
    }

    /// What the source said when the message was translated and what it says now, where they
    /// differ.
    fn changed(&self, site: &Site, language: LanguageId, id: &str, span: &Span) -> Vec<WordRun> {
        let mut runs = Vec::new();
        for text in self.files.get(span.source.path()).into_iter().flatten() {
            let message = text.name.split('.').next().unwrap_or_default();
            let then = site.messages.made_from(language, &text.name);
            if let Some(then) = then.filter(|then| message == id && *then != text.text) {
                runs.extend(compare_words(then, &text.text));
            }
        }
        runs
    }

    /// How many of the source's messages a language has.
    fn count(&self, tag: &str) -> usize {
        self.source.keys().filter(|id| self.find(tag, id).is_some()).count()
    }
}

fn messages(site: &Site, language: LanguageId, all: &Words<'_>) -> Vec<Message> {
    let tag_of = |id: LanguageId| site.language(id).locale.tag();
    let messages = all.source.iter().map(|(id, span)| {
        let own = all.find(tag_of(language), id);
        let chain = &site.language(language).chain;
        let stands_in =
            || chain.iter().map(|id| tag_of(*id)).find(|tag| all.find(tag, id).is_some());
        let words = all.changed(site, language, id, span);
        let source = all.words(span);
        let text = own.map(|span| all.words(span)).unwrap_or_default();
        Message {
            id: id.clone(),
            state: match own {
                None => MessageState::Missing,
                // A name or a sign may well be the same in both.
                Some(_) if text == source && source.contains(' ') => MessageState::Copied,
                Some(_) if !words.is_empty() => MessageState::Changed,
                Some(_) => MessageState::Translated,
            },
            source,
            words,
            source_place: place(span),
            text,
            place: own.map(place).unwrap_or_default(),
            shown: own.is_none().then(|| stands_in().unwrap_or("en").to_owned()),
        }
    });
    let mut messages: Vec<_> = messages.collect();
    // What is to be done first.
    messages.sort_by_key(|message| message.state == MessageState::Translated);
    messages
}

fn place(span: &Span) -> String {
    format!("{}:{}", span.source.path(), span.begin().line)
}

/// A guide beside its translation.
fn open(site: &Site, language: LanguageId, path: &str) -> Option<Open> {
    let (_, source, own) =
        pairs(site, language).find(|(_, source, _)| below(source) == Some(path))?;
    Some(Open {
        path: path.to_owned(),
        source_file: source.source().path().to_owned(),
        file: own.map(|own| own.source().path().to_owned()),
        rows: sides(source, own),
    })
}
