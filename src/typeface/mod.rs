//! Fonts made small: what of a font a given text needs, as WOFF2.
//!
//! A Nastaliq is large for its rules (OpenType GSUB), which choose a shape for each letter by its
//! neighbours. The usual subset follows them from the letters to every glyph that they could lead
//! to, the [layout closure](Extent::Closure): any text of these letters is set as with the whole
//! font. A site's text is known, so that more can go: glyphs that never come up while it is set,
//! and contextual rules that never apply ([`Extent::Text`]). Whether they really do not matter is
//! not argued but tried, with HarfBuzz's algorithm (`harfrust`): each word must come out as the
//! same glyphs at the same places, alone and with spaces around it, and so must each pair of
//! neighbours where the rules of the font may look from one to the other. (Alone it need not be
//! tried where HarfBuzz says that the space behind it changes nothing.) Where one does not, the
//! closure is what is used.
//!
//! What readers type themselves is not in the text: fields of forms need another font.

mod cut;
mod prepared;
mod proof;
mod rules;
mod shaping;
mod space;
mod text;
mod trace;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::*;
use ttf2woff2::{BrotliQuality, EncodeOptions};

use crate::digest::Digest;
use crate::locale::is_alphabetic;

pub use text::{Corpus, Words};

use space::Question;

/// How much of a font is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What any text of the same letters needs.
    Closure,
    /// What this very text needs.
    Text,
}

/// A font cut to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subset {
    /// The font, as WOFF2 (W3C).
    pub woff2: Vec<u8>,
    /// The hash of the font as it is before it is compressed.
    pub sfnt: String,
    /// What was kept: [`Extent::Closure`] also where the smaller font was not proved.
    pub extent: Extent,
}

/// Compresses a font, or knows what becomes of it.
pub type Compress<'c> = &'c (dyn Fn(&[u8]) -> Result<Vec<u8>, Unfit> + Sync);

/// Why a font cannot be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no OpenType font that can be read; what is wrong with it.
    Unreadable(String),
    /// A table could not be written; what went wrong.
    Unwritable(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "it cannot be read as a font: {why}"),
            Self::Unwritable(why) => write!(f, "no smaller font can be made of it: {why}"),
        }
    }
}

impl std::error::Error for Unfit {}

/// The part of `font` (TrueType outlines, one font, not variable) that `texts` need, each in a
/// language of its own. The same input gives the same bytes.
///
/// # Errors
///
/// Where the font cannot be read or written. That a smaller font is not proved is none: the closure
/// takes its place.
pub fn subset(font: &[u8], texts: &[Corpus], extent: Extent) -> Result<Subset, Unfit> {
    subset_with(font, texts, extent, &compress)
}

/// The same, where somebody may know what is to be [compressed](compress) from another time.
///
/// # Errors
///
/// As of [`subset`].
pub fn subset_with(
    font: &[u8],
    texts: &[Corpus],
    extent: Extent,
    compress: Compress<'_>,
) -> Result<Subset, Unfit> {
    let letters = texts.iter().flat_map(Corpus::letters).collect();
    if extent == Extent::Text
        && let Some(small) = proved(font, texts, &letters, compress)?
    {
        return Ok(small);
    }
    let closure = cut::closure(font, &letters)?.sfnt;
    let woff2 = compress(&closure)?;
    Ok(Subset { woff2, sfnt: hash(&closure), extent: Extent::Closure })
}

/// The hash of a font that is to be compressed.
pub fn hash(sfnt: &[u8]) -> String {
    Digest::new().add(env!("MASHAL_TYPEFACE")).add(sfnt).to_string()
}

/// How often what was not set alike is traced, before the closure is used.
const ROUNDS: usize = 4;

/// How many samples are traced as one at first: each step of a sample is told in words, however few
/// letters it has.
const AT_ONCE: usize = 16;

/// What must be set alike, each time with a language whose rules apply to it. Languages for which a
/// font has the same rules are as one.
fn samples<'t>(font: &[u8], texts: &'t [Corpus]) -> Result<Vec<(&'t str, Vec<String>)>, Unfit> {
    let mut groups: BTreeMap<_, Vec<&Corpus>> = BTreeMap::new();
    for text in texts {
        let rules = shaping::rules_for(font, text.language())?;
        groups.entry(rules).or_default().push(text);
    }
    let back = !space::none_look(font, Question::Back);
    let group = |texts: Vec<&'t Corpus>| {
        let all: BTreeSet<String> = texts.iter().flat_map(|text| text.samples(back)).collect();
        Some((texts.first()?.language(), all.into_iter().collect()))
    };
    Ok(groups.into_values().filter_map(group).collect())
}

