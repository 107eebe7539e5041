//! The texts of the source that the messages of a language were made from, as they are written
//! beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::fluent::{FluentFile, fluent_files, recorded, source_files};
use crate::config::LanguageId;
use crate::freshness::record_path;
use crate::messages::{Pattern, written};
use crate::site::Site;
use crate::world::World;

/// The names of all texts that `language` has of its own among those of the source, by the path of
/// the source's file below its language's folder.
pub fn message_names(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
) -> BTreeMap<String, BTreeSet<String>> {
    let own: BTreeSet<String> = own_names(site, world, language);
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in source_files(site, world) {
        let known = file.patterns.iter().filter(|text| own.contains(&text.name));
        let known = known.map(|text| text.name.clone());
        names.entry(file.path().to_owned()).or_default().extend(known);
    }
    names
}

fn own_names(site: &Site, world: &dyn World, language: LanguageId) -> BTreeSet<String> {
    let files = fluent_files(site, world, language).into_iter();
    files.flat_map(|file| file.patterns).map(|text| text.name).collect()
}

/// The records of the messages of `language`: those that are `taken` say what the source says now,
/// others what they said. What nobody has recorded stays so. The source language has none.
pub fn record_messages(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
    taken: &BTreeSet<String>,
) -> Vec<Change> {
    if language == site.config.source_language {
        return Vec::new();
    }
    let tag = site.language(language).locale.tag();
    let then = recorded(site, world, language);
    let mut own: BTreeSet<String> = own_names(site, world, language);
    own.extend(taken.iter().cloned());
    let mut files: BTreeMap<String, Vec<FluentFile>> = BTreeMap::new();
    for file in source_files(site, world) {
        files.entry(file.path().to_owned()).or_default().push(file);
    }
    let mut changes = Vec::new();
    for (path, files) in files {
        let said = |text: &Pattern| match taken.contains(&text.name) {
            true => Some(text.text.clone()),
            false => then.get(&text.name).cloned(),
        };
        let texts = files.iter().flat_map(|file| &file.patterns);
        let texts: Vec<(&Pattern, Option<String>)> =
            texts.filter(|text| own.contains(&text.name)).map(|text| (text, said(text))).collect();
        if texts.iter().all(|(_, said)| said.is_none()) {
            continue;
        }
        let whole = texts.iter().all(|(text, said)| said.as_ref() == Some(&text.text));
        let text = match files.as_slice() {
            [file] if whole && !file.builtin => file.source.text().to_owned(),
            _ => file_of(
                texts.iter().filter_map(|(text, said)| Some((&*text.name, said.as_deref()?))),
            ),
        };
        let path = record_path(tag, &path);
        if !world.read(&path).is_ok_and(|bytes| *bytes == *text.as_bytes()) {
            changes.push(Change { path, before: None, text });
        }
    }
    changes
}

/// A Fluent file that says nothing but these texts.
fn file_of<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut file = String::new();
    let mut last = None;
    for (name, text) in texts {
        match name.split_once('.') {
            Some((message, attribute)) => {
                if last != Some(message) {
                    file.push_str(&format!("{message} =\n"));
                }
                file.push_str(&format!("    .{attribute} ={}\n", written(text, 2)));
                last = Some(message);
            }
            None => {
                file.push_str(&format!("{name} ={}\n", written(text, 1)));
                last = Some(name);
            }
        }
    }
    file
}
