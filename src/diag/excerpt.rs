//! The lines around a fault, for those who draw them themselves.

use serde::Serialize;

use super::Span;

/// A line longer than this, in characters, is cut around the marked part.
const LONGEST: usize = 240;

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number, from 1.
    pub line: usize,
    /// Its text, or a part of a very long one.
    pub text: String,
    /// Where the marked part begins, in Unicode scalar values of `text`; none on a line beside it.
    pub from: Option<usize>,
    /// Where it ends.
    pub to: Option<usize>,
}

/// The line that `span` begins on, with the one before and the one after it.
pub fn excerpt(span: &Span) -> Vec<Line> {
    let (begin, end) = (span.begin(), span.finish());
    let first = begin.line.saturating_sub(1).max(1);
    let lines = span.source.text().lines().enumerate().skip(first - 1).take(begin.line + 2 - first);
    lines
        .map(|(index, text)| {
            let line = index + 1;
            if line != begin.line {
                return Line { line, text: cut(text, 0).0, from: None, to: None };
            }
            let length = text.chars().count();
            let from = (begin.column - 1).min(length);
            let to = if end.line == line { (end.column - 1).min(length) } else { length };
            let (text, skipped) = cut(text, from);
            let shown = text.chars().count();
            let place = |at: usize| at.saturating_sub(skipped).min(shown);
            Line { line, from: Some(place(from)), to: Some(place(to.max(from))), text }
        })
        .collect()
}

/// The part of a long line around its `at`-th character, and how many are left out before it.
fn cut(text: &str, at: usize) -> (String, usize) {
    let skipped = if text.len() > LONGEST { at.saturating_sub(LONGEST / 2) } else { 0 };
    (text.chars().skip(skipped).take(LONGEST).collect(), skipped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Source;

    #[test]
    fn the_marked_part_is_found_in_the_text_shown() {
        let long = "ا".repeat(1000) + "X" + &"ب".repeat(1000);
        for (text, mark, lines) in [
            ("one\ntwo X\nthree\nfour", "X", vec![1, 2, 3]),
            ("X", "X", vec![1]),
            ("a\n\nX", "X", vec![2, 3]),
            (long.as_str(), "X", vec![1]),
        ] {
            let source = Source::new("a.md", text);
            let start = text.find(mark).unwrap();
            let shown = excerpt(&source.span(start..start + mark.len()));
            assert_eq!(shown.iter().map(|line| line.line).collect::<Vec<_>>(), lines);
            let line = shown.iter().find(|line| line.from.is_some()).unwrap();
            let (from, to) = (line.from.unwrap(), line.to.unwrap());
            let part: String = line.text.chars().skip(from).take(to - from).collect();
            assert_eq!(part, mark);
            assert!(line.text.chars().count() <= LONGEST);
        }
        let empty = excerpt(&Source::new("a.md", "").span(0..0));
        assert_eq!(empty, []);
    }
}
