//! Pages of the old site, read: what they say of themselves, and their texts as Markdown alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::draft::Draft;
use super::front::{self, Front};
use super::layout::{self, Inherited, Layout, Page, Rules, parents, stem};
use super::old::{OldSite, entries, truth, value};
use super::report::{Notes, Outcome, Report, quoted};
use super::{Generator, dialect, html, publish};
use crate::diag::Source;
use crate::markdown::plain;

/// A page that has been read.
pub(super) struct Read {
    pub(super) page: Page,
    pub(super) front: Front,
    pub(super) source: Option<Arc<Source>>,
    body: usize,
    pub(super) draft: Draft,
    pub(super) title: String,
}

impl Read {
    fn new(page: Page, front: Front, source: Option<Arc<Source>>, body: usize) -> Self {
        Self { page, front, source, body, draft: Draft::default(), title: String::new() }
    }

    /// Turns its text into Markdown alone, and finds its title.
    pub(super) fn draft(&mut self, generator: Generator, rules: &Rules, report: &mut Report) {
        let path = self.page.old.clone().unwrap_or_default();
        let mut notes = Notes::new(&path, report);
        if let Some(source) = &self.source {
            let body = source.text().get(self.body..).unwrap_or_default();
            let first = source.span(self.body..self.body).begin().line;
            let text = dialect::turn(body, first, (generator, rules), &mut notes);
            self.draft = Draft::read(html::turn(&text, &mut notes));
        }
        let own = self.front.title.as_deref();
        let leading = self.draft.leading();
        let title = match (own, leading) {
            (Some(title), Some((at, words))) => {
                let same = words.trim().to_lowercase() == plain(title).trim().to_lowercase();
                (title.to_owned(), same.then_some(at))
            }
            (Some(title), None) => (title.to_owned(), None),
            (None, Some((at, words))) => {
                notes.turned(self.draft.line(at), "the first heading is the title");
                (words.trim().to_owned(), Some(at))
            }
            (None, None) => {
                let nav = self.page.title.clone();
                let title = nav.unwrap_or_else(|| {
                    let title = named(&self.page.path);
                    notes.decide(
                        0,
                        format!(
                            "no title was found; it is {} for now, by the name of the file",
                            quoted(&title)
                        ),
                    );
                    title
                });
                (title, None)
            }
        };
        (self.title, self.draft.title) = title;
        for words in [Some(&mut self.title), self.front.summary.as_mut()].into_iter().flatten() {
            if let Some(bare) = untagged(words) {
                let what = "no title or summary has such tags; what they showed is missing in it";
                notes.decide(1, format!("{}: {what}", quoted(words)));
                *words = bare;
            }
        }
    }
}

/// The words without tags of other generators, where it has some and words besides.
fn untagged(words: &str) -> Option<String> {
    let mut bare = words.to_owned();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        while let Some(at) = bare.find(open) {
            let end = bare.get(at..).and_then(|rest| rest.find(close))?;
            bare.replace_range(at..at + end + close.len(), " ");
        }
    }
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    (bare != words && !bare.is_empty()).then_some(bare)
}

