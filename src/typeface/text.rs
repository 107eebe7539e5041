//! What is set in a font: words and, where the font sets some otherwise beside others, which stand
//! beside each other.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, Serializer};

use super::Unfit;
use super::shaping::Face;
use crate::locale::{is_arabic_letter, is_mark};

/// Words of running text, and which stand beside each other where that may matter, each with how
/// often it does: what a text had can be taken away again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    /// Whether all neighbours are wanted.
    pairs: bool,
    /// How many texts there are.
    texts: i64,
    #[serde(serialize_with = "in_order")]
    words: Often,
    #[serde(serialize_with = "in_order")]
    neighbours: Often,
}

/// What is there, and how often.
type Often = FxHashMap<Box<str>, i64>;

fn in_order<S: Serializer>(often: &Often, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(often.iter().collect::<BTreeMap<_, _>>())
}

fn count(often: &mut Often, what: &str, times: i64) {
    match often.get_mut(what) {
        Some(known) => *known += times,
        None => {
            often.insert(what.into(), times);
        }
    }
}

/// Hands the words of `text` to `found`: what stands between white space.
fn each_word<'t>(text: &'t str, mut found: impl FnMut(&'t str)) {
    // As white space that ASCII does not have, or its own function does not count, begins in UTF-8.
    let is_other = |byte: u8| matches!(byte, 0x0b | 0xc2 | 0xe1..=0xe3);
    for part in text.split_ascii_whitespace() {
        // Without a way out of the loop, it looks at many bytes at once.
        match part.bytes().fold(false, |found, byte| found | is_other(byte)) {
            true => part.split_whitespace().for_each(&mut found),
            false => found(part),
        }
    }
}

/// The same words are the same, however often they are there: a font holds each once.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &Often, other: &Often| {
            one.len() == other.len() && one.keys().all(|word| other.contains_key(word))
        };
        self.pairs == other.pairs
            && same(&self.words, &other.words)
            && same(&self.neighbours, &other.neighbours)
    }
}

impl Eq for Words {}

impl Words {
    /// None yet; `pairs` says whether a font will be asked that looks [across
    /// spaces](super::looks_across_spaces).
    pub fn new(pairs: bool) -> Self {
        Self { pairs, ..Self::default() }
    }

    /// Adds the words of a running text without markup.
    pub fn add(&mut self, text: &str) {
        self.add_times(text, 1);
    }

    /// Notes that the words of one more text are added, or of one less.
    pub fn add_text(&mut self, times: i64) {
        self.texts += times;
    }

    /// Adds the words of a running text so many times.
    pub fn add_times(&mut self, text: &str, times: i64) {
        let mut before: Option<&str> = None;
        each_word(text, |word| {
            count(&mut self.words, word, times);
            // A mark at the beginning of a word belongs to what stands before it.
            if let Some(before) = before
                && (self.pairs || word.starts_with(is_mark))
            {
                count(&mut self.neighbours, &format!("{before} {word}"), times);
            }
            before = Some(word);
        });
    }

    /// Adds those of `other`.
    pub fn extend(&mut self, other: Self) {
        self.texts += other.texts;
        other.words.into_iter().for_each(|(word, times)| count(&mut self.words, &word, times));
        let neighbours = other.neighbours.into_iter();
        neighbours.for_each(|(both, times)| count(&mut self.neighbours, &both, times));
    }

    /// Forgets what was taken away as often as it was there. Whether any text is left; none where
    /// more was taken away than there was.
    pub fn settle(&mut self) -> Option<bool> {
        for often in [&mut self.words, &mut self.neighbours] {
            if often.values().any(|times| *times < 0) {
                return None;
            }
            often.retain(|_, times| *times > 0);
        }
        (self.texts >= 0).then_some(self.texts > 0)
    }
}

/// Words in one language, as far as a font has their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    language: String,
    words: BTreeSet<String>,
    pairs: BTreeSet<String>,
    lacking: BTreeMap<char, String>,
}

impl Corpus {
    /// `words` in `language`, a tag (BCP 47), since fonts have rules for single languages. Browsers
    /// set each stretch of letters that the font has by itself.
    ///
    /// # Errors
    ///
    /// Where `font` is none.
    pub fn new(language: &str, font: &[u8], words: &Words) -> Result<Self, Unfit> {
        let face = Face::new(font)?;
        let mut corpus = Self { language: language.to_owned(), ..Self::default() };
        for word in words.words.keys().collect::<BTreeSet<_>>() {
            let lacking = word.chars().filter(|c| is_arabic_letter(*c) && !face.sets(*c));
            lacking.for_each(|c| {
                corpus.lacking.entry(c).or_insert_with(|| word.to_string());
            });
            let parts = word.split(|c| !face.sets(c)).filter(|part| !part.is_empty());
            corpus.words.extend(parts.map(str::to_owned));
        }
        // As far as both sides of the space are of the font.
        let stretch = |pair: &str| {
            let (before, after) = pair.split_once(' ')?;
            let before = before.rsplit(|c| !face.sets(c)).next().filter(|part| !part.is_empty())?;
            let after = after.split(|c| !face.sets(c)).next().filter(|part| !part.is_empty())?;
            Some(format!("{before} {after}"))
        };
        corpus.pairs = words.neighbours.keys().filter_map(|pair| stretch(pair)).collect();
        Ok(corpus)
    }

    /// Its language, a tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Each word once.
    pub fn words(&self) -> &BTreeSet<String> {
        &self.words
    }

    /// Neighbours with the space between them, each once: those that the font may set otherwise
    /// than apart.
    pub fn pairs(&self) -> &BTreeSet<String> {
        &self.pairs
    }

    /// Every character, and the space.
    pub fn letters(&self) -> BTreeSet<char> {
        self.words.iter().flat_map(|word| word.chars()).chain([' ']).collect()
    }

    /// Letters of the Arabic script that the font does not have, each with the first word that has
    /// it: browsers set such a word in parts that do not join.
    pub fn lacking(&self) -> &BTreeMap<char, String> {
        &self.lacking
    }

    /// All that must be set alike, with and without the space at its end: each word, where rules
    /// look `back` at one also with a space before it, and pairs.
    pub(super) fn samples(&self, back: bool) -> impl Iterator<Item = String> {
        let words = self.words.iter().flat_map(move |word| {
            [Some(format!("{word} ")), back.then(|| format!(" {word} "))].into_iter().flatten()
        });
        words.chain(self.pairs.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_all_white_space() {
        let spaces = (0..=0x3000).filter_map(char::from_u32).filter(|c| c.is_whitespace());
        let text: String = spaces.flat_map(|space| ['ک', space, 'a', '“', space]).collect();
        let mut words = Vec::new();
        each_word(&text, |word| words.push(word));
        assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn words_are_looked_at_beside_each_other_where_a_mark_begins_one() {
        let font = include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");
        let mut words = Words::new(false);
        ["ایک  دو\nتین 字 ایک \u{64e}د", "تین"].iter().for_each(|text| words.add(text));
        let text = Corpus::new("ur", font, &words).unwrap();
        assert_eq!(text.words().iter().collect::<Vec<_>>(), ["ایک", "تین", "دو", "\u{64e}د"]);
        assert_eq!(text.pairs().iter().collect::<Vec<_>>(), ["ایک \u{64e}د"]);
        assert!(text.letters().contains(&' '));
    }
}
