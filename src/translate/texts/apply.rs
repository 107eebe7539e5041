//! What the files of a language become by translations that somebody gives.

use std::collections::BTreeMap;

use super::given::Given;
use super::guide::{Done, guide};
use super::messages::messages;
use super::table::{Head, Slot, Table};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};
use crate::markdown::plain;
use crate::site::{Site, Telephones};
use crate::translate::change::Change;
use crate::translate::message_record::record_messages;
use crate::world::World;

/// What the files of `language` become where the texts of `table` have these translations. A file
/// stays as it is, byte for byte, where none of them says anything new of it.
///
/// Of a guide nothing changes while `sink` has an error of it.
pub(in crate::translate) fn apply(
    (site, world): (&Site, &dyn World),
    language: LanguageId,
    table: &Table<'_>,
    given: &BTreeMap<Slot, Given<'_>>,
    sink: &mut Sink,
) -> Vec<Change> {
    let tag = site.language(language).locale.tag();
    check_words(site, given, sink);
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
        changes.extend(guide(pair, &done, (tag, world.today()), sink));
    }
    let words = || given.range(Slot::Message(0)..).map(|(_, given)| *given);
    let new = words().filter(Given::is_new).collect();
    let (written, mut names) = messages(site, language, table, new, sink);
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
    changes
}

fn unit(slot: Slot) -> usize {
    if let Slot::Unit(_, unit) = slot { unit } else { 0 }
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
