//! What is wrong with YAML, line by line, in words for authors: the parser says only that
//! something is, and takes some of it without a word.

use std::collections::BTreeMap;
use std::ops::Range;

use super::flow;
use super::found::{Found, Kind, SIGNS};
use crate::data::written::{Fault, bare, in_curly, is_key, quoted, unseen};

/// A table that is open: the column of its keys, and where each of them stands.
struct Table<'a> {
    column: usize,
    keys: BTreeMap<&'a str, Range<usize>>,
}

/// What the lines so far say of the next one.
#[derive(Default)]
struct Lines<'a> {
    found: Vec<Found>,
    /// From the left.
    tables: Vec<Table<'a>>,
    /// A text over lines began in a line with this indentation.
    block: Option<usize>,
    /// Whether the last key or item has a value on its own line: no key can stand below it.
    full: bool,
    /// Whether a note stands behind that.
    noted: bool,
}

/// Everything suspicious in front matter, in the order of the lines.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut lines = Lines::default();
    // Lines that belong to what was opened on one before them.
    let mut until = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at >= until {
            until = lines.line(text, at, line.trim_end_matches(['\n', '\r'])).unwrap_or(until);
        }
        at += line.len();
    }
    lines.found
}

impl<'a> Lines<'a> {
    fn push(&mut self, kind: Kind, fault: Fault) {
        self.found.push(Found { fault, kind });
    }

    /// Looks at one line; up to where the lines after it belong to it, if they do.
    fn line(&mut self, text: &'a str, at: usize, line: &'a str) -> Option<usize> {
        let mut rest = line.trim_start_matches(' ');
        let mut column = line.len() - rest.len();
        if rest.trim().is_empty() {
            return None;
        }
        if self.block.is_some_and(|block| column > block) {
            return None;
        }
        self.block = None;
        if rest.starts_with('#') {
            self.noted = true;
            return None;
        }
        if rest.starts_with('\t') {
            let what = "a tab stands at the beginning of the line";
            let place = at + column;
            let help = "YAML wants spaces there; put two for each step to the right";
            self.push(Kind::Syntax, Fault::new(place..place + 1, what, help));
            return None;
        }
        if matches!(rest.trim_end(), "---" | "...") {
            return None;
        }
        let outer = column;
        let below = self.tables.last().is_some_and(|table| table.column < column);
        if rest.starts_with("- ") && below && self.full {
            let what = "a list begins below a key that has a value already";
            let help = "delete the `-`, or move the list below a key without a value";
            let place = at + column;
            self.push(Kind::Syntax, Fault::new(place..place + 1, what, help));
        }
        while let Some(inner) = rest.strip_prefix("- ") {
            let inner = inner.trim_start_matches(' ');
            column += rest.len() - inner.len();
            rest = inner;
            // Each item has keys of its own.
            self.tables.retain(|table| table.column < column);
            self.full = false;
        }
        if rest.trim_end() == "-" {
            self.full = false;
            return None;
        }
        let place = at + column;
        let item = column > outer;
        if let Some(word) =
            rest.strip_prefix('-').filter(|word| word.starts_with(char::is_alphabetic))
        {
            let what = "no space stands behind the `-` of a list";
            let help = format!("write `- {}`", word.trim_end());
            self.push(Kind::Lost, Fault::new(place..place + 1, what, help));
            return None;
        }
        let Some((name, value)) = split(rest) else {
            self.keyless(rest, place, column, item);
            return self.value(text, rest, place, outer, None).filter(|_| item);
        };
        self.key(name, place, column);
        let value_at = at + line.len() - value.trim_start().len();
        self.noted = false;
        self.full = !value.trim().is_empty() && !value.trim_start().starts_with('#');
        self.value(text, value.trim_start(), value_at, outer.max(column), Some(name))
    }

