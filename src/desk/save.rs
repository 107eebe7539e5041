//! What a translator writes: tried while she types, saved when she says so.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::texts::key;
use super::{Answer, Desk, Now, Refusal, faults, guide, translated};
use crate::config::LanguageId;
use crate::diag::{Diagnostic, Severity, Sink, Source};
use crate::messages::patterns;
use crate::rewrite::write_changes;
use crate::site::{Site, SourceFile, State};
use crate::translate::{
    Change, Edit, Marked, MessageText, Place, TextPlace, Texts, edit, mark, message_texts, sides,
};

#[derive(Deserialize)]
pub(super) struct Asked {
    language: String,
    guide: Option<String>,
    texts: Vec<Written>,
}

/// One text that she has written.
#[derive(Deserialize)]
struct Written {
    key: String,
    /// What the source says, as she saw it.
    source: String,
    /// What the translation said, as she saw it.
    seen: Option<String>,
    text: String,
}

#[derive(Deserialize)]
pub(super) struct Confirmed {
    language: String,
    guide: String,
    /// Whether a native speaker has read it.
    reviewed: bool,
    /// The texts of the source as she saw them.
    sources: Vec<String>,
}

/// What becomes of the files, and what is wrong with what she has written, by the keys of texts.
struct Outcome {
    changes: Vec<Change>,
    refused: bool,
    faults: Map<String, Value>,
}

pub(super) fn attempt(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let outcome = outcome(desk, now, &asked)?;
    Ok(json!({ "faults": outcome.faults }))
}

pub(super) fn save(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let language = translated(now.site, &asked.language)?;
    let now_there = said(desk, now.site, language, asked.guide.as_deref())?;
    let mut others = Map::new();
    for written in &asked.texts {
        let there = now_there.get(&written.key).cloned().flatten();
        if there.as_deref().map(str::trim) != written.seen.as_deref().map(str::trim) {
            others.insert(written.key.clone(), there.into());
        }
    }
    // Another window, or an editor, has written there meanwhile.
    if !others.is_empty() {
        return Err(Refusal::Changed(others.into()));
    }
    let Outcome { changes, refused, faults } = outcome(desk, now, &asked)?;
    if refused {
        return Ok(json!({ "saved": [], "faults": faults }));
    }
    let saved = write(desk, &changes)?;
    Ok(json!({ "saved": saved, "faults": faults }))
}

/// Records that a guide says what its source says now.
pub(super) fn confirm(desk: &Desk, now: &Now<'_>, asked: Confirmed) -> Answer {
    let site = now.site;
    let language = translated(site, &asked.language)?;
    let id = guide(site, &asked.guide)?;
    let source = site.exact(id, site.config.source_language).ok_or(Refusal::Unknown)?;
    let own = site.exact(id, language).ok_or(Refusal::Unknown)?;
    let (source, own) = (site.text(source), site.text(own));
    let rows = sides(source, Some(own)).into_iter();
    let texts: Vec<String> = rows.filter_map(|row| row.source).map(|side| side.text).collect();
    if texts != asked.sources {
        return Err(Refusal::Changed(Value::Null));
    }
    let state = asked.reviewed.then_some(State::Reviewed);
    let today = crate::world::World::today(&desk.world);
    let marked = Marked { tag: &asked.language, state, left: &[], today };
    match mark(own, source.authored(), &marked) {
        Ok(changes) => Ok(json!({ "saved": write(desk, &changes)? })),
        Err(why) => {
            let why: Vec<String> = why.iter().map(|fault| fault.message.clone()).collect();
            Err(Refusal::impossible("refused-structure", why.join("; ")))
        }
    }
}

fn write(desk: &Desk, changes: &[Change]) -> Result<Vec<String>, Refusal> {
    write_changes(&desk.world, &desk.root, changes)
        .map_err(|unwritten| Refusal::Unwritten(unwritten.to_string()))?;
    Ok(changes.iter().map(|change| change.path.clone()).collect())
}

/// What the language says now, by the keys of texts.
fn said(
    desk: &Desk,
    site: &Site,
    language: LanguageId,
    path: Option<&str>,
) -> Result<BTreeMap<String, Option<String>>, Refusal> {
    let Some(path) = path else {
        let texts = message_texts(site, &desk.world, language).into_iter();
        return Ok(texts.map(|MessageText { name, own, .. }| (name, own)).collect());
    };
    let id = guide(site, path)?;
    let source = site.exact(id, site.config.source_language).ok_or(Refusal::Unknown)?;
    let own = site.exact(id, language).map(|id| site.text(id));
    let rows = sides(site.text(source), own).into_iter();
    Ok(rows.filter_map(|row| Some((key(row.place?), row.own.map(|own| own.text)))).collect())
}

