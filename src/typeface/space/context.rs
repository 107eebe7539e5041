//! Rules that look at several glyphs: where in them a space may stand.

use write_fonts::read::ReadError;
use write_fonts::read::tables::layout::{ChainedSequenceContext, CoverageTable, SequenceContext};
use write_fonts::types::{BigEndian, GlyphId, GlyphId16};

use super::{Space, all, any, any_set};

impl Space {
    pub(super) fn is_covered(
        &self,
        coverage: Result<CoverageTable<'_>, ReadError>,
    ) -> Result<bool, ReadError> {
        Ok(coverage?.get(self.glyph).is_some())
    }

    fn is(&self, glyph: &BigEndian<GlyphId16>) -> bool {
        GlyphId::from(glyph.get()) == self.glyph
    }

    /// Whether a rule of the table has the space within what it looks at.
    pub(super) fn is_within(&self, table: &SequenceContext<'_>) -> Result<bool, ReadError> {
        match table {
            SequenceContext::Format1(table) => {
                let first = table.coverage()?.get(self.glyph).map(|at| at as usize);
                any_set(table.seq_rule_sets().iter(), |at, set| {
                    any(set.seq_rules().iter(), |rule| {
                        let rest = rule.input_sequence().iter().map(|glyph| self.is(glyph));
                        Ok(self.looks(&[], &input(first == Some(at), rest), &[]))
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
                        Ok(self.looks(&[], &input(covered && at == class as usize, rest), &[]))
                    })
                })
            }
            SequenceContext::Format3(table) => {
                let input =
                    all(table.coverages().iter().map(|coverage| self.is_covered(coverage)))?;
                Ok(self.looks(&[], &input, &[]))
            }
            _ => Ok(true),
        }
    }

    pub(super) fn is_within_chain(
        &self,
        table: &ChainedSequenceContext<'_>,
    ) -> Result<bool, ReadError> {
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
                        Ok(self.looks(&has(before), &input, &has(after)))
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
                        Ok(self.looks(&before, &input, &has(rule.lookahead_sequence(), after)))
                    })
                })
            }
            ChainedSequenceContext::Format3(table) => {
                let has = |coverage| self.is_covered(coverage);
                let before = all(table.backtrack_coverages().iter().map(has))?;
                let input = all(table.input_coverages().iter().map(has))?;
                let after = all(table.lookahead_coverages().iter().map(has))?;
                Ok(self.looks(&before, &input, &after))
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
pub(super) fn reaches(before: &[bool], input: &[bool], after: &[bool]) -> bool {
    let whole: Vec<bool> = before.iter().rev().chain(input).chain(after).copied().collect();
    let inner = whole.get(1..whole.len().saturating_sub(1)).unwrap_or_default();
    inner.contains(&true) || input.first() == Some(&true)
}

/// Whether the space may be the first that a rule looks at.
pub(super) fn begins(before: &[bool], input: &[bool], after: &[bool]) -> bool {
    let whole: Vec<bool> = before.iter().rev().chain(input).chain(after).copied().collect();
    whole.len() > 1 && whole.first() == Some(&true)
}