    fn key(&mut self, name: &'a str, place: usize, column: usize) {
        let range = place..place + name.len();
        if let Some(fault) = unseen(name, place) {
            return self.push(Kind::Lost, fault);
        }
        if let Some(sign) = name.chars().next().filter(|sign| SIGNS.contains(sign)) {
            let what = format!("`{sign}` stands before a key");
            let help = format!("write `{}`", name.trim_matches(SIGNS));
            return self.push(Kind::Lost, Fault::new(place..place + 1, what, help));
        }
        let deeper = self.tables.last().is_some_and(|table| table.column < column);
        if deeper && self.full {
            let what = format!("`{name}` stands further to the right than the key above it");
            let help = "begin all keys in the same column, with no space before them";
            return self.push(Kind::Syntax, Fault::new(range, what, help));
        }
        let first = self.tables.is_empty();
        self.tables.retain(|table| table.column <= column);
        if self.tables.last().is_none_or(|table| table.column != column) {
            if !first && !deeper {
                let what = format!("`{name}` does not stand below the key that it belongs to");
                let help = "begin all keys of one table in the same column";
                self.push(Kind::Syntax, Fault::new(range.clone(), what, help));
            }
            self.tables.push(Table { column, keys: BTreeMap::new() });
        }
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(first) = table.keys.get(name).cloned() {
            let fault =
                Fault::new(range, format!("`{name}` is there twice"), "keep one of the two");
            return self.push(Kind::Syntax, Fault { label: Some((first, "the first")), ..fault });
        }
        table.keys.insert(name, range);
    }

    /// A line without a key that is no item of a list, or goes on with a text.
    fn keyless(&mut self, rest: &str, place: usize, column: usize, item: bool) {
        let words = rest.trim_end();
        let end = words.find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)));
        let (name, sign) = words.split_at_checked(end.unwrap_or(words.len())).unwrap_or_default();
        let behind = sign.trim_start();
        let value = behind.trim_start_matches([':', '=', '：']).trim_start();
        let shown = match value.starts_with(['"', '\'', '[']) {
            true => value.to_owned(),
            false if value.contains([':', '#']) => quoted(value),
            false => bare(value).to_owned(),
        };
        let below = self.tables.last().is_some_and(|table| table.column < column);
        // It may as well be words that go on from the line above.
        let kind = if item || (below && self.full) { Kind::Syntax } else { Kind::Lost };
        let at = place + name.len() + sign.len() - behind.len();
        if below && self.full && self.noted && !item {
            let what = "these words go on with a text that the note above them has ended";
            let help = "put the note before the key, or behind the whole text";
            let fault = Fault::new(place..place + words.len(), what, help);
            return self.push(Kind::Syntax, fault);
        }
        if !name.starts_with(char::is_alphabetic) {
            return;
        }
        let mut tell = |what: String| {
            let length = behind.chars().next().map_or(1, char::len_utf8);
            let help = format!("write `{name}: {shown}`");
            self.push(kind, Fault::new(at..at + length, what, help));
        };
        if behind.starts_with(':') && !behind.starts_with("://") && is_key(name) {
            tell(format!("no space stands behind the `:` of `{name}`"));
        } else if behind.starts_with('：') {
            tell("this `：` is not the colon that YAML wants".to_owned());
        } else if behind.starts_with('=') && !item {
            tell(format!("`=` stands behind `{name}` where YAML wants `:`"));
        } else if !item && !below {
            let what = format!("no `:` stands behind `{name}`");
            let help = if value.is_empty() {
                format!("write `{name}: …`, or delete the line")
            } else {
                format!(
                    "write `{name}: {shown}`; a text that goes on from the line above begins with two spaces"
                )
            };
            self.push(Kind::Syntax, Fault::new(place..place + words.len(), what, help));
        }
    }

    /// A value; up to where the lines after it belong to it, if they do.
    fn value(
        &mut self,
        text: &str,
        value: &str,
        at: usize,
        column: usize,
        key: Option<&str>,
    ) -> Option<usize> {
        let words = value.trim_end();
        let whole = at..at + words.len();
        let write = |text: &str| match key {
            Some(key) => format!("{key}: {}", quoted(text)),
            None => quoted(text),
        };
        let of = key.map_or_else(|| "the text".to_owned(), |key| format!("the text of `{key}`"));
        match words.chars().next() {
            None => None,
            Some('#') => {
                if key.is_some() && !has_more(text, at + value.len(), column) {
                    let what = format!("{of} is left out: what stands behind `#` is a note");
                    let help = format!("put it in quotes, `{}`", write(words));
                    self.push(Kind::Comment, Fault::new(whole, what, help));
                }
                None
            }
            Some('|' | '>') => {
                let rest = words.trim_start_matches(['|', '>', '+', '-', '1', '2', '3', '4']);
                if rest.is_empty() || rest.trim_start().starts_with('#') {
                    self.block = Some(column);
                } else {
                    self.sign(words, whole, &of, write(words));
                }
                None
            }
            Some('"' | '\'' | '[' | '{') => {
                let rest = text.get(at..).unwrap_or_default();
                match flow::read(rest, words.len(), key) {
                    Ok(length) if length > words.len() => Some(at + length),
                    Ok(_) => None,
                    Err(found) => {
                        self.push(found.kind, found.fault.moved(at));
                        None
                    }
                }
            }
            Some(']' | '}') if key.is_none() => None,
            Some('&' | '*' | '!' | '%' | '@' | '`' | ',' | ']' | '}') => {
                self.sign(words, whole, &of, write(words));
                None
            }
            Some('-' | '?') if words.get(1..).is_some_and(|rest| rest.starts_with(' ')) => {
                self.sign(words, whole, &of, write(words));
                None
            }
            Some(_) => {
                self.plain(words, whole, &of, &write);
                None
            }
        }
    }

    /// A text that begins with a sign which means something to YAML.
    fn sign(&mut self, words: &str, whole: Range<usize>, of: &str, write: String) {
        let sign = words.chars().next().unwrap_or_default();
        let what = format!("{of} begins with `{sign}`, which means something else to YAML");
        let help = format!("put the text in quotes: `{write}`");
        self.push(Kind::Lost, Fault::new(whole, what, help));
    }

    /// A text without quotes.
    fn plain(
        &mut self,
        words: &str,
        whole: Range<usize>,
        of: &str,
        write: &dyn Fn(&str) -> String,
    ) {
        let at = whole.start;
        if let Some(inner) = in_curly(words) {
            let what = format!("curly quotes stand around {of}");
            let (kind, what, help) = if is_short(inner) {
                let help = format!("write it without quotes: `{}`", write(inner).replace('"', ""));
                (Kind::Lost, what, help)
            } else {
                let help = format!("write straight ones: `{}`", write(inner));
                (Kind::Quotes, what + ", and would be shown", help)
            };
            return self.push(kind, Fault::new(whole, what, help));
        }
        let note = words
            .match_indices('#')
            .find(|(at, _)| words.get(..*at).is_some_and(|before| before.ends_with([' ', '\t'])));
        if let Some((place, _)) = note {
            let before = words.get(..place).unwrap_or_default().trim_end();
            if !is_short(before) {
                let what = format!("{of} ends before the `#`: what stands behind it is left out");
                let help = format!(
                    "put the text in quotes, `{}`, or a note on a line of its own",
                    write(words)
                );
                let range = at + place..at + words.len();
                self.push(Kind::Comment, Fault::new(range, what, help));
            }
            return;
        }
        let colon = words.match_indices(':').find(|(at, _)| {
            words.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        });
        if let Some((place, _)) = colon {
            let what = format!("a colon stands in {of}, which is not in quotes");
            let help = format!("put the text in quotes: `{}`", write(words));
            let place = at + place;
            self.push(Kind::Syntax, Fault::new(place..place + 1, what, help));
        }
    }
}

