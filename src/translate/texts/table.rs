//! Every text of a site that a language translates, with what the language has for it.

use std::collections::BTreeMap;

use crate::config::LanguageId;
use crate::markdown::UnitKind;
use crate::messages::Pattern;
use crate::site::{EntryId, Site};
use crate::translate::fluent::{
    FluentFile, builtin, builtin_texts, fluent_files, recorded, source_files,
};
use crate::translate::mark::name;
use crate::translate::pair::{Pair, UnitFreshness};
use crate::world::World;

/// All of them.
pub(in crate::translate) struct Table<'a> {
    pub(in crate::translate) guides: Vec<Pair<'a>>,
    pub(in crate::translate) messages: Vec<Message>,
    /// The language's own Fluent files.
    pub(in crate::translate) files: Vec<FluentFile>,
    pub(in crate::translate) items: Vec<Item>,
}

/// One text.
pub(in crate::translate) struct Item {
    pub(in crate::translate) context: String,
    pub(in crate::translate) original: String,
    /// What the language has, or nothing.
    pub(in crate::translate) translation: String,
    /// What the source said when that was made, where it says something else now.
    pub(in crate::translate) previous: Option<String>,
    /// Whether that is a translation of what the source says now.
    pub(in crate::translate) fresh: bool,
    pub(in crate::translate) slot: Slot,
    pub(in crate::translate) notes: Vec<String>,
    /// `file:line`
    pub(in crate::translate) reference: String,
}

/// Where a text belongs: places in the lists of guides, units and messages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::translate) enum Slot {
    Head(usize, Head),
    Unit(usize, usize),
    Message(usize),
}

/// What stands in front matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::translate) enum Head {
    Title,
    Summary,
}

/// A text of the source's Fluent files.
pub(in crate::translate) struct Message {
    /// The file's path below the language's folder.
    pub(in crate::translate) file: String,
    pub(in crate::translate) source: Pattern,
    /// The language's own: its file and its place there.
    pub(in crate::translate) own: Option<(usize, usize)>,
}

impl<'a> Table<'a> {
    /// All texts, for a `language`, or for none: then nothing is translated. The source language
    /// has the words of the interface to translate, which are in English, and no guide.
    pub(in crate::translate) fn new(
        site: &'a Site,
        world: &dyn World,
        language: Option<LanguageId>,
    ) -> Self {
        let entries = site.entries().map(|(id, _)| id);
        let mut table = Self::of_messages(site, world, language);
        let messages = std::mem::take(&mut table.items);
        if language != Some(site.config.source_language) {
            table.guides = entries.filter_map(|id| pair(site, id, language)).collect();
        }
        for (at, pair) in table.guides.iter().enumerate() {
            guide_items(at, pair, &mut table.items);
        }
        table.items.extend(messages);
        table
    }

    /// The texts of one guide.
    pub(super) fn of_guide(site: &'a Site, language: LanguageId, guide: EntryId) -> Self {
        let guides = Vec::from_iter(pair(site, guide, Some(language)));
        let mut items = Vec::new();
        for (at, pair) in guides.iter().enumerate() {
            guide_items(at, pair, &mut items);
        }
        Self { guides, items, messages: Vec::new(), files: Vec::new() }
    }

    /// The texts of the messages.
    pub(in crate::translate) fn of_messages(
        site: &Site,
        world: &dyn World,
        language: Option<LanguageId>,
    ) -> Self {
        let files = language.map_or_else(Vec::new, |id| fluent_files(site, world, id));
        let mut own = BTreeMap::new();
        for (file, content) in files.iter().enumerate() {
            for (at, pattern) in content.patterns.iter().enumerate() {
                own.insert(pattern.name.clone(), (file, at));
            }
        }
        let (mut items, mut messages) = (Vec::new(), Vec::new());
        let spoken = language.map(|id| builtin_texts(site, id)).unwrap_or_default();
        let then = language.map(|id| recorded(site, world, id)).unwrap_or_default();
        let sources = match language == Some(site.config.source_language) {
            true => Vec::from_iter(builtin("en")),
            false => source_files(site, world),
        };
        for file in sources {
            for pattern in &file.patterns {
                let own = own.get(&pattern.name).copied();
                let message =
                    Message { file: file.path().to_owned(), source: pattern.clone(), own };
                let texts = (files.as_slice(), &spoken, &then);
                items.push(message_item(messages.len(), &message, &file, texts));
                messages.push(message);
            }
        }
        Self { guides: Vec::new(), messages, files, items }
    }

