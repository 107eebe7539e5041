//! Guides and sections out of files: one entry for each path, with its translations.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::discover::Content;
use super::draft::SiteDraft;
use super::fresh::{compare_translations, compose_translations};
use super::heading_ids::name_headings;
use super::placed::Text;
use super::record::Record;
use super::text::{SourceFile, earlier};
use super::{Entry, EntryId, Key, Site, TextId, address, related};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};

/// What the shape of a site leaves for the next load.
#[derive(Debug)]
pub(super) struct Tree {
    /// Paths of drafts that were left out.
    pub(super) drafts: Arc<BTreeSet<Key>>,
    /// The files that come out, by their place among those that were read.
    published: Arc<Vec<usize>>,
    /// Whether nothing was reported, and so nothing points into a file.
    clean: bool,
}

/// What the last load left, for a step that takes over from it.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) site: &'a Site,
    pub(super) content: &'a Content,
    pub(super) tree: &'a Tree,
}

/// Fills the site with texts, entries and ids. Where the same files come out as `before`, answers
/// which texts are not as they were.
pub(super) fn build(
    site: &mut SiteDraft,
    content: &Content,
    before: Option<Before<'_>>,
    sink: &mut Sink,
) -> (Tree, Option<BTreeSet<usize>>) {
    let stays = before.filter(|before| {
        before.tree.clean
            && Arc::ptr_eq(&site.config, &before.site.config)
            && Arc::ptr_eq(&before.content.layout.value, &content.layout.value)
            && compare(before.content, content, |one, other| one.front.draft == other.front.draft)
    });
    let mut own = Sink::default();
    let (drafts, published, changed);
    match stays {
        Some(before) => {
            (drafts, published) = (before.tree.drafts.clone(), before.tree.published.clone());
            changed = Some(take_over(site, content, before));
            if !compare(before.content, content, SourceFile::says_the_same) {
                // Titles and places in sections may be others, but no page comes or goes.
                link_parents(site);
                address::give(site);
                check_front_matter(site, &mut own);
                if site.neutral != before.site.neutral {
                    address::check(site, &mut own);
                }
                related::relate(site);
            }
        }
        None => {
            let mut left_out = BTreeSet::new();
            published = Arc::new(publish(site, content, before, &mut left_out));
            (drafts, changed) = (Arc::new(left_out), None);
            create_entries(site, &mut own);
            link_parents(site);
            find_pages(site);
            address::give(site);
            check_front_matter(site, &mut own);
            address::check(site, &mut own);
            related::relate(site);
            let entries = 0..site.entries.len();
            let compared = |id| compare_translations(site, EntryId(id));
            let standings: Vec<_> = entries.into_par_iter().map(compared).collect();
            for (id, standings) in standings.into_iter().enumerate() {
                compose_translations(site, standings);
                name_headings(site, EntryId(id));
            }
        }
    }
    let faults = own.into_vec();
    let clean = faults.is_empty();
    sink.extend(faults);
    (Tree { drafts, published, clean }, changed)
}

/// Takes everything from `before` but the texts whose files have changed; which these are, and
/// those that take their headings' names from them.
fn take_over(site: &mut SiteDraft, content: &Content, before: Before<'_>) -> BTreeSet<usize> {
    site.entries = Arc::clone(&before.site.entries);
    site.neutral = Arc::clone(&before.site.neutral);
    site.texts.clone_from(&before.site.texts);
    let mut changed = BTreeSet::new();
    for (index, place) in before.tree.published.iter().enumerate() {
        let (read, record) = (&content.reads[*place], content.records[*place].as_ref());
        let is_same = Arc::ptr_eq(read, &before.content.reads[*place])
            && same(&before.content.records[*place], record);
        if !is_same && let Some(parsed) = &read.text {
            site.texts[index] = Arc::new(Text::new(parsed, record));
            changed.insert(index);
        }
    }
    let entry = |index: &usize| {
        let key = &site.texts[*index].key;
        site.find(&key.path, key.section)
    };
    let entries: BTreeSet<EntryId> = changed.iter().filter_map(entry).collect();
    for id in entries {
        let standings = compare_translations(site, id);
        changed.extend(compose_translations(site, standings));
        changed.extend(name_headings(site, id));
    }
    changed
}

/// Whether both are the same record, or none.
fn same(one: &Option<Arc<Record>>, other: Option<&Arc<Record>>) -> bool {
    one.as_ref().map(Arc::as_ptr) == other.map(Arc::as_ptr)
}

/// Whether the same files were read, and those that have changed are the `same` in a way.
fn compare(
    before: &Content,
    now: &Content,
    same: impl Fn(&SourceFile, &SourceFile) -> bool,
) -> bool {
    let pairs = || before.reads.iter().zip(&now.reads);
    before.reads.len() == now.reads.len()
        && pairs().all(|(before, now)| {
            Arc::ptr_eq(before, now)
                || match (&before.text, &now.text) {
                    (Some(one), Some(other)) => before.path == now.path && same(one, other),
                    (one, other) => one.is_none() && other.is_none(),
                }
        })
}

