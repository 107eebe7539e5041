//! Ids of headings, which links of guides and readers lead to.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::sync::Arc;

use super::draft::SiteDraft;
use super::{EntryId, SourceFile, TextId};
use crate::markdown::{Outline, Slugs};

/// The ids of a page's headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ids {
    list: Vec<String>,
    /// Their places in the order of the ids.
    sorted: Box<[usize]>,
}

impl Ids {
    /// One for each heading. A translation takes those of its source.
    pub(super) fn new(outline: &Outline, heading_source: Option<&Self>) -> Self {
        let mut slugs = Slugs::default();
        let headings = outline.headings.iter().enumerate();
        let list: Vec<String> = headings
            .map(|(at, heading)| {
                match (&heading.id, heading_source.and_then(|ids| ids.list.get(at))) {
                    (Some(own), _) => slugs.unique(own),
                    (None, Some(source)) => slugs.unique(source),
                    (None, None) => slugs.from_text(&heading.text),
                }
            })
            .collect();
        let mut sorted: Box<[usize]> = (0..list.len()).collect();
        sorted.sort_unstable_by_key(|at| list.get(*at));
        Self { list, sorted }
    }

    /// The id of the heading that stands at this place.
    pub fn get(&self, heading: usize) -> Option<&str> {
        self.list.get(heading).map(String::as_str)
    }

    /// In the order of the headings.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(String::as_str)
    }

    /// Whether a heading has this id.
    pub fn contains(&self, id: &str) -> bool {
        self.sorted.binary_search_by(|at| self.get(*at).cmp(&Some(id))).is_ok()
    }
}

/// Gives the headings of an entry their ids, and answers which texts have others now. A
/// translation whose headings have the same levels as the source's takes the source's ids, so that
/// a link to a part holds in every language.
pub(super) fn name_headings(site: &mut SiteDraft, id: EntryId) -> Vec<usize> {
    let home = site.config.source_language;
    let entry = &site.entries[id.0];
    let source = entry.texts.get(home.index()).copied().flatten();
    let texts: Vec<TextId> = entry.texts.iter().copied().flatten().collect();
    let mut changed = Vec::new();
    for id in texts {
        let outline = site.texts[id.0].outline();
        let heading_source =
            source.filter(|source| *source != id).map(|id| &site.texts[id.0].parsed);
        let heading_source =
            heading_source.filter(|source| levels(source.outline()).eq(levels(outline)));
        let heading_source = heading_source.cloned();
        let text = &mut site.texts[id.0];
        if heading_source.as_ref().map(Arc::as_ptr) == text.heading_source.as_ref().map(Arc::as_ptr)
        {
            continue;
        }
        let text = Arc::make_mut(text);
        let translated =
            |source: &Arc<SourceFile>| translated_ids(text.parsed.outline(), source.ids());
        text.own_ids = heading_source.as_ref().map(translated);
        text.heading_source = heading_source;
        changed.push(id.0);
    }
    changed
}

fn levels(outline: &Outline) -> impl Iterator<Item = u8> {
    outline.headings.iter().map(|heading| heading.level)
}

/// The ids of a translation: mostly the very ones of the source.
fn translated_ids(outline: &Outline, heading_source: &Arc<Ids>) -> Arc<Ids> {
    let mut own = outline.headings.iter().zip(heading_source.iter());
    if own.all(|(heading, id)| heading.id.as_deref().is_none_or(|own| own == id)) {
        Arc::clone(heading_source)
    } else {
        Arc::new(Ids::new(outline, Some(heading_source)))
    }
}
