//! A translation beside its source: what is still the source's, and numbers that are others.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::diag::{Code, Diagnostic, Sink};
use crate::glossary::Glossary;
use crate::locale::{Numerals, digit, is_alphabetic, is_alphanumeric};
use crate::markdown::{Block, UnitKind};
use crate::spelling::{GAP, Number, numbers};

/// Fewer words than these are names as often as they are forgotten.
const LEAST: usize = 4;

/// Numbers up to this are as often written in words, and so are round ones (`5000`).
const IN_WORDS: u64 = 20;

/// Compares the blocks of a translation with those of its source. At the places `left`, which
/// stand in order, it says itself that it has the source's words.
pub(super) fn compare(
    (own, numerals): (&[Block], &Numerals),
    (source, numerals_of_source): (&[Block], &Numerals),
    left: &[Range<usize>],
    glossary: Option<&Glossary>,
    sink: &mut Sink,
) {
    let mut originals: FxHashMap<&str, &Block> = FxHashMap::default();
    originals.reserve(source.len());
    for block in source {
        originals.entry(words(block)).or_insert(block);
    }
    for block in own {
        let Some(original) = originals.get(words(block)) else { continue };
        let start = block.passage.span().start;
        let place = left.get(left.partition_point(|place| place.end <= start));
        let told = place.is_some_and(|place| place.contains(&start));
        if told || !is_prose(words(block)) {
            continue;
        }
        sink.push(
            Diagnostic::new(Code::GuideUntranslated, "this is word for word the source's")
                .at(block.passage.span())
                .label(original.passage.span(), "the same in the source")
                .help("translate it, or remove the whole translation: readers are then told that it is none"),
        );
    }
    let (own, source) = (sections(own), sections(source));
    // Where headings differ nothing is known of what stands below which.
    let levels = |sections: &[&[Block]]| sections.iter().map(|s| level(s)).collect::<Vec<_>>();
    if levels(&own) != levels(&source) {
        return;
    }
    for (own, source) in own.into_iter().zip(source) {
        let same = own.len() == source.len()
            && own.iter().zip(source).all(|(one, other)| one.kind == other.kind);
        if same {
            own.iter().zip(source).for_each(|(own, source)| {
                check_numbers((own, numerals), (source, numerals_of_source), sink);
                if let Some(glossary) = glossary.filter(|_| words(own) != words(source)) {
                    glossary.check(&source.passage, &own.passage, sink);
                }
            });
        }
    }
}

/// What stands before the first heading, then each heading with what stands below it.
fn sections(blocks: &[Block]) -> Vec<&[Block]> {
    let mut starts: Vec<usize> = vec![0];
    let headings = blocks.iter().enumerate().filter(|(at, b)| *at > 0 && is_heading(b));
    starts.extend(headings.map(|(at, _)| at));
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| blocks.get(*start..end)).collect()
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, UnitKind::Heading(_))
}

fn level(section: &[Block]) -> Option<UnitKind> {
    section.first().filter(|block| is_heading(block)).map(|block| block.kind)
}

fn words(block: &Block) -> &str {
    // Lines are broken by a space here.
    block.passage.text().trim()
}

/// Whether there is more in it than names, numbers and addresses.
pub fn is_prose(text: &str) -> bool {
    let translated = |(at, word): &(usize, &str)| {
        let inner = word.trim_matches(|c: char| !is_alphanumeric(c) && c != GAP);
        // Behind the first word, a capital begins a name.
        let name = *at > 0 && inner.contains(char::is_uppercase);
        !name && !inner.is_empty() && inner.chars().all(|c| is_alphabetic(c) || "'’-".contains(c))
    };
    text.split(' ').enumerate().filter(translated).take(LEAST).count() == LEAST
}

fn check_numbers(own: (&Block, &Numerals), source: (&Block, &Numerals), sink: &mut Sink) {
    // What is still in the source's words has its signs too.
    if words(own.0) == words(source.0) && is_prose(words(own.0)) {
        return;
    }
    let of = |(block, numerals): (&Block, &Numerals)| numbers(block.passage.text(), numerals);
    let (here, there) = (of(own), of(source));
    let (extra, missing) = (beyond(&here, &there), beyond(&there, &here));
    // As many here as there are likely the same ones gone wrong.
    let unlike = extra.len() != missing.len();
    if (extra.is_empty() && missing.is_empty())
        || unlike && extra.iter().chain(&missing).all(|(_, value)| is_said_in_words(value))
    {
        return;
    }
    let place = |block: &Block, numbers: &[(&Number, String)]| match numbers.first() {
        Some((number, _)) => block.passage.place(number.range.clone()).0,
        None => block.passage.span(),
    };
    sink.push(
        Diagnostic::new(
            Code::GuideNumbers,
            format!("{} here, {} in the source", said(own.0, &extra), said(source.0, &missing)),
        )
        .at(place(own.0, &extra))
        .label(place(source.0, &missing), "the source")
        .help("write the same numbers in both, in digits or in words alike"),
    );
}

/// Numbers as a list. Where they are written with signs, both as they stand and as they are read.
fn said(block: &Block, numbers: &[(&Number, String)]) -> String {
    let values: Vec<String> = numbers
        .iter()
        .map(|(number, value)| {
            let written = block.passage.text().get(number.range.clone()).unwrap_or_default();
            match written.chars().all(|c| digit(c).is_some()) || number.value() != *value {
                true => format!("`{value}`"),
                false if written == value => format!("`{value}`"),
                false => format!("`{written}` (`{value}`)"),
            }
        })
        .collect();
    if values.is_empty() { "nothing".to_owned() } else { values.join(", ") }
}

fn is_said_in_words(value: &str) -> bool {
    let round = value.trim_end_matches('0').len() == 1;
    round || value.parse().is_ok_and(|value: u64| value <= IN_WORDS)
}

/// Those of `numbers` that are not among `others`, whatever either may mean, each once with the
/// value that is not. What is part of a word is no number to look for, but can be what is looked
/// for (`5th`).
fn beyond<'a>(numbers: &'a [Number], others: &[Number]) -> Vec<(&'a Number, String)> {
    let known: BTreeSet<&str> =
        others.iter().flat_map(|n| n.readings.iter().flatten()).map(String::as_str).collect();
    let is_known = |values: &Vec<String>| values.iter().all(|value| known.contains(value.as_str()));
    let mut seen = BTreeSet::new();
    numbers
        .iter()
        .filter(|number| !number.in_word && !number.readings.iter().any(is_known))
        .flat_map(|number| {
            let values = number.readings.first().into_iter().flatten();
            values.filter(|value| !known.contains(value.as_str())).map(move |v| (number, v.clone()))
        })
        .filter(|(_, value)| seen.insert(value.clone()))
        .collect()
}
