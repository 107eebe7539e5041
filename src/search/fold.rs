//! Words as readers mean them: spellings of one word that keyboards, habits and neighbouring
//! languages give are made one.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

use crate::locale::{digit, is_alphanumeric, is_mark};

/// Each a letter, and those that are taken for it: what keyboards for Arabic give, final forms, and
/// letters of Sindhi, Pashto, Punjabi, Saraiki and Balochi that whoever has a keyboard for Urdu
/// writes with the nearest of Urdu. Marks are gone by then, and with them forms with a hamza.
pub(super) const LETTERS: &str = "اٱ بٻڀ پڦ تٿ ٹٺٽټ جڄڃځ چڇڅ دڌ ڈڏڊڍډݙ ڑڙړ رڕ ژږ شښ کكڪ گڳګ لڷڵࣇ نںڻݨڼڱ وۆۇۋۏ ہهھةۃە یيىېۍےێؠۑ σς";

/// What is part of no word's spelling: marks of the Latin and Arabic scripts, a hamza alone, what
/// stretches, and apostrophes. The script has the same as a class of a regular expression.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{621}' | '\u{674}' | '\u{640}'
        | '\'' | '`' | '\u{2b9}' | '\u{2bc}' | '\u{2018}' | '\u{2019}')
}

/// What a character of the first blocks of Unicode becomes, and whether it is part of a word;
/// nearly all of a guide in the Latin or Arabic script is made of these.
#[derive(Clone, Copy)]
enum Simple {
    /// This, and whether that is part of a word.
    One(char, bool),
    /// Nothing.
    None,
    /// Several characters.
    Many,
}

static FIRST: LazyLock<Vec<(Simple, bool)>> = LazyLock::new(|| {
    let simple = |code: u32| {
        let mut folded = String::new();
        char::from_u32(code).into_iter().for_each(|c| any(c.encode_utf8(&mut [0; 4]), &mut folded));
        let mut chars = folded.chars();
        let simple = match (chars.next(), chars.next()) {
            (None, _) => Simple::None,
            (Some(c), None) => Simple::One(c, is_of_any_word(c)),
            _ => Simple::Many,
        };
        (simple, char::from_u32(code).is_some_and(is_of_any_word))
    };
    (0..0x900).map(simple).collect()
});

/// `text` with one spelling for each word: compatibility forms (NFKD), capitals, marks, joiners and
/// digits of all scripts are gone, and so are letters that readers do not tell apart.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

fn fold_into(text: &str, folded: &mut String) {
    let first = &**FIRST;
    // Letter by letter: only the order of several marks of one letter could differ from that of the
    // whole, and in the scripts where that happens they are dropped.
    for c in text.chars() {
        match first.get(c as usize) {
            Some((Simple::One(c, _), _)) => folded.push(*c),
            Some((Simple::None, _)) => {}
            Some((Simple::Many, _)) | None => any(c.encode_utf8(&mut [0; 4]), folded),
        }
    }
}

/// Hands the [words] of `text`, [folded](fold), to `found`; `word` is room for one.
pub(super) fn each_word(text: &str, word: &mut String, mut found: impl FnMut(&str)) {
    let first = &**FIRST;
    word.clear();
    let mut add = |c: char, of_word: bool, word: &mut String| {
        if of_word {
            word.push(c);
        } else if !word.is_empty() {
            found(word);
            word.clear();
        }
    };
    for c in text.chars() {
        match first.get(c as usize) {
            Some((Simple::One(c, of_word), _)) => add(*c, *of_word, word),
            Some((Simple::None, _)) => {}
            Some((Simple::Many, _)) | None => {
                let mut folded = String::new();
                any(c.encode_utf8(&mut [0; 4]), &mut folded);
                folded.chars().for_each(|c| add(c, is_of_word(c), word));
            }
        }
    }
    // A space ends the last.
    add(' ', false, word);
}

fn any(text: &str, folded: &mut String) {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    for c in decomposed.chars().flat_map(char::to_lowercase) {
        if !is_dropped(c) && categories.get(c) != GeneralCategory::Format {
            let value = digit(c).and_then(|value| char::from_digit(value, 10));
            folded.push(value.unwrap_or_else(|| letter(c)));
        }
    }
}

fn letter(c: char) -> char {
    let group = LETTERS.split(' ').find(|group| !c.is_ascii() && group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

/// The words of folded text: letters, digits and marks without a gap.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

fn is_of_word(c: char) -> bool {
    FIRST.get(c as usize).map_or_else(|| is_of_any_word(c), |(_, of_word)| *of_word)
}

fn is_of_any_word(c: char) -> bool {
    is_alphanumeric(c) || is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_one_by_one_are_those_of_the_folded_text() {
        let letters: Vec<char> =
            "aÉß٣۴آأئۓںﷺﬁİ’'\u{64e}\u{654}\u{200c}- ۔،\n😀क़ি".chars().collect();
        let mut random = fastrand::Rng::with_seed(5);
        for _ in 0..5_000 {
            let text: String =
                (0..random.usize(..9)).filter_map(|_| random.choice(&letters)).collect();
            let folded = fold(&text);
            let mut found = Vec::new();
            each_word(&text, &mut String::from("left"), |word| found.push(word.to_owned()));
            assert_eq!(found, words(&folded).collect::<Vec<_>>(), "{text:?}");
        }
    }
}
