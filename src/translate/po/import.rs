//! Reads a PO file: which files of a language change, and how.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::po::{Catalog, read};
use crate::site::Site;
use crate::translate::change::Change;
use crate::translate::texts::{Given, Slot, Table, apply};
use crate::world::World;

/// What the files of `language` become by the PO file `file`. A file stays as it is, byte for byte,
/// where no entry says anything new of it; so does whatever is fuzzy or not translated.
///
/// Nothing changes while `sink` has an error of the file; all of them are found.
pub fn import(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
    file: &Arc<Source>,
    sink: &mut Sink,
) -> Vec<Change> {
    let mut faults = Sink::default();
    let catalog = read(file, &mut faults);
    let tag = site.language(language).locale.tag();
    header(site, &catalog, file, tag, &mut faults);
    let table = Table::new(site, world, Some(language));
    let given = sort(&catalog, &table, &mut faults);
    let changes = apply((site, world), language, &table, &given, &mut faults);
    let refused = faults.has_errors();
    sink.merge(faults);
    if refused { Vec::new() } else { changes }
}

/// Entries by where they belong.
fn sort<'a>(
    catalog: &'a Catalog,
    table: &'a Table<'_>,
    sink: &mut Sink,
) -> BTreeMap<Slot, Given<'a>> {
    let by_name = table.by_name();
    let file = |context: &str| context.split(' ').next().unwrap_or_default().to_owned();
    let files: BTreeSet<String> = table.items.iter().map(|item| file(&item.context)).collect();
    let mut seen: BTreeMap<(&str, &str), &Span> = BTreeMap::new();
    let mut given = BTreeMap::new();
    for found in &catalog.entries {
        let entry = &found.entry;
        let name = (&*entry.context, &*entry.original);
        if let Some(first) = seen.insert(name, &found.original) {
            let fault = Diagnostic::new(Code::PoDuplicate, "this entry is there twice");
            let fault = fault.at(found.original.clone()).label(first.clone(), "first here");
            sink.push(fault.help("keep the one whose translation is right"));
            continue;
        }
        let done = !entry.fuzzy && !entry.translation.trim().is_empty();
        match by_name.get(&name) {
            Some(item) if done => {
                let (words, written) = (&*entry.translation, &found.translation);
                given.insert(item.slot, Given { words, written, item });
            }
            Some(_) => {}
            None if !files.contains(&file(&entry.context)) => {
                let message = format!("no text of the site has the context `{}`", entry.context);
                let fault = Diagnostic::new(Code::PoContext, message).at(found.original.clone());
                sink.push(fault.help(
                    "leave `msgctxt` as it was exported; if the file has gone or has another name, export again",
                ));
            }
            None if done => {
                let message = "the source does not say this any more; its translation is left out";
                let fault = Diagnostic::new(Code::PoOutdated, message).at(found.original.clone());
                sink.push(fault.help(
                    "leave `msgid` as it was exported; if the source has changed, export again and translate what it says now",
                ));
            }
            None => {}
        }
    }
    given
}

fn header(site: &Site, catalog: &Catalog, file: &Arc<Source>, tag: &str, sink: &mut Sink) {
    let place = catalog.header.as_ref().map_or(file.span(0..1), |found| found.translation.clone());
    let mut fault = |message: String, help: String| {
        sink.push(Diagnostic::new(Code::PoHeader, message).at(place.clone()).help(help));
    };
    let line = format!("\"Language: {}\\n\"", tag.replace('-', "_"));
    match catalog.field("Language") {
        None => fault(
            "nothing says which language this is".to_owned(),
            format!("write `{line}` into the first entry, below `msgstr \"\"`"),
        ),
        // The command names the language.
        Some("") => {}
        Some(language) if !is_meant(site, language, tag) => fault(
            format!("this file is in `{language}`, and `{tag}` was asked for"),
            format!("import it as the language it is in, or write `{line}` if it is in that one"),
        ),
        Some(_) => {}
    }
    let kind = catalog.field("Content-Type").unwrap_or_default();
    if let Some((_, charset)) = kind.split_once("charset=")
        && !["utf-8", "utf8"].iter().any(|name| charset.trim().eq_ignore_ascii_case(name))
    {
        fault(
            format!("this file says that it is written in `{}`", charset.trim()),
            "save it in UTF-8, and write `charset=UTF-8`".to_owned(),
        );
    }
}

/// Whether a file that says it is in `language` is one of `tag`: `ur_PK` is, where the site has no
/// other language of that name.
fn is_meant(site: &Site, language: &str, tag: &str) -> bool {
    let language = language.replace('_', "-");
    let own = |tag: &str| language.eq_ignore_ascii_case(tag);
    let named = site.config.languages().any(|(_, other)| own(other.locale.tag()));
    let with_region = language
        .get(..tag.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        && language.get(tag.len()..).and_then(|rest| rest.strip_prefix('-')).is_some_and(is_region);
    own(tag) || !named && with_region
}

/// Whether a part of a tag is a region: `PK`, `419`.
fn is_region(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
}
