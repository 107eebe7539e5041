//! Words one after another, found in a text in any of their forms.

use std::ops::Range;

use crate::locale::{is_alphanumeric, is_arabic_letter, is_mark};
use crate::search::fold;

/// A word of a text: as readers mean it, and where it stands.
#[derive(Debug)]
pub(super) struct Word {
    folded: String,
    pub(super) range: Range<usize>,
}

/// One or more words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase(Vec<String>);

/// What stands behind a word in its other forms: English, and Roman Urdu.
const LATIN: [&str; 14] =
    ["s", "es", "d", "ed", "ing", "e", "a", "i", "o", "on", "en", "ein", "iyan", "iyon"];

/// The same of words in the Arabic script, as they are when they are folded: Urdu, Punjabi,
/// Saraiki, Sindhi, Pashto, and English plurals in them.
const ARABIC: [&str; 25] = [
    "ا", "ہ", "ی", "و", "ن", "ین", "ون", "ان", "ات", "یان", "یون", "یین", "یو", "یی", "وو", "وی",
    "ونہ", "ونو", "انو", "گان", "گانو", "نو", "نی", "س", "ز",
];

/// A last letter that other forms do without.
const FLEXIBLE: [char; 7] = ['ا', 'ہ', 'ی', 'و', 'a', 'e', 'i'];

/// Letters of a word before any ending, at the least: what is shorter has no other forms.
const STEM: usize = 2;

impl Word {
    pub(super) fn initial(&self) -> Option<char> {
        self.folded.chars().next()
    }
}

impl Phrase {
    /// The words of `text`, if it has any.
    pub(super) fn new(text: &str) -> Option<Self> {
        let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Its first letter.
    pub(super) fn initial(&self) -> Option<char> {
        self.0.first()?.chars().next()
    }

    /// Whether `words` begin with it as it is.
    pub(super) fn begins_as_it_is(&self, words: &[Word]) -> bool {
        self.0.iter().zip(words).all(|(own, word)| word.folded == *own)
    }

    /// Whether `words` begin with it, each word in some form.
    pub(super) fn begins(&self, words: &[Word]) -> bool {
        words.len() >= self.0.len()
            && self.0.iter().zip(words).all(|(own, word)| is_form(&word.folded, own))
    }
}

/// Whether `word` is `of`, or `of` with another ending.
fn is_form(word: &str, of: &str) -> bool {
    if word == of {
        return true;
    }
    let Some(last) = of.chars().next_back() else { return false };
    let endings: &[&str] = if is_arabic_letter(last) { &ARABIC } else { &LATIN };
    let has = |stem: &str| {
        let rest = word.strip_prefix(stem).filter(|_| stem.chars().count() >= STEM);
        rest.is_some_and(|rest| endings.contains(&rest))
    };
    let stem = of.strip_suffix(last).unwrap_or(of);
    has(of)
        || FLEXIBLE.contains(&last) && has(stem)
        || last == 'y' && word.strip_prefix(stem) == Some("ies")
}

/// The words of `text`, folded, with their places.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut begin = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().copied();
        let letter = is_alphanumeric(c);
        if letter {
            begin.get_or_insert(at);
        }
        // Within a word only: the same signs are quotes.
        let joins = || matches!(c, '\'' | '’') && next.is_some_and(|(_, c)| is_alphanumeric(c));
        let goes_on = letter || goes_on(c) || joins();
        let end = next.map_or(text.len(), |(end, _)| end);
        if let Some(start) = begin
            && (!goes_on || next.is_none())
        {
            let range = start..if goes_on { end } else { at };
            let folded = fold(text.get(range.clone()).unwrap_or_default());
            if !folded.is_empty() {
                words.push(Word { folded, range });
            }
            begin = None;
        }
    }
    words
}

/// Whether `c` is of the word that it stands in beside letters and digits: their marks, joiners,
/// and what stretches a word.
fn goes_on(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{640}')
}
