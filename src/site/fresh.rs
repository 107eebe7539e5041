//! Whether translations still say what their sources say: one that does not is put together anew
//! from the shape that the source has now.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::draft::SiteDraft;
use super::placed::{Freshness, Text};
use super::record::Record;
use super::text::SourceFile;
use super::{EntryId, TextId};
use crate::diag::{Source, Span};
use crate::freshness::{Run, UnitChange, changes, normal};
use crate::locale::is_alphabetic;
use crate::markdown::{Document, Note, Part, Unit, UnitKind, plain};

/// The component that marks the unit behind it as one that cannot wait for its translation.
const URGENT: &str = "urgent";

/// How a translation stands to its source.
pub(super) struct Standing {
    text: TextId,
    freshness: Freshness,
    /// What its readers see, where that is not the text itself.
    composed: Option<Arc<SourceFile>>,
    source: Option<Arc<SourceFile>>,
}

/// Compares the translations of an entry with its source: those of which nothing is known yet.
pub(super) fn compare_translations(site: &SiteDraft, id: EntryId) -> Vec<Standing> {
    let home = site.config.source_language;
    let entry = &site.entries[id.0];
    let source = entry.texts.get(home.index()).copied().flatten();
    let original = source.map(|id| &site.texts[id.0].authored);
    let lines = LazyCell::new(|| original.into_iter().flat_map(|source| lines(source)).collect());
    let standing = |id: TextId| {
        let text = &site.texts[id.0];
        // The source is compared with nothing.
        let other = original.filter(|source| !Arc::ptr_eq(&text.authored, source));
        if other.map(Arc::as_ptr) == text.freshness_source.as_ref().map(Arc::as_ptr) {
            return None;
        }
        let known = other.and_then(|source| text.known_freshness(source));
        let (freshness, composed) = match (known, other) {
            (Some(known), _) => (known, None),
            (None, Some(source)) => compose(text, source, &lines),
            (None, None) => Default::default(),
        };
        Some(Standing { text: id, freshness, composed, source: other.cloned() })
    };
    entry.texts.iter().copied().flatten().filter_map(standing).collect()
}

/// Puts those translations together anew that are not fresh; which texts have changed by that.
pub(super) fn compose_translations(site: &mut SiteDraft, standings: Vec<Standing>) -> Vec<usize> {
    let mut changed = Vec::new();
    for Standing { text: TextId(at), freshness, composed, source } in standings {
        let text = Arc::make_mut(&mut site.texts[at]);
        let own = Arc::ptr_eq(&text.parsed, &text.authored);
        if composed.is_some() || !own || text.freshness != freshness {
            changed.push(at);
            text.targets = None;
        }
        text.parsed = composed.unwrap_or_else(|| Arc::clone(&text.authored));
        (text.freshness, text.freshness_source) = (freshness, source);
    }
    changed
}

/// How `text` stands to `source`, and what its readers see where that is not the text itself.
fn compose(
    text: &Text,
    source: &SourceFile,
    lines: &FxHashSet<&str>,
) -> (Freshness, Option<Arc<SourceFile>>) {
    let (freshness, composed) = match &text.record {
        Some(record) => compose_by_record(&text.authored, record, source),
        None => (Freshness::Untracked, None),
    };
    let text = &text.authored;
    let composed =
        composed.or_else(|| Some(Arc::new(text.with(with_sources_words(text, source, lines)?))));
    (freshness, composed)
}

/// Fewer words may be the same in both languages, as names are.
const WORDS: usize = 3;

/// Whether a text of this many words is in the words of a language.
fn says_something(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(is_alphabetic));
    words.take(WORDS).count() == WORDS
}

/// What is said of a unit of a translation that is the `same` as one of the source. The description
/// of an image is an attribute, in which nothing can be marked.
fn untranslated(unit: &Unit, same: bool) -> Option<(Note, String)> {
    let shown = same && unit.kind != UnitKind::Alternative && says_something(&unit.text);
    shown.then(|| (Note::Untranslated, String::new()))
}

/// The lines of the body that may say something: shorter ones have not as many words.
fn lines(text: &SourceFile) -> impl Iterator<Item = &str> {
    let body = text.source().text().get(text.body()..).unwrap_or_default();
    body.lines().map(str::trim).filter(|line| line.len() >= 2 * WORDS - 1)
}

