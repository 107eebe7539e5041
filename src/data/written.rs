//! What authors write where TOML or YAML wants something else.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Source};

/// Most characters of a sentence: what it quotes can be of any length.
const LONGEST: usize = 400;

/// Something wrong in a text, in words for who wrote it.
#[derive(Debug)]
pub(super) struct Fault {
    /// Its bytes.
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// Another place that explains it.
    pub(super) label: Option<(Range<usize>, &'static str)>,
}

impl Fault {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let short = |text: String| match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text,
        };
        Self { range, message: short(message.into()), help: short(help.into()), label: None }
    }

    /// The same, `at` bytes further on.
    pub(super) fn moved(mut self, at: usize) -> Self {
        let moved = |range: Range<usize>| range.start + at..range.end + at;
        self.range = moved(self.range);
        self.label = self.label.map(|(range, words)| (moved(range), words));
        self
    }

    /// As a fault under `code` of the part of `source` that begins at `base`.
    pub(super) fn told(self, code: Code, source: &Arc<Source>, base: usize) -> Diagnostic {
        let place = |range: Range<usize>| source.span(base + range.start..base + range.end);
        let told = Diagnostic::new(code, self.message).at(place(self.range)).help(self.help);
        match self.label {
            Some((range, words)) => told.label(place(range), words),
            None => told,
        }
    }
}

/// Whether `c` is a quote that word processors put in the place of a straight one.
pub(super) fn is_curly(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '″' | '＂')
}

/// Whether nobody sees `c`, or sees it as a common space.
pub(super) fn is_unseen(c: char) -> bool {
    let space = c.is_whitespace() && !c.is_ascii();
    space
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Where a sign in `text` that nobody sees stands, and what is said of it.
pub(super) fn unseen(text: &str, at: usize) -> Option<Fault> {
    let (offset, sign) = text.char_indices().find(|(_, c)| is_unseen(*c))?;
    let what = if sign.is_whitespace() {
        "a space of another kind (from a word processor or a web page) stands here"
    } else {
        "an invisible sign stands here"
    };
    let range = at + offset..at + offset + sign.len_utf8();
    Some(Fault::new(range, what, "delete it, and write the line again around that place"))
}

/// A name that an author may have meant as a key.
pub(super) fn is_key(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}

/// `text` in quotes that TOML and YAML both read as it is; `…` where it is too long for a help.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let inner = if text.chars().count() > 60 { "…" } else { text };
    match (inner.contains(['"', '\\']), inner.contains('\'')) {
        (false, _) => format!("\"{inner}\""),
        (true, false) => format!("'{inner}'"),
        (true, true) => format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// `text` without a quote, of whatever kind, at its beginning and its end.
pub(super) fn bare(text: &str) -> &str {
    let quote = |c: char| is_curly(c) || matches!(c, '"' | '\'' | '«' | '»');
    let text = text.trim();
    let text = text.strip_prefix(quote).unwrap_or(text);
    text.strip_suffix(quote).unwrap_or(text)
}

/// What stands in curly quotes, where one pair is around all of `text`.
pub(super) fn in_curly(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| is_curly(*c))?;
    let inner = bare(text);
    let both = inner.len() + first.len_utf8() < text.len();
    // An apostrophe looks like a quote that closes.
    let more: &[char] = match first {
        '‘' | '’' | '‚' | '‛' => &['‘', '‚'],
        _ => &['“', '”', '„'],
    };
    (both && !inner.is_empty() && !inner.contains(more)).then_some(inner)
}

/// What is wrong with a text that looks like a day, and how the day is written.
pub(super) fn day(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '.', '‐', '‑', '–', '−']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || !part.chars().all(char::is_numeric)) {
        return None;
    }
    let form = "write year, month and day as in `2026-11-23`";
    if !text.is_ascii() {
        let what = format!("`{text}` is not a date with the digits 0 to 9 and hyphens");
        return Some((what, form.to_owned()));
    }
    let number = |part: &str| part.parse::<i16>().ok();
    let written = |year: &str, month: &str, day: &str| {
        let day = i8::try_from(number(day)?).ok()?;
        Date::new(number(year)?, i8::try_from(number(month)?).ok()?, day).ok()
    };
    let otherwise = |date: Option<Date>| {
        let help = date.map_or_else(|| form.to_owned(), |date| format!("write `{date}`"));
        Some((format!("the date `{text}` is not written year first"), help))
    };
    if one.len() != 4 {
        let small = |part: &str| number(part).is_some_and(|number| number <= 12);
        // What may be the day and what the month is not known where both are small.
        return match (small(one), small(two)) {
            _ if three.len() != 4 => otherwise(None),
            (true, true) => otherwise(written(three, one, two).filter(|_| one == two)),
            (true, false) => otherwise(written(three, one, two)),
            (false, _) => otherwise(written(three, two, one)),
        };
    }
    if let Some(date) = written(one, two, three) {
        if date.to_string() == text {
            return None;
        }
        return Some((format!("`{text}` is not written as a date is"), format!("write `{date}`")));
    }
    let first = written(one, two, "1");
    let message = match first {
        None => format!("there is no month {} in the date `{text}`", two.trim_start_matches('0')),
        Some(first) => format!(
            "there is no day `{text}`: {} has {} days",
            first.strftime("%B %Y"),
            first.days_in_month()
        ),
    };
    Some((message, "write a day of the calendar, year first, as in `2026-11-23`".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_to_be_what_they_are() {
        for (text, message, help) in [
            ("2023-02-29", "there is no day `2023-02-29`: February 2023 has 28 days", "a day"),
            ("2026-04-31", "April 2026 has 30 days", "a day"),
            ("2026-13-01", "there is no month 13", "a day"),
            ("2026-1-5", "is not written as a date", "write `2026-01-05`"),
            ("2026/11/23", "is not written as a date", "write `2026-11-23`"),
            ("23.11.2026", "is not written year first", "write `2026-11-23`"),
            ("11/23/2026", "is not written year first", "write `2026-11-23`"),
            ("05/05/2026", "is not written year first", "write `2026-05-05`"),
            ("05/06/2026", "is not written year first", "year, month and day"),
            ("31.02.2026", "is not written year first", "year, month and day"),
            ("۲۰۲۶-۱۱-۲۳", "digits 0 to 9", "year, month and day"),
        ] {
            let found = day(text).unwrap();
            assert!(found.0.contains(message) && found.1.contains(help), "{text}: {found:?}");
        }
        for text in
            ["soon", "2026", "2026-11", "1.5", "--", "a-b-c", "2026-11-23", "2026-11-23 10:00"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
