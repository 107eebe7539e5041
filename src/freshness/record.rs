//! What a translation says of the source that it was made from: `from` in its front matter.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::str::FromStr;

use super::{Print, UnitChange, UnknownPrint, align};
use crate::markdown::UnitKind;

/// Stands for a unit that is not translated.
const NONE: &str = "-";

/// Fingerprints of the units that a translation was made from, in the order of its own units.
///
/// Written as words between spaces or line breaks: `title:` and a fingerprint, `summary:` and a
/// fingerprint, where the translation has its own; then one fingerprint for each unit of the body,
/// or `-` where the file holds the words of the source, not translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The title.
    pub title: Option<Print>,
    /// The summary.
    pub summary: Option<Print>,
    /// The units of the body; nothing for one that is not translated.
    pub units: Vec<Option<Print>>,
}

impl Record {
    /// For each unit of the source `now`, which of the translation's `own` units stands for it.
    /// Nothing where the translation has more or fewer units than this record.
    ///
    /// One that is not translated has the words of the source: it is known again by them, so that
    /// those around it keep their places, and is new.
    pub fn changes(
        &self,
        own: &[(UnitKind, Print)],
        now: &[(UnitKind, Print)],
    ) -> Option<Vec<UnitChange>> {
        if own.len() != self.units.len() {
            return None;
        }
        let then: Vec<_> = own
            .iter()
            .zip(&self.units)
            .map(|((kind, words), print)| (*kind, print.unwrap_or(*words)))
            .collect();
        let mut changes = align(&then, now);
        let mut free = self.units.clone();
        for change in &mut changes {
            if let UnitChange::Same(at) | UnitChange::Changed(at) = *change
                && free.get_mut(at).and_then(Option::take).is_none()
            {
                *change = UnitChange::Added;
            }
        }
        // The same words elsewhere may be translated.
        let mut left: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
        for (at, (unit, _)) in then.iter().zip(&free).enumerate().filter(|(_, (_, f))| f.is_some())
        {
            left.entry(unit).or_default().push_back(at);
        }
        for (change, unit) in
            changes.iter_mut().zip(now).filter(|(change, _)| **change == UnitChange::Added)
        {
            if let Some(at) = left.get_mut(unit).and_then(VecDeque::pop_front) {
                *change = UnitChange::Same(at);
            }
        }
        Some(changes)
    }

    /// How many units are translated.
    pub fn translated(&self) -> usize {
        self.units.iter().flatten().count()
    }
}

impl FromStr for Record {
    type Err = UnknownPrint;

    fn from_str(text: &str) -> Result<Self, UnknownPrint> {
        let mut record = Self::default();
        for word in text.split_whitespace() {
            match word.split_once(':') {
                Some(("title", print)) => record.title = Some(print.parse()?),
                Some(("summary", print)) => record.summary = Some(print.parse()?),
                Some(_) => return Err(UnknownPrint),
                None if word == NONE => record.units.push(None),
                None => record.units.push(Some(word.parse()?)),
            }
        }
        Ok(record)
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [("title:", self.title), ("summary:", self.summary)];
        let named = named.iter().filter_map(|(name, print)| Some(format!("{name}{}", (*print)?)));
        let units = self.units.iter().map(|print| print.map_or(NONE.to_owned(), |p| p.to_string()));
        f.write_str(&named.chain(units).collect::<Vec<_>>().join("\n"))
    }
}
