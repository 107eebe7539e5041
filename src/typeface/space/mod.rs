//! Whether words are set alike whatever stands beside them.
//!
//! A rule of a font looks at neighbouring glyphs (OpenType, GSUB and GPOS). Where none looks from
//! one side of a space to the other, and none leaps over it, each word need only be tried with and
//! without a space at its sides, not with each of its neighbours; and where none begins with a
//! space, not with one before it.

mod context;
#[cfg(test)]
mod tests;

use write_fonts::read::tables::gdef::GlyphClassDef;
use write_fonts::read::tables::gpos::{
    CursivePos, MarkBasePos, MarkLigPos, MarkMarkPos, PairPos, PositionSubtables,
};
use write_fonts::read::tables::gsub::{
    AlternateSubst, LigatureSubst, MultipleSubst, ReverseChainSingleSubst, SingleSubst,
    SubstitutionSubtables,
};
use write_fonts::read::tables::layout::LookupFlag;
use write_fonts::read::{FontRef, ReadError, TableProvider};
use write_fonts::types::{GlyphId, Tag};

use context::{begins, reaches};

/// Tables of rules that are not looked into.
const OTHER_RULES: [&[u8; 4]; 4] = [b"kern", b"kerx", b"mort", b"morx"];

/// What is asked of the rules of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether some look from one word to the next.
    Across,
    /// Whether some look from a word back at the space before it.
    Back,
}

/// Whether no rule of `font` does what the `question` asks. Where that cannot be read, it is not
/// known and so not said.
pub(super) fn none_look(font: &[u8], question: Question) -> bool {
    let none = |font: &[u8]| -> Result<bool, ReadError> {
        let font = FontRef::new(font)?;
        let Some(glyph) = font.cmap()?.map_codepoint(' ') else { return Ok(false) };
        let other_rules = OTHER_RULES.iter().any(|tag| font.table_data(Tag::new(tag)).is_some());
        let space = Space { glyph, class: class(&font, glyph)?, question };
        Ok(!other_rules && space.is_left_alone(&font)? && space.is_passed_by(&font)?)
    };
    none(font).unwrap_or_default()
}

/// The class of a glyph (GDEF); 0 where it has none.
fn class(font: &FontRef<'_>, glyph: GlyphId) -> Result<u32, ReadError> {
    match font.gdef() {
        Ok(gdef) => Ok(gdef.glyph_class_def().transpose()?.map_or(0, |classes| classes.get(glyph))),
        Err(ReadError::TableIsMissing(_)) => Ok(0),
        Err(why) => Err(why),
    }
}

struct Space {
    glyph: GlyphId,
    class: u32,
    question: Question,
}

impl Space {
    /// What is asked of a rule in which the space may stand at some places: in what it looks back
    /// at (the nearest first), in what it acts on, and in what it looks ahead at.
    fn looks(&self, before: &[bool], input: &[bool], after: &[bool]) -> bool {
        match self.question {
            Question::Across => reaches(before, input, after),
            Question::Back => begins(before, input, after),
        }
    }

    /// Whether a lookup looks past the space as if it were not there.
    fn is_skipped(&self, flag: LookupFlag) -> bool {
        match self.class {
            0 => false,
            class if class == u32::from(GlyphClassDef::Base as u16) => {
                flag.contains(LookupFlag::IGNORE_BASE_GLYPHS)
            }
            class if class == u32::from(GlyphClassDef::Ligature as u16) => {
                flag.contains(LookupFlag::IGNORE_LIGATURES)
            }
            // As a mark it may be passed over in more ways than one.
            _ => true,
        }
    }

