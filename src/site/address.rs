//! Where pages lie: below the folder of their language, under the path of their file or, where that
//! would tell what a page is about, under a name that says nothing.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::SiteDraft;
use super::{Entry, EntryId, Key, Kind, Site, Target, Text, TextId};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};
use crate::route::{Route, Taken, opaque, unmistakable};

impl Site {
    /// Where the page lies.
    pub fn route(&self, entry: EntryId, language: LanguageId) -> Route {
        let Entry { key, neutral, .. } = self.entry(entry);
        let tag = self.language(language).locale.tag();
        let (path, ending) = match neutral {
            Some(name) => (name.as_str(), ".html"),
            None => key.page_parts(),
        };
        Route::new([tag, "/", path, ending].concat())
    }

    /// Where a page whose address says nothing would lie otherwise. Links that are out there lead
    /// to it.
    pub fn telling_route(&self, entry: EntryId, language: LanguageId) -> Option<Route> {
        let Entry { key, neutral, .. } = self.entry(entry);
        let tag = self.language(language).locale.tag();
        neutral.is_some().then(|| Route::new(format!("{tag}/{}", key.page())))
    }

    /// Where a page whose address says nothing lay before its file was renamed: it would have been
    /// called `page`, `old/name.html`, otherwise.
    pub fn former_route(&self, entry: EntryId, language: LanguageId, page: &str) -> Option<Route> {
        self.entry(entry).neutral.as_ref()?;
        let file = Key::of_page(page)?.file();
        let tag = self.language(language).locale.tag();
        Some(Route::new(format!("{tag}/{}.html", opaque(&file))))
    }

    /// The page that lies at `route`.
    pub fn page_at(&self, route: &Route) -> Option<(EntryId, LanguageId)> {
        let (tag, path) = route.as_str().split_once('/')?;
        let language = self.config.find(tag)?;
        let path = path.strip_suffix(".html")?;
        let section = if path == "index" { Some("") } else { path.strip_suffix("/index") };
        let found = section.and_then(|section| self.find(section, true));
        let named = || self.neutral.get(path).copied().or_else(|| self.find(path, false));
        let entry = found.or_else(named)?;
        (self.exists(entry, language) && self.route(entry, language) == *route)
            .then_some((entry, language))
    }

    /// The id that a heading of a page has in the address bar, by the one that authors link to. A
    /// page whose address says nothing says nothing there either.
    pub fn anchor<'a>(&self, entry: EntryId, id: &'a str) -> Cow<'a, str> {
        let Entry { key, neutral, .. } = self.entry(entry);
        match neutral {
            Some(_) => unmistakable(&format!("{}#{id}", key.file())).into(),
            None => id.into(),
        }
    }

    /// The same of a contact on the pages of who can help, by its id.
    pub fn anchor_of_contact<'a>(&self, id: &'a str) -> Cow<'a, str> {
        if self.config.safety.neutral_addresses { unmistakable(id).into() } else { id.into() }
    }

    /// Files that are shown or heard on pages alone whose addresses say nothing, or on none: their
    /// names would tell as much.
    pub fn discreet_files(&self) -> BTreeSet<String> {
        if self.neutral.is_empty() {
            return BTreeSet::new();
        }
        let telling = || self.entries().filter(|(_, entry)| entry.neutral.is_none());
        let mut open = BTreeSet::new();
        for language in self.config.languages().map(|(language, _)| language) {
            for (id, _) in telling().filter(|(id, _)| self.exists(*id, language)) {
                let text = self.resolved(id, language).map(|id| self.text(id));
                let parts = text.into_iter().flat_map(|text| self.parts(text, language));
                open.extend(text.into_iter().chain(parts).flat_map(files));
            }
        }
        let all = self.texts().flat_map(files);
        all.filter(|path| !open.contains(path)).map(str::to_owned).collect()
    }
}

/// The files that a text shows or links to.
fn files(text: &Text) -> impl Iterator<Item = &str> {
    text.links().filter_map(|(_, target)| match target {
        Target::File(path) => Some(path.as_str()),
        _ => None,
    })
}

/// By the place of each entry, whether it or a section above says in any language that it is
/// sensitive.
pub(super) fn sensitive(site: &Site) -> Vec<bool> {
    let says = |entry: &Entry| {
        let mut texts = entry.texts.iter().flatten().map(|id| site.text(*id));
        texts.any(|text| text.front.sensitive == Some(true))
    };
    let mut sensitive: Vec<bool> = site.entries.iter().map(says).collect();
    // A section stands before what it holds.
    for (index, entry) in site.entries.iter().enumerate() {
        sensitive[index] |= entry.parent.is_some_and(|above| sensitive[above.0]);
    }
    sensitive
}

/// Gives sensitive pages, and the sections that they lie in, names that say nothing, where the site
/// wants that. A home keeps its address, and so does an everyday page: both are the same for every
/// reader.
pub(super) fn give(site: &mut SiteDraft) {
    if !site.config.safety.neutral_addresses {
        return;
    }
    let mut wanted = sensitive(site);
    for (index, entry) in site.entries.iter().enumerate().rev() {
        if let Some(above) = entry.parent {
            wanted[above.0] |= wanted[index];
        }
    }
    let home = site.config.source_language;
    let name = |(id, entry): (EntryId, &Entry)| {
        let hidden =
            wanted[id.0] && !entry.key.path.is_empty() && site.kind(id, home) != Kind::Neutral;
        hidden.then(|| opaque(&entry.key.file()))
    };
    let names: Vec<_> = site.entries().map(name).collect();
    let mut neutral = BTreeMap::new();
    for (index, (entry, name)) in Arc::make_mut(&mut site.entries).iter_mut().zip(names).enumerate()
    {
        if let Some(name) = &name {
            neutral.entry(name.clone()).or_insert(EntryId(index));
        }
        entry.neutral = name;
    }
    site.neutral = Arc::new(neutral);
}

/// Two pages with one address, or an address below the other's file. Each pair is reported once.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    let mut reported = BTreeSet::new();
    for language in site.config.languages().map(|(id, _)| id) {
        let mut taken = Taken::default();
        for (id, _) in site.entries().filter(|(id, _)| site.exists(*id, language)) {
            let telling = site.telling_route(id, language);
            let mut routes = std::iter::once(site.route(id, language)).chain(telling);
            let Some(other) = routes.find_map(|route| taken.take(&route, id).err()) else {
                continue;
            };
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
    site.resolved(id, language).or_else(below)
}

pub(super) fn collision(first: &Text, second: &Text) -> Diagnostic {
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
