//! HTML in Markdown → Markdown, block by block; what stands in a line is turned tag by tag.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::fragment::{Fragment, turn as turn_fragment};
use super::inline::{Line, Place};
use super::report::Notes;
use super::text::{Behind, Edits, Text};
use crate::markdown::OPTIONS;

/// What is a unit of HTML, and can have empty lines in it: CommonMark ends a block at these.
const UNITS: [&str; 14] = [
    "table",
    "ul",
    "ol",
    "dl",
    "iframe",
    "video",
    "audio",
    "object",
    "form",
    "svg",
    "figure",
    "blockquote",
    "picture",
    "select",
];

/// The same text without HTML.
pub(super) fn turn(text: &Text, notes: &mut Notes<'_>) -> Text {
    let all = text.as_str();
    if !all.contains('<') {
        return text.edited(Edits::new());
    }
    let mut edits = Edits::new();
    let mut behind = Behind::default();
    let mut open = 0_usize;
    let mut level = 1;
    // Where a unit ends that has been turned: what lies in it is passed over.
    let mut passed = 0;
    let mut absent: Vec<&str> = Vec::new();
    let mut line = Line::default();
    // Whether the heading that is open has an id.
    let mut named = false;
    for (event, range) in Parser::new_ext(all, OPTIONS).into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                if open == 0 {
                    behind.block(range.end);
                }
                open += 1;
                match tag {
                    Tag::Heading { level: own, id, .. } => {
                        level = *own as usize;
                        named = id.is_some();
                        line.place = Place::Heading;
                    }
                    Tag::TableCell => line.place = Place::Cell,
                    Tag::HtmlBlock if range.start >= passed => {
                        let whole = unit(all, range.clone(), &mut absent);
                        passed = whole.end;
                        edits.extend(block(text, whole, level, notes));
                    }
                    Tag::Paragraph => line.place = Place::Words,
                    _ => {}
                }
            }
            Event::End(tag) => {
                open = open.saturating_sub(1);
                if matches!(
                    tag,
                    TagEnd::Paragraph
                        | TagEnd::Heading(_)
                        | TagEnd::TableCell
                        | TagEnd::Item
                        | TagEnd::DefinitionListTitle
                        | TagEnd::DefinitionListDefinition
                ) {
                    line.end(text, &mut edits, &mut behind, notes);
                }
                if matches!(tag, TagEnd::Heading(_)) && !named {
                    edits.extend(line.name(text, range, notes));
                }
            }
            Event::InlineHtml(_) if range.start >= passed => {
                line.tags.push(range.clone());
            }
            _ => {}
        }
    }
    line.end(text, &mut edits, &mut behind, notes);
    line.forget(text, &mut behind, notes);
    edits.extend(behind.edits(text));
    text.edited(edits)
}

/// The whole of a unit that begins in the block at `range`, where an empty line has cut it.
fn unit(all: &str, range: Range<usize>, absent: &mut Vec<&'static str>) -> Range<usize> {
    let text = all.get(range.clone()).unwrap_or_default();
    let lower = text.trim_start().to_ascii_lowercase();
    let name = UNITS.into_iter().find(|name| {
        let rest = lower.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_whitespace()))
    });
    let Some(name) = name.filter(|name| !absent.contains(name)) else { return range };
    let close = format!("</{name}");
    // Tags within one of the same name close it before the end: then the rest is turned by itself.
    if lower.matches(&format!("<{name}")).count() <= lower.matches(&close).count() {
        return range;
    }
    let rest = all.get(range.end..).unwrap_or_default();
    let bytes = rest.as_bytes();
    let found = rest.match_indices("</").find(|(at, _)| {
        bytes.get(*at..at + close.len()).is_some_and(|b| b.eq_ignore_ascii_case(close.as_bytes()))
    });
    match found {
        Some((at, _)) => {
            let end = rest
                .get(at..)
                .and_then(|rest| rest.find('\n'))
                .map_or(rest.len(), |end| at + end + 1);
            range.start..range.end + end
        }
        None => {
            absent.push(name);
            range
        }
    }
}

/// What takes the place of a block of HTML.
fn block(
    text: &Text,
    range: Range<usize>,
    level: usize,
    notes: &mut Notes<'_>,
) -> Option<(Range<usize>, String)> {
    let raw = text.at(range.clone());
    let trimmed = raw.trim();
    let comment = trimmed.starts_with("<!--")
        && trimmed.find("-->").is_some_and(|end| end + 3 == trimmed.len());
    if comment || trimmed.is_empty() {
        return None;
    }
    // A block ends with its last line; what is left of the first is what it stands in.
    let prefix = text.prefix(range.start);
    let bare = unprefixed(raw, &prefix);
    let line = text.origin(range.start);
    let Fragment { markdown, kept } = turn_fragment(&bare, level, line, notes);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        Some(markdown.trim_matches('\n').to_owned()).filter(|part| !part.trim().is_empty()),
    );
    parts.extend(kept.iter().map(|raw| super::text::comment(raw)));
    let words = parts.join("\n\n");
    if words.is_empty() {
        return Some((range, String::new()));
    }
    let mut lines = words.lines();
    let mut new = String::new();
    let before = text.at(0..range.start);
    let alone = text.before(range.start).trim().is_empty();
    if alone && !before.is_empty() && !before.trim_end_matches([' ', '>']).ends_with("\n\n") {
        new.push_str(&format!("\n{prefix}"));
    }
    new.push_str(lines.next().unwrap_or_default());
    for line in lines {
        new.push('\n');
        new.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
        new.push_str(line);
    }
    new.push('\n');
    if !text.at(range.end..text.as_str().len()).starts_with('\n') {
        new.push_str(&format!("{}\n", prefix.trim_end()));
    }
    Some((range, new))
}

/// The lines of a block without what they stand in.
fn unprefixed(raw: &str, prefix: &str) -> String {
    let mut lines = raw.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let rest = lines.map(|line| {
        let own = line.strip_prefix(prefix).or_else(|| line.strip_prefix(prefix.trim_end()));
        own.unwrap_or(line)
    });
    std::iter::once(first.as_str()).chain(rest).collect::<Vec<_>>().join("\n")
}
