//! What is wrong with TOML, in words for authors: the parser says only where.

use jiff::civil::Date;

use super::{
    brackets,
    values::{closing, is_plain},
};
use crate::data::written::{Fault, bare, day, is_curly, is_key, is_unseen, quoted, unseen};

const HELP: &str = "write `key = \"value\"`, one a line; texts stand in quotes, dates do not";

/// How much of what stands before a fault is looked at.
const BEFORE: usize = 8_000;

/// What is wrong at `at`, where the parser stopped; of its words only the kind matters.
pub(super) fn find(text: &str, at: usize, said: &str) -> Fault {
    let (start, line) = line_at(text, at);
    let found = if said.contains("duplicate key") {
        twice(text, at)
    } else if said.contains("dotted key") {
        let message = "this key has a value already, and can have no keys below it";
        Some(Fault::new(at..at + 1, message, "remove one of the two, or give it another name"))
    } else if said.contains("recurse") {
        Some(Fault::new(at..at + 1, "brackets nested too deep", "write no more than a few levels"))
    } else if said.contains("multi-line") {
        open_block(text, at)
    } else {
        in_line(text, start, line, at, said)
    };
    found.unwrap_or_else(|| {
        let at = at.clamp(start, start + line.len());
        Fault::new(at..at + 1, "this cannot be read as a key and its value", HELP)
    })
}

/// The line that holds `at`, and where it begins.
pub(super) fn line_at(text: &str, at: usize) -> (usize, &str) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(start..).unwrap_or_default();
    (start, rest.lines().next().unwrap_or_default())
}

/// The lines of at most [`BEFORE`] bytes before `at`, the last one first, with their places.
fn before(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let from = (at.saturating_sub(BEFORE)..=at).find(|from| text.is_char_boundary(*from));
    let mut end = at;
    let lines = text.get(from.unwrap_or(at)..at).unwrap_or_default();
    lines.split_inclusive('\n').rev().map(move |line| {
        end -= line.len();
        (end, line.trim_end())
    })
}

/// A key, or the name of a table, that was there before.
fn twice(text: &str, at: usize) -> Option<Fault> {
    let (start, line) = line_at(text, at);
    let header = line.trim_start().starts_with('[');
    let name = |line: &str| line.split(['=', '#']).next().unwrap_or_default().trim().to_owned();
    let own = name(line);
    let before_it = text.get(start..at).unwrap_or_default().trim_start();
    if before_it.contains(['{', ',']) {
        let word = text.get(at..).unwrap_or_default();
        let word = word.get(..word.find([' ', '=', '\t']).unwrap_or(0)).unwrap_or_default();
        let what = format!("`{word}` is there twice");
        return Some(Fault::new(at..at + word.len(), what, "keep one of the two"));
    }
    let first = before(text, start)
        .take_while(|(_, line)| header || !line.trim_start().starts_with('['))
        .find(|(_, other)| name(other) == own)
        .map(|(place, other)| (place..place + other.len(), "the first"));
    let what = format!("`{own}` is there twice");
    let help = if header {
        "remove one of the two; for several entries of one kind write `[[name]]`"
    } else {
        "keep one of the two lines"
    };
    Some(Fault { label: first, ..Fault::new(start..start + line.len(), what, help) })
}

/// A text over lines that does not end.
fn open_block(text: &str, at: usize) -> Option<Fault> {
    let before = text.get(..at)?;
    let (begin, sign) = ["\"\"\"", "'''"]
        .iter()
        .filter_map(|sign| Some((before.rfind(sign)?, *sign)))
        .max_by_key(|(begin, _)| *begin)?;
    let what = format!("the text over lines that begins with `{sign}` does not end");
    Some(Fault::new(begin..begin + 3, what, format!("put `{sign}` behind its last word")))
}

