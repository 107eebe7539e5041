//! Numbers that must not turn round inside right-to-left text.
//!
//! The Unicode bidirectional algorithm shows `0800-39393` as `39393-0800` inside Urdu text, and
//! `2026-11-23` as `23-11-2026`. What has digits on both sides of a separator is therefore
//! isolated, left to right, wherever text becomes HTML.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use regex_lite::Regex;

use crate::locale::{Digits, Direction, isolated_quotations, isolated_runs};
use crate::spelling::has_digit;

/// A pattern in which `\d` is a digit of any of the three kinds that people type: `0`, `٠`, `۰`.
fn pattern(text: &str) -> Option<Regex> {
    let digits = "0-9٠-٩۰-۹";
    let inside = text.replace("[\\d", &format!("[{digits}"));
    Regex::new(&inside.replace("\\d", &format!("[{digits}]"))).ok()
}

/// International and national telephone numbers, codes such as `*#06#`, dates, ranges, times.
static MIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"\+\d[\d \x{a0}\x{202f}\-\x{2011}–.()]{5,}\d",
        r"|\(?[0٠۰]\d{1,4}\)?[ \x{a0}\x{202f}\-\x{2011}–.]\d[\d \x{a0}\x{202f}\-\x{2011}–.()]{3,}\d",
        r"|[*#]+\d[\d*#]*#",
        r"|\d+(?:[-\x{2011}–/:.,]\d+)+",
    ))
});

/// The numbers of `text`. Matching is dear: it is tried only on runs of the characters that the
/// pattern above is made of, where a digit is.
fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !has_digit(text) {
        return found;
    }
    let foreign =
        |c: char| Digits::of(c).is_none() && !" \u{a0}\u{202f}-\u{2011}–.()+*#/:,".contains(c);
    let mut start = 0;
    for run in text.split(foreign) {
        let at = start;
        start += run.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if may_match(run) {
            let matches = MIXED.iter().flat_map(|regex| regex.find_iter(run));
            found.extend(matches.map(|found| at + found.start()..at + found.end()));
        }
    }
    found
}

