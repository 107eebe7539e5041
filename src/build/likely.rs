//! Where a page of the last output seems to be now: among those that were not there before, the
//! one that says most of what it said.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use percent_encoding::percent_decode_str;

use crate::config::LanguageId;
use crate::emit::LastPages;
use crate::html::{Token, tokens};
use crate::plan::Bytes;
use crate::route::{Route, join, parent};
use crate::site::{EntryId, Key, Site};

/// Pairs of words that more pages have say nothing of which one it is.
const COMMON: usize = 8;
/// So many pairs of words at least must be the same.
const FEW: usize = 4;

/// Pages that are new, by what they are known by.
pub(super) struct Likely<'a> {
    site: &'a Site,
    last: &'a LastPages,
    bytes: &'a dyn Fn(&Route) -> Option<Bytes>,
    /// Pages that lie under their own names now, by those that said nothing.
    renamed: &'a BTreeMap<&'a str, Key>,
    fresh: BTreeMap<LanguageId, Fresh>,
}

/// Pages of one language that are new.
#[derive(Default)]
struct Fresh {
    pairs: BTreeMap<u64, Vec<EntryId>>,
    /// How many pairs each has.
    lengths: BTreeMap<EntryId, usize>,
    /// None where two have it.
    titles: BTreeMap<String, Option<EntryId>>,
    /// The last part of the path, and whether it is a section.
    names: BTreeMap<(String, bool), Option<EntryId>>,
}

impl<'a> Likely<'a> {
    /// The new pages of `site` where the last output had the pages `last`, with these `bytes`, and
    /// those that were `renamed` since.
    pub(super) fn new(
        site: &'a Site,
        last: &'a LastPages,
        bytes: &'a dyn Fn(&Route) -> Option<Bytes>,
        renamed: &'a BTreeMap<&'a str, Key>,
    ) -> Self {
        let languages = site.config.published.iter();
        let fresh = languages.map(|language| (*language, Fresh::of(site, last, *language)));
        let fresh = fresh.collect();
        Self { site, last, bytes, renamed, fresh }
    }

    /// Where the page that lay at `path`, below the folder of `language`, is now.
    pub(super) fn now(&self, path: &str, language: LanguageId) -> Option<EntryId> {
        let tag = self.site.language(language).locale.tag();
        let here = Route::new(format!("{tag}/{path}"));
        let page = self.page(&here);
        match page.as_ref().and_then(|page| page.leads_to(&here)) {
            // A former address itself, whose alias is gone.
            Some(target) => match self.site.page_at(&target) {
                Some((entry, _)) => Some(entry),
                None => {
                    let there = target.as_str().strip_prefix(tag)?.strip_prefix('/')?;
                    if let Some(key) = self.renamed.get(there) {
                        return self.site.find(&key.path, key.section);
                    }
                    self.among_fresh(there, language, self.page(&target).as_ref())
                }
            },
            None => self.among_fresh(path, language, page.as_ref()),
        }
    }

    fn among_fresh(
        &self,
        path: &str,
        language: LanguageId,
        page: Option<&Page>,
    ) -> Option<EntryId> {
        let fresh = self.fresh.get(&language)?;
        let like = page.and_then(|page| fresh.like(&page.pairs));
        let titled = || fresh.titles.get(&page?.title).copied().flatten();
        let key = Key::of_page(path)?;
        let named = || fresh.names.get(&(last_name(&key), key.section)).copied().flatten();
        like.or_else(titled).or_else(named)
    }

    /// What the last output showed at `route`.
    fn page(&self, route: &Route) -> Option<Page> {
        self.last.get(route.as_str())?;
        let bytes = (self.bytes)(route)?;
        Some(Page::read(&String::from_utf8_lossy(&bytes)))
    }
}

impl Fresh {
    fn of(site: &Site, last: &LastPages, language: LanguageId) -> Self {
        let mut fresh = Self::default();
        for (id, entry) in site.entries() {
            let is_new = || !last.contains_key(site.route(id, language).as_str());
            if !site.exists(id, language) || !is_new() {
                continue;
            }
            once(&mut fresh.names, (last_name(&entry.key), entry.key.section), id);
            once(&mut fresh.titles, site.title(id, language).0, id);
            let Some(text) = site.resolved(id, language) else { continue };
            let text = site.text(text).authored();
            let own = pairs(text.source().text().get(text.body()..).unwrap_or_default());
            fresh.lengths.insert(id, own.len());
            for pair in own {
                fresh.pairs.entry(pair).or_default().push(id);
            }
        }
        fresh
    }

    /// The page that shares most pairs of words, where they are half of its own at least.
    fn like(&self, then: &BTreeSet<u64>) -> Option<EntryId> {
        let mut shared: BTreeMap<EntryId, usize> = BTreeMap::new();
        let known = then.iter().filter_map(|pair| self.pairs.get(pair));
        for entry in known.filter(|pages| pages.len() <= COMMON).flatten() {
            *shared.entry(*entry).or_default() += 1;
        }
        let (most, count) = shared.into_iter().max_by_key(|(_, count)| *count)?;
        (count >= FEW && count * 2 >= *self.lengths.get(&most)?).then_some(most)
    }
}

/// Keeps what has a name alone.
fn once<K: Ord>(known: &mut BTreeMap<K, Option<EntryId>>, name: K, entry: EntryId) {
    known.entry(name).and_modify(|known| *known = None).or_insert(Some(entry));
}

fn last_name(key: &Key) -> String {
    key.path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Every two words that follow each other.
fn pairs(text: &str) -> BTreeSet<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let pairs = words.clone().zip(words.skip(1));
    let hash = |pair| {
        let mut hasher = DefaultHasher::new();
        Hash::hash(&pair, &mut hasher);
        hasher.finish()
    };
    pairs.map(hash).collect()
}

/// A page as readers had it.
#[derive(Default)]
struct Page {
    title: String,
    pairs: BTreeSet<u64>,
    /// What it leads on to by itself.
    refresh: Option<String>,
}

impl Page {
    fn read(html: &str) -> Self {
        let mut page = Self::default();
        let (mut words, mut within, mut titled) = (String::new(), false, false);
        for token in tokens(html) {
            match token {
                Token::Start(tag) if tag.name == "meta" => {
                    let value = |name| Some(tag.attribute(name)?.value.as_str());
                    let url = value("content").and_then(|content| content.split_once("url="));
                    if value("http-equiv") == Some("refresh") {
                        page.refresh = url.map(|(_, url)| url.to_owned());
                    }
                }
                Token::Start(tag) if tag.name == "main" => within = true,
                Token::Start(tag) if tag.name == "h1" => titled = page.title.is_empty(),
                Token::End(name, _) if name == "main" => within = false,
                Token::End(name, _) if name == "h1" => titled = false,
                Token::Words(found, _) => {
                    if titled {
                        page.title.push_str(&found);
                    }
                    if within {
                        words.push_str(&found);
                        words.push(' ');
                    }
                }
                _ => {}
            }
        }
        page.title = page.title.trim().to_owned();
        page.pairs = pairs(&words);
        page
    }

    /// The page of this site that one at `here` leads on to.
    fn leads_to(&self, here: &Route) -> Option<Route> {
        let url = self.refresh.as_ref()?;
        let url = url.split(['#', '?']).next().unwrap_or(url);
        let path = percent_decode_str(url).decode_utf8().ok()?;
        Some(Route::new(join(parent(here.as_str()), &path)?.join("/")))
    }
}
