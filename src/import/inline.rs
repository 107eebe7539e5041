//! Tags of HTML among words → the signs that Markdown has for them.

use std::ops::Range;

use super::report::Notes;
use super::text::{Behind, Edits, Text};
use crate::html::{self, Token};

/// What holds words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Words,
    Heading,
    Cell,
}

/// The tags of a line, or of what else holds words.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) tags: Vec<Range<usize>>,
    /// An anchor, `<a name="…"></a>`, that is to be the id of the next heading.
    anchor: Option<(String, Range<usize>)>,
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
    pub(super) fn end(
        &mut self,
        text: &Text,
        edits: &mut Edits,
        behind: &mut Behind,
        notes: &mut Notes<'_>,
    ) {
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
                    "a" if self.is_alone(text, &range) => match super::fragment::id(&tag) {
                        Some(id) => {
                            self.forget(text, behind, notes);
                            self.anchor = Some((id, range.clone()));
                            opened.push(Opened { name: tag.name, place: range, href: None });
                        }
                        None => keep(&range, edits, behind, notes),
                    },
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

    /// Whether nothing but this tag, and the one that closes it, stands on its line; in a heading
    /// it is part of that.
    fn is_alone(&self, text: &Text, range: &Range<usize>) -> bool {
        let rest = text.at(range.end..text.as_str().len()).lines().next().unwrap_or_default();
        let before = text.before(range.start).trim_start_matches(['>', ' ']);
        self.place == Place::Heading || (before.is_empty() && rest.trim() == "</a>")
    }

    /// Gives the heading at `range` the id of the anchor before it.
    pub(super) fn name(
        &mut self,
        text: &Text,
        range: Range<usize>,
        notes: &mut Notes<'_>,
    ) -> Option<(Range<usize>, String)> {
        let raw = text.at(range.clone()).trim_end();
        // One with signs behind its words, or a line below them, has no room at its end.
        let (id, place) = self.anchor.take_if(|_| raw.starts_with('#') && !raw.ends_with('#'))?;
        notes.turned(
            text.origin(place.start),
            format!("`#{id}` is the id of the heading behind it"),
        );
        let end = range.start + raw.len();
        Some((end..end, format!(" {{#{id}}}")))
    }

    /// Keeps an anchor that no heading has taken.
    pub(super) fn forget(&mut self, text: &Text, behind: &mut Behind, notes: &mut Notes<'_>) {
        if let Some((_, place)) = self.anchor.take() {
            let raw = text.at(place.clone());
            notes.kept(text.origin(place.start), raw, "no heading follows that it could name");
            behind.keep(place.start, raw);
        }
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
