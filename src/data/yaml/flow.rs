//! Texts in quotes, lists in `[ … ]` and tables in `{ … }` of YAML, looked at sign by sign.

use super::found::{Found, Kind, SIGNS};
use crate::data::written::{Fault, bare, in_curly, is_curly, is_key, quoted};

/// Lines that one value may have.
const MOST: usize = 50;

type Wrong = Box<Found>;

fn wrong(fault: Fault) -> Wrong {
    Box::new(Found { fault, kind: Kind::Syntax })
}

/// Reads the value that `text` begins with, of whose first line `line` bytes belong to it: how
/// long it is, or what is wrong with it.
pub(super) fn read(text: &str, line: usize, key: Option<&str>) -> Result<usize, Wrong> {
    let first = text.get(..line).unwrap_or(text);
    let of = key.map_or_else(|| "the text".to_owned(), |key| format!("the text of `{key}`"));
    let write = |text: &str| match key {
        Some(key) => format!("{key}: {}", quoted(text)),
        None => quoted(text),
    };
    if let Some(quote @ ('"' | '\'')) = first.chars().next() {
        if let Some((at, sign)) = bad_escape(first).filter(|_| quote == '"') {
            let what = format!("`\\{sign}` in {of} means nothing to YAML");
            let help = "write the text in single quotes, or `\\\\` for each `\\`";
            return Err(wrong(Fault::new(at..at + 1 + sign.len_utf8(), what, help)));
        }
        let end = match ending(text, quote) {
            Some(end) if end <= line || !holds_key(text.get(line..end).unwrap_or_default()) => end,
            _ => {
                let what = format!("{of} does not end");
                let help = if first.ends_with(is_curly) {
                    format!("it ends with a curly quote; write `{}`", write(bare(first)))
                } else {
                    format!("put `{quote}` behind it: `{}`", write(bare(first)))
                };
                return Err(wrong(Fault::new(0..1, what, help)));
            }
        };
        return behind_quotes(text, end, quote, &of, &write);
    }
    brackets(text, key)
}

/// What stands behind a text in quotes that ends at `end`.
fn behind_quotes(
    text: &str,
    end: usize,
    quote: char,
    of: &str,
    write: &dyn Fn(&str) -> String,
) -> Result<usize, Wrong> {
    let rest = text.get(end..).unwrap_or_default().lines().next().unwrap_or_default();
    let words = rest.trim();
    if words.is_empty() || (words.starts_with('#') && rest.starts_with([' ', '\t'])) {
        return Ok(end + rest.len());
    }
    // A key in quotes.
    if words.starts_with(':') {
        return Ok(end + rest.len());
    }
    if words.ends_with(quote) {
        let whole = text.get(1..end + rest.trim_end().len() - 1).unwrap_or_default();
        let what = format!("a quote stands within {of}, and ends it too early");
        let help = format!("use the other kind of quotes around the text: `{}`", write(whole));
        return Err(wrong(Fault::new(end - 1..end, what, help)));
    }
    let at = end + rest.len() - rest.trim_start().len();
    let what = format!("something stands behind the quotes around {of}");
    let whole = format!("{}{}", text.get(1..end - 1).unwrap_or_default(), rest.trim_end());
    let help = match words {
        "," | ";" | "." => "delete it".to_owned(),
        _ => format!("move it inside, `{}`, or delete it", write(&whole)),
    };
    Err(wrong(Fault::new(at..at + words.len(), what, help)))
}

