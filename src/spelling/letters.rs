//! Letters of the wrong language, shapes in place of letters, spellings of Unicode.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::{Issue, Spelling, code_point, with_neighbours};
use crate::diag::Code;
use crate::locale::is_arabic_letter;

pub(super) fn check(spelling: &Spelling, text: &str, issues: &mut Vec<Issue>) {
    check_composition(spelling, text, issues);
    let mut stretched = None;
    for (at, c, before, _) in with_neighbours(text) {
        let range = at..at + c.len_utf8();
        if c == '\u{640}' {
            stretched.get_or_insert(range.clone()).end = range.end;
            continue;
        }
        issues.extend(stretched.take().map(tatweel));
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
            issues.extend(foreign(spelling, c, before).map(|issue| Issue { range, ..issue }));
        }
    }
    issues.extend(stretched.map(tatweel));
}

fn tatweel(range: std::ops::Range<usize>) -> Issue {
    Issue {
        code: Code::TextTatweel,
        range,
        message: "a line that stretches the word (tatweel, U+0640)".to_owned(),
        help: "take it out: searches and screen readers stumble over it".to_owned(),
        suggestion: Some(String::new()),
    }
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
    letters.chars().all(sound).then(|| in_alphabet(spelling, &letters, last.flatten())).flatten()
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

/// Reports each letter whose marks are not spelled as NFC spells them.
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
        if !normal.is_normalized(letter) {
            let composed = normal.normalize(letter);
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
