//! Fonts with one rule more.

use write_fonts::FontBuilder;
use write_fonts::tables::gsub::{Gsub, LigatureSubst, SingleSubst, SubstitutionLookup};
use write_fonts::tables::gsub::{Ligature, LigatureSet};
use write_fonts::tables::layout::{
    ChainedSequenceContext, CoverageTable, FeatureList, Lookup, LookupList, ScriptList,
};

use write_fonts::read::tables::layout::LookupFlag;
use write_fonts::read::{FontRef, TableProvider};
use write_fonts::types::GlyphId16;

use super::{Question, none_look};

const NASTALIQ: &[u8] =
    include_bytes!("../../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");

fn parts_words(font: &[u8]) -> bool {
    none_look(font, Question::Across)
}

/// The glyph of the space of that font, and another.
fn glyphs() -> [GlyphId16; 2] {
    let font = FontRef::new(NASTALIQ).unwrap();
    [' ', 'ب'].map(|c| GlyphId16::try_from(font.cmap().unwrap().map_codepoint(c).unwrap()).unwrap())
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
    assert!(none_look(NASTALIQ, Question::Back));
    assert!(!parts_words(b"no font"));
}

#[test]
fn a_rule_with_the_space_within_it_joins_words() {
    let [space, letter] = glyphs();
    let coverage = |name: char| -> CoverageTable {
        std::iter::once(if name == '_' { space } else { letter }).collect()
    };
    let part = |names: &str| names.chars().map(coverage).collect::<Vec<_>>();
    for (rule, parts, none_back) in [
        ("|b_|", true, true),
        ("|bb|_", true, true),
        ("_|b|b", true, false),
        ("b_|b|", false, true),
        ("_b|b|", true, false),
        ("|b_b|", false, true),
        ("|b|_b", false, true),
        ("|b|b_", true, true),
        ("|_|b", false, false),
        ("|_b|", false, false),
        ("|_|", false, true),
    ] {
        let [before, input, after] = rule.split('|').collect::<Vec<_>>()[..] else { panic!() };
        let before = part(&before.chars().rev().collect::<String>());
        let table = ChainedSequenceContext::format_3(before, part(input), part(after), vec![]);
        let chained = |flag| {
            SubstitutionLookup::ChainContextual(Lookup::new(flag, vec![table.clone().into()]))
        };
        let font = with(chained(LookupFlag::empty()));
        assert_eq!(parts_words(&font), parts, "{rule}");
        assert_eq!(none_look(&font, Question::Back), none_back, "{rule}");
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
