//! Invisible characters: signs of direction, joiners.

use super::{GAP, Issue, code_point, with_neighbours};
use crate::diag::Code;
use crate::locale::{is_alphabetic, is_alphanumeric};
use crate::world::is_control;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

pub(super) fn check(text: &str, issues: &mut Vec<Issue>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c, before, after) in with_neighbours(text) {
        match c {
            ZWNJ | ZWJ if !joins(c, before, after) => issues.push(issue(
                Code::TextJoiner,
                at,
                c,
                "is invisible and does nothing here",
                "take it out; it belongs between two letters of one word, and once",
            )),
            '\u{200e}' | '\u{200f}' | '\u{61c}' if is_stray(c, before, after) => {
                issues.push(issue(
                    Code::TextBidiControl,
                    at,
                    c,
                    "is an invisible sign of direction that does nothing here",
                    "take it out; numbers and addresses are kept in order by themselves",
                ))
            }
            // Overrides turn letters round: what is read is not what is written.
            '\u{202d}' | '\u{202e}' => {
                issues.push(issue(
                    Code::TextBidiControl,
                    at,
                    c,
                    "turns the letters behind it round",
                    "take it out, and the sign that ends it (U+202C)",
                ));
                open.push((at, c));
            }
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202c}' | '\u{2069}' => match open.last() {
                Some((_, begun)) if is_isolate(*begun) == (c == '\u{2069}') => drop(open.pop()),
                _ => issues.push(issue(
                    Code::TextBidiControl,
                    at,
                    c,
                    "ends what has not begun",
                    "take it out",
                )),
            },
            // Written as it is, it was reported when the file was read: this is an escape.
            c if is_control(c) => issues.push(issue(
                Code::TextControl,
                at,
                c,
                "is a control character",
                "delete it: no reader sees it, and some programs obey it",
            )),
            _ => {}
        }
    }
    issues.extend(open.into_iter().map(|(at, c)| {
        let help = "take it out, or end it in the same paragraph: U+2069 behind an isolate, U+202C behind an embedding";
        issue(Code::TextBidiControl, at, c, "begins what does not end", help)
    }));
}

fn issue(code: Code, at: usize, c: char, what: &str, help: &str) -> Issue {
    Issue {
        code,
        range: at..at + c.len_utf8(),
        message: format!("{} {what}", code_point(c).to_lowercase()),
        help: help.to_owned(),
        suggestion: None,
    }
}

fn is_isolate(c: char) -> bool {
    ('\u{2066}'..='\u{2068}').contains(&c)
}

/// Whether a joiner stands between two letters, or makes one picture of two.
fn joins(c: char, before: Option<char>, after: Option<char>) -> bool {
    // Marks are letters to `is_alphanumeric` only in part; whatever is no space, sign or gap holds
    // a word together.
    let word = |c: char| {
        is_alphanumeric(c) || matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{dff}')
    };
    let picture = |c: char| c >= '\u{2190}' && c != GAP;
    match (before, after) {
        (Some(before), Some(after)) => {
            (word(before) && word(after)) || (c == ZWJ && picture(before) && picture(after))
        }
        _ => false,
    }
}

/// Whether a mark of direction has nothing to hold in place: at an edge, doubled, or between
/// letters, which know their direction.
fn is_stray(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    before == c || (is_alphabetic(before) && is_alphabetic(after))
}
