//! Letters of the wrong language, shapes in place of letters, spellings of Unicode.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::{Slip, Spelling, code_point, with_neighbours};
use crate::diag::Code;
use crate::locale::is_arabic_letter;

pub(super) fn check(spelling: &Spelling, text: &str, slips: &mut Vec<Slip>) {
    check_composition(spelling, text, slips);
    let mut stretched = None;
    for (at, c, before, _) in with_neighbours(text) {
        let range = at..at + c.len_utf8();
        if c == '\u{640}' {
            stretched.get_or_insert(range.clone()).end = range.end;
            continue;
        }
        slips.extend(stretched.take().map(tatweel));
        if is_shape(c) {
            let plain = plain(spelling, c, before);
            slips.push(Slip {
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
                mend: plain,
            });
        } else if is_arabic_letter(c) {
            slips.extend(foreign(spelling, c, before).map(|slip| Slip { range, ..slip }));
        }
    }
    slips.extend(stretched.map(tatweel));
}

fn tatweel(range: std::ops::Range<usize>) -> Slip {
    Slip {
        code: Code::TextTatweel,
        range,
        message: "a line that stretches the word (tatweel, U+0640)".to_owned(),
        help: "take it out: searches and screen readers stumble over it".to_owned(),
        mend: Some(String::new()),
    }
}

/// A letter that the language does not have.
fn foreign(spelling: &Spelling, c: char, before: Option<char>) -> Option<Slip> {
    let alphabet = spelling.alphabet.as_ref().filter(|alphabet| !alphabet.contains(c))?;
    let tag = spelling.locale.tag();
    let slip = |code, message, help, mend| Slip { code, range: 0..0, message, help, mend };
    let Some(meant) = alphabet.instead_of(c) else {
        return Some(slip(
            Code::TextForeignLetter,
            format!("`{c}` ({}) is not a letter of `{tag}`", code_point(c)),
            "write the letter that the language has; words of another language stand in backticks"
                .to_owned(),
            None,
        ));
    };
    let mend = alphabet.surely_instead_of(c, before);
    Some(slip(
        Code::TextLookAlike,
        format!("`{c}` ({}) only looks like a letter of `{tag}`", code_point(c)),
        match mend {
            Some(mend) => format!("write `{mend}` ({})", code_point(mend)),
            None => format!(
                "write `{meant}` ({}) or `ھ` (U+06BE), whichever the word has",
                code_point(meant)
            ),
        },
        mend.map(String::from),
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
fn check_composition(spelling: &Spelling, text: &str, slips: &mut Vec<Slip>) {
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
            let mend = in_alphabet(spelling, &composed, before).unwrap_or(composed.into_owned());
            slips.push(Slip {
                code: Code::TextNotNfc,
                range: start..end,
                message: format!("`{letter}` is spelled in an unusual way of Unicode (not NFC)"),
                help: format!("write `{mend}`, which looks the same and is found by searches"),
                mend: Some(mend),
            });
        }
        before = letter.chars().next();
        start = end;
    }
}

/// Latin `,` `;` `?` beside Arabic letters.
pub(super) fn check_punctuation(text: &str, slips: &mut Vec<Slip>) {
    for (at, c, before, after) in with_neighbours(text) {
        let right = match c {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => continue,
        };
        let arabic = |c: Option<char>| c.is_some_and(|c| is_arabic_letter(c) || is_arabic_mark(c));
        if arabic(before) || arabic(after) {
            slips.push(Slip {
                code: Code::TextLatinPunctuation,
                range: at..at + 1,
                message: format!("`{c}` is the sign of lines that run from left to right"),
                help: format!("write `{right}` ({})", code_point(right)),
                mend: None,
            });
        }
    }
}

fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}