    /// The texts by context and words.
    pub(in crate::translate) fn by_name(&self) -> BTreeMap<(&str, &str), &Item> {
        let named = self.items.iter();
        named.map(|item| ((&*item.context, &*item.original), item)).collect()
    }
}

/// A guide of the source with what `language` has of it.
fn pair(site: &Site, guide: EntryId, language: Option<LanguageId>) -> Option<Pair<'_>> {
    let source = site.text(site.exact(guide, site.config.source_language)?).authored();
    let own = language.and_then(|language| site.exact(guide, language));
    Some(Pair::new(source, own.map(|id| site.text(id))))
}

fn guide_items(at: usize, pair: &Pair<'_>, items: &mut Vec<Item>) {
    let source = pair.source.source();
    let reference =
        |place: usize| format!("{}:{}", source.path(), source.span(place..place).begin().line);
    let front = &pair.source.front;
    for (said, (head, field, note)) in pair.head().into_iter().zip([
        (Head::Title, &front.title, "a title: at most 60 characters"),
        (Head::Summary, &front.summary, "a summary: one sentence, at most 160 characters"),
    ]) {
        let Some(now) = said.source else { continue };
        let fresh = said.is_fresh();
        items.push(Item {
            context: format!("{} {}", pair.path, said.name),
            original: now.to_owned(),
            translation: said.own.unwrap_or_default().to_owned(),
            previous: said.previous().map(str::to_owned),
            fresh,
            slot: Slot::Head(at, head),
            notes: vec![note.to_owned()],
            reference: reference(field.as_ref().map_or(0, |(_, span)| span.start)),
        });
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut section = None;
    for (place, (unit, state)) in pair.source.units().iter().zip(&pair.states).enumerate() {
        let time = times.entry(&unit.text).or_default();
        *time += 1;
        let context = if *time == 1 { pair.path.clone() } else { format!("{} #{time}", pair.path) };
        let mut notes = vec![name(unit.kind).to_owned()];
        if matches!(unit.kind, UnitKind::Heading(_)) {
            section = Some(&unit.text);
        } else {
            notes.extend(section.map(|heading| format!("in: {}", heading.replace('\n', " "))));
        }
        items.push(Item {
            context,
            original: unit.text.clone(),
            translation: pair.own_text(place).unwrap_or_default(),
            previous: match state {
                UnitFreshness::Changed(_) => pair.previous(place),
                _ => None,
            },
            fresh: matches!(state, UnitFreshness::Fresh(_)),
            slot: Slot::Unit(at, place),
            notes,
            reference: reference(unit.range.start),
        });
    }
}

fn message_item(
    at: usize,
    message: &Message,
    file: &FluentFile,
    (own, spoken, then): (&[FluentFile], &BTreeMap<String, String>, &BTreeMap<String, String>),
) -> Item {
    let pattern = &message.source;
    let line = file.source.span(pattern.id.clone()).begin().line;
    let own = message.own.and_then(|(file, at)| own.get(file)?.patterns.get(at));
    let then = own.and_then(|own| then.get(&own.name));
    let previous = then.filter(|then| **then != pattern.text).cloned();
    // What the program says, until the site says it otherwise.
    let own = own.map(|own| &own.text).or_else(|| spoken.get(&pattern.name));
    Item {
        context: format!("{} {}", message.file, pattern.name),
        original: pattern.text.clone(),
        translation: own.cloned().unwrap_or_default(),
        fresh: own.is_some() && previous.is_none(),
        previous,
        slot: Slot::Message(at),
        notes: pattern.comment.clone(),
        reference: format!("{}:{line}", file.source.path()),
    }
}
