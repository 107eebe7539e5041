//! A guide or a section at another path, or gone, in all languages: what becomes of every file that
//! it is made of, and of every one that names it. Nothing is written here.

mod front;
mod links;
mod place;
mod removal;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::config::Choices;
use crate::diag::{Diagnostic, Severity, Sink, Source, Span};
use crate::freshness::{pairs_path, record_path, text_path};
use crate::route::in_language;
use crate::site::{self, Key, Site, Text, alias_path};
use crate::translate::with_line_breaks_of;
use crate::world::{Bytes, Changed, World};
use place::Place;
pub use removal::removal;

/// All that a move changes.
#[derive(Debug, Default)]
pub struct Move {
    /// Files that lie elsewhere.
    pub moved: Vec<MovedFile>,
    /// Files that are no more: their paths, and what they were.
    pub gone: Vec<(String, Bytes)>,
    /// Files that stay where they are and say something else.
    pub mended: Vec<(Arc<Source>, String)>,
    /// How many links, and other places that name a guide, lead to another path.
    pub links: usize,
    /// Sections whose address leads nowhere, since they have no file that could say where it was.
    pub unaliased: Vec<String>,
}

/// A file that lies elsewhere.
#[derive(Debug)]
pub struct MovedFile {
    /// Where it lay, in the site.
    pub from: String,
    /// Where it lies.
    pub to: String,
    /// What it was.
    pub before: Bytes,
    /// What it is.
    pub bytes: Vec<u8>,
}

/// Why nothing is moved.
#[derive(Debug)]
pub enum Refused {
    /// What was asked for cannot be done, in one sentence.
    Request(String),
    /// The site would have faults that it does not have now.
    Faults(Vec<Diagnostic>),
}

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self::Request(why)
    }
}

/// The choices of the site that is moved in: a draft moves like all else.
pub fn choices() -> Choices {
    Choices { drafts: true, no_fonts: true, ..Choices::default() }
}

/// Works out what becomes of `site`, read from `world` with `faults`, where the guide or section
/// `old` lies at `new`, both as somebody names them.
///
/// # Errors
///
/// Where that cannot be; nothing is to be changed then.
pub fn plan(
    site: &Site,
    world: &dyn World,
    faults: &Sink,
    (old, new): (&str, &str),
) -> Result<Move, Refused> {
    let place = Place::of(site, world, old, new)?;
    let mut plan = Move::default();
    // Of each text, its words after the move.
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut edits: BTreeMap<&str, Edits> = BTreeMap::new();
    for text in site.texts() {
        let found = links::mend(site, text.authored(), &place)?;
        plan.links += found.len();
        edits.insert(text.source().path(), found);
    }
    for text in site.texts() {
        let path = text.authored().source().path();
        let edits = edits.remove(path).unwrap_or_default();
        texts.insert(path, edited(text.authored().source().text(), edits));
    }
    aliases(site, &place, &mut texts, &mut plan)?;
    records(site, &place, &texts, (world, &mut plan))?;
    for text in site.texts() {
        let source = text.authored().source();
        let words = texts.remove(source.path()).unwrap_or_default();
        match place.file(source.path()) {
            Some(to) => plan.moved.push(moved(world, source.path(), to, Some((source, &words)))?),
            None if words != source.text() => plan.mended.push((Arc::clone(source), words)),
            None => {}
        }
    }
    let texts: BTreeSet<String> = plan.moved.iter().map(|file| file.from.clone()).collect();
    for file in world.list("content").files {
        if let Some(to) = place.file(&file.path).filter(|_| !texts.contains(&*file.path)) {
            plan.moved.push(moved(world, &file.path, to, None)?);
        }
    }
    named(site, &place, &mut plan);
    prove(world, faults, &plan)?;
    Ok(plan)
}

/// Places of a text and what stands there afterwards.
type Edits = Vec<(Range<usize>, String)>;

/// `text` after `edits`.
fn edited(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let (mut written, mut at) = (String::new(), 0);
    for (range, words) in edits {
        written.push_str(text.get(at..range.start).unwrap_or_default());
        written.push_str(&words);
        at = range.end;
    }
    written.push_str(text.get(at..).unwrap_or_default());
    written
}

/// Another path in a link is no reason to translate anew: what translations are recorded to be made
/// from is the source as it is after the move, in `texts`, or as it was with its links mended.
fn records(
    site: &Site,
    place: &Place,
    texts: &BTreeMap<&str, String>,
    (world, plan): (&dyn World, &mut Move),
) -> Result<(), String> {
    let home = site.config.source_language;
    let mut known = BTreeSet::new();
    for text in site.texts().filter(|text| text.language != home) {
        let entry = site.find(&text.key().path, text.key().section);
        let source = entry.and_then(|entry| site.exact(entry, home));
        let (Some(record), Some(source)) = (&text.record, source) else { continue };
        let source = site.text(source).authored();
        let Some(then) = record.then(source) else { continue };
        let tag = site.language(text.language).locale.tag();
        let path = record_path(tag, text.authored().path());
        let words = match then.source().text() == source.source().text() {
            true => texts.get(source.source().path()).cloned().unwrap_or_default(),
            false => {
                let then = then.source().text();
                let there = Source::new(source.source().path(), then);
                edited(then, links::mend(site, &source.another(&there), place)?)
            }
        };
        let now = Source::new(path.as_str(), then.source().text());
        match place.path(text.authored().path()) {
            Some(to) => {
                let to = record_path(tag, &to);
                plan.moved.push(moved(world, &path, to, Some((&now, &words)))?);
            }
            None if words != now.text() => plan.mended.push((now, words)),
            None => {}
        }
        known.insert(path);
    }
    for file in world.list("locales").files.iter().filter(|file| !known.contains(&*file.path)) {
        let Some(text) = text_path(&file.path) else { continue };
        let Some((tag, path)) = in_language(&text) else { continue };
        if let Some(to) = place.path(path) {
            let to = match file.path.ends_with(".md") {
                true => record_path(tag, &to),
                false => pairs_path(tag, &to),
            };
            plan.moved.push(moved(world, &file.path, to, None)?);
        }
    }
    Ok(())
}

