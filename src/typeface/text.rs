//! What is set in a font: words, and which stand beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::Unfit;
use super::shaping::Face;
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

    /// Neighbours with the space between them, each once.
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

    /// All that must be set alike.
    pub(super) fn samples(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.pairs).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_beside_each_other_only_where_the_font_has_all_between() {
        let font = include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");
        let mut text = Corpus::new("ur");
        text.read(font, ["ایک  دو\nتین 字 ایک", "تین"]).unwrap();
        assert_eq!(text.words().iter().collect::<Vec<_>>(), ["ایک", "تین", "دو"]);
        assert_eq!(text.pairs().iter().collect::<Vec<_>>(), ["ایک دو", "دو تین"]);
        assert!(text.letters().contains(&' '));
    }
}
