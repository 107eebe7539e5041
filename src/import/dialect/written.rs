//! Words as they are written: those without tags, and those that come of tags.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::attributes;
use super::frames::State;
use super::tag::{ShortTag, behind, code};
use crate::import::Generator;
use crate::import::report::quoted;

static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[\^[^\[\]]*\]").ok());
static EMOJI: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[\s(>*])(:[a-z][a-z0-9_+-]+:)").ok());

/// Words without tags.
pub(super) fn words(state: &mut State<'_, '_>, generator: Generator, line: &str) {
    let line = attributes::within(state, generator, line);
    let line = match generator {
        Generator::Mkdocs => footnoted(&line),
        _ => line,
    };
    if state.rules.emoji {
        pictured(state, &line);
    }
    shown(state, &line);
}

/// The line with names of footnotes that have no spaces, which end a name here.
fn footnoted(line: &str) -> String {
    let Some(notes) = NOTE.as_ref().filter(|_| line.contains("[^")) else { return line.to_owned() };
    let code = code(line);
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    for found in notes.find_iter(line).filter(|found| behind(&code, found.start()).is_none()) {
        text.push_str(line.get(at..found.start()).unwrap_or_default());
        text.push_str(&found.as_str().split_whitespace().collect::<Vec<_>>().join("-"));
        at = found.end();
    }
    text.push_str(line.get(at..).unwrap_or_default());
    text
}

/// Says which names stood for a small picture.
fn pictured(state: &mut State<'_, '_>, line: &str) {
    let Some(names) = EMOJI.as_ref().filter(|_| line.contains(':')) else { return };
    let code = code(line);
    for found in names.captures_iter(line).filter_map(|found| found.get(1)) {
        if behind(&code, found.start()).is_none() {
            let number = state.line;
            let what = "showed a small picture; write the sign itself, or take it out";
            state.notes.decide(number, format!("{} {what}", quoted(found.as_str())));
        }
    }
}

/// The text with shortcodes that Hugo was to show as they are.
pub(super) fn unescaped(text: &str) -> String {
    let signs = [("{{</*", "{{<"), ("*/>}}", ">}}"), ("{{%/*", "{{%"), ("*/%}}", "%}}")];
    signs.iter().fold(text.to_owned(), |text, (escaped, shown)| text.replace(escaped, shown))
}

/// Writes a line whose braces are to be seen: as code, since a guide has components between them.
pub(super) fn shown(state: &mut State<'_, '_>, line: &str) {
    if !line.contains("{{") {
        state.put(line);
        return;
    }
    let code = code(line);
    let mut text = String::with_capacity(line.len() + 8);
    let mut at = 0;
    while let Some(next) = line.get(at..).and_then(|rest| rest.find("{{")) {
        let start = at + next;
        text.push_str(line.get(at..start).unwrap_or_default());
        let rest = line.get(start..).unwrap_or_default();
        if let Some(end) = behind(&code, start) {
            text.push_str(&unescaped(line.get(start..end).unwrap_or_default()));
            at = end;
            continue;
        }
        let end = rest.find("}}").map_or(2, |end| end + 2);
        let raw = rest.get(..end).unwrap_or_default();
        let raw = unescaped(raw);
        text.push_str(&quoted(&raw));
        let number = state.line;
        state.notes.turned(
            number,
            format!("`{raw}` is written as code, since braces begin a component here"),
        );
        at = start + end;
    }
    text.push_str(line.get(at..).unwrap_or_default());
    state.put(&text);
}

/// Says that a tag is a link.
pub(super) fn link(state: &mut State<'_, '_>, raw: &str, to: &str) {
    let (number, said) = (state.line, quoted(raw));
    if to.contains("://") {
        let what = format!(
            "{said} showed something of another host, `{to}`, which a reader's phone asks nothing of; it is a link now, or save it beside the guide"
        );
        state.notes.decide(number, what);
    } else {
        state.notes.turned(number, format!("{said} is a link to a file"));
    }
}

/// A link as Markdown has it.
pub(super) fn written_link(words: &str, to: &str) -> String {
    match (words.trim(), to.contains("://")) {
        ("", true) => format!("<{to}>"),
        ("", false) => format!("[{}](<{to}>)", bracketed(to.rsplit('/').next().unwrap_or(to))),
        (words, _) => format!("[{}](<{to}>)", bracketed(words)),
    }
}

/// Words as they stand between brackets.
pub(super) fn bracketed(words: &str) -> String {
    words.replace('[', "\\[").replace(']', "\\]")
}

/// The words of the settings that a tag names.
pub(super) fn valued(state: &mut State<'_, '_>, tag: &ShortTag, raw: &str) -> Option<String> {
    let name = match (tag.value, tag.name.as_str()) {
        (true, name) if tag.rest.is_empty() => name.to_owned(),
        (false, "param") => format!("param {}", tag.positional(0)?.to_lowercase()),
        _ => return None,
    };
    let words = state.rules.values.get(&name)?.clone();
    let number = state.line;
    state.notes.turned(number, format!("{} is what the settings said: {words}", quoted(raw)));
    Some(words)
}