/// A key and what stands behind its colon.
fn split(rest: &str) -> Option<(&str, &str)> {
    if rest.starts_with(['"', '\'', '[', '{', '#']) {
        return None;
    }
    let (at, _) = rest.match_indices(':').find(|(at, _)| {
        rest.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })?;
    let name = rest.get(..at)?.trim_end();
    // A text may have a colon further on.
    let sound = !name.is_empty() && !name.contains([' ', '"', '\t', '=', ':']);
    sound.then_some((name, rest.get(at + 1..)?))
}

/// Whether something that stands further to the right, or is an item, follows the line that ends
/// at `end`.
fn has_more(text: &str, end: usize, column: usize) -> bool {
    let lines = text.get(end..).unwrap_or_default().lines().map(|line| line.trim_end());
    let next = lines.skip(1).find(|line| !line.is_empty() && !line.trim_start().starts_with('#'));
    next.is_some_and(|line| {
        let rest = line.trim_start();
        line.len() - rest.len() > column || rest.starts_with("- ")
    })
}

/// A value that is no text: nothing of it can be lost behind `#`.
fn is_short(value: &str) -> bool {
    matches!(value, "true" | "false" | "null" | "~")
        || (value.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && value.bytes().all(|b| b.is_ascii_digit() || b"-.+".contains(&b)))
}
