//! Letters of the wrong language, shapes in place of letters, spellings of Unicode.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use std::cell::LazyCell;
use std::ops::Range;

use super::arabic::arabic;
use super::{GAP, Issue, Spelling, code_point, with_neighbours};
use crate::diag::Code;
use crate::locale::is_arabic_letter;

pub(super) fn check(spelling: &Spelling, text: &str, issues: &mut Vec<Issue>) {
    check_composition(spelling, text, issues);
    let mut stretched: Option<Range<usize>> = None;
    let quoted = LazyCell::new(|| arabic(text));
    for (at, c, before, _) in with_neighbours(text) {
        let range = at..at + c.len_utf8();
        if c == '\u{640}' {
            stretched.get_or_insert(range.clone()).end = range.end;
            continue;
        }
        issues.extend(stretched.take().and_then(|range| tatweel(text, range)));
        if is_shape(c) {
            let plain = plain(spelling, c, before);
            issues.push(Issue {
                code: Code::TextPresentationForm,
                message: format!(
                    "`{c}` ({}) is the shape of a letter, not the letter",
                    code_point(c)
                ),
                help: match &plain {
                    Some(plain) => format!("write `{plain}`"),
                    None => "type the word anew".to_owned(),
                },
                range,
                suggestion: plain,
            });
        } else if is_arabic_letter(c) {
            let issue = foreign(spelling, c, before);
            let issue = issue.filter(|_| !quoted.iter().any(|place| place.contains(&at)));
            issues.extend(issue.map(|issue| Issue { range, ..issue }));
        }
    }
    issues.extend(stretched.and_then(|range| tatweel(text, range)));
}

/// Longest word that is written in front of a foreign one: `وبالـ`.
const PREFIX: usize = 5;

/// A line that stretches a word. One between a short Arabic word and what cannot join it
/// (`الـ VPN`, `بـ5`) is right, and so are the sign of the Hijri era (`1445هـ`) and a line that
/// nothing is in front of, as endings are spoken of (`ـها`).
fn tatweel(text: &str, range: Range<usize>) -> Option<Issue> {
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    let part = |c: char| c == '\u{640}' || is_arabic_letter(c) || is_arabic_mark(c);
    let word = before.chars().rev().take_while(|c| part(*c)).count();
    let goes_on = after.starts_with(part);
    if word == 0 || (!goes_on && before.ends_with('ه') && word == 1) {
        return None;
    }
    let single = range.len() == '\u{640}'.len_utf8();
    let next = after
        .trim_start_matches(|c: char| c.is_whitespace() || "\u{200c}\u{200e}\"“«(".contains(c));
    let foreign =
        next.starts_with(|c: char| c == GAP || !is_arabic_letter(c) && c.is_alphanumeric());
    if single && foreign && word <= PREFIX && !(word == PREFIX && next.starts_with(GAP)) {
        return None;
    }
    // At the end of a word it may be meant to show how the letter joins.
    let suggestion = goes_on.then(String::new);
    Some(Issue {
        code: Code::TextTatweel,
        range,
        message: "a line that stretches the word (tatweel, U+0640)".to_owned(),
        help: "take it out: searches and screen readers stumble over it".to_owned(),
        suggestion,
    })
}

/// A letter that the language does not have.
fn foreign(spelling: &Spelling, c: char, before: Option<char>) -> Option<Issue> {
    let alphabet = spelling.alphabet.as_ref().filter(|alphabet| !alphabet.contains(c))?;
    let tag = spelling.locale.tag();
    let issue =
        |code, message, help, suggestion| Issue { code, range: 0..0, message, help, suggestion };
    let Some(meant) = alphabet.instead_of(c) else {
        return Some(issue(
            Code::TextForeignLetter,
            format!("`{c}` ({}) is not a letter of `{tag}`", code_point(c)),
            "write the letter that the language has; words of another language stand in backticks"
                .to_owned(),
            None,
        ));
    };
    let suggestion = alphabet.surely_instead_of(c, before);
    Some(issue(
        Code::TextLookAlike,
        format!("`{c}` ({}) only looks like a letter of `{tag}`", code_point(c)),
        match suggestion {
            Some(suggestion) => format!("write `{suggestion}` ({})", code_point(suggestion)),
            None => format!(
                "write `{meant}` ({}) or `ھ` (U+06BE), whichever the word has",
                code_point(meant)
            ),
        },
        suggestion.map(String::from),
    ))
}

