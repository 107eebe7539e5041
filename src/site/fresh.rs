//! Whether translations still say what their sources say: one that does not is put together anew
//! from the shape that the source has now.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::sync::Arc;

use super::draft::SiteDraft;
use super::text::{Freshness, Parsed};
use super::{EntryId, TextId};
use crate::diag::{Code, Diagnostic, Source, Span};
use crate::freshness::{Fate, Print, Record};
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
    let original = source.map(|id| Arc::clone(&site.texts[id.0].own));
    for id in texts {
        let text = &site.texts[id.0];
        // The source is compared with nothing.
        let other = original.as_ref().filter(|source| !Arc::ptr_eq(&text.own, source));
        if other.map(Arc::as_ptr) == text.compared.as_ref().map(Arc::as_ptr) {
            continue;
        }
        let (freshness, composed) =
            other.map_or_else(Default::default, |source| compose(&text.own, source));
        let text = Arc::make_mut(&mut site.texts[id.0]);
        let own = Arc::ptr_eq(&text.parsed, &text.own);
        if composed.is_some() || !own || text.freshness != freshness {
            changed.push(id.0);
            text.targets = None;
        }
        text.parsed = composed.unwrap_or_else(|| Arc::clone(&text.own));
        (text.freshness, text.compared) = (freshness, other.cloned());
    }
    changed
}

/// How `text` stands to `source`, and what its readers see where that is not the text itself.
fn compose(text: &Parsed, source: &Parsed) -> (Freshness, Option<Arc<Parsed>>) {
    let Some((record, _)) = &text.front.record else { return (Freshness::Untracked, None) };
    let head = head_changed(record, text, source);
    let (now, prints) = source.units();
    if prints.iter().map(|(_, print)| Some(*print)).eq(record.units.iter().copied()) {
        let stale = Freshness::Stale { changed: head, added: 0, removed: 0 };
        return (if head == 0 { Freshness::Fresh } else { stale }, None);
    }
    let (own, words) = text.units();
    let Some(fates) = record.fates(words, prints) else {
        return (Freshness::Misfit, None);
    };
    let count = |is: fn(&Fate) -> bool| fates.iter().filter(|fate| is(fate)).count();
    let (changed, added) = (count(|f| matches!(f, Fate::Changed(_))), count(|f| *f == Fate::Added));
    let removed = record.translated() - (fates.len() - added);
    let document = put_together(text, source, (own, now), &fates);
    let parsed = text.with(document);
    (Freshness::Stale { changed: changed + head, added, removed }, Some(Arc::new(parsed)))
}

/// How many of title and summary have changed in the source since.
fn head_changed(record: &Record, text: &Parsed, source: &Parsed) -> usize {
    let differs = |then: Option<Print>, own: bool, now: &Option<(String, Span)>| {
        let now = now.as_ref().map(|(text, _)| Print::of(text));
        usize::from(own && then.is_some() && then != now)
    };
    let (own, other) = (&text.front, &source.front);
    differs(record.title, own.title.is_some(), &other.title)
        + differs(record.summary, own.summary.is_some(), &other.summary)
}

fn put_together(
    text: &Parsed,
    source: &Parsed,
    (own, now): (&[Unit], &[Unit]),
    fates: &[Fate],
) -> Document {
    let place = |source: &Arc<Source>, unit: &Unit| source.span(unit.range.clone());
    let urgent = urgent_units(source);
    let parts: Vec<Part<'_>> = now
        .iter()
        .zip(fates)
        .enumerate()
        .map(|(at, (unit, fate))| {
            let translated = |from: usize| own.get(from).unwrap_or(unit);
            let mute = unit.kind == UnitKind::Alternative;
            let note = |note, other: &str| (!mute).then(|| (note, plain(other)));
            let original = source.source().text().get(unit.range.clone()).unwrap_or_default();
            match *fate {
                Fate::Same(from) => {
                    let own = translated(from);
                    Part { text: &own.text, place: place(text.source(), own), note: None }
                }
                Fate::Changed(from) if urgent.contains(&at) => Part {
                    text: original,
                    place: place(source.source(), unit),
                    note: note(Note::Urgent, &translated(from).text),
                },
                Fate::Changed(from) => {
                    let own = translated(from);
                    let note = note(Note::Changed, &unit.text);
                    Part { text: &own.text, place: place(text.source(), own), note }
                }
                Fate::Added => Part {
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
pub fn urgent_units(source: &Parsed) -> Vec<usize> {
    let (units, _) = source.units();
    let marks = source.document.components.iter().filter(|component| component.name == URGENT);
    marks.map(|mark| units.partition_point(|unit| unit.range.start < mark.span.end)).collect()
}

/// The fault of a record that does not fit.
pub(super) fn misfit(text: &Parsed) -> Option<Diagnostic> {
    let (_, span) = text.front.record.as_ref()?;
    let fault = Diagnostic::new(
        Code::GuideRecord,
        "this translation has other parts than what it says it was made from",
    );
    Some(fault.at(span.clone()).help(
        "compare it with the source, then run `mashal translate mark` for it; until then nobody sees what has changed",
    ))
}
