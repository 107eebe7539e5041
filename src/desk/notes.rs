//! Notes from one translator to the next, `locales/<lang>/notes.toml`. No page has them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Answer, Desk, Now, Refusal, translated};
use crate::diag::{Sink, Source};
use crate::rewrite::{create, rewrite};
use crate::world::{File, World, read_text};

/// What stands at the top of a new file.
const HEAD: &str = "# Notes from one translator to the next; they are never published.\n";

#[derive(Deserialize)]
pub(super) struct Asked {
    language: String,
    /// The guide or the file of messages, below the language's folder.
    at: String,
    /// What the source says there.
    text: String,
    /// The note; without words it goes.
    note: String,
}

/// The notes of one language.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<(String, String), String>);

impl Notes {
    pub(super) fn read(world: &dyn World, tag: &str) -> Self {
        let Some(document) = source(world, tag).and_then(|source| document(&source)) else {
            return Self::default();
        };
        let notes = document.get("notes").and_then(Item::as_array_of_tables);
        let text = |table: &Table, name: &str| Some(table.get(name)?.as_str()?.to_owned());
        let found = notes.into_iter().flat_map(ArrayOfTables::iter).filter_map(|table| {
            Some(((text(table, "at")?, text(table, "text")?), text(table, "note")?))
        });
        Self(found.collect())
    }

    /// The note on a text of the source in the guide or file `at`.
    pub(super) fn of(&self, at: &str, text: &str) -> Option<&str> {
        self.0.get(&(at.to_owned(), text.to_owned())).map(String::as_str)
    }
}

fn path(tag: &str) -> String {
    format!("locales/{tag}/notes.toml")
}

fn source(world: &dyn World, tag: &str) -> Option<std::sync::Arc<Source>> {
    let path = path(tag);
    let bytes = world.read(&path).ok()?.len() as u64;
    read_text(world, &File { path: path.into(), bytes, version: 0 }, &mut Sink::default())
}

fn document(source: &Source) -> Option<DocumentMut> {
    source.text().parse().ok()
}

/// Leaves a note, in the place of one on the same text.
pub(super) fn write(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    translated(now.site, &asked.language)?;
    let path = path(&asked.language);
    let there = source(&desk.world, &asked.language);
    let mut file = match &there {
        Some(source) => {
            document(source).ok_or_else(|| Refusal::impossible("refused-notes", path.as_str()))?
        }
        None if desk.world.read(&path).is_ok() => {
            return Err(Refusal::impossible("refused-notes", path));
        }
        None => HEAD.parse().unwrap_or_default(),
    };
    let notes = file.entry("notes").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(notes) = notes.as_array_of_tables_mut() else {
        return Err(Refusal::impossible("refused-notes", path));
    };
    let is = |table: &Table, name: &str, text: &str| {
        table.get(name).and_then(Item::as_str) == Some(text)
    };
    notes.retain(|table| !(is(table, "at", &asked.at) && is(table, "text", &asked.text)));
    if !asked.note.trim().is_empty() {
        let mut table = Table::new();
        let words = [("at", &*asked.at), ("text", &*asked.text), ("note", asked.note.trim())];
        for (name, words) in words {
            table.insert(name, value(words));
        }
        notes.push(table);
    }
    let text = file.to_string();
    let written = match &there {
        Some(source) => rewrite(&desk.world, &desk.root, source, &text),
        None => create(&desk.root, &path, text.as_bytes()),
    };
    written.map_err(|error| Refusal::Unwritten(error.to_string()))?;
    Ok(json!({ "saved": [path] }))
}
