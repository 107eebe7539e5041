//! A translation beside its source: what is still the source's, and numbers that are others.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Sink};
use crate::markdown::{Block, UnitKind};
use crate::spelling::{GAP, Number, numbers};

/// Fewer words than these are names as often as they are forgotten.
const LEAST: usize = 4;

/// Numbers up to this are as often written in words, and so are round ones (`5000`).
const IN_WORDS: u64 = 20;

/// Compares the blocks of a translation with those of its source. At the places `left`, which
/// stand in order, it says itself that it has the source's words.
pub(super) fn compare(own: &[Block], source: &[Block], left: &[Range<usize>], sink: &mut Sink) {
    let mut originals: HashMap<&str, &Block> = HashMap::new();
    for block in source {
        originals.entry(words(block)).or_insert(block);
    }
    for block in own {
        let Some(original) = originals.get(words(block)) else { continue };
        let start = block.passage.span().start;
        let place = left.get(left.partition_point(|place| place.end <= start));
        let told = place.is_some_and(|place| place.contains(&start));
        if told || !is_prose(block) {
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
            own.iter().zip(source).for_each(|(own, source)| check_numbers(own, source, sink));
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
fn is_prose(block: &Block) -> bool {
    let translated = |(at, word): &(usize, &str)| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric() && c != GAP);
        // Behind the first word, a capital begins a name.
        let name = *at > 0 && inner.contains(char::is_uppercase);
        !name && !inner.is_empty() && inner.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
    };
    words(block).split(' ').enumerate().filter(translated).count() >= LEAST
}

fn check_numbers(own: &Block, source: &Block, sink: &mut Sink) {
    let (here, there) = (numbers(own.passage.text()), numbers(source.passage.text()));
    let (extra, missing) = (beyond(&here, &there), beyond(&there, &here));
    // As many here as there are likely the same ones gone wrong.
    let unlike = extra.len() != missing.len();
    if (extra.is_empty() && missing.is_empty())
        || unlike && extra.iter().chain(&missing).all(|number| is_said_in_words(number))
    {
        return;
    }
    let said = |numbers: &[&Number]| {
        let values: Vec<String> = numbers.iter().map(|n| format!("`{}`", n.value)).collect();
        if values.is_empty() { "nothing".to_owned() } else { values.join(", ") }
    };
    let place = |block: &Block, numbers: &[&Number]| match numbers.first() {
        Some(number) => block.passage.place(number.range.clone()).0,
        None => block.passage.span(),
    };
    sink.push(
        Diagnostic::new(
            Code::GuideNumbers,
            format!("{} here, {} in the source", said(&extra), said(&missing)),
        )
        .at(place(own, &extra))
        .label(place(source, &missing), "the source")
        .help("write the same numbers in both, in digits or in words alike"),
    );
}

fn is_said_in_words(number: &Number) -> bool {
    let round = number.value.trim_end_matches('0').len() == 1;
    round || number.value.parse().is_ok_and(|value: u64| value <= IN_WORDS)
}

/// Those of `numbers` that are not among `others`, each once. What is part of a word is no number
/// to look for, but can be what is looked for (`5th`).
fn beyond<'a>(numbers: &'a [Number], others: &[Number]) -> Vec<&'a Number> {
    let known: BTreeSet<&str> = others.iter().map(|number| number.value.as_str()).collect();
    let mut seen = BTreeSet::new();
    numbers
        .iter()
        .filter(|n| {
            !n.in_word && !known.contains(n.value.as_str()) && seen.insert(n.value.as_str())
        })
        .collect()
}
