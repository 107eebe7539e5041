//! Records what a translation was made from.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::change::Change;
use super::front::{FrontEdit, write};
use super::lines::with_line_breaks_of;
use super::pair::{Pair, UnitFreshness, is_alike};
use super::record::{Heads, record};
use crate::diag::{Code, Diagnostic, Severity};
use crate::freshness::NOT_TRANSLATED;
use crate::markdown::{Unit, UnitKind};
use crate::site::{SourceFile, State, Text};

/// What is said of a translation that is recorded.
pub struct Marked<'a> {
    /// BCP 47, as its folder is named.
    pub tag: &'a str,
    /// Who has seen it; nothing leaves what is there.
    pub state: Option<State>,
    /// The texts whose translation does not say yet what they say now.
    pub left: &'a [Place],
    /// The day of it.
    pub today: Date,
}

/// Where a text of a guide stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Its title.
    Title,
    /// Its summary.
    Summary,
    /// A unit, by its place in the source.
    Unit(usize),
}

/// A text of the source that has changed since it was translated.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which one it is.
    pub place: Place,
    /// Its line in the file, from 1.
    pub line: usize,
    /// What it said, where that is known.
    pub previous: Option<String>,
    /// What it says now.
    pub now: String,
    /// The translation.
    pub own: String,
}

/// What a person has to look at before the translation `text` can be said to be of the `source` as
/// it is now.
pub fn questions(text: &Text, source: &SourceFile) -> Vec<Question> {
    let pair = Pair::new(source, Some(text));
    let mut found = Vec::new();
    if pair.then.is_none() {
        return found;
    }
    let fields = [&source.front.title, &source.front.summary];
    for ((head, place), field) in
        pair.head().into_iter().zip([Place::Title, Place::Summary]).zip(fields)
    {
        if let (Some(now), Some(own), false) = (head.source, head.own, head.is_fresh()) {
            found.push(Question {
                place,
                line: field.as_ref().map_or(1, |(_, span)| span.begin().line),
                previous: head.previous().map(str::to_owned),
                now: now.to_owned(),
                own: own.to_owned(),
            });
        }
    }
    for (at, (unit, state)) in source.units().iter().zip(&pair.states).enumerate() {
        if matches!(state, UnitFreshness::Changed(_)) {
            found.push(Question {
                place: Place::Unit(at),
                line: source.source().span(unit.range.clone()).begin().line,
                previous: pair.previous(at),
                now: unit.text.clone(),
                own: pair.own_text(at).unwrap_or_default(),
            });
        }
    }
    found
}

/// The files of a translation that says what the `source` says now, but for what is left: its
/// record, and the file itself where its state is another. One that was reviewed is a draft where
/// words of the source are others than those that were reviewed.
///
/// # Errors
///
/// Where the two differ in structure, with both places, or where the front matter cannot be
/// written: it is YAML, or broken.
pub fn mark(
    text: &Text,
    source: &SourceFile,
    marked: &Marked<'_>,
) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let own = text.authored();
    let told = text.record.as_ref().is_some_and(|record| record.pairs().is_some());
    if !told {
        let faults = differences(own, source);
        if !faults.is_empty() {
            return Err(faults);
        }
    }
    let pair = Pair::new(source, Some(text));
    let is_new = |state: &UnitFreshness| !matches!(state, UnitFreshness::Fresh(_));
    let changed = pair.then.is_some()
        && (pair.states.iter().any(is_new)
            || pair.head().iter().any(|head| head.own.is_some() && !head.is_fresh()));
    let lowered = own.front.state == Some(State::Reviewed) && changed;
    let state = marked.state.or(lowered.then_some(State::Draft));
    let taken = |at: usize| !marked.left.contains(&Place::Unit(at)) && !is_left(&pair, at);
    let heads = Heads {
        title: !marked.left.contains(&Place::Title),
        summary: !marked.left.contains(&Place::Summary),
    };
    let mut changes = Vec::from_iter(record(&pair, marked.tag, heads, taken));
    let dated = pair.then.is_none() || changed || state.is_some_and(|s| own.front.state != Some(s));
    let edit = FrontEdit { state, dated, ..FrontEdit::default() };
    let written = write(own, &edit, marked.today).map_err(|why| vec![*why])?;
    let written = with_line_breaks_of(own.source().text(), written);
    if written != own.source().text() {
        let (path, before) = (own.source().path().to_owned(), Some(Arc::clone(own.source())));
        changes.push(Change { path, before, text: written });
    }
    Ok(changes)
}

/// Whether the unit at this place was recorded as not translated, and still is not.
fn is_left(pair: &Pair<'_>, at: usize) -> bool {
    let text = |units: &[Unit]| units.get(at).map(|unit| unit.text.clone());
    pair.then.is_some_and(|then| text(then.units()).as_deref() == Some(NOT_TRANSLATED))
        && text(pair.own_units()) == text(pair.source.units())
}

/// Where the units of a translation are not of the same kinds as the source's: the first such
/// place.
fn differences(text: &SourceFile, source: &SourceFile) -> Vec<Diagnostic> {
    if is_alike(text, source) {
        return Vec::new();
    }
    let (own, other) = (text.units(), source.units());
    let at = own.iter().zip(other).position(|(own, other)| own.kind != other.kind);
    let at = at.unwrap_or(own.len().min(other.len()));
    let place = |file: &SourceFile, unit: Option<&Unit>| {
        let end = file.source().text().len();
        file.source().span(unit.map_or(end..end, |unit| unit.range.clone()))
    };
    let named = |unit: Option<&Unit>| unit.map_or("the end of the page", |unit| name(unit.kind));
    let (own, other) = (own.get(at), other.get(at));
    let message = format!("here is {}, where the source has {}", named(own), named(other));
    let fault = Diagnostic::new(Code::GuideRecord, message)
        .at(place(text, own))
        .label(place(source, other), "in the source")
        .help("make both the same in structure: as many headings, paragraphs, items and cells, in the same order; or say with `mashal translate align` which belong together");
    // For a page a warning; nothing can be recorded of it.
    vec![Diagnostic { severity: Severity::Error, ..fault }]
}

pub(super) fn name(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Heading(2) => "a heading of level 2",
        UnitKind::Heading(3) => "a heading of level 3",
        UnitKind::Heading(_) => "a heading",
        UnitKind::Paragraph => "a paragraph",
        UnitKind::Item => "an item of a list",
        UnitKind::Cell => "a cell of a table",
        UnitKind::Term => "a term",
        UnitKind::Definition => "a definition",
        UnitKind::Note => "a footnote",
        UnitKind::Alternative => "the description of an image",
    }
}
