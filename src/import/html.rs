//! HTML in Markdown → Markdown. A crate turns whole blocks; what stands in a line, or around
//! Markdown, is turned tag by tag.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::fragment::{Fragment, turn as turn_fragment};
use super::report::Notes;
use super::text::{Behind, Edits, Text};
use crate::html::{self, Token};
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
    for (event, range) in Parser::new_ext(all, OPTIONS).into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                if open == 0 {
                    behind.block(range.end);
                }
                open += 1;
                match tag {
                    Tag::Heading { level: own, .. } => {
                        level = *own as usize;
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
            }
            Event::InlineHtml(_) if range.start >= passed => {
                line.tags.push(range.clone());
            }
            _ => {}
        }
    }
    line.end(text, &mut edits, &mut behind, notes);
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Words,
    Heading,
    Cell,
}

/// The tags of a line, or of what else holds words.
#[derive(Debug, Default)]
struct Line {
    place: Place,
    tags: Vec<Range<usize>>,
}

/// What stands on both sides of words, for elements that Markdown has.
fn sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "b" | "strong" => "**",
        "i" | "em" | "cite" | "dfn" | "var" => "*",
        "s" | "del" | "strike" => "~~",
        _ => return None,
    })
}

/// A tag that waits for the one that closes it.
struct Opened {
    name: String,
    place: Range<usize>,
    href: Option<String>,
}

impl Line {
    /// Turns the tags of what ends here.
    fn end(&mut self, text: &Text, edits: &mut Edits, behind: &mut Behind, notes: &mut Notes<'_>) {
        let tags = std::mem::take(&mut self.tags);
        let mut opened: Vec<Opened> = Vec::new();
        let mut unclosed: Vec<String> = Vec::new();
        let mut passed = 0;
        let keep = |range: &Range<usize>,
                    edits: &mut Edits,
                    behind: &mut Behind,
                    notes: &mut Notes<'_>| {
            let raw = text.at(range.clone());
            notes.kept(text.origin(range.start), raw, "Markdown has nothing for it");
            behind.keep(range.start, raw);
            edits.push((range.clone(), String::new()));
        };
        for (number, range) in tags.iter().cloned().enumerate() {
            if range.start < passed {
                continue;
            }
            let raw = text.at(range.clone());
            if raw.starts_with("<!--") {
                continue;
            }
            match html::tokens(raw).into_iter().next() {
                Some(Token::Start(tag)) => match tag.name.as_str() {
                    "br" => {
                        let (range, words) = self.broken(text, range.clone());
                        edits.push((range, words));
                    }
                    "wbr" => edits.push((range.clone(), String::new())),
                    "img" => {
                        let image = super::fragment::image(&tag);
                        match image {
                            Some(image) => edits.push((range.clone(), image)),
                            None => keep(&range, edits, behind, notes),
                        }
                    }
                    "code" | "kbd" | "samp" | "tt" => {
                        // Where it has no end, another of that name has none either.
                        let known = unclosed.contains(&tag.name);
                        let from = if known { tags.len() } else { number + 1 };
                        let mut rest = tags.get(from..).unwrap_or_default().iter();
                        let close = rest.find(|end| is_end(text.at((*end).clone()), &tag.name));
                        match close {
                            Some(close) => {
                                edits.push(code(text, &range, close));
                                passed = close.end;
                            }
                            None => {
                                keep(&range, edits, behind, notes);
                                unclosed.push(tag.name);
                            }
                        }
                    }
                    _ if opened.len() > MOST => keep(&range, edits, behind, notes),
                    name if sign(name).is_some() => {
                        opened.push(Opened { name: tag.name, place: range, href: None });
                    }
                    "a" if tag.attribute("href").is_some() => {
                        let href = tag.attribute("href").map(|href| href.value.clone());
                        opened.push(Opened { name: tag.name, place: range, href });
                    }
                    _ => keep(&range, edits, behind, notes),
                },
                Some(Token::End(name, _)) => {
                    let Some(at) = opened.iter().rposition(|open| open.name == name) else {
                        if ["br", "p"].contains(&name.as_str()) {
                            edits.push((range.clone(), String::new()));
                        } else {
                            keep(&range, edits, behind, notes);
                        }
                        continue;
                    };
                    // What opened within it and is still open has no end.
                    for other in opened.drain(at + 1..) {
                        keep(&other.place, edits, behind, notes);
                    }
                    if let Some(open) = opened.pop() {
                        pair(text, &open, &range, edits);
                    }
                }
                _ => keep(&range, edits, behind, notes),
            }
        }
        for open in opened {
            keep(&open.place, edits, behind, notes);
        }
        self.place = Place::Words;
    }

    /// The end of a line in the middle of words.
    fn broken(&self, text: &Text, range: Range<usize>) -> (Range<usize>, String) {
        if self.place != Place::Words {
            return (range, " ".to_owned());
        }
        let rest = text.at(range.end..text.as_str().len());
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let behind = rest.get(spaces..).unwrap_or_default();
        let before = text.before(range.start);
        // A line that ends here needs no other; one that has nothing to break is none.
        let empty = before.trim_start_matches([' ', '>', '-', '*']).is_empty();
        if behind.is_empty() || behind.starts_with("\n\n") || empty {
            return (range.start..range.end + spaces, String::new());
        }
        if behind.starts_with('\n') {
            return (range.start..range.end + spaces, "\\".to_owned());
        }
        let escape = match behind.chars().next() {
            Some(c) if "#>+-*=|~`:".contains(c) => "\\",
            _ => "",
        };
        let prefix = items(&text.prefix(range.start), before);
        (range.start..range.end + spaces, format!("\\\n{prefix}{escape}"))
    }
}