fn in_line(text: &str, start: usize, line: &str, at: usize, said: &str) -> Option<Fault> {
    if (said.contains("array") && !said.contains("table")) || said.contains("inline") {
        let found = list_over_lines(text, start, line);
        if found.is_some() {
            return found;
        }
    }
    let lead = line.len() - line.trim_start().len();
    let words = line.trim();
    let here = start + lead;
    let whole = here..here + words.len();
    let (key, value) = match line.split_once('=') {
        Some((key, value)) => (key.trim(), Some(value)),
        None => (words, None),
    };
    if key.starts_with('[') && (value.is_none() || key.starts_with("[[")) {
        // A line of a list over lines may begin so too.
        return list_over_lines(text, start, line).or_else(|| heading(words, here));
    }
    let Some(value) = value.filter(|_| !key.contains(['"', ',', '{', ':'])) else {
        let other = || match value {
            Some(_) => Some(not_a_key(key, here)),
            None => no_sign(words, here),
        };
        return list_over_lines(text, start, line).or_else(other);
    };
    let key_part = line.get(..line.len() - value.len() - 1).unwrap_or_default();
    if let Some(fault) = unseen(key_part, start) {
        return Some(fault);
    }
    if key.contains(is_curly) {
        let help = format!("write `{}` without quotes", bare(key));
        return Some(Fault::new(here..here + key.len(), "curly quotes stand around a key", help));
    }
    if key.is_empty() {
        return Some(Fault::new(whole, "no key stands before `=`", HELP));
    }
    if !is_key(key) {
        return Some(not_a_key(key, here));
    }
    // Other spaces than these are signs to TOML.
    let value_at = start + (line.len() - value.trim_start_matches([' ', '\t']).len());
    let value = value.trim_matches([' ', '\t', '\r']);
    // A line without fault is one where a list before it does not end.
    scalar(text, key, value, value_at, at).or_else(|| list_over_lines(text, start, line))
}

fn not_a_key(key: &str, here: usize) -> Fault {
    let what = format!("`{key}` is not a key: keys are one word in Latin letters");
    Fault::new(here..here + key.len(), what, HELP)
}

/// `[name]` or `[[name]]`, not closed or with something behind it.
fn heading(words: &str, here: usize) -> Option<Fault> {
    let name: String =
        bare(words.trim_start_matches('[').split([']', '=']).next().unwrap_or_default())
            .trim()
            .chars()
            .take(40)
            .collect();
    let brackets = if words.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let what = format!("the line `{words}` is not `{}name{}`", brackets.0, brackets.1);
    let help = format!("write `{}{name}{}`, alone on its line", brackets.0, brackets.1,);
    Some(Fault::new(here..here + words.len(), what, help))
}

/// The line belongs to a list or `{ … }` that began on a line before it.
fn list_over_lines(text: &str, start: usize, line: &str) -> Option<Fault> {
    let end = start + line.len();
    let (begin, first) = before(text, start)
        .find(|(_, line)| line.split_once('=').is_some_and(|(key, _)| is_key(key.trim())))?;
    let value = first.split_once('=')?.1;
    let value_at = begin + first.len() - value.trim_start().len();
    if !value.trim_start().starts_with(['[', '{']) || !brackets::open(text.get(value_at..start)?) {
        return None;
    }
    brackets::find(text.get(value_at..end)?, value_at)
}

