//! What stands for fonts in a program that cuts none (without the feature `fonts`): no language
//! wants one (`config`), so that nothing here is ever asked.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of a font is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What this very text needs.
    Text,
}

/// A font cut to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subset {
    /// The font, as WOFF2 (W3C).
    pub woff2: Vec<u8>,
    /// The hash of the font before.
    pub sfnt: String,
}

/// Compresses a font.
pub type Compress<'c> = &'c (dyn Fn(&[u8]) -> Result<Vec<u8>, Unfit> + Sync);

/// Why a font cannot be cut: this program cuts none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this program was made without the feature `fonts`")
    }
}

impl std::error::Error for Unfit {}

/// Words, of which none are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words;

impl Words {
    /// None.
    pub fn new(_pairs: bool) -> Self {
        Self
    }

    /// Adds nothing.
    pub fn add(&mut self, _text: &str) {}

    /// Adds nothing.
    pub fn add_text(&mut self, _times: i64) {}

    /// Adds nothing.
    pub fn add_times(&mut self, _text: &str, _times: i64) {}

    /// Nothing is left.
    pub fn settle(&mut self) -> Option<bool> {
        Some(false)
    }

    /// Adds nothing.
    pub fn extend(&mut self, _other: Self) {}
}

/// Words in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    language: String,
    lacking: BTreeMap<char, String>,
}

impl Corpus {
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn new(_language: &str, _font: &[u8], _words: &Words) -> Result<Self, Unfit> {
        Err(Unfit)
    }

    /// Its language, a tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Letters that the font does not have: none are known.
    pub fn lacking(&self) -> &BTreeMap<char, String> {
        &self.lacking
    }
}

/// Cuts nothing.
///
/// # Errors
///
/// Always.
pub fn subset_with(
    _font: &[u8],
    _texts: &[Corpus],
    _extent: Extent,
    _compress: Compress<'_>,
) -> Result<Subset, Unfit> {
    Err(Unfit)
}

/// Compresses nothing.
///
/// # Errors
///
/// Always.
pub fn compress(_sfnt: &[u8]) -> Result<Vec<u8>, Unfit> {
    Err(Unfit)
}

/// The hash of nothing.
pub fn hash(_sfnt: &[u8]) -> String {
    String::new()
}

/// Whether words depend on each other: nobody asks.
pub fn looks_across_spaces(_font: &[u8]) -> bool {
    true
}

/// Names nothing.
pub fn fingerprint(_font: &[u8], _texts: &[Corpus], _extent: Extent) -> String {
    String::new()
}
