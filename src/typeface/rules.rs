//! The contextual rules of a font (GSUB lookups of types 5 and 6), counted in the order of the
//! table.

use std::collections::BTreeSet;

use write_fonts::FontBuilder;
use write_fonts::from_obj::ToOwnedTable;
use write_fonts::read::{FontRef, TableProvider, TopLevelTable};
use write_fonts::tables::glyf::Glyf;
use write_fonts::tables::gpos::Gpos;
use write_fonts::tables::gsub::{ExtensionSubtable, Gsub, SubstitutionLookup};
use write_fonts::tables::layout::{ChainedSequenceContext, SequenceContext, SequenceLookupRecord};
use write_fonts::tables::loca::Loca;
use write_fonts::types::Tag;

use super::Unfit;

/// A font whose contextual rules tell when they apply.
pub(super) struct Marked {
    pub(super) font: Vec<u8>,
    /// The lookup that rule 0 calls before all it does; rule 1 calls the next, and so on. There are
    /// no such lookups, so that calling them does nothing.
    pub(super) first: usize,
}

/// `font` with a mark in each rule, also in those that only keep others from applying.
pub(super) fn mark(font: &[u8]) -> Result<Marked, Unfit> {
    let mut gsub = substitutions(font)?;
    let first = gsub.lookup_list.as_ref().map_or(0, |list| list.lookups.len());
    let mut next = first;
    visit(&mut gsub, &mut |calls| {
        // Too many for 16 bits are marked alike, as the last: no rule that applied is missed, but
        // those beyond are, and the proof fails.
        calls.insert(0, SequenceLookupRecord::new(0, u16::try_from(next).unwrap_or(u16::MAX)));
        next += 1;
        true
    });
    // What glyphs look like, and where they are placed, does not matter for what comes up.
    let unseen = [Glyf::TAG, Gpos::TAG, Loca::TAG];
    Ok(Marked { font: rebuilt(font, &gsub, |tag| !unseen.contains(&tag))?, first })
}

/// `font` with no contextual rules but those whose numbers are in `kept`.
pub(super) fn keep(font: &[u8], kept: &BTreeSet<usize>) -> Result<Vec<u8>, Unfit> {
    let mut gsub = substitutions(font)?;
    let mut number = 0;
    visit(&mut gsub, &mut |_| {
        number += 1;
        kept.contains(&(number - 1))
    });
    rebuilt(font, &gsub, |_| true)
}

fn substitutions(font: &[u8]) -> Result<Gsub, Unfit> {
    let unreadable = |why: write_fonts::read::ReadError| Unfit::Unreadable(why.to_string());
    let font = FontRef::new(font).map_err(unreadable)?;
    Ok(font.gsub().map_err(unreadable)?.to_owned_table())
}

/// `font` with these substitutions, and those of its other tables that are `wanted`.
fn rebuilt(font: &[u8], gsub: &Gsub, wanted: impl Fn(Tag) -> bool) -> Result<Vec<u8>, Unfit> {
    let old = FontRef::new(font).map_err(|why| Unfit::Unreadable(why.to_string()))?;
    let mut builder = FontBuilder::new();
    for tag in old.table_directory().table_records().iter().map(|record| record.tag()) {
        if let Some(table) = old.table_data(tag).filter(|_| wanted(tag)) {
            builder.add_raw(tag, table.as_bytes());
        }
    }
    builder.add_table(gsub).map_err(|why| Unfit::Unwritable(why.to_string()))?;
    Ok(builder.build())
}

/// What a rule calls; whether it stays.
type Visitor<'v> = &'v mut dyn FnMut(&mut Vec<SequenceLookupRecord>) -> bool;

/// Shows each rule to `visitor`, and takes out those that it does not want.
fn visit(gsub: &mut Gsub, visitor: Visitor<'_>) {
    let Some(list) = gsub.lookup_list.as_mut() else { return };
    for lookup in &mut list.lookups {
        match &mut **lookup {
            SubstitutionLookup::Contextual(lookup) => {
                lookup.subtables.retain_mut(|table| simple(table, visitor));
            }
            SubstitutionLookup::ChainContextual(lookup) => {
                lookup.subtables.retain_mut(|table| chained(table, visitor));
            }
            SubstitutionLookup::Extension(lookup) => {
                lookup.subtables.retain_mut(|table| match &mut **table {
                    ExtensionSubtable::Contextual(table) => simple(&mut table.extension, visitor),
                    ExtensionSubtable::ChainContextual(table) => {
                        chained(&mut table.extension, visitor)
                    }
                    _ => true,
                });
            }
            _ => {}
        }
    }
}

/// Whether anything of the table stays. Formats of fonts with more than 65,535 glyphs are left
/// whole.
fn simple(table: &mut SequenceContext, visitor: Visitor<'_>) -> bool {
    match table {
        SequenceContext::Format1(table) => sets(&mut table.seq_rule_sets, |set| {
            set.seq_rules.retain_mut(|rule| visitor(&mut rule.seq_lookup_records));
            !set.seq_rules.is_empty()
        }),
        SequenceContext::Format2(table) => sets(&mut table.class_seq_rule_sets, |set| {
            set.class_seq_rules.retain_mut(|rule| visitor(&mut rule.seq_lookup_records));
            !set.class_seq_rules.is_empty()
        }),
        SequenceContext::Format3(table) => visitor(&mut table.seq_lookup_records),
        _ => true,
    }
}

fn chained(table: &mut ChainedSequenceContext, visitor: Visitor<'_>) -> bool {
    match table {
        ChainedSequenceContext::Format1(table) => sets(&mut table.chained_seq_rule_sets, |set| {
            set.chained_seq_rules.retain_mut(|rule| visitor(&mut rule.seq_lookup_records));
            !set.chained_seq_rules.is_empty()
        }),
        ChainedSequenceContext::Format2(table) => {
            sets(&mut table.chained_class_seq_rule_sets, |set| {
                set.chained_class_seq_rules
                    .retain_mut(|rule| visitor(&mut rule.seq_lookup_records));
                !set.chained_class_seq_rules.is_empty()
            })
        }
        ChainedSequenceContext::Format3(table) => visitor(&mut table.seq_lookup_records),
        _ => true,
    }
}

/// Empties the sets that `stays` wants no more (their places count); whether any is left.
fn sets<T>(
    sets: &mut [write_fonts::NullableOffsetMarker<T>],
    mut stays: impl FnMut(&mut T) -> bool,
) -> bool {
    let mut any = false;
    for set in sets {
        let keep = set.as_mut().is_some_and(&mut stays);
        if !keep {
            set.clear();
        }
        any |= keep;
    }
    any
}