/// Whether `c` is the shape that a letter takes in a word, which only old programs write. Words
/// and wishes that are one sign (`ﷺ`), and brackets, are meant.
fn is_shape(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}'
        | '\u{fe70}'..='\u{fefc}')
}

/// The letters that a shape stands for, in those of the language; `None` where that is in doubt.
fn plain(spelling: &Spelling, shape: char, before: Option<char>) -> Option<String> {
    let normal = ComposingNormalizerBorrowed::new_nfkc();
    let letters = normal.normalize(shape.encode_utf8(&mut [0; 4])).into_owned();
    let sound = |c: char| is_arabic_letter(c) || is_mark(c);
    let last = before.map(|c| normal.normalize(c.encode_utf8(&mut [0; 4])).chars().next_back());
    // ك and ک have the same shape: without its letters nothing is known of what a language means.
    let known = spelling.alphabet.is_some();
    (known && letters.chars().all(sound))
        .then(|| in_alphabet(spelling, &letters, last.flatten()))
        .flatten()
}

/// `text` in the letters of the language; `None` where one has no sure answer.
fn in_alphabet(spelling: &Spelling, text: &str, mut before: Option<char>) -> Option<String> {
    text.chars()
        .map(|c| {
            let before = before.replace(c);
            match &spelling.alphabet {
                Some(alphabet) if alphabet.instead_of(c).is_some() => {
                    alphabet.surely_instead_of(c, before)
                }
                _ => Some(c),
            }
        })
        .collect()
}

fn is_mark(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

/// Reports each letter whose marks are not spelled as NFC spells them. Those that keyboards type as
/// one character and NFC takes apart (`क़`, `ড়`, `ਖ਼`) are right both ways.
fn check_composition(spelling: &Spelling, text: &str, issues: &mut Vec<Issue>) {
    let normal = ComposingNormalizerBorrowed::new_nfc();
    if normal.is_normalized(text) {
        return;
    }
    let mut start = 0;
    let ends = text.char_indices().skip(1).filter(|(_, c)| !is_mark(*c)).map(|(at, _)| at);
    let mut before = None;
    for end in ends.chain([text.len()]) {
        let letter = text.get(start..end).unwrap_or_default();
        let composed = normal.normalize(letter);
        if composed != letter && composed.chars().count() <= letter.chars().count() {
            let suggestion =
                in_alphabet(spelling, &composed, before).unwrap_or(composed.into_owned());
            issues.push(Issue {
                code: Code::TextNotNfc,
                range: start..end,
                message: format!("`{letter}` is spelled in an unusual way of Unicode (not NFC)"),
                help: format!(
                    "write `{suggestion}`, which looks the same and is found by searches"
                ),
                suggestion: Some(suggestion),
            });
        }
        before = letter.chars().next();
        start = end;
    }
}

/// Latin `,` `;` `?` beside Arabic letters.
pub(super) fn check_punctuation(text: &str, issues: &mut Vec<Issue>) {
    for (at, c, before, after) in with_neighbours(text) {
        let right = match c {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => continue,
        };
        let arabic = |c: Option<char>| c.is_some_and(|c| is_arabic_letter(c) || is_arabic_mark(c));
        if arabic(before) || arabic(after) {
            issues.push(Issue {
                code: Code::TextLatinPunctuation,
                range: at..at + 1,
                message: format!("`{c}` is the sign of lines that run from left to right"),
                help: format!("write `{right}` ({})", code_point(right)),
                suggestion: None,
            });
        }
    }
}

fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}
