//! What the Fluent files of a language become.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::given::{Given, differing};
use super::table::{Message, Slot, Table};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};
use crate::messages::{FluentText, fluent_text, written};
use crate::site::Site;
use crate::translate::change::Change;
use crate::translate::fluent::FluentFile;
use crate::translate::lines::with_line_breaks_of;

/// A text that is taken over.
struct New<'a> {
    given: Given<'a>,
    message: &'a Message,
    text: FluentText,
}

/// The files that have the texts `given`: in the place of those that are there, or at the end,
/// below the source's comments; and the names of those that are new.
pub(super) fn messages(
    site: &Site,
    language: LanguageId,
    table: &Table<'_>,
    given: Vec<Given<'_>>,
    sink: &mut Sink,
) -> (Vec<Change>, BTreeSet<String>) {
    let new: Vec<New<'_>> = given
        .into_iter()
        .filter_map(|given| {
            let Slot::Message(at) = given.item.slot else { return None };
            checked(given, table.messages.get(at)?, sink)
        })
        .collect();
    let tag = site.language(language).locale.tag();
    unknown(site, tag, &new, sink);
    let mut files: BTreeMap<String, Edits<'_>> = BTreeMap::new();
    for new in &new {
        let name = &new.message.source.name;
        let owner = new.message.own.or_else(|| whole_message(table, name));
        let file = owner.and_then(|(file, _)| table.files.get(file));
        let file = file.or_else(|| table.files.iter().find(|file| file.path() == new.message.file));
        let path = match file {
            Some(file) => file.source.path().to_owned(),
            None => format!("locales/{tag}/{}", new.message.file),
        };
        let edits = files.entry(path).or_insert_with(|| Edits { file, ..Edits::default() });
        let pattern = |at: usize| file.and_then(|file| file.patterns.get(at));
        let deep = if name.contains('.') { 2 } else { 1 };
        match (new.message.own, owner.and_then(|(_, at)| pattern(at))) {
            (Some(_), Some(own)) => {
                edits.replaced.push((own.range.clone(), written(&new.text.text, deep)));
            }
            // A part that its message does not have yet.
            (None, Some(own)) if name.contains('.') => {
                let end = own.message.end;
                edits.replaced.push((end..end, attribute(name, &new.text.text)));
            }
            (None, Some(own)) => {
                let start = own.message.start;
                edits.replaced.push((start..start, written(&new.text.text, 1)));
            }
            _ => edits.add(new),
        }
    }
    let changes = files.into_iter().map(|(path, edits)| {
        let before = edits.file.map(|file| Arc::clone(&file.source));
        let text = edits.apply();
        let text = match &before {
            Some(before) => with_line_breaks_of(before.text(), text),
            None => text,
        };
        Change { path, before, text }
    });
    let names = new.iter().map(|new| new.message.source.name.clone()).collect();
    (changes.collect(), names)
}

/// Where the language has any part of the message that `name` is a part of.
fn whole_message(table: &Table<'_>, name: &str) -> Option<(usize, usize)> {
    let message = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let wanted = message(name);
    table.files.iter().enumerate().find_map(|(file, content)| {
        let mut patterns = content.patterns.iter();
        Some((file, patterns.position(|pattern| message(&pattern.name) == wanted)?))
    })
}

fn attribute(name: &str, text: &str) -> String {
    let name = name.split_once('.').map_or(name, |(_, attribute)| attribute);
    format!("\n    .{name} ={}", written(text, 2))
}