/// The document of `text` where it still has the words of `source`, which has these `lines`, in
/// some places, which are then shown as words in that language.
fn with_sources_words(
    text: &SourceFile,
    source: &SourceFile,
    theirs: &FxHashSet<&str>,
) -> Option<Document> {
    // To look at lines takes less time than to find units, and most texts share none.
    if !lines(text).any(|line| theirs.contains(line) && says_something(line)) {
        return None;
    }
    let units = text.units();
    let theirs: HashSet<&str> = source.units().iter().map(|unit| unit.text.as_str()).collect();
    let parts: Vec<Part<'_>> = units
        .iter()
        .map(|unit| {
            let note = untranslated(unit, theirs.contains(unit.text.as_str()));
            Part { text: &unit.text, place: text.source().span(unit.range.clone()), note }
        })
        .collect();
    let same = parts.iter().any(|part| part.note.is_some());
    let body = text.body()..text.source().text().len();
    same.then(|| Document::compose(text.source(), body, units, &parts, text.source()))
}

fn compose_by_record(
    text: &SourceFile,
    record: &Record,
    source: &SourceFile,
) -> (Freshness, Option<Arc<SourceFile>>) {
    let Some(then) = record.then(source) else { return (Freshness::Untracked, None) };
    if std::ptr::eq(then, source) {
        return (Freshness::Fresh, None);
    }
    let head = head_changed(text, then, source);
    let known = |units: &[Unit]| -> Vec<(UnitKind, String)> {
        units.iter().map(|unit| (unit.kind, normal(&unit.text).into_owned())).collect()
    };
    let (own, now) = (text.units(), source.units());
    if known(then.units()) == known(now) {
        let stale = Freshness::Stale { changed: head, added: 0, removed: 0 };
        return (if head == 0 { Freshness::Fresh } else { stale }, None);
    }
    let found = changes(own, then.units(), now, &record.told(then.units(), own));
    let count =
        |is: fn(&UnitChange) -> bool| found.units.iter().filter(|change| is(change)).count();
    let (changed, added) =
        (count(|f| matches!(f, UnitChange::Changed(_))), count(|f| *f == UnitChange::Added));
    let document = put_together(text, source, (own, now), &found.units);
    let parsed = text.with(document);
    let stale = Freshness::Stale { changed: changed + head, added, removed: found.removed };
    (stale, Some(Arc::new(parsed)))
}

/// How many of title and summary have changed in the source since.
fn head_changed(text: &SourceFile, then: &SourceFile, now: &SourceFile) -> usize {
    type Field = Option<(String, Span)>;
    let differs = |own: &Field, then: &Field, now: &Field| {
        let words = |field: &Field| field.as_ref().map(|(words, _)| words.clone());
        usize::from(own.is_some() && then.is_some() && words(then) != words(now))
    };
    let (own, then, now) = (&text.front, &then.front, &now.front);
    differs(&own.title, &then.title, &now.title)
        + differs(&own.summary, &then.summary, &now.summary)
}

fn put_together(
    text: &SourceFile,
    source: &SourceFile,
    (own, now): (&[Unit], &[Unit]),
    changes: &[UnitChange],
) -> Document {
    let place = |source: &Arc<Source>, unit: &Unit| source.span(unit.range.clone());
    let urgent = urgent_units(source);
    let words: Vec<String> = changes
        .iter()
        .map(|change| change.run().map_or_else(String::new, |run| run_text(own, run)))
        .collect();
    let parts: Vec<Part<'_>> = now
        .iter()
        .zip(changes.iter().zip(&words))
        .enumerate()
        .map(|(at, (unit, (change, words)))| {
            let at_first = |run: Run| own.get(run.first).map(|unit| place(text.source(), unit));
            let mute = unit.kind == UnitKind::Alternative;
            let note = |note, other: &str| (!mute).then(|| (note, plain(other)));
            let original = source.source().text().get(unit.range.clone()).unwrap_or_default();
            let here = || place(source.source(), unit);
            match *change {
                UnitChange::Same(run) => Part {
                    text: words,
                    place: at_first(run).unwrap_or_else(here),
                    note: untranslated(unit, *words == unit.text),
                },
                UnitChange::Changed(_) if urgent.contains(&at) => {
                    Part { text: original, place: here(), note: note(Note::Urgent, words) }
                }
                UnitChange::Changed(run) => Part {
                    text: words,
                    place: at_first(run).unwrap_or_else(here),
                    note: note(Note::Changed, &unit.text),
                },
                UnitChange::Added => {
                    Part { text: original, place: here(), note: note(Note::Added, "") }
                }
            }
        })
        .collect();
    let body = source.body()..source.source().text().len();
    Document::compose(source.source(), body, now, &parts, text.source())
}

/// The words of a run of units, as one.
pub fn run_text(units: &[Unit], run: Run) -> String {
    let run = units.get(run.places()).unwrap_or_default();
    run.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Places of the units that cannot wait for their translation: those next behind a mark.
pub fn urgent_units(source: &SourceFile) -> Vec<usize> {
    let units = source.units();
    let marks = source.outline().components.iter().filter(|component| component.name == URGENT);
    marks.map(|mark| units.partition_point(|unit| unit.range.start < mark.span.end)).collect()
}
