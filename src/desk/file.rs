//! One file as an author writes it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Desk, Now, Refusal, faults, front, list};
use crate::diag::{Diagnostic, Source};
use crate::rewrite::rewrite;
use crate::route::in_language;
use crate::site::Text;
use crate::translate::with_line_breaks_of;
use crate::world::World;

#[derive(Deserialize)]
pub(super) struct Asked {
    file: String,
}

#[derive(Deserialize)]
pub(super) struct Written {
    file: String,
    text: String,
    /// The version that she began with.
    version: Option<String>,
}

/// Whether a path is that of a text that the desk writes.
pub(super) fn is_text(path: &str) -> bool {
    let text = [".md", ".ftl", ".toml"].iter().any(|ending| path.ends_with(ending));
    text && ["content/", "locales/"].iter().any(|folder| path.starts_with(folder))
}

/// The text of the site at this path.
fn text<'a>(now: &Now<'a>, file: &str) -> Option<&'a Text> {
    now.site.texts().find(|text| text.authored().source().path() == file)
}

/// A file that the site or one of its faults names, as it lies on the disk.
fn read(desk: &Desk, now: &Now<'_>, file: &str) -> Result<(String, String), Refusal> {
    let faulty = || now.faults.iter().filter_map(|fault| fault.span.as_ref());
    let named = || faulty().any(|span| span.source.path() == file);
    let messages = || now.site.messages.places().any(|(_, span)| span.source.path() == file);
    if !is_text(file) || !(text(now, file).is_some() || named() || messages()) {
        return Err(Refusal::Unknown);
    }
    let bytes = desk.world.read(file).map_err(|_| Refusal::Unknown)?;
    let version = blake3::hash(&bytes).to_hex().to_string();
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(Refusal::impossible("refused-utf8", file));
    };
    Ok((text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), version))
}

pub(super) fn open(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let (words, version) = read(desk, now, &asked.file)?;
    let known = text(now, &asked.file);
    let page = known.and_then(|text| {
        let id = now.site.find(&text.key().path, text.key().section)?;
        list::address(now.site, id, text.language)
    });
    let config = &now.site.config;
    let tag = in_language(&asked.file).and_then(|(tag, _)| config.find(tag));
    let language = tag.unwrap_or(config.source_language);
    Ok(json!({
        "file": asked.file,
        "version": version,
        "language": list::language(now.site, language),
        "is_source": language == config.source_language,
        "page": page,
        "path": known.map(|text| text.key().file()),
        "front": front::values(&words),
        "faults": of(&asked.file, now.faults.iter()),
        "text": words.replace("\r\n", "\n"),
    }))
}

/// What would be wrong, were this saved.
pub(super) fn attempt(desk: &Desk, now: &Now<'_>, asked: Written) -> Answer {
    let (before, _) = read(desk, now, &asked.file)?;
    let text = with_line_breaks_of(&before, asked.text);
    let front = front::values(&text);
    let after = (now.trial)(vec![(asked.file.clone(), text.into_bytes())]);
    let elsewhere: Vec<Value> = faults::fresh(&after, now.faults)
        .filter(|fault| !is_in(fault, &asked.file))
        .map(faults::json)
        .collect();
    Ok(json!({ "faults": of(&asked.file, after.iter()), "elsewhere": elsewhere, "front": front }))
}

pub(super) fn save(desk: &Desk, now: &Now<'_>, asked: Written) -> Answer {
    let (before, version) = read(desk, now, &asked.file)?;
    if asked.version.as_ref() != Some(&version) {
        let text = before.replace("\r\n", "\n");
        return Err(Refusal::Changed(json!({ "version": version, "text": text })));
    }
    let text = with_line_breaks_of(&before, asked.text);
    let source = Source::new(asked.file.as_str(), before);
    rewrite(&desk.world, &desk.root, &source, &text)
        .map_err(|error| Refusal::Unwritten(error.to_string()))?;
    let (_, version) = read(desk, now, &asked.file)?;
    Ok(json!({ "saved": [asked.file], "version": version }))
}

fn is_in(fault: &Diagnostic, file: &str) -> bool {
    fault.span.as_ref().is_some_and(|span| span.source.path() == file)
}

fn of<'a>(file: &str, faults: impl Iterator<Item = &'a Diagnostic>) -> Vec<Value> {
    let mine = faults.filter(|fault| is_in(fault, file));
    mine.filter(|fault| fault.severity != crate::diag::Severity::Note).map(faults::json).collect()
}