/// A line without `=`.
fn no_sign(words: &str, here: usize) -> Option<Fault> {
    let whole = here..here + words.len();
    if let Some(fault) = unseen(words, here) {
        return Some(fault);
    }
    if words.starts_with("//") {
        let help = "begin it with `#`, or delete it";
        return Some(Fault::new(whole, "a note does not begin with `//` here", help));
    }
    if words.starts_with("- ") || words.starts_with('*') {
        let help = "write lists in brackets on one line: `tags = [\"one\", \"two\"]`";
        return Some(Fault::new(whole, "a list is not written so in TOML", help));
    }
    let end = words.find([':', ' ', '"', '\'', '\t']).unwrap_or(words.len());
    let (key, rest) = words.split_at_checked(end)?;
    let value = rest.trim_start_matches([':', '-', ' ', '\t']);
    if !is_key(key) {
        return None;
    }
    let shown = |value: &str| {
        let open = value.starts_with(['[', '{', '"', '\'']) || is_plain(value);
        if open { value.to_owned() } else { quoted(bare(value)) }
    };
    let place = here + key.len();
    if rest.trim_start().starts_with(':') {
        let place = place + rest.len() - rest.trim_start().len();
        let what = format!("`:` stands behind `{key}` where TOML wants `=`");
        let help = format!("write `{key} = {}`", shown(value));
        return Some(Fault::new(place..place + 1, what, help));
    }
    if value.is_empty() {
        let what = format!("`{key}` has no `=` and no value");
        return Some(Fault::new(whole, what, format!("write `{key} = \"…\"`, or delete the line")));
    }
    if value.split_whitespace().count() > 2 && !value.starts_with(['"', '\'']) {
        return None;
    }
    let what = format!("there is no `=` between `{key}` and its value");
    Some(Fault::new(place..place + 1, what, format!("write `{key} = {}`", shown(value))))
}

/// What is wrong with the value of `key`.
fn scalar(text: &str, key: &str, value: &str, start: usize, at: usize) -> Option<Fault> {
    let whole = start..start + value.len();
    let fault = |message: String, help: String| Some(Fault::new(whole.clone(), message, help));
    let first = value.chars().next();
    match first {
        None => {
            let place = start.saturating_sub(1)..start;
            let what = format!("`{key}` has no value");
            let help = format!("write it behind the `=`, `{key} = \"…\"`, or delete the line");
            return Some(Fault::new(place, what, help));
        }
        Some('=') => return fault("`=` stands there twice".into(), HELP.into()),
        Some('[' | '{') => {
            let (begin, line) = line_at(text, at.max(start));
            return brackets::find(text.get(start..begin + line.len())?, start);
        }
        Some(quote @ ('"' | '\'')) => return in_quotes(key, value, start, quote),
        Some(c) if is_curly(c) || c == '«' => {
            let what = format!("curly quotes stand around the value of `{key}`");
            let inner = bare(value);
            return fault(
                what,
                if is_plain(inner) {
                    format!("write `{key} = {inner}`")
                } else {
                    format!("write straight ones: `{key} = {}`", quoted(inner))
                },
            );
        }
        Some(c) if is_unseen(c) => return unseen(value, start),
        Some(_) => {}
    }
    // What stands behind `#` is a note, and may hold anything.
    let value = value.split(" #").next().unwrap_or_default().trim();
    let digits = value.bytes().all(|b| b.is_ascii_digit()) && !value.starts_with('0');
    if matches!(value, "true" | "false") || digits || value.parse::<Date>().is_ok() {
        return None;
    }
    let lower = value.to_ascii_lowercase();
    match lower.as_str() {
        "true" | "yes" | "on" => {
            let what = format!("`{value}` stands where TOML wants `true`");
            return fault(what, format!("write `{key} = true`"));
        }
        "false" | "no" | "off" => {
            let what = format!("`{value}` stands where TOML wants `false`");
            return fault(what, format!("write `{key} = false`"));
        }
        _ => {}
    }
    if let Some((message, help)) = day(value.split(['T', ' ']).next().unwrap_or_default()) {
        return fault(message, help);
    }
    let number = value.trim_end_matches([',', ';']);
    let fraction = number.contains([',', '.']);
    if number.starts_with(char::is_numeric)
        && number.chars().all(|c| c.is_numeric() || matches!(c, ',' | '.'))
    {
        let what = if number.is_ascii() {
            format!("`{value}` is not written as a number is")
        } else {
            format!("the number `{value}` is not in the digits 0 to 9")
        };
        let digits = number.trim_start_matches('0');
        let help = if number.is_ascii() && !digits.is_empty() && !fraction {
            format!("write `{key} = {digits}`; what is no number to count with stands in quotes")
        } else {
            format!("write it in the digits 0 to 9, such as `{key} = 3`")
        };
        return fault(what, help);
    }
    let what = if value.ends_with(|c| matches!(c, '"' | '\'') || is_curly(c)) {
        format!("the text of `{key}` does not begin with a quote")
    } else {
        format!("the text of `{key}` is not in quotes")
    };
    fault(what, format!("write `{key} = {}`", quoted(bare(value))))
}

