//! Whether words are set alike whatever stands beside them.
//!
//! A rule of a font looks at neighbouring glyphs (OpenType, GSUB and GPOS). Where none looks from
//! one side of a space to the other, and none leaps over it, each word need only be tried with and
//! without a space at its sides, not with each of its neighbours.

use write_fonts::read::tables::gdef::GlyphClassDef;
use write_fonts::read::tables::gpos::{
    CursivePos, MarkBasePos, MarkLigPos, MarkMarkPos, PairPos, PositionSubtables,
};
use write_fonts::read::tables::gsub::{
    AlternateSubst, LigatureSubst, MultipleSubst, ReverseChainSingleSubst, SingleSubst,
    SubstitutionSubtables,
};
use write_fonts::read::tables::layout::{
    ChainedSequenceContext, CoverageTable, LookupFlag, SequenceContext,
};
use write_fonts::read::{FontRef, ReadError, TableProvider};
use write_fonts::types::{BigEndian, GlyphId, GlyphId16, Tag};

/// Tables of rules that are not looked into.
const OTHER_RULES: [&[u8; 4]; 4] = [b"kern", b"kerx", b"mort", b"morx"];

/// Whether the space of `font` keeps words apart. Where that cannot be read, it is not known and so
/// not said.
pub(super) fn parts_words(font: &[u8]) -> bool {
    let parts = |font: &[u8]| -> Result<bool, ReadError> {
        let font = FontRef::new(font)?;
        let Some(glyph) = font.cmap()?.map_codepoint(' ') else { return Ok(false) };
        let other_rules = OTHER_RULES.iter().any(|tag| font.table_data(Tag::new(tag)).is_some());
        let space = Space { glyph, class: class(&font, glyph)? };
        Ok(!other_rules && space.is_left_alone(&font)? && space.is_passed_by(&font)?)
    };
    parts(font).unwrap_or_default()
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
}