/// A title by the name of a file.
fn named(path: &str) -> String {
    let path = path.strip_suffix("/_index.md").unwrap_or(path);
    let name = stem(path.rsplit('/').next().unwrap_or(path)).replace(['-', '_'], " ");
    let name = if name.trim() == "index" { "Home" } else { name.trim() };
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Reads all pages that can be read.
pub(super) fn read(
    generator: Generator,
    old: &OldSite<'_>,
    layout: &mut Layout,
    today: Date,
    report: &mut Report,
) -> Vec<Read> {
    let mut all: Vec<Read> = Vec::new();
    for page in std::mem::take(&mut layout.pages) {
        all.extend(one(generator, page, old, report));
    }
    cascades(&all, &mut layout.rules.inherited);
    let inherited = by_folder(std::mem::take(&mut layout.rules.inherited));
    for read in &mut all {
        inherit(generator, read, &inherited, report);
        speak(read, layout, report);
        address(read, layout);
        let path = read.page.old.clone().unwrap_or_default();
        let mut notes = Notes::new(&path, report);
        let whom = (&read.page, &mut read.front);
        publish::withhold(generator, whom, &layout.rules, today, &mut notes);
    }
    keys(&mut all, report);
    all
}

/// A page with its front matter; nothing where it cannot be read.
fn one(generator: Generator, page: Page, old: &OldSite<'_>, report: &mut Report) -> Option<Read> {
    let Some(path) = page.old.clone() else {
        return Some(Read::new(page, Front::default(), None, 0));
    };
    let source = old.text(&path, report)?;
    let mut notes = Notes::new(&path, report);
    let (front, body) = front::read(&source, generator, &mut notes);
    Some(Read::new(page, front, Some(source), body))
}

/// Notes what sections say in the place of their pages.
fn cascades(all: &[Read], inherited: &mut Vec<Inherited>) {
    for read in all {
        let Some(path) = &read.page.old else { continue };
        for said in &read.front.cascade {
            inherited.push(Inherited {
                place: (path.clone(), said.span.begin().line),
                folder: crate::route::parent(path).to_owned(),
                kind: None,
                said: said.clone(),
            });
        }
    }
}

/// What is said for the pages of each folder, or for one file.
type ByFolder = BTreeMap<String, Vec<Inherited>>;

fn by_folder(inherited: Vec<Inherited>) -> ByFolder {
    let mut folders = ByFolder::new();
    for one in inherited {
        folders.entry(one.folder.clone()).or_default().push(one);
    }
    folders
}

/// Has a page say what settings or its section say for it.
fn inherit(generator: Generator, read: &mut Read, inherited: &ByFolder, report: &mut Report) {
    let Some(path) = read.page.old.clone() else { return };
    // What lies nearer says it first.
    let around = std::iter::once(path.as_str()).chain(parents(&path)).chain([""]);
    for one in around.filter_map(|folder| inherited.get(folder)).flatten() {
        if one.kind.as_ref().is_some_and(|kind| *kind != read.page.kind) {
            continue;
        }
        // Of what is for some pages alone, what could show too much is taken for all.
        let some = ["target", "_target"].iter().any(|key| value(&one.said, &[key]).is_some());
        if some && !entries(&one.said).iter().any(|(key, ..)| key == "draft")
            || truth(&one.said, &["draft"]) == Some(false)
        {
            continue;
        }
        let taken = read.front.inherit(&one.said, generator, one.place.1);
        if !taken.is_empty() {
            let names: Vec<_> = taken.iter().map(|name| format!("`{name}`")).collect();
            let (file, line) = &one.place;
            let what =
                format!("{} said by `{file}:{line}` for it stands in it now", names.join(", "));
            report.push(Outcome::Turned, (&path, 0), what);
        }
    }
}

/// Gives a page the language that it says.
fn speak(read: &mut Read, layout: &mut Layout, report: &mut Report) {
    let Some(name) = read.front.language.clone() else { return };
    let path = read.page.old.clone().unwrap_or_default();
    if let Some(tag) = layout.said(&name, (&path, 1), report) {
        read.page.tag = tag;
    }
}

/// Notes the addresses that a page asks for, by which others may link to it.
fn address(read: &mut Read, layout: &Layout) {
    let Read { page, front, .. } = read;
    for written in front.address.iter().chain(&front.slug) {
        let address = layout::route(written);
        let name = layout.name(&page.tag);
        let below =
            address.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if address.is_empty() || below == Some("") {
            page.path = "_index.md".to_owned();
        }
        // A name alone takes the place of the file's.
        let own = page.routes.first().map(String::as_str);
        let folder = own.map_or("", crate::route::parent);
        let beside =
            if folder.is_empty() { address.clone() } else { format!("{folder}/{address}") };
        page.routes.extend([beside, address]);
    }
    page.routes.extend(front.aliases.iter().map(|(alias, _)| layout::route(alias)));
    page.routes.extend(page.former.iter().map(|alias| layout::route(alias)));
}

/// Has translations follow their source by what they share with it; a key that two pages of one
/// language have is told.
fn keys(all: &mut [Read], report: &mut Report) {
    let mut known: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, read) in all.iter().enumerate() {
        if let Some((key, _)) = &read.front.key {
            known.entry((key.clone(), read.page.tag.clone())).or_default().push(at);
        }
    }
    let mut doubled: BTreeSet<String> = BTreeSet::new();
    for ((key, tag), pages) in &known {
        if pages.len() < 2 {
            continue;
        }
        doubled.insert(key.clone());
        let of = |at: &usize| Some(format!("`{}`", all.get(*at)?.page.old.as_deref()?));
        let names: Vec<_> = pages.iter().filter_map(of).collect();
        for at in pages {
            let Some(read) = all.get(*at) else { continue };
            let line = read.front.key.as_ref().map_or(0, |(_, line)| *line);
            let what = format!(
                "{} of `{tag}` share the key `{key}`, so nobody knows which of them is translated; name the files of each page and its translations alike",
                names.join(" and ")
            );
            let path = read.page.old.as_deref().unwrap_or_default();
            report.push(Outcome::Decide, (path, line), what);
        }
    }
    for read in all {
        let key = read.front.key.as_ref().map(|(key, _)| key.clone());
        read.page.key = key.filter(|key| !doubled.contains(key));
    }
}