/// Whether a run may be more than one short number.
fn may_match(run: &str) -> bool {
    let run = run.trim_matches([' ', '-', '.', ',', ':', '/']);
    has_digit(run) && (run.len() > 8 || !run.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether nothing in `text` may turn round, at first sight: it has no digits, no quotes, and in a
/// line from right to left no Latin letters. Most text has none.
fn is_steady(text: &str, direction: Direction) -> bool {
    let latin = direction == Direction::Rtl;
    // As quotes begin in UTF-8.
    let turns =
        |byte: u8| (latin & byte.is_ascii_alphabetic()) | matches!(byte, b'"' | 0xc2 | 0xe2 | 0xe3);
    // Without a way out of the loop, it looks at many bytes at once.
    !has_digit(text) && !text.bytes().fold(false, |found, byte| found | turns(byte))
}

/// Writes `text`, which stands in a line of this `direction`, as HTML, with all that would turn
/// round [isolated](isolated_runs).
pub fn write_text(text: &str, direction: Direction, html: &mut String) {
    if is_steady(text, direction) {
        return escape(text, html);
    }
    let (runs, other) = match direction {
        Direction::Rtl => (isolated_runs(text), Direction::Ltr),
        Direction::Ltr => (isolated_quotations(text, direction), Direction::Rtl),
    };
    let apart = |found: &Range<usize>| {
        !runs.iter().any(|run| run.start < found.end && found.start < run.end)
    };
    let alone = |found: &Range<usize>| direction == Direction::Ltr || !is_named(text, found);
    let numbers = find(text).into_iter().filter(apart).filter(alone);
    let numbers = numbers.map(|found| (found, Direction::Ltr));
    let mut turning: Vec<_> = numbers.collect();
    turning.extend(runs.iter().map(|run| (run.clone(), other)));
    turning.sort_by_key(|(found, _)| found.start);
    let mut rest = 0;
    for (found, own) in turning {
        escape(text.get(rest..found.start).unwrap_or_default(), html);
        html.push_str(&format!("<bdi dir=\"{}\">", own.as_str()));
        escape(text.get(found.clone()).unwrap_or_default(), html);
        html.push_str("</bdi>");
        rest = found.end;
    }
    escape(text.get(rest..).unwrap_or_default(), html);
}

/// Whether the Latin word before keeps a number as it is, and would lose it to the other side if it
/// were isolated: the version of a program, `Android 4.4.2`, or part of a file's name.
fn is_named(text: &str, number: &Range<usize>) -> bool {
    let before = text.get(..number.start).unwrap_or_default();
    let version = || {
        let number = text.get(number.clone()).unwrap_or_default();
        number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let name = match before.strip_suffix(['_', '-']) {
        Some(name) => name,
        None if version() => before.trim_end_matches([' ', '\u{a0}', '\u{202f}']),
        None => return false,
    };
    name.ends_with(|c: char| c.is_ascii_alphabetic())
}

pub(super) fn escape(text: &str, html: &mut String) {
    let _infallible = escape_html_body_text(&mut *html, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_steady_is_written_as_it_is() {
        let letters: Vec<char> = "aے  ۔،٣۴0+@“”«»\"’-—…\u{64e}é、".chars().collect();
        let mut random = fastrand::Rng::with_seed(3);
        let mut steady = 0;
        for _ in 0..20_000 {
            let text: String =
                (0..random.usize(..7)).filter_map(|_| random.choice(&letters)).collect();
            for direction in [Direction::Ltr, Direction::Rtl] {
                if is_steady(&text, direction) {
                    steady += 1;
                    let runs = match direction {
                        Direction::Rtl => isolated_runs(&text),
                        Direction::Ltr => isolated_quotations(&text, direction),
                    };
                    assert_eq!((runs, find(&text)), (vec![], vec![]), "{text:?}");
                }
            }
        }
        assert!(steady > 1000, "{steady}");
    }

    #[test]
    fn numbers_are_isolated() {
        for (text, html) in [
            ("فون 0800-39393 پر", "فون <bdi dir=\"ltr\">0800-39393</bdi> پر"),
            ("+92 300 1234567.", "<bdi dir=\"ltr\">+92 300 1234567</bdi>."),
            ("۰۸۰۰-۳۹۳۹۳", "<bdi dir=\"ltr\">۰۸۰۰-۳۹۳۹۳</bdi>"),
            ("0300\u{a0}1234567", "<bdi dir=\"ltr\">0300\u{a0}1234567</bdi>"),
            ("0300\u{2011}1234567", "<bdi dir=\"ltr\">0300\u{2011}1234567</bdi>"),
            ("*#06# لکھیں", "<bdi dir=\"ltr\">*#06#</bdi> لکھیں"),
            ("24/7", "<bdi dir=\"ltr\">24/7</bdi>"),
            // A Latin word keeps its number.
            ("یہ Android 4.4.2 ہے", "یہ Android 4.4.2 ہے"),
            ("یہ IMG_2024-05-01.jpg ہے", "یہ IMG_2024-05-01.jpg ہے"),
            ("یہ Call، 4.4.2 ہے", "یہ Call، <bdi dir=\"ltr\">4.4.2</bdi> ہے"),
            ("PTA 0800-55055", "PTA <bdi dir=\"ltr\">0800-55055</bdi>"),
            ("2025 میں 15 دن", "2025 میں 15 دن"),
            ("a < 3", "a &lt; 3"),
            (
                "لکھیں C++ اور +92-300-1234567",
                "لکھیں <bdi dir=\"ltr\">C++</bdi> اور <bdi dir=\"ltr\">+92-300-1234567</bdi>",
            ),
        ] {
            let mut written = String::new();
            write_text(text, Direction::Rtl, &mut written);
            assert_eq!(written, html);
        }
    }
}