fn outcome(desk: &Desk, now: &Now<'_>, asked: &Asked) -> Result<Outcome, Refusal> {
    let site = now.site;
    let language = translated(site, &asked.language)?;
    let texts = match &asked.guide {
        Some(path) => Texts::Guide(guide(site, path)?),
        None => Texts::Messages,
    };
    let mut edits = Vec::new();
    for written in asked.texts.iter().filter(|written| !written.text.trim().is_empty()) {
        edits.push(Edit {
            place: place(&written.key, texts).ok_or(Refusal::Unknown)?,
            original: written.source.clone(),
            text: Source::new(written.key.as_str(), written.text.as_str()),
        });
    }
    let mut sink = Sink::default();
    let changes = edit((site, &desk.world), language, texts, &edits, &mut sink);
    let mut found: Vec<(String, Diagnostic)> = Vec::new();
    for fault in sink.sorted() {
        let key = fault.span.as_ref().map_or("", |span| span.source.path()).to_owned();
        found.push((key, fault));
    }
    let mut refused = found.iter().any(|(_, fault)| fault.severity == Severity::Error);
    // What is wrong with the others is told all the same.
    let changes = match refused {
        true => {
            let faulty = |edit: &Edit| found.iter().any(|(key, _)| key == edit.text.path());
            edits.retain(|edit| !faulty(edit));
            edit((site, &desk.world), language, texts, &edits, &mut Sink::default())
        }
        false => changes,
    };
    let files =
        changes.iter().map(|change| (change.path.clone(), change.text.clone().into_bytes()));
    let files: Vec<_> = files.collect();
    if !files.is_empty() {
        let after = (now.trial)(files);
        let places: Vec<Places<'_>> =
            changes.iter().filter_map(|change| Places::new(site, change, &edits)).collect();
        for fault in faults::fresh(&after, now.faults) {
            let key = places.iter().find_map(|places| places.key(fault)).unwrap_or_default();
            // What is wrong elsewhere is none of hers, but where she is the cause of it.
            refused |= fault.severity == Severity::Error;
            found.push((key.to_owned(), fault.clone()));
        }
    }
    let mut by_key: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (key, fault) in found {
        by_key.entry(key).or_default().push(faults::json(&fault));
    }
    let faults = by_key.into_iter().map(|(key, faults)| (key, faults.into())).collect();
    Ok(Outcome { changes, refused, faults })
}

/// The place that a key is of.
fn place(key: &str, texts: Texts) -> Option<TextPlace> {
    match (texts, key) {
        (Texts::Messages, name) => Some(TextPlace::Message(name.to_owned())),
        (_, "title") => Some(TextPlace::Title),
        (_, "summary") => Some(TextPlace::Summary),
        (_, unit) => Some(TextPlace::Unit(unit.strip_prefix('u')?.parse().ok()?)),
    }
}

/// Where the texts of a changed file stand, by their keys.
struct Places<'a> {
    path: &'a str,
    /// The end of each, in their order.
    ends: Vec<(usize, String)>,
}

impl<'a> Places<'a> {
    fn new(site: &Site, change: &'a Change, edits: &[Edit]) -> Option<Self> {
        let path = change.path.as_str();
        if path.ends_with(".ftl") {
            let texts = patterns(&Source::new(path, change.text.as_str()));
            let ends = texts.into_iter().map(|text| (text.range.end + 1, text.name)).collect();
            return Some(Self { path, ends });
        }
        // A file that is written has as many units as its source, in the same order.
        let file = SourceFile::of(site.texts().next()?.authored(), &change.text);
        let heads = [(TextPlace::Title, Place::Title), (TextPlace::Summary, Place::Summary)];
        let edited = |place: &TextPlace| edits.iter().any(|edit| edit.place == *place);
        let head = heads.into_iter().find(|(place, _)| edited(place));
        let head = head.map_or_else(String::new, |(_, place)| key(place));
        let units = file.units().iter().enumerate();
        let units = units.map(|(at, unit)| (unit.range.end, key(Place::Unit(at))));
        Some(Self { path, ends: [(file.body(), head)].into_iter().chain(units).collect() })
    }

    /// The key of the text that a fault stands in.
    fn key(&self, fault: &Diagnostic) -> Option<&str> {
        let span = fault.span.as_ref().filter(|span| span.source.path() == self.path)?;
        let at = self.ends.partition_point(|(end, _)| *end <= span.start);
        self.ends.get(at).map(|(_, key)| key.as_str())
    }
}
