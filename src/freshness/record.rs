//! What a translation says of the source that it was made from: `from` in its front matter.

use std::fmt;
use std::str::FromStr;

use super::{Fate, Print, UnknownPrint, align};
use crate::markdown::UnitKind;

/// Stands for a unit that is not translated.
const NONE: &str = "-";

/// Fingerprints of the units that a translation was made from, in the order of its own units.
///
/// Written as words between spaces or line breaks: `title:` and a fingerprint, `summary:` and a
/// fingerprint, where the translation has its own; then one fingerprint for each unit of the body, or
/// `-` where the file holds the words of the source, not translated.
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
    /// For each unit of the source `now`, which of the translation's own units, of these `kinds`,
    /// stands for it. Nothing where the translation has more or fewer units than this record.
    pub fn fates(
        &self,
        kinds: impl ExactSizeIterator<Item = UnitKind>,
        now: &[(UnitKind, Print)],
    ) -> Option<Vec<Fate>> {
        if kinds.len() != self.units.len() {
            return None;
        }
        let units = kinds.zip(&self.units).enumerate();
        let (places, then): (Vec<usize>, Vec<_>) =
            units.filter_map(|(at, (kind, print))| Some((at, (kind, (*print)?)))).unzip();
        let own = |at: usize| places.get(at).copied().unwrap_or(at);
        let fates = align(&then, now).into_iter().map(|fate| match fate {
            Fate::Same(at) => Fate::Same(own(at)),
            Fate::Changed(at) => Fate::Changed(own(at)),
            Fate::Added => Fate::Added,
        });
        Some(fates.collect())
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
