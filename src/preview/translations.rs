//! The translators' view: what a language has, lacks and has not reviewed, with the source beside.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Tera;

use super::session::State;
use crate::config::LanguageId;
use crate::diag::Span;
use crate::site::{self, EntryId, Freshness, Site, Text};

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

/// How far a translation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Progress {
    Missing,
    /// The source was revised after it.
    OutOfDate,
    /// No native speaker has said that it is right.
    NotReviewed,
    /// The words of the source, untranslated.
    Copied,
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
    href: String,
    /// Made by a program, where it says so.
    machine: bool,
}

#[derive(Debug, Serialize)]
struct Message {
    id: String,
    state: Progress,
    source: String,
    source_place: String,
    text: String,
    place: String,
    /// The language that stands in for what is missing.
    shown: Option<String>,
}

/// A guide and its translation, part by part.
#[derive(Debug, Serialize)]
struct Open {
    path: String,
    source_file: String,
    file: Option<String>,
    rows: Vec<Row>,
}

/// A block of the source and the block that stands at its place in the translation.
#[derive(Debug, Serialize)]
struct Row {
    heading: bool,
    source: String,
    source_line: usize,
    text: String,
    line: usize,
}

/// The page for a `query` of `language` and `guide`; `None` while nothing is loaded.
pub(super) fn page(state: &State, query: &str) -> Option<String> {
    let context = state.edition.as_ref()?.plan.stock();
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
    let text = |id, language| site.own(id, language).map(|id| site.text(id));
    let entries = site.in_order().into_iter();
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
            Some(Guide {
                file: format!("content/{tag}/{path}"),
                title,
                lang: site.language(of).locale.tag().to_owned(),
                state: own.map_or(Progress::Missing, |own| progress(source, own)),
                href: format!("?{address}"),
                machine: own.is_some_and(|own| own.front.state == Some(site::State::Machine)),
                path,
            })
        })
        .collect()
}

/// The path of a text below its language's folder.
fn below(text: &Text) -> Option<&str> {
    text.source().path().splitn(3, '/').nth(2)
}

fn progress(source: &Text, own: &Text) -> Progress {
    // Where it does not say what it was made from, the days on which both were revised tell.
    let later = match own.freshness {
        Freshness::Stale { .. } | Freshness::Misfit => true,
        Freshness::Fresh => false,
        Freshness::Untracked => match (source.front.updated, own.front.updated) {
            (Some(source), Some(own)) => source > own,
            _ => false,
        },
    };
    if later {
        Progress::OutOfDate
    } else if source.source().text() == own.source().text() {
        Progress::Copied
    } else if own.front.state == Some(site::State::Reviewed) {
        Progress::Translated
    } else {
        Progress::NotReviewed
    }
}

/// Where the messages stand.
struct Words<'a> {
    by_language: BTreeMap<String, BTreeMap<String, &'a Span>>,
    /// Every message that the source language, or the theme in English, has.
    source: BTreeMap<String, &'a Span>,
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
        let mut source = BTreeMap::new();
        for tag in [site.language(site.config.source_language).locale.tag(), "en"] {
            for (id, span) in by_language.get(tag).into_iter().flatten() {
                source.entry(id.clone()).or_insert(*span);
            }
        }
        Self { by_language, source }
    }

    fn find(&self, tag: &str, id: &str) -> Option<&'a Span> {
        self.by_language.get(tag)?.get(id).copied()
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
        let (source, text) = (words(span), own.map(words).unwrap_or_default());
        Message {
            id: id.clone(),
            state: match own {
                None => Progress::Missing,
                // A name or a sign may well be the same in both.
                Some(_) if text == source && source.contains(' ') => Progress::Copied,
                Some(_) => Progress::Translated,
            },
            source,
            source_place: place(span),
            text,
            place: own.map(place).unwrap_or_default(),
            shown: own.is_none().then(|| stands_in().unwrap_or("en").to_owned()),
        }
    });
    let mut messages: Vec<_> = messages.collect();
    // What is to be done first.
    messages.sort_by_key(|message| message.state == Progress::Translated);
    messages
}

fn place(span: &Span) -> String {
    format!("{}:{}", span.source.path(), span.begin().line)
}

/// What stands behind the `=` of the message that begins at `span`, attributes included.
fn words(span: &Span) -> String {
    let rest = span.source.text().get(span.end..).unwrap_or_default();
    let begins =
        |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic() || "-#".contains(c));
    let mut lines = rest.lines();
    let first = lines.next().unwrap_or_default().trim_start().trim_start_matches('=');
    let more = lines.take_while(|line| !begins(line));
    let all: Vec<&str> = std::iter::once(first).chain(more).collect();
    all.join("\n").trim().to_owned()
}

/// A guide beside its translation.
fn open(site: &Site, language: LanguageId, path: &str) -> Option<Open> {
    let (_, source, own) =
        pairs(site, language).find(|(_, source, _)| below(source) == Some(path))?;
    let (ours, theirs) = (parts(source), own.map(parts).unwrap_or_default());
    let mut rows = Vec::new();
    // Parts that have the same place among the headings belong together, and so do their blocks.
    for at in 0..ours.len().max(theirs.len()) {
        let (ours, theirs) = (ours.get(at), theirs.get(at));
        let blocks = |part: Option<&Vec<Block>>| part.map_or(0, Vec::len);
        for index in 0..blocks(ours).max(blocks(theirs)) {
            let of = |part: Option<&Vec<Block>>| {
                part.and_then(|part| part.get(index)).cloned().unwrap_or_default()
            };
            let (ours, theirs) = (of(ours), of(theirs));
            rows.push(Row {
                heading: index == 0 && at > 1,
                source: ours.text,
                source_line: ours.line,
                text: theirs.text,
                line: theirs.line,
            });
        }
    }
    Some(Open {
        path: path.to_owned(),
        source_file: source.source().path().to_owned(),
        file: own.map(|own| own.source().path().to_owned()),
        rows,
    })
}

#[derive(Clone, Debug, Default)]
struct Block {
    text: String,
    line: usize,
}

/// What there is to translate in a guide: title and summary, then the body as it is written, in
/// parts that begin at its headings, and blocks between empty lines.
fn parts(text: &Text) -> Vec<Vec<Block>> {
    let starts = text.document.headings.iter().map(|heading| heading.span.begin().line);
    let starts: Vec<usize> = starts.collect();
    let said = [&text.front.title, &text.front.summary].map(|said| match said {
        Some((words, span)) => Block { text: words.clone(), line: span.begin().line },
        None => Block::default(),
    });
    let mut parts: Vec<Vec<Block>> = vec![said.into(), Vec::new()];
    let mut fresh = true;
    let body = text.source().span(text.body()..text.body()).begin().line;
    let lines = text.source().text().lines().enumerate().skip(body - 1);
    for (index, text) in lines {
        let line = index + 1;
        let heading = starts.binary_search(&line).is_ok();
        if heading {
            parts.push(Vec::new());
        }
        let Some(part) = parts.last_mut() else { continue };
        if text.trim().is_empty() {
            fresh = true;
            continue;
        }
        match part.last_mut().filter(|_| !fresh && !heading) {
            Some(block) => {
                block.text.push('\n');
                block.text.push_str(text);
            }
            None => part.push(Block { text: text.to_owned(), line }),
        }
        fresh = heading;
    }
    parts
}
