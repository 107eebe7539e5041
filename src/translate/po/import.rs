//! Reads a PO file: which files of a language change, and how.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::given::Given;
use super::guide::{Done, guide};
use super::messages::messages;
use super::table::{Head, Slot, Table};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::markdown::plain;
use crate::po::{Catalog, read};
use crate::site::{Site, Telephones};
use crate::translate::change::Change;
use crate::translate::message_record::record_messages;
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
    check_words(site, &given, &mut faults);
    let mut changes = Vec::new();
    for (at, pair) in table.guides.iter().enumerate() {
        let mut done = Done::default();
        for (slot, given) in
            given.range(Slot::Head(at, Head::Title)..=Slot::Head(at, Head::Summary))
        {
            match slot {
                Slot::Head(_, Head::Title) => done.title = Some(*given),
                _ => done.summary = Some(*given),
            }
        }
        let units = given.range(Slot::Unit(at, 0)..=Slot::Unit(at, usize::MAX));
        done.units = units.map(|(slot, given)| (unit(*slot), *given)).collect();
        changes.extend(guide(pair, &done, (tag, world.today()), &mut faults));
    }
    let words = || given.range(Slot::Message(0)..).map(|(_, given)| *given);
    let new = words().filter(Given::is_new).collect();
    let (written, mut names) = messages(site, language, &table, new, &mut faults);
    changes.extend(written);
    if !names.is_empty() {
        // Somebody has looked at the others too.
        names.extend(words().filter_map(|given| {
            let Slot::Message(at) = given.item.slot else { return None };
            let message = table.messages.get(at).filter(|message| message.own.is_some());
            message.map(|message| message.source.name.clone())
        }));
        changes.extend(record_messages(site, world, language, &names));
    }
    let refused = faults.has_errors();
    sink.merge(faults);
    if refused { Vec::new() } else { changes }
}

fn unit(slot: Slot) -> usize {
    if let Slot::Unit(_, unit) = slot { unit } else { 0 }
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
            Some(item) if done => drop(given.insert(item.slot, Given { found, item })),
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

/// Refuses what readers would be hurt by or see as signs: a number to call that the source does not
/// have, emphasis that does not close.
fn check_words(site: &Site, given: &BTreeMap<Slot, Given<'_>>, sink: &mut Sink) {
    let telephones = Telephones::of(site);
    for (slot, given) in given.iter().filter(|(_, given)| given.is_new()) {
        let (now, then) = (given.text(), given.item.original.as_str());
        let known = telephones.in_markdown(then);
        let new = telephones.in_markdown(now);
        if let Some(number) = new.difference(&known).next() {
            let message = format!("the telephone number `{number}` is not in the source");
            let fault = Diagnostic::new(Code::PoParts, message).at(given.place());
            sink.push(fault.help("write the numbers of the source, digit by digit; others belong into `content/directory.toml`"));
        }
        if matches!(slot, Slot::Unit(..)) && stars(now) > stars(then) {
            let message = "emphasis that does not close: readers would see `*`";
            let fault = Diagnostic::new(Code::PoMarkdown, message).at(given.place());
            sink.push(fault.help("write as many `*` behind the words as in front of them, without a space between; or `\\*` for the sign itself"));
        }
    }
}

/// How many stars readers see that no backslash asks for.
fn stars(markdown: &str) -> usize {
    plain(&markdown.replace("\\*", "")).matches('*').count()
}
