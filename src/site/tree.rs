//! Guides and sections out of files: one entry for each path, with its translations.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, EntryId, Key, Site, Text, TextId};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};
use crate::markdown::{Document, Slugs};
use crate::route::Taken;

/// Fills the site with `texts`, and answers the paths of drafts that were left out.
pub(super) fn grow(site: &mut Site, texts: Vec<Text>, sink: &mut Sink) -> BTreeSet<Key> {
    let home = site.config.source_language;
    let mut drafts = BTreeSet::new();
    let source_drafts: BTreeSet<Key> = texts
        .iter()
        .filter(|text| text.language == home && text.front.draft == Some(true))
        .map(|text| text.key.clone())
        .collect();
    for text in texts {
        // A draft of the source takes its translations with it.
        let draft = match text.front.draft {
            Some(own) => own,
            None => source_drafts.contains(&text.key),
        };
        if draft && !site.config.drafts {
            drafts.insert(text.key.clone());
        } else {
            site.texts.push(text);
        }
    }
    let columns = site.config.languages().count();
    let mut entries: BTreeMap<Key, Vec<Option<TextId>>> = BTreeMap::new();
    let mut section = |path: &str| {
        let key = Key { path: path.to_owned(), section: true };
        entries.entry(key).or_insert_with(|| vec![None; columns]);
    };
    section("");
    for text in &site.texts {
        // Every folder above is a section, whether it has a page of its own or not.
        let mut path = text.key.path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            section(folder);
            path = folder;
        }
    }
    for (index, text) in site.texts.iter().enumerate() {
        let row = entries.entry(text.key.clone()).or_insert_with(|| vec![None; columns]);
        if let Some(cell) = row.get_mut(text.language.index()) {
            if let Some(first) = *cell {
                sink.push(collision(&site.texts[first.0], text));
            }
            cell.get_or_insert(TextId(index));
        }
    }
    site.entries = entries
        .into_iter()
        .map(|(key, texts)| Entry {
            key,
            parent: None,
            children: Vec::new(),
            place: 0,
            related: Vec::new(),
            texts,
            exists: Vec::new(),
        })
        .collect();
    adopt(site);
    find_pages(site);
    name_headings(site);
    check_front_matter(site, sink);
    check_routes(site, sink);
    drafts
}

