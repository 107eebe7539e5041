//! The directory of help as a table, and whom to call to find out whether it still holds.

use serde::Deserialize;
use serde_json::{Value, json};
use toml_edit::{DocumentMut, Item, Table, value};

use super::{Answer, Desk, Now, Refusal};
use crate::data::{Worded, set_value, toml_day};
use crate::diag::Source;
use crate::rewrite::rewrite;
use crate::site::{DIRECTORY, Status, due};
use crate::world::World;

pub(super) fn contacts(desk: &Desk, now: &Now<'_>) -> Value {
    let rows = due(now.site, desk.world.today());
    let bytes = desk.world.read(DIRECTORY).ok();
    let version = bytes.map(|bytes| blake3::hash(&bytes).to_hex().to_string());
    json!({ "contacts": rows, "version": version, "file": DIRECTORY })
}

#[derive(Deserialize)]
pub(super) struct Called {
    id: String,
    answer: Outcome,
    /// Who called, as she wants to be named there.
    by: String,
    version: String,
}

/// What came of a call.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    /// Whom it should be answered, and what the directory says holds.
    Answered,
    /// Nobody did.
    Silent,
    /// Somebody else, or it is closed.
    Gone,
}

fn table_of<'a>(document: &'a mut DocumentMut, id: &str) -> Option<&'a mut Table> {
    let mut tables = document.get_mut("contacts")?.as_array_of_tables_mut()?.iter_mut();
    tables.find(|table| table.get("id").and_then(Item::as_str) == Some(id))
}

/// Writes what came of a call: how sure the contact is now, the day, and who called.
pub(super) fn record(desk: &Desk, now: &Now<'_>, asked: Called) -> Answer {
    let directory = now.site.directory.as_ref().ok_or(Refusal::Unknown)?;
    directory.get(&asked.id).ok_or(Refusal::Unknown)?;
    let bytes = desk.world.read(DIRECTORY).map_err(|_| Refusal::Unknown)?;
    if blake3::hash(&bytes).to_hex().as_str() != asked.version {
        return Err(Refusal::Changed(Value::Null));
    }
    let text =
        std::str::from_utf8(&bytes).map_err(|_| Refusal::impossible("refused-utf8", DIRECTORY))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::new(DIRECTORY, text);
    let mut document: DocumentMut =
        text.parse().map_err(|_| Refusal::impossible("refused-toml", DIRECTORY))?;
    let status = match asked.answer {
        Outcome::Answered => Status::Dialled,
        Outcome::Silent => Status::Unconfirmed,
        Outcome::Gone => Status::Retired,
    };
    let table = table_of(&mut document, &asked.id)
        .ok_or_else(|| Refusal::impossible("refused-toml", DIRECTORY))?;
    set_value(table, "status", value(status.as_str()));
    set_value(table, "checked", value(toml_day(desk.world.today())));
    if !asked.by.trim().is_empty() {
        set_value(table, "checked_by", value(asked.by.trim()));
    }
    // A contact that is sure must say who says so, and one that is not goes on being shown.
    let text = document.to_string();
    let after = (now.trial)(vec![(DIRECTORY.to_owned(), text.clone().into_bytes())]);
    let fault = super::faults::fresh(&after, now.faults)
        .find(|fault| fault.severity == crate::diag::Severity::Error);
    if let Some(fault) = fault {
        return Err(Refusal::impossible("refused-faults", fault.message.clone()));
    }
    rewrite(&desk.world, &desk.root, &source, &text)
        .map_err(|error| Refusal::Unwritten(error.to_string()))?;
    Ok(json!({ "saved": [DIRECTORY] }))
}
