//! Takes a translation over whose front matter has fingerprints of what it was made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::change::Change;
use super::front::{FrontEdit, write};
use super::lines::with_line_breaks_of;
use super::pair::Pair;
use super::record::of_text;
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::freshness::{NOT_TRANSLATED, Print, UNKNOWN};
use crate::markdown::assemble;
use crate::site::{SourceFile, Text};

/// Stands for a unit that is not translated.
const NONE: &str = "-";

/// What fingerprints say.
#[derive(Default)]
struct Prints {
    title: Option<Print>,
    summary: Option<Print>,
    units: Vec<Option<Print>>,
}

impl Prints {
    fn read(text: &str) -> Option<Self> {
        let mut prints = Self::default();
        for word in text.split_whitespace() {
            match word.split_once(':') {
                Some(("title", print)) => prints.title = Some(print.parse().ok()?),
                Some(("summary", print)) => prints.summary = Some(print.parse().ok()?),
                Some(_) => return None,
                None if word == NONE => prints.units.push(None),
                None => prints.units.push(Some(word.parse().ok()?)),
            }
        }
        Some(prints)
    }

    /// Whether `source` is what these were taken of.
    fn is_of(&self, source: &SourceFile) -> bool {
        let is = |print: Option<Print>, field: &Option<(String, Span)>| {
            print.is_none_or(|print| {
                field.as_ref().is_some_and(|(text, _)| Print::of(text) == print)
            })
        };
        let units = source.units();
        is(self.title, &source.front.title)
            && is(self.summary, &source.front.summary)
            && self.units.len() == units.len()
            && self
                .units
                .iter()
                .zip(units)
                .all(|(print, unit)| print.is_none_or(|print| print == Print::of(&unit.text)))
    }
}

/// The files of a translation that is taken over, where its front matter has fingerprints: its
/// record, and the file without them. Each unit stays as fresh or as stale as it was. `versions`
/// answers texts that the source had, newest first; where one of them is what the translation was
/// made from, that is the record, else each unit that is found in one of them says what it said
/// there.
///
/// # Errors
///
/// Where the fingerprints, or the front matter, cannot be read.
pub fn adopt(
    text: &Text,
    source: &SourceFile,
    versions: &dyn Fn() -> Vec<SourceFile>,
    tag: &str,
    today: Date,
) -> Result<Vec<Change>, Box<Diagnostic>> {
    let own = text.authored();
    let Some((written, place)) = &own.front.prints else { return Ok(Vec::new()) };
    let pair = Pair::new(source, Some(text));
    let fault = |message: &str| {
        let fault = Diagnostic::new(Code::GuideRecord, message).at(place.clone());
        let help = "take `from` out, compare the two, and run `mashal translate mark`";
        Box::new(Diagnostic { severity: Severity::Error, ..fault.help(help) })
    };
    let prints = Prints::read(written).ok_or_else(|| fault("these are no fingerprints"))?;
    if prints.units.len() != own.units().len() {
        return Err(fault("there are other fingerprints than texts"));
    }
    let whole = prints.units.iter().all(Option::is_some);
    let versions = if whole && prints.is_of(source) { Vec::new() } else { versions() };
    let then = [source].into_iter().chain(&versions).find(|then| whole && prints.is_of(then));
    let record = match then {
        Some(then) => then.source().text().to_owned(),
        None => in_own_structure(own, source, &versions, &prints),
    };
    let edit = FrontEdit { adopted: true, ..FrontEdit::default() };
    let written = write(own, &edit, today)?;
    let written = with_line_breaks_of(own.source().text(), written);
    let (path, before) = (own.source().path().to_owned(), Some(Arc::clone(own.source())));
    Ok(vec![of_text(&pair, tag, record), Change { path, before, text: written }])
}

/// The translation's own structure with the words that each unit was made from, below the front
/// matter of the source.
fn in_own_structure(
    own: &SourceFile,
    source: &SourceFile,
    versions: &[SourceFile],
    prints: &Prints,
) -> String {
    let mut known: BTreeMap<Print, &str> = BTreeMap::new();
    let mut heads: BTreeMap<Print, &str> = BTreeMap::new();
    for then in [source].into_iter().chain(versions) {
        for unit in then.units() {
            known.entry(Print::of(&unit.text)).or_insert(&unit.text);
        }
        for (words, _) in then.front.title.iter().chain(&then.front.summary) {
            heads.entry(Print::of(words)).or_insert(words);
        }
    }
    let words = |print: &Option<Print>| match print {
        None => NOT_TRANSLATED,
        Some(print) => known.get(print).copied().unwrap_or(UNKNOWN),
    };
    let parts = own.units().iter().zip(&prints.units);
    let parts = parts.map(|(unit, print)| (unit.range.clone(), words(print)));
    let (text, _) = assemble(own.source().text(), parts);
    let body = text.get(own.body()..).unwrap_or_default();
    let head = source.source().text().get(..source.body()).unwrap_or_default();
    let text = format!("{head}{body}");
    let said =
        |print: Option<Print>| print.map(|print| heads.get(&print).copied().unwrap_or(UNKNOWN));
    let edit = FrontEdit {
        title: said(prints.title),
        summary: said(prints.summary),
        ..FrontEdit::default()
    };
    write(&SourceFile::of(source, &text), &edit, Date::ZERO).unwrap_or(text)
}
