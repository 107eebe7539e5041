//! How much two texts of one language have in common.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::locale::is_alphanumeric;

/// A text as it is compared: in NFC, every run of white space as one space.
pub fn normal(text: &str) -> Cow<'_, str> {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match composed.chars().any(|c| c.is_whitespace() && c != ' ')
        || composed.contains("  ")
        || composed.trim() != composed
    {
        true => Cow::Owned(spaced(&composed)),
        false => composed,
    }
}

/// The words of a text, in an order of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<u64>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let words = text.split_whitespace().filter_map(|word| {
            let word = word.trim_matches(|c: char| !is_alphanumeric(c));
            let mut hash = DefaultHasher::new();
            (!word.is_empty()).then(|| word.to_lowercase().hash(&mut hash)).map(|()| hash.finish())
        });
        let mut words: Vec<u64> = words.collect();
        words.sort_unstable();
        Self(words)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All words of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut words = [self.0.as_slice(), other.0.as_slice()].concat();
        words.sort_unstable();
        Self(words)
    }

    /// Words that both have, each as often as both have it.
    fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    one.next();
                    two.next();
                }
            }
        }
        shared
    }

    /// How alike both are: 0 where they share no word, 1 where they share all (Dice).
    pub(super) fn alike(&self, other: &Self) -> f32 {
        match self.0.len() + other.0.len() {
            0 => 0.0,
            all => ratio(2 * self.shared(other), all),
        }
    }

    /// How much of these words the other has, from 0 to 1.
    pub(super) fn within(&self, other: &Self) -> f32 {
        if self.0.is_empty() { 0.0 } else { ratio(self.shared(other), self.0.len()) }
    }
}

/// Counts of words are small.
#[expect(clippy::cast_precision_loss, reason = "of so many words the last is no matter")]
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}
