//! Single texts that a translator writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apply::apply;
use super::given::Given;
use super::table::{Head, Item, Slot, Table};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::site::{EntryId, Site};
use crate::translate::change::Change;
use crate::world::World;

/// What of a language is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// One guide.
    Guide(EntryId),
    /// All messages.
    Messages,
}

/// Which text of a guide or of the messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// The title of the guide.
    Title,
    /// Its summary.
    Summary,
    /// A unit, by its place in the source.
    Unit(usize),
    /// A message or an attribute of one, by its name: `site-title`, `contact-police.note`.
    Message(String),
}

/// A translation of one text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which text.
    pub place: TextPlace,
    /// What the source says there, as the translator saw it.
    pub original: String,
    /// What the language is to say. The words that are there confirm them.
    pub text: Arc<Source>,
}

/// What the files of `language` become by `edits`. Faults have their place in the [`Edit::text`].
///
/// Nothing changes while `sink` has an error of them; all of them are found.
pub fn edit(
    (site, world): (&Site, &dyn World),
    language: LanguageId,
    texts: Texts,
    edits: &[Edit],
    sink: &mut Sink,
) -> Vec<Change> {
    let table = match texts {
        Texts::Guide(guide) => Table::of_guide(site, language, guide),
        Texts::Messages => Table::of_messages(site, world, Some(language)),
    };
    let places: Vec<Span> = edits.iter().map(|edit| whole(&edit.text)).collect();
    let items: BTreeMap<Slot, &Item> = table.items.iter().map(|item| (item.slot, item)).collect();
    let mut faults = Sink::default();
    let mut given = BTreeMap::new();
    for (edit, written) in edits.iter().zip(&places) {
        let item = slot(&table, &edit.place).and_then(|slot| items.get(&slot).copied());
        match item.filter(|item| item.original == edit.original) {
            Some(item) => {
                given.insert(item.slot, Given { words: edit.text.text(), written, item });
            }
            None => {
                let message = "the source does not say this any more";
                let fault = Diagnostic::new(Code::PoOutdated, message).at(written.clone());
                faults.push(Diagnostic {
                    severity: crate::diag::Severity::Error,
                    ..fault.help("look at what it says now, and translate that")
                });
            }
        }
    }
    let changes = apply((site, world), language, &table, &given, &mut faults);
    let refused = faults.has_errors();
    sink.merge(faults);
    if refused { Vec::new() } else { changes }
}

fn whole(text: &Arc<Source>) -> Span {
    text.span(0..text.text().len())
}

fn slot(table: &Table<'_>, place: &TextPlace) -> Option<Slot> {
    match place {
        TextPlace::Title => Some(Slot::Head(0, Head::Title)),
        TextPlace::Summary => Some(Slot::Head(0, Head::Summary)),
        TextPlace::Unit(unit) => Some(Slot::Unit(0, *unit)),
        TextPlace::Message(name) => {
            let names = table.messages.iter();
            names
                .map(|message| &message.source.name)
                .position(|known| known == name)
                .map(Slot::Message)
        }
    }
}