/// Where a text in quotes ends, its last quote included.
fn ending(text: &str, quote: char) -> Option<usize> {
    let mut signs = text.char_indices().skip(1).peekable();
    let (mut lines, mut escaped) = (0, false);
    while let Some((at, c)) = signs.next() {
        match c {
            _ if escaped => escaped = false,
            '\n' if lines > MOST => return None,
            '\n' => lines += 1,
            '\\' if quote == '"' => escaped = true,
            // Doubled, it is one of the text.
            '\'' if quote == '\'' && signs.peek().is_some_and(|(_, next)| *next == '\'') => {
                escaped = true;
            }
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Whether one of the lines behind the first is none of the same text.
fn holds_key(text: &str) -> bool {
    text.lines().skip(1).any(|line| {
        // Nor does a text go on at the very beginning of a line.
        if line.starts_with(|c: char| !c.is_whitespace()) {
            return true;
        }
        let name = line.split(':').next().unwrap_or_default();
        let colon = line.get(name.len() + 1..).is_some_and(|r| r.is_empty() || r.starts_with(' '));
        colon && is_key(name)
    })
}

/// A backslash in a text in double quotes that YAML does not know, and what follows it.
fn bad_escape(first: &str) -> Option<(usize, char)> {
    let mut signs = first.char_indices().skip(1);
    while let Some((at, c)) = signs.next() {
        match c {
            '"' => return None,
            '\\' => {
                let (_, next) = signs.next()?;
                if !"0abt\tnvfre \"/\\N_LPxuU".contains(next) {
                    return Some((at, next));
                }
            }
            _ => {}
        }
    }
    None
}

/// A list or table in brackets.
fn brackets(text: &str, key: Option<&str>) -> Result<usize, Wrong> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let (mut at, mut lines, mut spaced, mut begins) = (0, 0, false, true);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let mut length = c.len_utf8();
        match c {
            '\n' => {
                lines += 1;
                if lines > MOST || starts_key(rest) {
                    break;
                }
            }
            '#' if spaced || begins => {
                length = rest.find('\n').unwrap_or(rest.len());
                if !begins {
                    let what = "what stands behind `#` is left out, and the brackets do not end";
                    let help = "put the text in quotes, or the note on a line of its own";
                    let end = at + rest.get(..length).unwrap_or_default().trim_end().len();
                    let fault = Fault::new(at..end, what, help);
                    return Err(Box::new(Found { fault, kind: Kind::Comment }));
                }
            }
            '"' | '\'' if begins => match ending(rest, c) {
                Some(end) => length = end,
                None => {
                    let what = format!("the text that begins with `{c}` here does not end");
                    let help = format!("put `{c}` behind its last word");
                    return Err(wrong(Fault::new(at..at + 1, what, help)));
                }
            },
            '[' | '{' => open.push((c, at)),
            ']' | '}' => {
                let wanted = |begin| if begin == '[' { ']' } else { '}' };
                let Some((begin, place)) = open.pop() else { break };
                if c != wanted(begin) {
                    let what =
                        format!("`{c}` stands where `{}` should close `{begin}`", wanted(begin));
                    let label = Some((place..place + 1, "opened here"));
                    let help = format!("write `{}`", wanted(begin));
                    return Err(wrong(Fault { label, ..Fault::new(at..at + 1, what, help) }));
                }
                if open.is_empty() {
                    return behind_brackets(text, at + 1, key);
                }
            }
            ',' if begins => {
                let what = "a comma too many";
                return Err(wrong(Fault::new(at..at + 1, what, "delete it")));
            }
            _ if begins && SIGNS.contains(&c) => {
                let word = rest.split([',', ']', '}', '\n']).next().unwrap_or_default().trim_end();
                let what = format!("a text begins with `{c}`, which means something else to YAML");
                let help = format!("put it in quotes: `{}`", quoted(word));
                let fault = Fault::new(at..at + word.len(), what, help);
                return Err(Box::new(Found { fault, kind: Kind::Lost }));
            }
            _ if is_curly(c) && begins => {
                let word = rest.split([',', ']', '}', '\n']).next().unwrap_or_default().trim_end();
                if let Some(inner) = in_curly(word) {
                    let what = "curly quotes stand around a text, and would be shown";
                    let help = format!("write straight ones: `{}`", quoted(inner));
                    let fault = Fault::new(at..at + word.len(), what, help);
                    return Err(Box::new(Found { fault, kind: Kind::Quotes }));
                }
            }
            _ => {}
        }
        begins = matches!(c, '[' | '{' | ',' | ':' | '\n') || (begins && c.is_whitespace());
        spaced = c.is_whitespace();
        at += length;
    }
    let (c, place) = open.last().copied().unwrap_or(('[', 0));
    let (name, end) = if c == '[' { ("the list", ']') } else { ("what begins with `{`", '}') };
    let what = format!("{name} does not end");
    let first = text.lines().next().unwrap_or_default().trim_end();
    let help = if key == Some("title") || key == Some("summary") {
        format!("put the text in quotes: `{}`", quoted(first))
    } else {
        format!("put `{end}` behind its last part")
    };
    Err(wrong(Fault::new(place..place + 1, what, help)))
}

/// Whether the line behind the first byte begins with a key in its first column.
fn starts_key(rest: &str) -> bool {
    let line = rest.get(1..).unwrap_or_default().lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(name, _)| is_key(name))
}

/// What stands behind brackets that end at `end`.
fn behind_brackets(text: &str, end: usize, key: Option<&str>) -> Result<usize, Wrong> {
    let rest = text.get(end..).unwrap_or_default().lines().next().unwrap_or_default();
    let words = rest.trim();
    if words.is_empty() || (words.starts_with('#') && rest.starts_with([' ', '\t'])) {
        return Ok(end + rest.len());
    }
    let at = end + rest.len() - rest.trim_start().len();
    let whole = format!("{}{}", text.get(..end).unwrap_or_default(), rest.trim_end());
    let key = key.map_or_else(String::new, |key| format!("{key}: "));
    let what = "something stands behind the brackets";
    let help = format!("put all of it in quotes, `{key}{}`, or delete it", quoted(&whole));
    Err(wrong(Fault::new(at..at + words.len(), what, help)))
}
