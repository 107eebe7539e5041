//! A guide of the source and its translation, unit by unit.

use crate::freshness::{Print, Record, UnitChange};
use crate::markdown::Unit;
use crate::site::SourceFile;

/// A guide and what a language has of it.
pub(super) struct Pair<'a> {
    /// The path below the language's folder.
    pub(super) path: String,
    pub(super) source: &'a SourceFile,
    pub(super) own: Option<&'a SourceFile>,
    /// For each unit of the source.
    pub(super) states: Vec<UnitFreshness>,
    pub(super) tracking: Tracking,
}

/// What a translation has for a unit of the source: the place of a unit of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitFreshness {
    Nothing,
    Fresh(usize),
    /// Made from what the unit was before.
    Changed(usize),
    /// Nothing says what it was made from.
    Unsure(usize),
}

impl UnitFreshness {
    pub(super) fn place(self) -> Option<usize> {
        match self {
            Self::Nothing => None,
            Self::Fresh(at) | Self::Changed(at) | Self::Unsure(at) => Some(at),
        }
    }
}

/// What is known of how the two belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tracking {
    /// The translation says what it was made from, or there is none yet.
    Recorded,
    /// Both have units of the same kinds in the same order.
    Alike,
    /// They differ in structure.
    Apart,
}

impl<'a> Pair<'a> {
    pub(super) fn new(source: &'a SourceFile, own: Option<&'a SourceFile>) -> Self {
        let path = source.path().to_owned();
        let (states, tracking) = hold(source, own);
        Self { path, source, own, states, tracking }
    }

    /// The record of the translation, or what stands for one where there is none.
    pub(super) fn record(&self) -> Record {
        let record = self.own.and_then(|own| own.front.record.as_ref());
        record.map(|(record, _)| record.clone()).unwrap_or_default()
    }

    pub(super) fn own_units(&self) -> &'a [Unit] {
        self.own.map_or(&[], |own| &own.units().0)
    }

    /// Whether the translation says what it was made from.
    pub(super) fn is_recorded(&self) -> bool {
        self.own.is_some_and(|own| own.front.record.is_some())
    }

    /// Title and summary: the source's words, the translation's, and whether these are fresh.
    pub(super) fn head(&self) -> [(&'static str, Option<&'a str>, Option<&'a str>, bool); 2] {
        let record = self.own.and_then(|own| own.front.record.as_ref()).map(|(record, _)| record);
        let field = |name, of: fn(&'a SourceFile) -> Option<&'a str>, then: Option<Print>| {
            let now = of(self.source);
            let own = self.own.filter(|own| !(is_draft(own) && of(own) == now)).and_then(of);
            (name, now, own, own.is_some() && then.is_some() && then == now.map(Print::of))
        };
        [
            field("title", title, record.and_then(|record| record.title)),
            field("summary", summary, record.and_then(|record| record.summary)),
        ]
    }

    /// Whether each unit that the translation has stands where the source has it.
    pub(super) fn stands_alike(&self) -> bool {
        let kinds = |text: &'a SourceFile| text.units().0.iter().map(|unit| unit.kind);
        let in_place =
            |(at, state): (usize, &UnitFreshness)| state.place().is_none_or(|place| place == at);
        self.own.is_some_and(|own| kinds(own).eq(kinds(self.source)))
            && self.states.iter().enumerate().all(in_place)
    }
}

fn is_draft(text: &SourceFile) -> bool {
    text.front.draft == Some(true)
}

fn title(text: &SourceFile) -> Option<&str> {
    text.front.title.as_ref().map(|(text, _)| text.as_str())
}

fn summary(text: &SourceFile) -> Option<&str> {
    text.front.summary.as_ref().map(|(text, _)| text.as_str())
}

fn hold(source: &SourceFile, own: Option<&SourceFile>) -> (Vec<UnitFreshness>, Tracking) {
    let (now, prints) = source.units();
    let nothing = || vec![UnitFreshness::Nothing; now.len()];
    let Some(own) = own else { return (nothing(), Tracking::Recorded) };
    let kinds = own.units().0.iter().map(|unit| unit.kind);
    let record = own.front.record.as_ref();
    if let Some(changes) = record.and_then(|(record, _)| record.changes(&own.units().1, prints)) {
        // A draft begins with the source's words, recorded as what they are to become.
        let begun = |at: usize, unit: &Unit| {
            is_draft(own) && own.units().0.get(at).is_some_and(|own| own.text == unit.text)
        };
        let state = changes.into_iter().zip(now).map(|(change, unit)| match change {
            UnitChange::Same(at) if begun(at, unit) => UnitFreshness::Nothing,
            UnitChange::Same(at) => UnitFreshness::Fresh(at),
            UnitChange::Changed(at) => UnitFreshness::Changed(at),
            UnitChange::Added => UnitFreshness::Nothing,
        });
        return (state.collect(), Tracking::Recorded);
    }
    if kinds.eq(now.iter().map(|unit| unit.kind)) {
        return ((0..now.len()).map(UnitFreshness::Unsure).collect(), Tracking::Alike);
    }
    (nothing(), Tracking::Apart)
}
