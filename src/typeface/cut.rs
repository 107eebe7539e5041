//! Subsets of a font: its tables with fewer glyphs (skera, which follows HarfBuzz).

use std::collections::{BTreeMap, BTreeSet};

use harfrust::GlyphId;
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use write_fonts::read::collections::IntSet;
use write_fonts::read::{FontRef, ReadError, TableProvider, TableRecord};
use write_fonts::types::NameId;

use super::Unfit;

/// What a font says of itself and stays: copyright, family, style, licence and where it is found.
const NAMES: [u16; 5] = [0, 1, 2, 13, 14];
/// English (United States), as Windows numbers languages: the only one of these names.
const ENGLISH: u16 = 0x0409;

/// A font with fewer glyphs.
pub(super) struct Cut {
    /// As TrueType.
    pub(super) sfnt: Vec<u8>,
    /// Which glyph of the whole font each of its glyphs is.
    pub(super) origin: BTreeMap<GlyphId, GlyphId>,
}

/// All glyphs that rules can lead to from `letters`.
pub(super) fn closure(font: &[u8], letters: &BTreeSet<char>) -> Result<Cut, Unfit> {
    cut(font, letters, &BTreeSet::new(), SubsetFlags::default())
}

/// The same, with each glyph under the number that it has in the whole font.
pub(super) fn numbered(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<u8>, Unfit> {
    Ok(cut(font, letters, &BTreeSet::new(), SubsetFlags::SUBSET_FLAGS_RETAIN_GIDS)?.sfnt)
}

/// The `letters`, and `glyphs`.
pub(super) fn to_glyphs(
    font: &[u8],
    letters: &BTreeSet<char>,
    glyphs: &BTreeSet<GlyphId>,
) -> Result<Cut, Unfit> {
    cut(font, letters, glyphs, SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE)
}

fn cut(
    font: &[u8],
    letters: &BTreeSet<char>,
    glyphs: &BTreeSet<GlyphId>,
    flags: SubsetFlags,
) -> Result<Cut, Unfit> {
    let font = sound(font)?;
    let plan = Plan::new(
        &glyphs.iter().copied().collect(),
        &letters.iter().copied().map(u32::from).collect(),
        &font,
        flags | SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &DEFAULT_DROP_TABLES.iter().copied().collect(),
        &IntSet::all(),
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &NAMES.into_iter().map(NameId::new).collect(),
        &std::iter::once(ENGLISH).collect(),
    );
    let sfnt = subset_font(&font, &plan).map_err(|why| Unfit::Unwritable(why.to_string()))?;
    let origin = plan.old_to_new_glyph_mapping().map(|(old, new)| (new, old)).collect();
    Ok(Cut { sfnt, origin })
}

/// The font, where it is whole: skera panics where one of these tables is not.
fn sound(font: &[u8]) -> Result<FontRef<'_>, Unfit> {
    let unreadable = |why: ReadError| Unfit::Unreadable(why.to_string());
    let sound = FontRef::new(font).map_err(unreadable)?;
    let cut_off = |record: &&TableRecord| sound.table_data(record.tag()).is_none();
    if let Some(table) = sound.table_directory().table_records().iter().find(cut_off) {
        return Err(Unfit::Unreadable(format!("its table `{}` is cut off", table.tag())));
    }
    sound.maxp().map_err(unreadable)?;
    sound.head().map_err(unreadable)?;
    sound.hhea().map_err(unreadable)?;
    sound.hmtx().map_err(unreadable)?;
    sound.cmap().map_err(unreadable)?;
    sound.loca(None).map_err(unreadable)?;
    sound.glyf().map_err(unreadable)?;
    Ok(sound)
}
