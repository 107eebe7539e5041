//! Lists and `{ … }` of TOML, looked at sign by sign.

use super::values::{closing, is_plain};
use crate::data::written::{Fault, bare, is_curly, is_key, quoted};

/// Deeper ones are not looked at.
const DEEPEST: usize = 100;

#[derive(Clone, Copy, PartialEq)]
enum Last {
    Open,
    Comma,
    Key,
    Sign,
    Value,
}

/// The first fault of `text`, which begins with a bracket and stands at `base`.
pub(super) fn find(text: &str, base: usize) -> Option<Fault> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut last = Last::Open;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let here = base + at;
        let table = open.last().is_some_and(|(c, _)| *c == '{');
        let mut length = c.len_utf8();
        let missing_comma = || {
            let what = "no comma stands between this and what is before it";
            Some(Fault::new(here..here + 1, what, "put `,` between the two"))
        };
        match c {
            '\n' if begins_key(rest.get(1..).unwrap_or_default()) && !table => break,
            '#' => length = rest.find('\n').unwrap_or(rest.len()),
            _ if c.is_whitespace() => {}
            '"' | '\'' => {
                let inner = rest.get(1..).unwrap_or_default();
                let Some(end) = closing(inner, c) else {
                    let line = inner.lines().next().unwrap_or_default();
                    let what = format!("the text that begins with `{c}` here does not end");
                    let help = if line.contains(is_curly) {
                        "write straight quotes, not curly ones, on both sides".to_owned()
                    } else {
                        format!("put `{c}` behind its last word")
                    };
                    return Some(Fault::new(here..here + 1, what, help));
                };
                if last == Last::Value {
                    return missing_comma();
                }
                last = Last::Value;
                length = end + 2;
            }
            '[' | '{' => {
                if last == Last::Value {
                    return missing_comma();
                }
                if open.len() > DEEPEST {
                    return None;
                }
                open.push((c, at));
                last = Last::Open;
            }
            ']' | '}' => {
                let (begin, place) = open.pop()?;
                let wanted = if begin == '[' { ']' } else { '}' };
                if c != wanted {
                    let what = format!("`{c}` stands where `{wanted}` should close `{begin}`");
                    let label = Some((base + place..base + place + 1, "opened here"));
                    let help = format!("write `{wanted}`");
                    return Some(Fault { label, ..Fault::new(here..here + 1, what, help) });
                }
                if open.is_empty() {
                    return behind(rest.get(1..).unwrap_or_default(), here + 1);
                }
                last = Last::Value;
            }
            ',' if matches!(last, Last::Open | Last::Comma) => {
                let what = "a comma too many";
                return Some(Fault::new(here..here + 1, what, "delete it"));
            }
            ',' => last = Last::Comma,
            '=' if last == Last::Key => last = Last::Sign,
            ':' if last == Last::Key => {
                let what = "`:` stands where TOML wants `=`";
                return Some(Fault::new(here..here + 1, what, "write `=`"));
            }
            _ => {
                length = rest.find([',', ']', '}', '=', ':', '#', '\n', '"']).unwrap_or(rest.len());
                let word = rest.get(..length).unwrap_or_default().trim_end();
                length = length.max(c.len_utf8());
                let place = here..here + word.len().max(1);
                if word.contains(is_curly) {
                    let help = format!("write straight ones: `{}`", quoted(bare(word)));
                    return Some(Fault::new(place, "curly quotes stand around a text", help));
                }
                if last == Last::Value {
                    return missing_comma();
                }
                if table && last != Last::Sign {
                    if !is_key(word) {
                        return None;
                    }
                    last = Last::Key;
                } else if is_plain(word) || rest.get(..length + 1).is_some_and(is_plain) {
                    last = Last::Value;
                } else {
                    let what = format!("the text `{word}` is not in quotes");
                    let help = format!("write `{}`", quoted(bare(word)));
                    return Some(Fault::new(place, what, help));
                }
            }
        }
        at += length;
    }
    let (c, place) = open.last()?;
    let (name, wanted) = if *c == '[' { ("the list", ']') } else { ("what begins with `{`", '}') };
    let what = format!("{name} does not end");
    let help = format!("put `{wanted}` behind its last part");
    Some(Fault::new(base + place..base + place + 1, what, help))
}

/// Whether more brackets are opened than closed, outside of texts and notes.
pub(super) fn open(text: &str) -> bool {
    let (mut at, mut depth) = (0, 0_i32);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        at += c.len_utf8();
        match c {
            '#' => at += rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => at += closing(rest, c).map_or(0, |end| end + 1),
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    depth > 0
}

/// Whether a line begins with a key and `=`, or with the heading of a table.
fn begins_key(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    line.starts_with("[[") || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim()))
}

/// What stands behind a list on its line.
fn behind(rest: &str, at: usize) -> Option<Fault> {
    let line = rest.lines().next().unwrap_or_default();
    let words = line.trim();
    if words.is_empty() || words.starts_with('#') {
        return None;
    }
    let place = at + line.len() - line.trim_start().len();
    let what = "something stands behind the bracket that ends the list";
    Some(Fault::new(place..place + words.len(), what, "delete it, or put it on a line of its own"))
}