/// Parents and children, in the order that authors set.
fn adopt(site: &mut Site) {
    for index in 0..site.entries.len() {
        let path = site.entries[index].key.path.clone();
        if path.is_empty() {
            continue;
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let parent = site.find(folder, true);
        site.entries[index].parent = parent;
        if let Some(parent) = parent {
            site.entries[parent.0].children.push(EntryId(index));
        }
    }
    // Order comes from the source guide; a translation may not deal the cards anew, or «next»
    // would mean something else in each language. Titles break ties, in the source language.
    let home = site.config.source_language;
    let keys: Vec<(i64, String)> = (0..site.entries.len())
        .map(|index| {
            let id = EntryId(index);
            (site.meta(id, home).order, site.title(id, home).0)
        })
        .collect();
    let format = &site.config.language(home).format;
    let mut places = vec![0; site.entries.len()];
    for entry in &mut site.entries {
        entry.children.sort_by(|a, b| {
            let ((order, title), (other_order, other_title)) = (&keys[a.0], &keys[b.0]);
            order.cmp(other_order).then_with(|| format.compare(title, other_title)).then(a.cmp(b))
        });
        for (place, child) in entry.children.iter().enumerate() {
            places[child.0] = place;
        }
    }
    for (entry, place) in site.entries.iter_mut().zip(places) {
        entry.place = place;
    }
}

/// Fills [`Entry::exists`], from the leaves up: what lies in a section stands behind it.
fn find_pages(site: &mut Site) {
    let languages: Vec<LanguageId> = site.config.languages().map(|(id, _)| id).collect();
    for index in (0..site.entries.len()).rev() {
        let id = EntryId(index);
        let shown = |language: &LanguageId| site.shown(id, *language).is_some();
        let mut exists: Vec<bool> = languages.iter().map(shown).collect();
        for child in &site.entries[index].children {
            for (own, below) in exists.iter_mut().zip(&site.entries[child.0].exists) {
                *own |= below;
            }
        }
        site.entries[index].exists = exists;
    }
}

/// Gives every heading its id. A translation whose headings have the same levels as the source's
/// takes the source's ids, so that a link to a part holds in every language.
fn name_headings(site: &mut Site) {
    let home = site.config.source_language;
    let mut named: Vec<Vec<String>> =
        site.texts.iter().map(|text| ids(&text.document, None)).collect();
    for entry in &site.entries {
        let Some(source) = entry.texts.get(home.index()).copied().flatten() else { continue };
        let pattern = &site.texts[source.0].document;
        for id in entry.texts.iter().copied().flatten().filter(|id| *id != source) {
            let document = &site.texts[id.0].document;
            let levels = |d: &Document| d.headings.iter().map(|h| h.level).collect::<Vec<_>>();
            if levels(document) == levels(pattern) {
                named[id.0] = ids(document, Some(&named[source.0]));
            }
        }
    }
    for (text, ids) in site.texts.iter_mut().zip(named) {
        text.anchors = ids.iter().cloned().collect();
        text.ids = ids;
    }
}

fn ids(document: &Document, pattern: Option<&Vec<String>>) -> Vec<String> {
    let mut slugs = Slugs::default();
    let headings = document.headings.iter().enumerate();
    headings
        .map(|(at, heading)| match (&heading.id, pattern.and_then(|pattern| pattern.get(at))) {
            (Some(own), _) => slugs.unique(own),
            (None, Some(source)) => slugs.unique(source),
            (None, None) => slugs.from_text(&heading.text),
        })
        .collect()
}

fn check_front_matter(site: &Site, sink: &mut Sink) {
    let home = site.config.source_language;
    if site.own(site.home(), home).is_none() && !site.texts.is_empty() {
        let file = format!("content/{}/_index.md", site.config.language(home).locale.tag());
        sink.push(
            Diagnostic::new(Code::ContentMissing, format!("there is no home page, `{file}`"))
                .at(site.config.source.span(0..0))
                .help(format!("write `{file}` with a `title` in its front matter")),
        );
    }
    for (id, entry) in site.entries() {
        let source = site.own(id, home);
        for text in entry.texts.iter().copied().flatten().map(|id| site.text(id)) {
            if text.front.title.is_some() || text.front.title_faulty {
                continue;
            }
            let place = text.source().span(0..0);
            let inherited =
                source.map(|id| site.text(id)).and_then(|text| text.front.title.as_ref());
            sink.push(match inherited.filter(|_| text.language != home) {
                Some(title) => Diagnostic::new(
                    Code::GuideUntranslatedTitle,
                    format!("the translation has no title; readers see «{}»", title.0),
                )
                .at(place)
                .help("add `title = \"…\"` in the language of the file"),
                None => Diagnostic::new(Code::GuideMissingTitle, "the page has no title")
                    .at(place)
                    .help("begin the file with `+++`, `title = \"…\"`, `+++`, each on a line of its own"),
            });
        }
    }
}

/// Two pages with one address, or an address below the other's file. Each pair is reported once.
fn check_routes(site: &Site, sink: &mut Sink) {
    let mut reported = BTreeSet::new();
    for language in site.config.languages().map(|(id, _)| id) {
        let mut taken = Taken::default();
        for (id, _) in site.entries().filter(|(id, _)| site.exists(*id, language)) {
            let Err(other) = taken.take(&site.route(id, language), id) else { continue };
            // A section without a file of its own is there because of what it holds.
            let (first, second) = (some_text(site, other, language), some_text(site, id, language));
            if let (Some(first), Some(second)) = (first, second)
                && reported.insert((first, second))
            {
                sink.push(collision(site.text(first), site.text(second)));
            }
        }
    }
}

/// The file of a page, or of the first page below it that has one.
fn some_text(site: &Site, id: EntryId, language: LanguageId) -> Option<TextId> {
    let below = || site.entry(id).children.iter().find_map(|id| some_text(site, *id, language));
    site.shown(id, language).or_else(below)
}

fn collision(first: &Text, second: &Text) -> Diagnostic {
    let (path, other) = (second.source().path(), first.source().path());
    let help = "rename one of the two; a section's own text stands in `_index.md`";
    if path == other {
        return Diagnostic::new(
            Code::RouteCollision,
            format!("`{path}` takes the place of its section's page"),
        )
        .at(second.source().span(0..0))
        .help(help);
    }
    Diagnostic::new(Code::RouteCollision, format!("`{other}` and `{path}` become the same page"))
        .at(second.source().span(0..0))
        .label(first.source().span(0..0), "the other file")
        .help(help)
}
