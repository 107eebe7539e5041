//! The texts of a guide or of the messages, side by side.

use serde::Deserialize;
use serde_json::{Value, json};

use super::notes::Notes;
use super::{Answer, Desk, Now, Refusal, guide, list, translated};
use crate::config::LanguageId;
use crate::site::{EntryId, Site, urgent_units};
use crate::translate::{MessageText, Place, Sides, UnitState, message_texts, sides};

/// How many other places with the same words are shown.
const SHOWN: usize = 8;

#[derive(Deserialize)]
pub(super) struct Asked {
    language: String,
    /// The path below a language's folder; none for the messages.
    guide: Option<String>,
    /// The file of the messages, as `ui.ftl`.
    file: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Words {
    language: String,
    text: String,
}

/// The name of a text in what is asked and answered: `title`, `summary`, `u3`.
pub(super) fn key(place: Place) -> String {
    match place {
        Place::Title => "title".to_owned(),
        Place::Summary => "summary".to_owned(),
        Place::Unit(at) => format!("u{at}"),
    }
}

pub(super) fn texts(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let site = now.site;
    let language = translated(site, &asked.language)?;
    let notes = Notes::read(&desk.world, &asked.language);
    let mut answer = json!({
        "language": list::language(site, language),
        "source": list::language(site, site.config.source_language),
    });
    let (rows, about) = match &asked.guide {
        Some(path) => {
            let id = guide(site, path)?;
            (of_guide(site, language, id, &notes), about(site, language, id))
        }
        None => {
            let file = asked.file.ok_or(Refusal::Unknown)?;
            let texts = message_texts(site, &desk.world, language);
            let texts = texts.into_iter().filter(|text| text.file == file);
            let rows: Vec<Value> =
                texts.map(|text| of_message(site, language, text, &notes)).collect();
            if rows.is_empty() {
                return Err(Refusal::Unknown);
            }
            (rows, json!({ "title": file }))
        }
    };
    if let Some(object) = answer.as_object_mut() {
        object.insert("rows".into(), rows.into());
        object.insert("about".into(), about);
    }
    Ok(answer)
}

/// What is said of a guide above its texts.
fn about(site: &Site, language: LanguageId, id: EntryId) -> Value {
    let home = site.config.source_language;
    let own = site.exact(id, language).map(|id| site.text(id));
    json!({
        "title": site.title(id, home).0,
        "path": site.entry(id).key.file(),
        "file": own.map(|own| own.source().path().to_owned()),
        "page": list::address(site, id, language),
        "source_page": list::address(site, id, home),
        "state": own.and_then(|own| own.front.state).map(crate::data::Worded::as_str),
    })
}

fn of_guide(site: &Site, language: LanguageId, id: EntryId, notes: &Notes) -> Vec<Value> {
    let Some(source) = site.exact(id, site.config.source_language) else { return Vec::new() };
    let source = site.text(source);
    let own = site.exact(id, language).map(|id| site.text(id));
    let urgent = urgent_units(source.authored());
    let path = site.entry(id).key.file();
    let rows = sides(source, own).into_iter().map(|row| {
        let Sides { place, heading, source, own, previous, words, state } = row;
        let text = source.as_ref().map(|side| side.text.clone()).unwrap_or_default();
        let is_urgent = matches!(place, Some(Place::Unit(at)) if urgent.contains(&at));
        json!({
            "key": place.map(key), "heading": heading, "urgent": is_urgent, "state": state,
            "source": source, "own": own, "previous": previous, "words": words,
            "terms": terms(site, language, &text), "note": notes.of(&path, &text),
        })
    });
    rows.collect()
}

fn of_message(site: &Site, language: LanguageId, text: MessageText, notes: &Notes) -> Value {
    let MessageText { name, file, source, own, previous, words, comment, state, .. } = text;
    json!({
        "key": name, "heading": false, "state": state,
        "urgent": comment.iter().any(|line| line.trim() == "urgent"),
        "source": { "text": source }, "own": own.map(|text| json!({ "text": text })),
        "previous": previous, "words": words, "comment": comment,
        "terms": terms(site, language, &source), "note": notes.of(&file, &source),
    })
}

/// What the language's glossary says of words in `text`.
fn terms(site: &Site, language: LanguageId, text: &str) -> Vec<Value> {
    let Some(glossary) = site.messages.glossaries().of(language) else { return Vec::new() };
    let mut terms: Vec<Value> = Vec::new();
    for found in glossary.terms_in(text) {
        let Some(term) = glossary.term(&found) else { continue };
        let value = json!({ "source": term.source, "term": term.term, "note": term.note });
        if !terms.contains(&value) {
            terms.push(value);
        }
    }
    terms
}

/// Where the language says these very words of the source elsewhere.
pub(super) fn elsewhere(now: &Now<'_>, asked: Words) -> Answer {
    let site = now.site;
    let language = translated(site, &asked.language)?;
    let home = site.config.source_language;
    let mut found: Vec<Value> = Vec::new();
    for (id, entry) in site.entries() {
        let (Some(source), Some(own)) = (site.exact(id, home), site.exact(id, language)) else {
            continue;
        };
        let source = site.text(source);
        // Most guides do not have the words, and need not be compared unit by unit.
        if !source.authored().units().iter().any(|unit| unit.text == asked.text) {
            continue;
        }
        for row in sides(source, Some(site.text(own))) {
            let same = row.source.is_some_and(|side| side.text == asked.text);
            let text = row.own.filter(|_| same && row.state == UnitState::Translated);
            found.extend(text.map(|text| json!({ "path": entry.key.file(), "text": text.text })));
        }
        if found.len() >= SHOWN {
            break;
        }
    }
    Ok(json!({ "elsewhere": found }))
}