/// Takes the texts that come out, each as it was `before` where nothing about its file has
/// changed; their places among those that were read.
fn publish(
    site: &mut SiteDraft,
    content: &Content,
    before: Option<Before<'_>>,
    drafts: &mut BTreeSet<Key>,
) -> Vec<usize> {
    let home = site.config.source_language;
    let source_drafts: BTreeSet<&Key> = content
        .reads
        .iter()
        .filter_map(|read| read.text.as_ref())
        .filter(|text| text.language == home && text.front.draft == Some(true))
        .map(|text| &text.key)
        .collect();
    let before = before.map_or(&[][..], |before| &before.site.texts);
    let mut earlier = earlier(before, |text| text.source().path());
    let mut published = Vec::with_capacity(content.reads.len());
    for (place, (read, record)) in content.reads.iter().zip(&content.records).enumerate() {
        let Some(parsed) = &read.text else { continue };
        // A draft of the source takes its translations with it.
        let draft = parsed.front.draft.unwrap_or_else(|| source_drafts.contains(&parsed.key));
        if draft && !site.config.drafts {
            drafts.insert(parsed.key.clone());
            continue;
        }
        published.push(place);
        site.texts.push(match earlier(&read.path) {
            Some(text)
                if Arc::ptr_eq(&text.parsed, parsed) && same(&text.record, record.as_ref()) =>
            {
                Arc::clone(text)
            }
            _ => Arc::new(Text::new(parsed, record.as_ref())),
        });
    }
    published
}

/// One entry for each path.
fn create_entries(site: &mut SiteDraft, sink: &mut Sink) {
    let columns = site.config.languages().count();
    let mut entries: BTreeMap<Key, Vec<Option<TextId>>> = BTreeMap::new();
    let mut section = |path: &str| {
        let key = Key { path: path.to_owned(), section: true };
        entries.entry(key).or_insert_with(|| vec![None; columns]);
    };
    section("");
    // Every folder above is a section, whether it has a page of its own or not.
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for text in site.texts.iter().filter(|text| text.key.part().is_none()) {
        let mut path = text.key.path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/')
            && folders.insert(folder)
        {
            section(folder);
            path = folder;
        }
    }
    for (index, text) in site.texts.iter().enumerate() {
        let row = match entries.get_mut(&text.key) {
            Some(row) => row,
            None => entries.entry(text.key.clone()).or_insert_with(|| vec![None; columns]),
        };
        if let Some(cell) = row.get_mut(text.language.index()) {
            if let Some(first) = *cell {
                sink.push(address::collision(&site.texts[first.0], text));
            }
            cell.get_or_insert(TextId(index));
        }
    }
    let entries = entries.into_iter().map(|(key, texts)| Entry {
        key,
        parent: None,
        children: Vec::new(),
        place: 0,
        related: Vec::new(),
        neutral: None,
        texts,
        exists: Vec::new(),
    });
    site.entries = Arc::new(entries.collect());
}

/// Parents and children, in the order that authors set.
fn link_parents(site: &mut SiteDraft) {
    let parent = |entry: &Entry| {
        let path = &entry.key.path;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if path.is_empty() { None } else { site.find(folder, true) }
    };
    let parents: Vec<Option<EntryId>> = site.entries.iter().map(parent).collect();
    // Order comes from the source guide; a translation may not deal the cards anew, or «next»
    // would mean something else in each language. Titles break ties, in the source language.
    let home = site.config.source_language;
    let config = Arc::clone(&site.config);
    let format = &config.language(home).format;
    let keys: Vec<(i64, Vec<u8>)> = (0..site.entries.len())
        .map(|index| {
            let id = EntryId(index);
            (site.meta(id, home).order, format.sort_key(&site.title(id, home).0))
        })
        .collect();
    let entries = Arc::make_mut(&mut site.entries);
    for entry in &mut *entries {
        entry.children.clear();
    }
    for (index, parent) in parents.into_iter().enumerate() {
        entries[index].parent = parent;
        if let Some(parent) = parent {
            entries[parent.0].children.push(EntryId(index));
        }
    }
    let mut places = vec![0; entries.len()];
    for entry in &mut *entries {
        entry.children.sort_by_key(|child| (&keys[child.0], *child));
        for (place, child) in entry.children.iter().enumerate() {
            places[child.0] = place;
        }
    }
    for (entry, place) in entries.iter_mut().zip(places) {
        entry.place = place;
    }
}

/// Fills [`Entry::exists`], from the leaves up: what lies in a section stands behind it.
fn find_pages(site: &mut SiteDraft) {
    let languages: Vec<LanguageId> = site.config.languages().map(|(id, _)| id).collect();
    let shown = |id: usize| {
        // A part is shown in pages, and is none.
        let page = site.entries[id].key.part().is_none();
        let seen = |language| site.resolved(EntryId(id), language).is_some();
        languages.iter().map(|language| page && seen(*language)).collect()
    };
    let mut all: Vec<Vec<bool>> = (0..site.entries.len()).map(shown).collect();
    let entries = Arc::make_mut(&mut site.entries);
    for index in (0..entries.len()).rev() {
        let mut exists = std::mem::take(&mut all[index]);
        for child in &entries[index].children {
            for (own, below) in exists.iter_mut().zip(&entries[child.0].exists) {
                *own |= below;
            }
        }
        entries[index].exists = exists;
    }
}

fn check_front_matter(site: &Site, sink: &mut Sink) {
    let home = site.config.source_language;
    if site.exact(site.home(), home).is_none() && !site.texts.is_empty() {
        let file = format!(
            "content/{}/{}",
            site.config.language(home).locale.tag(),
            Key::section("").file()
        );
        sink.push(
            Diagnostic::new(Code::ContentMissing, format!("there is no home page, `{file}`"))
                .at(site.config.source.span(0..0))
                .help(format!("write `{file}` with a `title` in its front matter")),
        );
    }
    for (id, entry) in site.entries().filter(|(_, entry)| entry.key.part().is_none()) {
        let source = site.exact(id, home);
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
                    .help(match text.source().text().lines().next().map(str::trim_end) {
                        Some("+++") => "add a line `title = \"…\"` between the `+++` lines",
                        Some("---") => "add a line `title: …` between the `---` lines",
                        _ => "begin the file with `+++`, `title = \"…\"`, `+++`, each on a line of its own",
                    }),
            });
        }
    }
}