    /// Whether no substitution takes the space for something else, or words at both of its sides
    /// into account.
    fn is_left_alone(&self, font: &FontRef<'_>) -> Result<bool, ReadError> {
        let gsub = match font.gsub() {
            Ok(gsub) => gsub,
            Err(ReadError::TableIsMissing(_)) => return Ok(true),
            Err(why) => return Err(why),
        };
        for lookup in gsub.lookup_list()?.lookups().iter() {
            let lookup = lookup?;
            let joins = self.is_skipped(lookup.lookup_flag())
                || match lookup.subtables()? {
                    SubstitutionSubtables::Single(tables) => {
                        any(tables.iter(), |table| match table {
                            SingleSubst::Format1(table) => self.is_covered(table.coverage()),
                            SingleSubst::Format2(table) => self.is_covered(table.coverage()),
                            _ => Ok(true),
                        })?
                    }
                    SubstitutionSubtables::Multiple(tables) => {
                        any(tables.iter(), |table| match table {
                            MultipleSubst::Format1(table) => self.is_covered(table.coverage()),
                            _ => Ok(true),
                        })?
                    }
                    SubstitutionSubtables::Alternate(tables) => {
                        any(tables.iter(), |table| match table {
                            AlternateSubst::Format1(table) => self.is_covered(table.coverage()),
                            _ => Ok(true),
                        })?
                    }
                    SubstitutionSubtables::Ligature(tables) => any(tables.iter(), |table| {
                        let LigatureSubst::Format1(table) = table else { return Ok(true) };
                        let first = table.coverage()?.get(self.glyph).is_some();
                        Ok(first
                            || any(table.ligature_sets().iter(), |set| {
                                any(set.ligatures().iter(), |ligature| {
                                    let parts = ligature.component_glyph_ids();
                                    Ok(parts
                                        .iter()
                                        .any(|part| GlyphId::from(part.get()) == self.glyph))
                                })
                            })?)
                    })?,
                    SubstitutionSubtables::Contextual(tables) => {
                        any(tables.iter(), |table| self.is_within(&table))?
                    }
                    SubstitutionSubtables::ChainContextual(tables) => {
                        any(tables.iter(), |table| self.is_within_chain(&table))?
                    }
                    SubstitutionSubtables::Reverse(tables) => any(tables.iter(), |table| {
                        let ReverseChainSingleSubst::Format1(table) = table else {
                            return Ok(true);
                        };
                        let has = |coverage: Result<_, ReadError>| self.is_covered(coverage);
                        let before = all(table.backtrack_coverages().iter().map(has))?;
                        let own = [table.coverage()?.get(self.glyph).is_some()];
                        let after = all(table.lookahead_coverages().iter().map(has))?;
                        Ok(self.looks(&before, &own, &after))
                    })?,
                    SubstitutionSubtables::EmptyExtension => false,
                };
            if joins {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether no rule of places takes words at both sides of the space into account.
    fn is_passed_by(&self, font: &FontRef<'_>) -> Result<bool, ReadError> {
        let gpos = match font.gpos() {
            Ok(gpos) => gpos,
            Err(ReadError::TableIsMissing(_)) => return Ok(true),
            Err(why) => return Err(why),
        };
        for lookup in gpos.lookup_list()?.lookups().iter() {
            let lookup = lookup?;
            let joins = self.is_skipped(lookup.lookup_flag())
                || match lookup.subtables()? {
                    PositionSubtables::Single(_) | PositionSubtables::EmptyExtension => false,
                    // A pair that moves its second glyph, too, is not tried from that one on.
                    PositionSubtables::Pair(tables) => any(tables.iter(), |table| {
                        let (coverage, second) = match &table {
                            PairPos::Format1(table) => (table.coverage()?, table.value_format2()),
                            PairPos::Format2(table) => (table.coverage()?, table.value_format2()),
                            // Of fonts with more glyphs than 16 bits count.
                            _ => return Ok(true),
                        };
                        let moves = self.question == Question::Back || !second.is_empty();
                        Ok(moves && coverage.get(self.glyph).is_some())
                    })?,
                    PositionSubtables::Cursive(tables) => {
                        any(tables.iter(), |table| match table {
                            CursivePos::Format1(table) => self.is_covered(table.coverage()),
                            _ => Ok(true),
                        })?
                    }
                    // A mark belongs to the nearest glyph that is none, which the space would be.
                    PositionSubtables::MarkToBase(tables) => {
                        any(tables.iter(), |table| match table {
                            MarkBasePos::Format1(table) => self.is_covered(table.mark_coverage()),
                            _ => Ok(true),
                        })?
                    }
                    PositionSubtables::MarkToLig(tables) => {
                        any(tables.iter(), |table| match table {
                            MarkLigPos::Format1(table) => self.is_covered(table.mark_coverage()),
                            _ => Ok(true),
                        })?
                    }
                    PositionSubtables::MarkToMark(tables) => {
                        any(tables.iter(), |table| match table {
                            MarkMarkPos::Format1(table) => self.is_covered(table.mark1_coverage()),
                            _ => Ok(true),
                        })?
                    }
                    PositionSubtables::Contextual(tables) => {
                        any(tables.iter(), |table| self.is_within(&table))?
                    }
                    PositionSubtables::ChainContextual(tables) => {
                        any(tables.iter(), |table| self.is_within_chain(&table))?
                    }
                };
            if joins {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether `has` holds of one of them.
fn any<T>(
    tables: impl Iterator<Item = Result<T, ReadError>>,
    has: impl Fn(T) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    for table in tables {
        if has(table?)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same of sets of rules with their places, some of which are empty.
fn any_set<T>(
    sets: impl Iterator<Item = Option<Result<T, ReadError>>>,
    has: impl Fn(usize, T) -> Result<bool, ReadError>,
) -> Result<bool, ReadError> {
    for (at, set) in sets.enumerate() {
        if let Some(set) = set
            && has(at, set?)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn all(found: impl Iterator<Item = Result<bool, ReadError>>) -> Result<Vec<bool>, ReadError> {
    found.collect()
}
