//! A picture that an author drops into a guide.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;

use super::{Answer, Desk, Now, Refusal};
use crate::picture::{self, Fault, is_named_so};
use crate::rewrite::create;
use crate::route::parent;
use crate::world::World;

/// The most bytes of a picture as it is dropped: those of phones have a tenth to a half of it.
pub const MOST_BYTES: usize = 24 << 20;

#[derive(Deserialize)]
pub(super) struct Head {
    /// The guide's file.
    file: String,
    /// What the file was called.
    original: String,
    /// What it is to be called, without an ending.
    name: String,
}

/// Writes what is shown of the picture beside the guide: turned upright, as wide as pages show it,
/// and nothing that the file said beside it (where it was taken, when, with what).
pub(super) fn put(desk: &Desk, now: &Now<'_>, head: Head, bytes: Vec<u8>) -> Answer {
    let known = now.site.texts().any(|text| text.authored().source().path() == head.file);
    if !known {
        return Err(Refusal::Unknown);
    }
    let name = slug(&head.name);
    if name.is_empty() {
        return Err(Refusal::impossible("refused-name", head.name));
    }
    let original = head.original.to_lowercase();
    if !is_named_so(&original) {
        return Err(Refusal::impossible("refused-picture", head.original));
    }
    let length = bytes.len();
    let picture = picture::prepare(&original, &Arc::from(bytes)).map_err(|fault| {
        let why = match fault {
            Fault::Unreadable(why) | Fault::TooLarge(why) => why,
            Fault::Unsafe(faults) => {
                faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>().join("; ")
            }
        };
        Refusal::impossible("refused-picture", why)
    })?;
    let widest = picture.outputs.last().ok_or(Refusal::Unknown)?;
    let folder = parent(&head.file);
    let path = |name: &str| format!("{folder}/{name}.{}", widest.extension);
    // Another picture of this name stays what it is.
    let free = (1..100).find_map(|number| {
        let name = if number == 1 { name.clone() } else { format!("{name}-{number}") };
        let taken = desk.world.read(&path(&name));
        taken.map_or(true, |there| there == widest.bytes).then_some(name)
    });
    let name = free.ok_or_else(|| Refusal::impossible("refused-taken", name))?;
    let path = path(&name);
    if desk.world.read(&path).is_err() {
        create(&desk.root, &path, &widest.bytes)
            .map_err(|error| Refusal::Unwritten(error.to_string()))?;
    }
    let traces = (!picture.traces.is_empty()).then(|| picture::list(&picture.traces));
    Ok(json!({
        "saved": [path],
        "name": format!("{name}.{}", widest.extension),
        "before": length, "bytes": widest.bytes.len(), "traces": traces,
    }))
}

/// A name of a file that says the same in every address.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.trim().chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}