/// What is wrong with a text that begins with `quote`.
fn in_quotes(key: &str, value: &str, start: usize, quote: char) -> Option<Fault> {
    let inner = value.get(1..)?;
    let escapes = quote == '"';
    if let Some((at, sign)) = bad_escape(inner).filter(|_| escapes) {
        let place = start + 1 + at;
        let what = format!("`\\{sign}` in the text of `{key}` means nothing to TOML");
        let help =
            format!("write the text in single quotes, or `\\\\` for each `\\`: `{key} = '…'`");
        return Some(Fault::new(place..place + 1 + sign.len_utf8(), what, help));
    }
    let Some(end) = closing(inner, quote) else {
        let what = format!("the text of `{key}` does not end");
        let text = bare(value);
        let help = if value.ends_with(is_curly) {
            format!("it ends with a curly quote; write a straight one: `{key} = {}`", quoted(text))
        } else {
            format!("put `{quote}` behind it, on the same line: `{key} = {}`", quoted(text))
        };
        return Some(Fault::new(start..start + 1, what, help));
    };
    let behind = inner.get(end + 1..)?;
    let rest = behind.trim();
    let text = value.get(1..).and_then(|text| text.rfind(quote).and_then(|last| text.get(..last)));
    let place = start + 1 + end;
    let at = start + 1 + end + 1 + (behind.len() - behind.trim_start().len());
    let range = at..at + rest.len().max(1);
    if rest.starts_with([',', ';', '.']) && rest.len() == 1 {
        let what = format!("`{rest}` stands behind the text of `{key}`");
        return Some(Fault::new(range, what, "delete it"));
    }
    if rest.starts_with(',') && rest.trim_start_matches([',', ' ']).starts_with(['"', '\'']) {
        let what = format!("several texts stand behind `{key}` without brackets around them");
        let help = format!("write the list in brackets: `{key} = [{value}]`");
        return Some(Fault::new(start..start + value.len(), what, help));
    }
    // With a quote at the very end, the one before it was meant to be seen.
    if rest.ends_with(quote) && !rest.contains('=') && text.is_some_and(|text| text.len() > end) {
        let what = format!("a quote stands within the text of `{key}`, and ends it too early");
        let help = format!(
            "use the other kind of quotes around the text: `{key} = {}`",
            quoted(text.unwrap_or_default())
        );
        return Some(Fault::new(place..place + 1, what, help));
    }
    if rest.starts_with("//") {
        let what = "a note does not begin with `//` here";
        return Some(Fault::new(range, what, "begin it with `#`, or delete it"));
    }
    if rest.contains('=') {
        let what = "two keys stand on one line";
        return Some(Fault::new(range, what, "write each on a line of its own"));
    }
    let what = format!("something stands behind the quotes around the text of `{key}`");
    let whole = format!("{}{}", inner.get(..end)?, behind.trim_end());
    Some(Fault::new(
        range,
        what,
        format!("move it inside, `{key} = {}`, or delete it", quoted(&whole)),
    ))
}

/// The first backslash in a text in double quotes that TOML does not know, and what follows it.
fn bad_escape(inner: &str) -> Option<(usize, char)> {
    let mut signs = inner.char_indices();
    while let Some((at, c)) = signs.next() {
        match c {
            '"' => return None,
            '\\' => {
                let (_, next) = signs.next()?;
                let length = match next {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' => 0,
                    _ => return Some((at, next)),
                };
                let digits = inner.get(at + 2..)?.bytes().take(length);
                if digits.filter(u8::is_ascii_hexdigit).count() < length {
                    return Some((at, next));
                }
            }
            _ => {}
        }
    }
    None
}