/// Says in each page that moves where it was. What the source says holds in every language.
fn aliases<'a>(
    site: &'a Site,
    place: &Place,
    texts: &mut BTreeMap<&'a str, String>,
    plan: &mut Move,
) -> Result<(), String> {
    for (id, entry) in site.entries() {
        // A part has no address.
        let to = place.page(&entry.key).filter(|_| entry.key.part().is_none());
        let Some(to) = to else { continue };
        let name = |key: &Key| match key.section {
            true => format!("{}/", key.path),
            false => key.path.clone(),
        };
        let (was, page) = (name(&entry.key), alias_path(&name(&to)));
        let languages = site.config.languages().map(|(id, _)| id);
        let own: Vec<_> = languages.filter_map(|language| site.exact(id, language)).collect();
        let source = site.exact(id, site.config.source_language);
        if own.is_empty() {
            plan.unaliased.push(was);
            continue;
        }
        for text in own.into_iter().map(|id| (id, site.text(id).authored().source())) {
            let (id, source_file) = text;
            let Some(words) = texts.get_mut(source_file.path()) else { continue };
            let says = source.is_none_or(|source| source == id);
            let changed = front::aliased(source_file.path(), words, says.then_some(&*was), &page)?;
            *words = with_line_breaks_of(source_file.text(), changed);
        }
        let taken = |text: &&Text| {
            let mut aliases = text.front.aliases.iter().map(|(alias, _)| alias_path(alias));
            text.key() != &entry.key && aliases.any(|alias| alias == page)
        };
        if let Some(other) = site.texts().find(taken) {
            return Err(format!(
                "`{}` was the address of `{}` before: take it out of `aliases` there first",
                name(&to),
                other.source().path()
            ));
        }
    }
    Ok(())
}

/// A file at another place; with its words where it is a text.
fn moved(
    world: &dyn World,
    from: &str,
    to: String,
    text: Option<(&Source, &str)>,
) -> Result<MovedFile, String> {
    let before = world.read(from).map_err(|error| format!("`{from}` cannot be read: {error}"))?;
    let bytes = match text {
        // A byte-order mark is no part of the text.
        Some((source, words)) => match before.strip_suffix(source.text().as_bytes()) {
            Some(head) => [head, words.as_bytes()].concat(),
            None => return Err(format!("`{from}` has changed meanwhile")),
        },
        None => before.to_vec(),
    };
    Ok(MovedFile { from: from.to_owned(), to, before, bytes })
}

/// The pages that settings and letters name, and where they do.
fn named_pages(site: &Site) -> impl Iterator<Item = (&String, &Span)> {
    let safety = &site.config.safety;
    let pages = safety.exit_page.iter().chain(&safety.tracks_page);
    let letters = site.letters.all().iter().filter_map(|letter| letter.guide.as_ref());
    pages.chain(letters).map(|(path, span)| (path, span))
}

/// Settings and letters that name a guide.
fn named(site: &Site, place: &Place, plan: &mut Move) {
    let mut files: BTreeMap<String, (Arc<Source>, Edits)> = BTreeMap::new();
    for (path, span) in named_pages(site) {
        let Some(to) = place.page(&Key::named(path)) else { continue };
        let file = to.file();
        let to = if path.ends_with(".md") { &*file } else { file.trim_end_matches(".md") };
        let source = || (Arc::clone(&span.source), Edits::new());
        let (_, edits) = files.entry(span.source.path().to_owned()).or_insert_with(source);
        edits.push((span.start..span.end, span.text().replacen(path, to, 1)));
        plan.links += 1;
    }
    for (source, edits) in files.into_values() {
        let text = edited(source.text(), edits);
        plan.mended.push((source, text));
    }
}

/// Loads the site as it would be: it may not have an error more than now.
fn prove(world: &dyn World, faults: &Sink, plan: &Move) -> Result<(), Refused> {
    let moved = plan.moved.iter().map(|file| (&*file.to, file.bytes.as_slice().into()));
    let mended = plan.mended.iter().map(|(source, text)| (source.path(), text.as_bytes().into()));
    let gone = plan.gone.iter().map(|(path, _)| &**path);
    let gone = plan.moved.iter().map(|file| &*file.from).chain(gone);
    let changed = Changed::new(world, gone, moved.chain(mended));
    let mut sink = Sink::default();
    let _site = site::load(&changed, &choices(), &mut sink);
    if sink.count(Severity::Error) <= faults.count(Severity::Error) {
        return Ok(());
    }
    // Faults that were there have another place, or other words.
    let known = |fault: &Diagnostic| {
        let mut before = faults.sorted().into_iter();
        before.any(|other| (other.code, &other.message) == (fault.code, &fault.message))
    };
    let mut fresh = sink.sorted();
    fresh.retain(|fault| fault.severity == Severity::Error && !known(fault));
    Err(Refused::Faults(fresh))
}
