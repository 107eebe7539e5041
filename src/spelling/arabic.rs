//! Arabic inside another language: a verse, a saying. Its letters are no fault.

use std::ops::Range;

use crate::locale::{is_arabic_letter, is_of_arabic};

/// Signs around a quotation.
const QUOTES: [(char, char); 2] = [('«', '»'), ('“', '”')];

/// So many marks of vowels on one word nobody writes but in Arabic.
const VOWELS: usize = 2;

/// The places of Arabic in a text of another language that is written in its script.
///
/// A quotation of more than one word whose letters are all Arabic's own is Arabic: no sentence of
/// Urdu or Sindhi does without the letters that they add. A whole passage (a quoted paragraph) is,
/// where moreover its words begin with the article or carry marks of vowels. So is a word with many
/// of these marks.
pub(super) fn arabic(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if is_whole(text) && words(text).filter(|(_, word)| is_marked(word)).count() >= VOWELS {
        found.push(0..text.len());
        return found;
    }
    for (open, close) in QUOTES {
        for (at, _) in text.match_indices(open) {
            let start = at + open.len_utf8();
            let inner = text.get(start..).and_then(|rest| rest.split(close).next());
            let inner = inner.unwrap_or_default();
            if is_whole(inner) {
                found.push(start..start + inner.len());
            }
        }
    }
    let vowelled = words(text).filter(|(_, word)| vowels(word) >= VOWELS);
    found.extend(vowelled.map(|(at, word)| at..at + word.len()));
    found
}

/// Whether there is more than one word, and no letter that Arabic does not have.
fn is_whole(text: &str) -> bool {
    let arabic = words(text).filter(|(_, word)| word.contains(is_arabic_letter));
    arabic.take(2).count() == 2 && !text.chars().any(|c| is_arabic_letter(c) && !is_of_arabic(c))
}

/// The article in front, or a mark of a vowel.
fn is_marked(word: &str) -> bool {
    word.starts_with("ال") || word.starts_with("وال") || vowels(word) > 0
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).map(move |word| {
        let at = start;
        start += word.len();
        (at, word.trim_end())
    })
}

fn vowels(word: &str) -> usize {
    word.chars().filter(|c| matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_is_told_from_languages_that_share_its_letters() {
        for (text, expected) in [
            ("قرآن میں ہے: «لا إكراه في الدين» اور", &["لا إكراه في الدين"][..]),
            ("“إن الله يحب المحسنين” سورہ", &["إن الله يحب المحسنين"]),
            ("إن الله يحب المحسنين", &["إن الله يحب المحسنين"]),
            ("یہ بِسْمِ ہے", &["بِسْمِ"]),
            ("“ترتيبات” دبائیں", &[]),
            ("“كھولنے كے لیے” دبائیں", &[]),
            ("اہلِ زبان", &[]),
        ] {
            let found: Vec<_> = arabic(text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
