//! What a translation says of the source that it was made from: `from` in its front matter.

use std::fmt;
use std::str::FromStr;

use super::{Print, UnknownPrint};

/// Fingerprints of the units that a translation was made from, in the order of its own units.
///
/// Written as words between spaces or line breaks: `title:` and a fingerprint, `summary:` and a
/// fingerprint, where the translation has its own; then one fingerprint for each unit of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The title.
    pub title: Option<Print>,
    /// The summary.
    pub summary: Option<Print>,
    /// The units of the body.
    pub units: Vec<Print>,
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
                None => record.units.push(word.parse()?),
            }
        }
        Ok(record)
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [("title:", self.title), ("summary:", self.summary)];
        let named = named.iter().filter_map(|(name, print)| Some((*name, (*print)?)));
        for (at, (name, print)) in named.chain(self.units.iter().map(|p| ("", *p))).enumerate() {
            let before = if at == 0 { "" } else { "\n" };
            write!(f, "{before}{name}{print}")?;
        }
        Ok(())
    }
}
