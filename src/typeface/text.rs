//! What is set in a font: words and, where the font sets some otherwise beside others, which stand
//! beside each other.

use std::collections::{BTreeMap, BTreeSet};

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::Unfit;
use super::shaping::Face;
use super::space::parts_words;
use crate::locale::is_arabic_letter;

/// Words in one language, as far as a font has their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    language: String,
    words: BTreeSet<String>,
    pairs: BTreeSet<String>,
    lacking: BTreeMap<char, String>,
}

impl Corpus {
    /// No words yet; `language` is a tag (BCP 47), since fonts have rules for single languages.
    pub fn new(language: &str) -> Self {
        Self { language: language.to_owned(), ..Self::default() }
    }

    /// Adds all of `passages` (running text, without markup): browsers set each stretch of letters
    /// that the font has by itself.
    ///
    /// # Errors
    ///
    /// Where `font` is none.
    pub fn read<'t>(
        &mut self,
        font: &[u8],
        passages: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), Unfit> {
        let face = Face::new(font)?;
        let apart = parts_words(font);
        for passage in passages {
            for word in passage.split_whitespace() {
                let lacking = word.chars().filter(|c| is_arabic_letter(*c) && !face.sets(*c));
                lacking.for_each(|c| {
                    self.lacking.entry(c).or_insert_with(|| word.to_owned());
                });
            }
            for stretch in passage.split(|c: char| !c.is_whitespace() && !face.sets(c)) {
                let words: Vec<&str> = stretch.split_whitespace().collect();
                self.words.extend(words.iter().map(|word| (*word).to_owned()));
                let pairs = words.iter().zip(words.iter().skip(1));
                // A mark at the beginning of a word belongs to what stands before it.
                let pairs = pairs.filter(|(_, next)| !apart || next.starts_with(is_mark));
                self.pairs.extend(pairs.map(|(one, next)| format!("{one} {next}")));
            }
        }
        Ok(())
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

    /// All that must be set alike: a word by itself, and with a space at either side or both.
    pub(super) fn samples(&self) -> Vec<String> {
        let spaced = |word: &String| [format!("{word} "), format!(" {word}"), format!(" {word} ")];
        let words =
            self.words.iter().flat_map(|word| std::iter::once(word.clone()).chain(spaced(word)));
        words.chain(self.pairs.iter().cloned()).collect()
    }
}

fn is_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_at_beside_each_other_where_a_mark_begins_one() {
        let font = include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");
        let mut text = Corpus::new("ur");
        text.read(font, ["ایک  دو\nتین 字 ایک \u{64e}د", "تین"]).unwrap();
        assert_eq!(text.words().iter().collect::<Vec<_>>(), ["ایک", "تین", "دو", "\u{64e}د"]);
        assert_eq!(text.pairs().iter().collect::<Vec<_>>(), ["ایک \u{64e}د"]);
        assert!(text.letters().contains(&' '));
    }
}