/// What a further line of the paragraph begins with: quotes, and space for the sign of an item.
fn items(prefix: &str, before: &str) -> String {
    let signs = before.len()
        - before
            .trim_start_matches(|c: char| {
                c == '>' || c == ' ' || c.is_ascii_digit() || "-*+.)".contains(c)
            })
            .len();
    prefix.chars().take(before.get(..signs).unwrap_or_default().chars().count()).collect()
}

/// Most tags that are open in a line.
const MOST: usize = 32;

/// Whether `raw` is the end tag of `name`.
fn is_end(raw: &str, name: &str) -> bool {
    let rest = raw.strip_prefix("</").unwrap_or_default().trim_end_matches('>').trim();
    rest.eq_ignore_ascii_case(name)
}

/// What stands between two tags, as code.
fn code(text: &Text, open: &Range<usize>, close: &Range<usize>) -> (Range<usize>, String) {
    let words = html::tokens(text.at(open.end..close.start)).into_iter();
    let words: String = words
        .filter_map(|token| match token {
            Token::Words(words, _) => Some(words),
            _ => None,
        })
        .collect();
    let code = match words.trim().is_empty() {
        true => String::new(),
        false => super::report::quoted(&words),
    };
    (open.start..close.end, code)
}

/// Turns a pair of tags.
fn pair(text: &Text, open: &Opened, close: &Range<usize>, edits: &mut Edits) {
    if let Some(href) = &open.href {
        edits.push((open.place.clone(), "[".to_owned()));
        edits.push((close.clone(), format!("](<{}>)", super::fragment::destination(href))));
        return;
    }
    let inside = text.at(open.place.end..close.start);
    let Some(sign) = sign(&open.name).filter(|_| !inside.trim().is_empty()) else {
        edits.push((open.place.clone(), String::new()));
        edits.push((close.clone(), String::new()));
        return;
    };
    // Space stands outside of the signs, or they are none.
    let start = open.place.end + inside.len() - inside.trim_start().len();
    let end = close.start - (inside.len() - inside.trim_end().len());
    edits.push((open.place.start..start, format!("{}{sign}", text.at(open.place.end..start))));
    edits.push((end..close.end, format!("{sign}{}", text.at(end..close.start))));
}