/// The font that sets `texts` alone; none where it does not set all of them as `font` does.
fn proved(
    font: &[u8],
    texts: &[Corpus],
    letters: &BTreeSet<char>,
    compress: Compress<'_>,
) -> Result<Option<Subset>, Unfit> {
    let (closure, marked) = match prepared::of(font, letters) {
        Some(prepared) => prepared,
        None => {
            // Rules of other letters go first: marks in all of them would be more than a table
            // holds.
            let closure = cut::numbered(font, letters)?;
            // A font whose rules cannot be taken apart may still be cut as a whole.
            let Ok(marked) = rules::mark(&closure) else { return Ok(None) };
            (closure, marked)
        }
    };
    let samples = samples(font, texts)?;
    // To trace a sample takes many times as long as to set it, and most need what others do: at
    // first each word is traced in one language, with a space behind it, and several in one line.
    let mut words = BTreeSet::new();
    let mut untraced: Vec<(&str, Vec<Cow<'_, str>>)> = Vec::new();
    for (language, samples) in &samples {
        let spaced = samples
            .iter()
            .map(String::as_str)
            .filter(|sample| sample.ends_with(' ') && sample.contains(is_alphabetic));
        let spaced: Vec<&str> = spaced.filter(|word| words.insert(*word)).collect();
        let lines = spaced.chunks(AT_ONCE).map(|words| words.concat().into());
        untraced.push((language, lines.collect()));
    }
    let mut used = trace::Used::default();
    for _ in 0..ROUNDS {
        for (language, samples) in &untraced {
            if trace::used(&marked, language, samples, &mut used).is_err() {
                return Ok(None);
            }
        }
        let kept = rules::keep(&closure, &used.rules)
            .and_then(|lean| cut::to_glyphs(&lean, letters, &used.glyphs));
        let Ok(small) = kept else { return Ok(None) };
        let unlike = || {
            let unlike = samples.par_iter().map(|(language, samples)| {
                let unlike = proof::unlike(font, &small, language, samples)?;
                Ok((*language, unlike.into_iter().map(Cow::Borrowed).collect()))
            });
            unlike.collect::<Result<Vec<(_, Vec<_>)>, Unfit>>()
        };
        // Mostly it is proved at once: whoever waits for it waits for the longer of the two.
        let (woff2, unlike) = rayon::join(|| compress(&small.sfnt), unlike);
        untraced = unlike?;
        if untraced.iter().all(|(_, samples)| samples.is_empty()) {
            let sfnt = hash(&small.sfnt);
            return Ok(Some(Subset { woff2: woff2?, sfnt, extent: Extent::Text }));
        }
    }
    Ok(None)
}

/// Whether `font` may set a word otherwise for what stands behind a space.
pub fn looks_across_spaces(font: &[u8]) -> bool {
    !space::none_look(font, Question::Across)
}

/// The fingerprint of what [`subset`] makes of this input: the same one means the same bytes.
/// Another version of this program has another.
pub fn fingerprint(font: &[u8], texts: &[Corpus], extent: Extent) -> String {
    let mut digest = Digest::new();
    digest.add(env!("MASHAL_TYPEFACE")).add(format!("{extent:?}")).add(font);
    for text in texts {
        digest.add(text.language());
        for list in [text.words(), text.pairs()] {
            digest.add(list.len().to_string());
            for sample in list {
                digest.add(sample);
            }
        }
    }
    digest.to_string()
}

/// A font as WOFF2.
///
/// # Errors
///
/// Where it cannot be written so.
pub fn compress(sfnt: &[u8]) -> Result<Vec<u8>, Unfit> {
    // One thread: with more, the bytes depend on their number.
    let options = EncodeOptions {
        quality: BrotliQuality::from(11),
        transform_glyf_loca: true,
        ..EncodeOptions::default()
    };
    ttf2woff2::encode_with_options(sfnt, options).map_err(|why| Unfit::Unwritable(why.to_string()))
}
