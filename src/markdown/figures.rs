//! Figures in prose that may be telephone numbers. Which of them are, the site knows: it depends on
//! its countries and on its directory.

use std::ops::Range;

use crate::diag::Span;
use crate::locale::Digits;
use crate::spelling::{Passage, has_digit};

/// Digits of a text, with what groups them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As readers see it, without signs of emphasis.
    pub text: Box<str>,
    /// Its place; that of more than the text where something marks up a part of it.
    pub span: Span,
}

/// What groups digits: spaces that break a line and that do not, hyphens and dashes, brackets.
const GROUPING: &str = " \u{a0}\u{2007}\u{2009}\u{202f}\u{2060}-\u{2010}\u{2011}–.()/+";

/// Fewer digits are a number of things as often as one to call.
const LEAST: usize = 4;

/// The figures in the words of a block. Escapes, entities and the signs around code make a text
/// shorter than its source; the place is then that of the whole run.
pub(super) fn figures_of(prose: &Passage) -> Vec<Figure> {
    let found = figures(prose.text()).into_iter().map(|found| Figure {
        text: prose.text().get(found.clone()).unwrap_or_default().into(),
        span: prose.place(found).0,
    });
    found.collect()
}

/// Byte ranges of the figures in `text`. Part of a longer run of letters and digits, of an amount
/// (`1,250`) or of a time is a reference or a count, not a number to dial.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !has_digit(text) {
        return found;
    }
    let mut start = 0;
    let foreign = |c: char| Digits::of(c).is_none() && !GROUPING.contains(c);
    for run in text.split_inclusive(foreign) {
        let at = start;
        start += run.len();
        let run = run.trim_end_matches(foreign);
        // A full stop before a space ends a sentence.
        let mut from = at;
        for sentence in run.split_inclusive(". ") {
            found.extend(trimmed(text, from..from + sentence.len()));
            from += sentence.len();
        }
    }
    found
}

/// The figure in a run, without what stands around it.
fn trimmed(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let whole = text.get(run.clone())?;
    if whole.chars().filter(|c| Digits::of(*c).is_some()).count() < LEAST {
        return None;
    }
    let digit = |c: char| Digits::of(c).is_some();
    let (first, last) = (whole.find(digit)?, whole.rfind(digit)?);
    let before = whole.get(..first)?;
    let opening = before.len() - before.trim_end_matches(['+', '(']).len();
    let start = run.start + first - opening;
    let end = run.start + last + whole.get(last..)?.chars().next()?.len_utf8();
    (!continues(text.get(..start)?, text.get(end..)?)).then_some(start..end)
}

/// Whether what stands around a figure goes on with it.
fn continues(before: &str, after: &str) -> bool {
    // Addresses that open a chat with a number.
    if before.ends_with("wa.me/") || before.ends_with("phone=") {
        return after.starts_with(char::is_alphanumeric);
    }
    let mut back = before.chars().rev();
    let left = back.next().is_some_and(|c| {
        c.is_alphanumeric()
            || "-\u{2010}\u{2011}–/.*#_=@".contains(c)
            || ",:'’٫٬".contains(c) && back.next().is_some_and(|c| Digits::of(c).is_some())
    });
    // `1799-A`
    let lettered = after.trim_start_matches(['-', '\u{2010}', '\u{2011}', '/', '.']);
    if lettered.len() < after.len() && lettered.starts_with(char::is_alphanumeric) {
        return true;
    }
    let mut ahead = after.chars();
    let right = ahead.next().is_some_and(|c| {
        c.is_alphanumeric()
            || "#_@%".contains(c)
            || ",:'’٫٬".contains(c) && ahead.next().is_some_and(|c| Digits::of(c).is_some())
    });
    left || right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_whole() {
        for (text, expected) in [
            ("call 0800-39393 or 0311-7786264", &["0800-39393", "0311-7786264"][..]),
            ("+92 (0)51 9201637, 15", &["+92 (0)51 9201637"]),
            ("0300\u{a0}123\u{2011}4567.", &["0300\u{a0}123\u{2011}4567"]),
            ("0800-39393. 15 days", &["0800-39393"]),
            ("(۰۸۰۰-۳۹۳۹۳)", &["(۰۸۰۰-۳۹۳۹۳"]),
            ("https://wa.me/923001234567", &["923001234567"]),
            ("tel:03001234567", &["03001234567"]),
            ("ABC03117786264X, PK36SCBL0000001123456702, 1,250,0000", &[]),
            ("v1.0300, *0300#, 10:3000, 15 days, 1799-A", &[]),
        ] {
            let found: Vec<_> = figures(text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