impl Space {
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
            let reaches = self.is_skipped(lookup.lookup_flag())
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
                        Ok(reaches(&before, &own, &after))
                    })?,
                    SubstitutionSubtables::EmptyExtension => false,
                };
            if reaches {
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
            let reaches = self.is_skipped(lookup.lookup_flag())
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
                        Ok(!second.is_empty() && coverage.get(self.glyph).is_some())
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
            if reaches {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_covered(
        &self,
        coverage: Result<CoverageTable<'_>, ReadError>,
    ) -> Result<bool, ReadError> {
        Ok(coverage?.get(self.glyph).is_some())
    }

    fn is(&self, glyph: &BigEndian<GlyphId16>) -> bool {
        GlyphId::from(glyph.get()) == self.glyph
    }

    /// Whether a rule of the table has the space within what it looks at.
    fn is_within(&self, table: &SequenceContext<'_>) -> Result<bool, ReadError> {
        match table {
            SequenceContext::Format1(table) => {
                let first = table.coverage()?.get(self.glyph).map(|at| at as usize);
                any_set(table.seq_rule_sets().iter(), |at, set| {
                    any(set.seq_rules().iter(), |rule| {
                        let rest = rule.input_sequence().iter().map(|glyph| self.is(glyph));
                        Ok(reaches(&[], &input(first == Some(at), rest), &[]))
                    })
                })
            }
            SequenceContext::Format2(table) => {
                let covered = table.coverage()?.get(self.glyph).is_some();
                let class = table.class_def()?.get(self.glyph);
                any_set(table.class_seq_rule_sets().iter(), |at, set| {
                    any(set.class_seq_rules().iter(), |rule| {
                        let rest = rule
                            .input_sequence()
                            .iter()
                            .map(|other| u32::from(other.get()) == class);
                        Ok(reaches(&[], &input(covered && at == class as usize, rest), &[]))
                    })
                })
            }
            SequenceContext::Format3(table) => {
                let input =
                    all(table.coverages().iter().map(|coverage| self.is_covered(coverage)))?;
                Ok(reaches(&[], &input, &[]))
            }
            _ => Ok(true),
        }
    }

    fn is_within_chain(&self, table: &ChainedSequenceContext<'_>) -> Result<bool, ReadError> {
        match table {
            ChainedSequenceContext::Format1(table) => {
                let first = table.coverage()?.get(self.glyph).map(|at| at as usize);
                any_set(table.chained_seq_rule_sets().iter(), |at, set| {
                    any(set.chained_seq_rules().iter(), |rule| {
                        let has = |glyphs: &[BigEndian<GlyphId16>]| -> Vec<bool> {
                            glyphs.iter().map(|glyph| self.is(glyph)).collect()
                        };
                        let rest = rule.input_sequence().iter().map(|glyph| self.is(glyph));
                        let input = input(first == Some(at), rest);
                        let (before, after) =
                            (rule.backtrack_sequence(), rule.lookahead_sequence());
                        Ok(reaches(&has(before), &input, &has(after)))
                    })
                })
            }
            ChainedSequenceContext::Format2(table) => {
                let covered = table.coverage()?.get(self.glyph).is_some();
                let before = table.backtrack_class_def()?.get(self.glyph);
                let own = table.input_class_def()?.get(self.glyph);
                let after = table.lookahead_class_def()?.get(self.glyph);
                any_set(table.chained_class_seq_rule_sets().iter(), |at, set| {
                    any(set.chained_class_seq_rules().iter(), |rule| {
                        let has = |classes: &[BigEndian<u16>], class: u32| -> Vec<bool> {
                            classes.iter().map(|other| u32::from(other.get()) == class).collect()
                        };
                        let rest =
                            rule.input_sequence().iter().map(|other| u32::from(other.get()) == own);
                        let input = input(covered && at == own as usize, rest);
                        let before = has(rule.backtrack_sequence(), before);
                        Ok(reaches(&before, &input, &has(rule.lookahead_sequence(), after)))
                    })
                })
            }
            ChainedSequenceContext::Format3(table) => {
                let has = |coverage| self.is_covered(coverage);
                let before = all(table.backtrack_coverages().iter().map(has))?;
                let input = all(table.input_coverages().iter().map(has))?;
                let after = all(table.lookahead_coverages().iter().map(has))?;
                Ok(reaches(&before, &input, &after))
            }
            _ => Ok(true),
        }
    }
}

fn input(first: bool, rest: impl Iterator<Item = bool>) -> Vec<bool> {
    std::iter::once(first).chain(rest).collect()
}

/// Whether a rule goes from one side of the space to the other, by where in it the space may stand:
/// in what it looks back at (the nearest first), in what it acts on, and in what it looks ahead at.
/// The space may only be the last of all, or the farthest behind: then one word alone is looked at.
/// Nor may a rule begin with it, since what ends with it keeps such a one from being tried.
fn reaches(before: &[bool], input: &[bool], after: &[bool]) -> bool {
    let whole: Vec<bool> = before.iter().rev().chain(input).chain(after).copied().collect();
    let inner = whole.get(1..whole.len().saturating_sub(1)).unwrap_or_default();
    inner.contains(&true) || input.first() == Some(&true)
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

#[cfg(test)]
mod tests {
    use write_fonts::FontBuilder;
    use write_fonts::tables::gsub::{Gsub, LigatureSubst, SingleSubst, SubstitutionLookup};
    use write_fonts::tables::gsub::{Ligature, LigatureSet};
    use write_fonts::tables::layout::{
        ChainedSequenceContext, CoverageTable, FeatureList, Lookup, LookupList, ScriptList,
    };

    use super::*;

    const NASTALIQ: &[u8] =
        include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");

    /// The glyph of the space of that font, and another.
    fn glyphs() -> [GlyphId16; 2] {
        let font = FontRef::new(NASTALIQ).unwrap();
        [' ', 'ب']
            .map(|c| GlyphId16::try_from(font.cmap().unwrap().map_codepoint(c).unwrap()).unwrap())
    }

    fn with(lookup: SubstitutionLookup) -> Vec<u8> {
        let lookups = LookupList::new(vec![lookup]);
        let gsub = Gsub::new(ScriptList::new(vec![]), FeatureList::new(vec![]), lookups);
        let mut builder = FontBuilder::new();
        builder.add_table(&gsub).unwrap();
        builder.copy_missing_tables(FontRef::new(NASTALIQ).unwrap()).build()
    }

    #[test]
    fn the_rules_of_the_built_in_font_stay_on_one_side_of_a_space() {
        assert!(parts_words(NASTALIQ));
        assert!(!parts_words(b"no font"));
    }

    #[test]
    fn a_rule_with_the_space_within_it_joins_words() {
        let [space, letter] = glyphs();
        let coverage = |name: char| -> CoverageTable {
            std::iter::once(if name == '_' { space } else { letter }).collect()
        };
        let part = |names: &str| names.chars().map(coverage).collect::<Vec<_>>();
        for (rule, parts) in [
            ("|b_|", true),
            ("|bb|_", true),
            ("_|b|b", true),
            ("b_|b|", false),
            ("_b|b|", true),
            ("|b_b|", false),
            ("|b|_b", false),
            ("|b|b_", true),
            ("|_|b", false),
            ("|_b|", false),
        ] {
            let [before, input, after] = rule.split('|').collect::<Vec<_>>()[..] else { panic!() };
            let before = part(&before.chars().rev().collect::<String>());
            let table = ChainedSequenceContext::format_3(before, part(input), part(after), vec![]);
            let chained = |flag| {
                SubstitutionLookup::ChainContextual(Lookup::new(flag, vec![table.clone().into()]))
            };
            assert_eq!(parts_words(&with(chained(LookupFlag::empty()))), parts, "{rule}");
        }
    }

    #[test]
    fn a_space_that_becomes_something_else_joins_words() {
        let [space, letter] = glyphs();
        let single = |from: GlyphId16, to| {
            let table = SingleSubst::format_2(std::iter::once(from).collect(), vec![to]);
            SubstitutionLookup::Single(Lookup::new(LookupFlag::empty(), vec![table]))
        };
        assert!(!parts_words(&with(single(space, letter))));
        assert!(parts_words(&with(single(letter, letter))));
        let ligature = |rest| {
            let set = LigatureSet::new(vec![Ligature::new(letter, vec![rest])]);
            let table = LigatureSubst::format_1(std::iter::once(letter).collect(), vec![set]);
            SubstitutionLookup::Ligature(Lookup::new(LookupFlag::empty(), vec![table]))
        };
        assert!(!parts_words(&with(ligature(space))));
        assert!(parts_words(&with(ligature(letter))));
    }
}