/// The text of a translation, if it is sound and says anything new.
fn checked<'a>(given: Given<'a>, message: &'a Message, sink: &mut Sink) -> Option<New<'a>> {
    let text = match fluent_text(given.text()) {
        Ok(text) => text,
        Err(why) => {
            let fault = Diagnostic::new(Code::PoFluent, why).at(given.place());
            sink.push(fault.help("write words, with `{ $variable }` for what is put in, as in the source; close each brace"));
            return None;
        }
    };
    if given.item.fresh && text.text == given.item.translation {
        return None;
    }
    let then = fluent_text(&given.item.original).map(|text| text.parts).unwrap_or_default();
    let list = |parts: &BTreeSet<String>| -> Vec<String> {
        parts.iter().map(|part| format!("{{ {part} }}")).collect()
    };
    match differing(&given, &list(&then), &list(&text.parts)) {
        Some(fault) => {
            sink.push(fault);
            None
        }
        None => Some(New { given, message, text }),
    }
}

/// Texts that refer to what the language will not have.
fn unknown(site: &Site, tag: &str, new: &[New<'_>], sink: &mut Sink) {
    let own = format!("{tag}/");
    let places = site.messages.places().map(|(name, _)| name);
    let mut known: BTreeSet<String> =
        places.filter_map(|name| Some(name.strip_prefix(&own)?.to_owned())).collect();
    known.extend(new.iter().map(|new| new.message.source.name.clone()));
    for new in new {
        for part in
            new.text.parts.iter().filter(|part| !part.starts_with('$') && !part.ends_with("()"))
        {
            let name = part.split('.').next().unwrap_or_default();
            if !known.contains(name) {
                let message =
                    format!("the translation refers to `{part}`, which is not translated");
                let fault = Diagnostic::new(Code::PoParts, message).at(new.given.place());
                sink.push(fault.help(format!("translate `{part}` as well")));
            }
        }
    }
}

/// What happens to one file.
#[derive(Default)]
struct Edits<'a> {
    file: Option<&'a FluentFile>,
    replaced: Vec<(Range<usize>, String)>,
    added: String,
    /// The message that was added last, and the comment of its group.
    last: Option<(&'a str, &'a [String])>,
}

impl<'a> Edits<'a> {
    /// Adds a message, or an attribute of the one that was added last.
    fn add(&mut self, new: &'a New<'_>) {
        let source = &new.message.source;
        let (name, is_attribute) = match source.name.split_once('.') {
            Some((name, _)) => (name, true),
            None => (source.name.as_str(), false),
        };
        let continues = is_attribute && self.last.is_some_and(|(last, _)| last == name);
        if !continues {
            let group = self.last.map_or_else(
                || self.file.and_then(|file| file.patterns.last()).map_or(&[][..], |p| &p.group),
                |(_, group)| group,
            );
            if group != source.group.as_slice() {
                self.added.push('\n');
                self.added.push_str(&comment("##", &source.group));
                self.added.push('\n');
            }
            self.added.push_str(&comment("#", &source.comment));
            self.added.push_str(&format!("{name} ="));
        }
        if is_attribute {
            // Behind what stands there, on a line of its own.
            let kept = self.added.trim_end_matches('\n').len();
            self.added.truncate(kept);
            self.added.push_str(&attribute(&source.name, &new.text.text));
        } else {
            self.added.push_str(&written(&new.text.text, 1));
        }
        self.added.push('\n');
        self.last = Some((name, &source.group));
    }

    fn apply(mut self) -> String {
        let mut text = self.file.map_or("", |file| file.source.text()).to_owned();
        self.replaced.sort_by_key(|(range, _)| (range.start, range.end));
        // From the end, so that places before keep what they are; what is put into one place keeps
        // its order.
        for (range, words) in self.replaced.into_iter().rev() {
            text.replace_range(range, &words);
        }
        if !self.added.is_empty() {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            let added = if text.is_empty() { self.added.trim_start() } else { &self.added };
            text.push_str(added);
        }
        text
    }
}

/// A comment; one of a group without words ends the group before.
fn comment(sign: &str, lines: &[String]) -> String {
    let mut text: String = lines
        .iter()
        .map(|line| if line.is_empty() { format!("{sign}\n") } else { format!("{sign} {line}\n") })
        .collect();
    if text.is_empty() && sign == "##" {
        text = "##\n".to_owned();
    }
    text
}
