//! Translations whose source is not there: it was renamed, or taken away.

use std::collections::{BTreeMap, BTreeSet};

use super::discover::Content;
use super::record::Record;
use super::text::SourceFile;
use super::{EntryId, Site, Text};
use crate::diag::{Code, Diagnostic, Sink, nearest};

/// Reports translations that say what they were made from, where the source has no such page. One
/// without a record may be a guide of its own, that only its language has.
pub(super) fn check(site: &Site, content: &Content, sink: &mut Sink) {
    let home = site.config.source_language;
    let has_source = |text: &Text| {
        let published = site.find(&text.key.path, text.key.section);
        published.is_some_and(|entry| site.exact(entry, home).is_some())
            // One that is a draft, or that cannot be read, is there.
            || content.has(home, &text.key)
    };
    let recorded = site.texts().filter(|text| text.language != home);
    let recorded = recorded.filter_map(|text| Some((text, text.record.as_deref()?)));
    let orphans: Vec<_> = recorded.filter(|(text, _)| !has_source(text)).collect();
    if orphans.is_empty() {
        return;
    }
    let known = Known::new(site);
    for (text, record) in orphans {
        let tag = site.language(home).locale.tag();
        let message = format!(
            "this translation has no source: `content/{tag}/{}` is not there",
            text.key.file()
        );
        let fault = Diagnostic::new(Code::TranslationWithoutSource, message);
        let title = text.front.title.as_ref().map(|(_, span)| span.clone());
        let fault = fault.at(title.unwrap_or_else(|| text.source().span(0..0)));
        sink.push(fault.help(match known.now(text, record) {
            Some(entry) => next_step(site, text, entry),
            None => "bring the source back; or remove this file, or only its record below `locales`, where it is to stand by itself"
                .to_owned(),
        }));
    }
}

/// What to do where the source seems to be at `entry` now.
fn next_step(site: &Site, text: &Text, entry: EntryId) -> String {
    let tag = site.language(text.language).locale.tag();
    let home = site.language(site.config.source_language).locale.tag();
    let file = site.entry(entry).key.file();
    match site.exact(entry, text.language) {
        None => format!(
            "the source seems to be `content/{home}/{file}` now: move this file to `content/{tag}/{file}`"
        ),
        Some(_) => format!(
            "the source seems to be `content/{home}/{file}` now, and `content/{tag}/{file}` is there: remove the older of the two translations"
        ),
    }
}

/// All guides of the source, by the words of their parts.
struct Known<'a> {
    site: &'a Site,
    words: BTreeMap<&'a str, Vec<EntryId>>,
}

/// The words of all parts of a guide, each once.
fn words(text: &SourceFile) -> BTreeSet<&str> {
    let head = text.front.title.iter().chain(&text.front.summary);
    let units = text.units().iter().map(|unit| unit.text.as_str());
    head.map(|(words, _)| words.as_str()).chain(units).collect()
}

impl<'a> Known<'a> {
    fn new(site: &'a Site) -> Self {
        let mut known: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
        for (entry, _) in site.entries() {
            let Some(id) = site.exact(entry, site.config.source_language) else { continue };
            for words in words(site.text(id).authored()) {
                known.entry(words).or_default().push(entry);
            }
        }
        Self { site, words: known }
    }

    /// Where the guide that `text` was made from is now: the one that holds most of what the
    /// record says, where that is half of it at least; or one of nearly its name.
    fn now(&self, text: &Text, record: &Record) -> Option<EntryId> {
        let then = record.other().map(words).unwrap_or_default();
        let mut shared: BTreeMap<EntryId, usize> = BTreeMap::new();
        for entry in then.iter().filter_map(|words| self.words.get(words)).flatten() {
            *shared.entry(*entry).or_default() += 1;
        }
        // Of equals, one that this language does not have yet.
        let free = |entry: &EntryId| self.site.exact(*entry, text.language).is_none();
        let most = shared.into_iter().max_by_key(|(entry, count)| (*count, free(entry)));
        let most = most.filter(|(_, count)| count * 2 >= then.len()).map(|(entry, _)| entry);
        most.or_else(|| self.of_like_name(text))
    }

    fn of_like_name(&self, text: &Text) -> Option<EntryId> {
        let home = self.site.config.source_language;
        let free = self.site.entries().filter(|(id, entry)| {
            entry.key.section == text.key.section
                && entry.key.part().is_some() == text.key.part().is_some()
                && self.site.exact(*id, home).is_some()
                && self.site.exact(*id, text.language).is_none()
        });
        let paths: Vec<&str> = free.map(|(_, entry)| entry.key.path.as_str()).collect();
        let path = text.key.path.as_str();
        let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
        let same = paths.iter().copied().find(|other| name(other) == name(path));
        let near = same.or_else(|| nearest(path, paths.iter().copied()))?;
        self.site.find(near, text.key.section)
    }
}
