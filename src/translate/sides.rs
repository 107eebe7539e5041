//! A guide beside its translation, unit by unit.

use serde::Serialize;

use super::mark::Place;
use super::pair::{Pair, UnitFreshness};
use super::words::{WordRun, compare_words};
use crate::markdown::{Unit, UnitKind};
use crate::site::{FrontMatter, SourceFile, Text};

/// A text of a guide: title, summary or unit.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// As it is written.
    pub text: String,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// A text of the source, and what the translation has for it.
#[derive(Clone, Debug, Serialize)]
pub struct Sides {
    /// Which text of the source it is; none where that has it no more.
    pub place: Option<Place>,
    /// Whether it is a heading.
    pub heading: bool,
    /// None where the translation has what the source has no more.
    pub source: Option<Side>,
    /// None where nothing is translated.
    pub own: Option<Side>,
    /// What the source said when that was translated, where it says something else now.
    pub previous: Option<String>,
    /// That and what it says now as one, word by word.
    pub words: Vec<WordRun>,
    /// How the two belong together.
    pub state: UnitState,
}

impl Sides {
    fn new(
        (place, heading): (Option<Place>, bool),
        source: Option<Side>,
        own: Option<Side>,
        previous: Option<String>,
        state: UnitState,
    ) -> Self {
        let both = previous.as_deref().zip(source.as_ref());
        let words = both.map(|(then, now)| compare_words(then, &now.text)).unwrap_or_default();
        Self { place, heading, source, own, previous, words, state }
    }
}

/// How a text of a translation stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitState {
    /// It is made from what the source says now.
    Translated,
    /// The source has changed since.
    Changed,
    /// Nothing says what it was made from.
    Untracked,
    /// There is none.
    Missing,
    /// The source has no such text, or nothing says which it is of.
    Unmatched,
}

/// Each text of the guide `source` beside what its translation `own` has for it, and at the end
/// what that has beside these.
pub fn sides(source: &Text, own: Option<&Text>) -> Vec<Sides> {
    let pair = Pair::new(source.authored(), own);
    let mut rows = Vec::new();
    for (head, place) in pair.head().into_iter().zip([Place::Title, Place::Summary]) {
        let side =
            |of: &SourceFile, text: &str| Side { text: text.to_owned(), line: line(of, head.name) };
        let state = match (head.source, head.own) {
            (None, None) => continue,
            (None, Some(_)) => UnitState::Unmatched,
            (Some(_), None) => UnitState::Missing,
            (Some(_), Some(_)) if head.is_fresh() => UnitState::Translated,
            (Some(_), Some(_)) if pair.then.is_some() => UnitState::Changed,
            (Some(_), Some(_)) => UnitState::Untracked,
        };
        let own = pair.own.zip(head.own).map(|(own, text)| side(own, text));
        let source = head.source.map(|text| side(pair.source, text));
        let previous = head.previous().map(str::to_owned);
        let place = source.is_some().then_some(place);
        rows.push(Sides::new((place, false), source, own, previous, state));
    }
    let units = pair.own_units();
    let mut left: Vec<Option<&Unit>> = units.iter().map(Some).collect();
    for (at, (unit, state)) in pair.source.units().iter().zip(&pair.states).enumerate() {
        let own = state.run().and_then(|run| {
            left.get_mut(run.places())?.iter_mut().for_each(|unit| *unit = None);
            Some(Side {
                text: pair.own_text(at)?,
                line: unit_line(pair.own?, units.get(run.first)?),
            })
        });
        if let UnitFreshness::Copied(run) = state {
            left.iter_mut().skip(run.first).take(run.count).for_each(|unit| *unit = None);
        }
        let state = match state {
            UnitFreshness::Fresh(_) => UnitState::Translated,
            UnitFreshness::Changed(_) => UnitState::Changed,
            UnitFreshness::Unsure(_) => UnitState::Untracked,
            UnitFreshness::Nothing | UnitFreshness::Copied(_) => UnitState::Missing,
        };
        let previous = pair.previous(at).filter(|_| state == UnitState::Changed);
        let source = Some(of_unit(pair.source, unit));
        let place = (Some(Place::Unit(at)), is_heading(unit));
        rows.push(Sides::new(place, source, own, previous, state));
    }
    for unit in left.into_iter().flatten() {
        let own = pair.own.map(|own| of_unit(own, unit));
        rows.push(Sides::new((None, is_heading(unit)), None, own, None, UnitState::Unmatched));
    }
    rows
}

fn is_heading(unit: &Unit) -> bool {
    matches!(unit.kind, UnitKind::Heading(_))
}

fn of_unit(of: &SourceFile, unit: &Unit) -> Side {
    Side { text: unit.text.clone(), line: unit_line(of, unit) }
}

fn unit_line(of: &SourceFile, unit: &Unit) -> usize {
    of.source().span(unit.range.clone()).begin().line
}

/// The line of a text of the front matter.
fn line(of: &SourceFile, name: &str) -> usize {
    let FrontMatter { title, summary, .. } = &of.front;
    let said = if name == "title" { title } else { summary };
    said.as_ref().map_or(1, |(_, span)| span.begin().line)
}
