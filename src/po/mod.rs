//! PO, the format of GNU gettext for translations: what the tools of translators read and write.
//!
//! Written and read here, after gettext’s manual (“The Format of PO Files”): a fault must be
//! shown at its line and column, all of them at once, and the crates there are (polib 0.3, rspolib
//! 0.1) stop at the first, without a place or without a column.

mod plural;
mod read;
mod write;

pub use plural::plural_forms;
pub use read::read;
pub use write::write;

use crate::diag::Span;

/// A text and its translation. Plural forms are not known here: Fluent has them inside its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// `msgctxt`: where the text belongs. It keeps entries with the same text apart.
    pub context: String,
    /// `msgid`: the text.
    pub original: String,
    /// `#| msgid`: what the text was when it was translated.
    pub previous: Option<String>,
    /// `msgstr`: the translation, or nothing.
    pub translation: String,
    /// Whether somebody must look at the translation before it counts.
    pub fuzzy: bool,
    /// `#.`: what a translator should know, line by line.
    pub notes: Vec<String>,
    /// `#:`: where the text stands, `file:line`.
    pub reference: String,
}

/// An entry that was read; notes and reference are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub entry: Entry,
    /// The place of its text: the string behind `msgid`.
    pub original: Span,
    /// The place of its translation: the string behind `msgstr`.
    pub translation: Span,
}

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The first entry, whose text is empty, and whose translation says what the file is.
    pub header: Option<Found>,
    /// All others that are sound.
    pub entries: Vec<Found>,
}

impl Catalog {
    /// What the header says under `name`.
    pub fn field(&self, name: &str) -> Option<&str> {
        let lines = self.header.as_ref()?.entry.translation.lines();
        lines
            .filter_map(|line| line.split_once(':'))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.trim())
    }
}
