//! A guide of the source and its translation, unit by unit.

use crate::freshness::{Fate, Print, Record};
use crate::markdown::Unit;
use crate::site::Parsed;

/// A guide and what a language has of it.
pub(super) struct Pair<'a> {
    /// The path below the language's folder.
    pub(super) path: String,
    pub(super) source: &'a Parsed,
    pub(super) own: Option<&'a Parsed>,
    /// For each unit of the source.
    pub(super) held: Vec<Held>,
    pub(super) tracking: Tracking,
}

/// What a translation has for a unit of the source: the place of a unit of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Nothing,
    Fresh(usize),
    /// Made from what the unit was before.
    Changed(usize),
    /// Nothing says what it was made from.
    Unsure(usize),
}

impl Held {
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
    pub(super) fn new(source: &'a Parsed, own: Option<&'a Parsed>) -> Self {
        let path = source.path().to_owned();
        let (held, tracking) = hold(source, own);
        Self { path, source, own, held, tracking }
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
        let field = |name, of: fn(&'a Parsed) -> Option<&'a str>, then: Option<Print>| {
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
        let kinds = |text: &'a Parsed| text.units().0.iter().map(|unit| unit.kind);
        let in_place = |(at, held): (usize, &Held)| held.place().is_none_or(|place| place == at);
        self.own.is_some_and(|own| kinds(own).eq(kinds(self.source)))
            && self.held.iter().enumerate().all(in_place)
    }
}

fn is_draft(text: &Parsed) -> bool {
    text.front.draft == Some(true)
}

fn title(text: &Parsed) -> Option<&str> {
    text.front.title.as_ref().map(|(text, _)| text.as_str())
}

fn summary(text: &Parsed) -> Option<&str> {
    text.front.summary.as_ref().map(|(text, _)| text.as_str())
}

fn hold(source: &Parsed, own: Option<&Parsed>) -> (Vec<Held>, Tracking) {
    let (now, prints) = source.units();
    let nothing = || vec![Held::Nothing; now.len()];
    let Some(own) = own else { return (nothing(), Tracking::Recorded) };
    let kinds = own.units().0.iter().map(|unit| unit.kind);
    let record = own.front.record.as_ref();
    if let Some(fates) = record.and_then(|(record, _)| record.fates(&own.units().1, prints)) {
        // A draft begins with the source's words, recorded as what they are to become.
        let begun = |at: usize, unit: &Unit| {
            is_draft(own) && own.units().0.get(at).is_some_and(|own| own.text == unit.text)
        };
        let held = fates.into_iter().zip(now).map(|(fate, unit)| match fate {
            Fate::Same(at) if begun(at, unit) => Held::Nothing,
            Fate::Same(at) => Held::Fresh(at),
            Fate::Changed(at) => Held::Changed(at),
            Fate::Added => Held::Nothing,
        });
        return (held.collect(), Tracking::Recorded);
    }
    if kinds.eq(now.iter().map(|unit| unit.kind)) {
        return ((0..now.len()).map(Held::Unsure).collect(), Tracking::Alike);
    }
    (nothing(), Tracking::Apart)
}
