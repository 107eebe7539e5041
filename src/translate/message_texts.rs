//! Messages of the source beside their translations.

use serde::Serialize;

use super::sides::UnitState;
use super::texts::{Slot, Table};
use super::words::{WordRun, compare_words};
use crate::config::LanguageId;
use crate::site::Site;
use crate::world::World;

/// A text of the source's messages: the value of one, or an attribute.
#[derive(Clone, Debug, Serialize)]
pub struct MessageText {
    /// Its name, `site-title` or `contact-police.note`.
    pub name: String,
    /// The file of the source, below its language's folder.
    pub file: String,
    /// What it says, in Fluent.
    pub source: String,
    /// What the language says, the site or else the program.
    pub own: Option<String>,
    /// What the source said when that was translated, where it says something else now.
    pub previous: Option<String>,
    /// That and what it says now as one, word by word.
    pub words: Vec<WordRun>,
    /// The comment above it, line by line.
    pub comment: Vec<String>,
    /// How the two belong together.
    pub state: UnitState,
}

/// All texts of the messages that `language` translates, in the order of their files.
pub fn message_texts(site: &Site, world: &dyn World, language: LanguageId) -> Vec<MessageText> {
    let table = Table::of_messages(site, world, Some(language));
    let texts = table.items.into_iter().filter_map(|item| {
        let Slot::Message(at) = item.slot else { return None };
        let message = table.messages.get(at)?;
        let state = match () {
            () if item.translation.is_empty() => UnitState::Missing,
            () if item.fresh => UnitState::Translated,
            () => UnitState::Changed,
        };
        let previous = item.previous.filter(|_| state == UnitState::Changed);
        Some(MessageText {
            name: message.source.name.clone(),
            file: message.file.clone(),
            words: previous
                .as_deref()
                .map(|then| compare_words(then, &item.original))
                .unwrap_or_default(),
            previous,
            source: item.original,
            own: Some(item.translation).filter(|text| !text.is_empty()),
            comment: item.notes,
            state,
        })
    });
    texts.collect()
}
