//! A guide of the source and its translation, unit by unit.

use crate::freshness::{NOT_TRANSLATED, Run, UNKNOWN, UnitChange, changes};
use crate::markdown::Unit;
use crate::site::{Record, SourceFile, Text, is_prose, run_text};

/// A guide and what a language has of it.
pub(super) struct Pair<'a> {
    /// The path below the language's folder.
    pub(super) path: String,
    pub(super) source: &'a SourceFile,
    pub(super) own: Option<&'a SourceFile>,
    /// What the translation was made from, where that is recorded.
    pub(super) then: Option<&'a SourceFile>,
    record: Option<&'a Record>,
    /// For each unit of the source.
    pub(super) states: Vec<UnitFreshness>,
    /// For each unit of the source, the units that it was then.
    before: Vec<Option<Run>>,
    pub(super) tracking: Tracking,
}

/// What a translation has for a unit of the source: a run of units of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitFreshness {
    Nothing,
    /// The words of the source.
    Copied(Run),
    Fresh(Run),
    /// Made from what the unit was before.
    Changed(Run),
    /// Nothing says what it was made from.
    Unsure(Run),
}

impl UnitFreshness {
    /// The run that says it in the language.
    pub(super) fn run(self) -> Option<Run> {
        match self {
            Self::Nothing | Self::Copied(_) => None,
            Self::Fresh(run) | Self::Changed(run) | Self::Unsure(run) => {
                Some(run).filter(|run| run.count > 0)
            }
        }
    }
}

/// What is known of how the two belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tracking {
    /// What the translation was made from is recorded, or there is none yet.
    Recorded,
    /// Both have units of the same kinds in the same order.
    Alike,
    /// They differ in structure.
    Apart,
}

/// A title or a summary.
pub(super) struct HeadText<'a> {
    pub(super) name: &'static str,
    pub(super) source: Option<&'a str>,
    pub(super) own: Option<&'a str>,
    /// What the source said when it was translated.
    pub(super) then: Option<&'a str>,
}

impl HeadText<'_> {
    /// Whether the translation says what the source says now.
    pub(super) fn is_fresh(&self) -> bool {
        self.own.is_some() && self.then.is_some() && self.then == self.source
    }

    /// What the source said, where it says something else now and that is known.
    pub(super) fn previous(&self) -> Option<&str> {
        let said = |then: &&str| ![UNKNOWN, NOT_TRANSLATED].contains(then);
        self.then.filter(|then| self.own.is_some() && self.then != self.source && said(then))
    }
}

impl<'a> Pair<'a> {
    pub(super) fn new(source: &'a SourceFile, own: Option<&'a Text>) -> Self {
        let record = own.and_then(|own| own.record.as_deref());
        let then = record.and_then(|record| record.then(source));
        let mut pair = Self {
            path: source.path().to_owned(),
            source,
            own: own.map(|own| &**own.authored()),
            then,
            record,
            states: Vec::new(),
            before: Vec::new(),
            tracking: Tracking::Recorded,
        };
        pair.hold();
        pair
    }

    pub(super) fn own_units(&self) -> &'a [Unit] {
        self.own.map_or(&[], SourceFile::units)
    }

    /// The words of the translation for the unit of the source at this place.
    pub(super) fn own_text(&self, at: usize) -> Option<String> {
        let run = self.states.get(at)?.run()?;
        Some(run_text(self.own_units(), run))
    }

    /// What the unit of the source at this place said when it was translated.
    pub(super) fn previous(&self, at: usize) -> Option<String> {
        let run = self.before.get(at).copied().flatten()?;
        Some(run_text(self.then?.units(), run)).filter(|text| !text.is_empty() && text != UNKNOWN)
    }

    /// Title and summary.
    pub(super) fn head(&self) -> [HeadText<'a>; 2] {
        let field = |name, of: fn(&'a SourceFile) -> Option<&'a str>| {
            let source = of(self.source);
            let own = self.own.filter(|own| !(is_draft(own) && of(own) == source)).and_then(of);
            HeadText { name, source, own, then: self.then.and_then(of) }
        };
        [field("title", title), field("summary", summary)]
    }

    /// Whether each unit that the translation has stands where the source has it.
    pub(super) fn stands_alike(&self) -> bool {
        let in_place = |(at, state): (usize, &UnitFreshness)| {
            state.run().is_none_or(|run| (run.first, run.count) == (at, 1))
        };
        self.own.is_some_and(|own| is_alike(own, self.source))
            && self.states.iter().enumerate().all(in_place)
    }

    fn hold(&mut self) {
        let now = self.source.units();
        self.before = vec![None; now.len()];
        self.states = vec![UnitFreshness::Nothing; now.len()];
        let Some(own) = self.own else { return };
        let Some((record, then)) = self.record.zip(self.then) else {
            self.tracking = Tracking::Apart;
            if is_alike(own, self.source) {
                let states = (0..now.len()).map(|first| Run { first, count: 1 });
                self.states = states.map(UnitFreshness::Unsure).collect();
                self.tracking = Tracking::Alike;
            }
            return;
        };
        let told = record.told(then.units(), own.units());
        let found = changes(own.units(), then.units(), now, &told);
        // Words of the source are no translation, but where they may be names.
        let copied = |run: Run, unit: &Unit| {
            run_text(own.units(), run) == unit.text && (is_draft(own) || is_prose(&unit.text))
        };
        let states = found.units.into_iter().zip(now).map(|(change, unit)| match change {
            UnitChange::Same(run) if copied(run, unit) => UnitFreshness::Copied(run),
            UnitChange::Same(run) => UnitFreshness::Fresh(run),
            UnitChange::Changed(run) => UnitFreshness::Changed(run),
            UnitChange::Added => UnitFreshness::Nothing,
        });
        self.states = states.collect();
        self.before = found.before;
    }
}

/// Whether both have units of the same kinds in the same order.
pub(super) fn is_alike(one: &SourceFile, other: &SourceFile) -> bool {
    one.units().iter().map(|unit| unit.kind).eq(other.units().iter().map(|unit| unit.kind))
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
