//! Whether translations still say what their sources say: one that does not is put together anew
//! from the shape that the source has now.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::draft::SiteDraft;
use super::text::{Freshness, SourceFile};
use super::{EntryId, TextId};
use crate::diag::{Code, Diagnostic, Source, Span};
use crate::freshness::{Print, Record, UnitChange};
use crate::markdown::{Document, Note, Part, Unit, UnitKind, plain};

/// The component that marks the unit behind it as one that cannot wait for its translation.
const URGENT: &str = "urgent";

/// Compares the translations of an entry with its source, and puts those together anew that are not
/// fresh; which texts have changed by that.
pub(super) fn compose_translations(site: &mut SiteDraft, id: EntryId) -> Vec<usize> {
    let home = site.config.source_language;
    let entry = &site.entries[id.0];
    let source = entry.texts.get(home.index()).copied().flatten();
    let mut changed = Vec::new();
    let texts: Vec<TextId> = entry.texts.iter().copied().flatten().collect();
    let original = source.map(|id| Arc::clone(&site.texts[id.0].authored));
    let lines = LazyCell::new(|| original.iter().flat_map(|source| lines(source)).collect());
    for id in texts {
        let text = &site.texts[id.0];
        // The source is compared with nothing.
        let other = original.as_ref().filter(|source| !Arc::ptr_eq(&text.authored, source));
        if other.map(Arc::as_ptr) == text.freshness_source.as_ref().map(Arc::as_ptr) {
            continue;
        }
        let (freshness, composed) =
            other.map_or_else(Default::default, |source| compose(&text.authored, source, &lines));
        let text = Arc::make_mut(&mut site.texts[id.0]);
        let own = Arc::ptr_eq(&text.parsed, &text.authored);
        if composed.is_some() || !own || text.freshness != freshness {
            changed.push(id.0);
            text.targets = None;
        }
        text.parsed = composed.unwrap_or_else(|| Arc::clone(&text.authored));
        (text.freshness, text.freshness_source) = (freshness, other.cloned());
    }
    changed
}

/// How `text` stands to `source`, and what its readers see where that is not the text itself.
fn compose(
    text: &SourceFile,
    source: &SourceFile,
    lines: &FxHashSet<&str>,
) -> (Freshness, Option<Arc<SourceFile>>) {
    let (freshness, composed) = compose_by_record(text, source);
    let composed =
        composed.or_else(|| Some(Arc::new(text.with(with_sources_words(text, source, lines)?))));
    (freshness, composed)
}

/// Fewer words may be the same in both languages, as names are.
const WORDS: usize = 3;

/// Whether a text of this many words is in the words of a language.
fn says_something(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
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
    let (units, _) = text.units();
    let theirs: HashSet<&str> = source.units().0.iter().map(|unit| unit.text.as_str()).collect();
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
    source: &SourceFile,
) -> (Freshness, Option<Arc<SourceFile>>) {
    let Some((record, _)) = &text.front.record else { return (Freshness::Untracked, None) };
    let head = head_changed(record, text, source);
    let (now, prints) = source.units();
    if prints.iter().map(|(_, print)| Some(*print)).eq(record.units.iter().copied()) {
        let stale = Freshness::Stale { changed: head, added: 0, removed: 0 };
        return (if head == 0 { Freshness::Fresh } else { stale }, None);
    }
    let (own, words) = text.units();
    let Some(changes) = record.changes(words, prints) else {
        return (Freshness::Misfit, None);
    };
    let count = |is: fn(&UnitChange) -> bool| changes.iter().filter(|change| is(change)).count();
    let (changed, added) =
        (count(|f| matches!(f, UnitChange::Changed(_))), count(|f| *f == UnitChange::Added));
    let removed = record.translated() - (changes.len() - added);
    let document = put_together(text, source, (own, now), &changes);
    let parsed = text.with(document);
    (Freshness::Stale { changed: changed + head, added, removed }, Some(Arc::new(parsed)))
}

/// How many of title and summary have changed in the source since.
fn head_changed(record: &Record, text: &SourceFile, source: &SourceFile) -> usize {
    let differs = |then: Option<Print>, own: bool, now: &Option<(String, Span)>| {
        let now = now.as_ref().map(|(text, _)| Print::of(text));
        usize::from(own && then.is_some() && then != now)
    };
    let (own, other) = (&text.front, &source.front);
    differs(record.title, own.title.is_some(), &other.title)
        + differs(record.summary, own.summary.is_some(), &other.summary)
}

fn put_together(
    text: &SourceFile,
    source: &SourceFile,
    (own, now): (&[Unit], &[Unit]),
    changes: &[UnitChange],
) -> Document {
    let place = |source: &Arc<Source>, unit: &Unit| source.span(unit.range.clone());
    let urgent = urgent_units(source);
    let parts: Vec<Part<'_>> = now
        .iter()
        .zip(changes)
        .enumerate()
        .map(|(at, (unit, change))| {
            let translated = |from: usize| own.get(from).unwrap_or(unit);
            let mute = unit.kind == UnitKind::Alternative;
            let note = |note, other: &str| (!mute).then(|| (note, plain(other)));
            let original = source.source().text().get(unit.range.clone()).unwrap_or_default();
            match *change {
                UnitChange::Same(from) => {
                    let own = translated(from);
                    let note = untranslated(own, own.text == unit.text);
                    Part { text: &own.text, place: place(text.source(), own), note }
                }
                UnitChange::Changed(from) if urgent.contains(&at) => Part {
                    text: original,
                    place: place(source.source(), unit),
                    note: note(Note::Urgent, &translated(from).text),
                },
                UnitChange::Changed(from) => {
                    let own = translated(from);
                    let note = note(Note::Changed, &unit.text);
                    Part { text: &own.text, place: place(text.source(), own), note }
                }
                UnitChange::Added => Part {
                    text: original,
                    place: place(source.source(), unit),
                    note: note(Note::Added, ""),
                },
            }
        })
        .collect();
    let body = source.body()..source.source().text().len();
    Document::compose(source.source(), body, now, &parts, text.source())
}

/// Places of the units that cannot wait for their translation: those next behind a mark.
pub fn urgent_units(source: &SourceFile) -> Vec<usize> {
    let (units, _) = source.units();
    let marks = source.document.components.iter().filter(|component| component.name == URGENT);
    marks.map(|mark| units.partition_point(|unit| unit.range.start < mark.span.end)).collect()
}

/// The fault of a record that does not fit.
pub(super) fn misfit(text: &SourceFile) -> Option<Diagnostic> {
    let (_, span) = text.front.record.as_ref()?;
    let fault = Diagnostic::new(
        Code::GuideRecord,
        "this translation has other parts than what it says it was made from",
    );
    Some(fault.at(span.clone()).help(
        "compare it with the source, then run `mashal translate mark` for it; until then nobody sees what has changed",
    ))
}
