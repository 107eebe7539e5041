//! Fonts made small: what of a font a given text needs, as WOFF2.
//!
//! A Nastaliq is large for its rules (OpenType GSUB), which choose a shape for each letter by its
//! neighbours. The usual subset follows them from the letters to every glyph that they could lead
//! to, the [layout closure](Extent::Closure): any text of these letters is set as with the whole
//! font. A site's text is known, so that more can go: glyphs that never come up while it is set,
//! and contextual rules that never apply ([`Extent::Text`]). Whether they really do not matter is
//! not argued but tried, with HarfBuzz's algorithm (`harfrust`): each word, and each pair of
//! neighbouring words, must come out as the same glyphs at the same places. Where one does not,
//! the closure is what is used.
//!
//! What readers type themselves is not in the text: fields of forms need another font.

mod cut;
mod proof;
mod rules;
mod shaping;
mod text;
mod trace;

use std::fmt;

use ttf2woff2::{BrotliQuality, EncodeOptions};

use crate::digest::Digest;

pub use text::Corpus;

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
    /// What was kept: [`Extent::Closure`] also where the smaller font was not proved.
    pub extent: Extent,
}

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

/// The part of `font` (TrueType outlines, one font, not variable) that `text` needs. The same
/// input gives the same bytes.
///
/// # Errors
///
/// Where the font cannot be read or written. That a smaller font is not proved is none: the closure
/// takes its place.
pub fn subset(font: &[u8], text: &Corpus, extent: Extent) -> Result<Subset, Unfit> {
    if extent == Extent::Text
        && let Some(small) = proved(font, text)?
    {
        return Ok(Subset { woff2: compress(&small)?, extent });
    }
    let closure = cut::closure(font, text)?.sfnt;
    Ok(Subset { woff2: compress(&closure)?, extent: Extent::Closure })
}

/// How often what was not set alike is traced, before the closure is used.
const ROUNDS: usize = 4;

/// The font that sets `text` alone; none where it does not set all of it as `font` does.
fn proved(font: &[u8], text: &Corpus) -> Result<Option<Vec<u8>>, Unfit> {
    // Rules of other letters go first: marks in all of them would be more than a table holds.
    let closure = cut::numbered(font, text)?;
    // A font whose rules cannot be taken apart may still be cut as a whole.
    let Ok(marked) = rules::mark(&closure) else { return Ok(None) };
    // To trace a sample takes many times as long as to set it, and most need what others do.
    let words = text.words().iter().map(String::as_str);
    let mut untraced: Vec<&str> = words.filter(|w| w.contains(char::is_alphabetic)).collect();
    let mut used = trace::Used::default();
    for _ in 0..ROUNDS {
        let kept = trace::used(&marked, text.language(), &untraced, &mut used).and_then(|()| {
            let lean = rules::keep(&closure, &used.rules)?;
            cut::to_glyphs(&lean, text, &used.glyphs)
        });
        let Ok(small) = kept else { return Ok(None) };
        untraced = proof::unlike(font, &small, text)?;
        if untraced.is_empty() {
            return Ok(Some(small.sfnt));
        }
    }
    Ok(None)
}

/// Names what [`subset`] makes of this input: the same name means the same
/// bytes. Another version of this program names it otherwise.
pub fn fingerprint(font: &[u8], text: &Corpus, extent: Extent) -> String {
    let mut digest = Digest::new();
    digest.add(env!("MASHAL_TYPEFACE")).add(format!("{extent:?}"));
    digest.add(font).add(text.language()).add(text.words().len().to_string());
    for sample in text.samples() {
        digest.add(sample);
    }
    digest.to_string()
}

fn compress(sfnt: &[u8]) -> Result<Vec<u8>, Unfit> {
    // One thread: with more, the bytes depend on their number.
    let options = EncodeOptions {
        quality: BrotliQuality::from(11),
        transform_glyf_loca: true,
        ..EncodeOptions::default()
    };
    ttf2woff2::encode_with_options(sfnt, options).map_err(|why| Unfit::Unwritable(why.to_string()))
}
