//! Records what a translation was made from.

use jiff::civil::Date;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::lines::with_line_breaks_of;
use crate::data::Worded;
use crate::diag::{Code, Diagnostic, Severity};
use crate::freshness::{Print, Record};
use crate::markdown::{Syntax, Unit, UnitKind, split_front_matter};
use crate::site::{SourceFile, State};

/// The file of a translation with what it was made from: the `source` as it is now. Nothing but the
/// table `[translation]` of its front matter is touched. `None` for the state leaves what is there.
///
/// # Errors
///
/// Where the two differ in structure, with both places, or where the front matter cannot be
/// written: it is YAML, or broken.
pub fn mark(
    text: &SourceFile,
    source: &SourceFile,
    state: Option<State>,
    today: Date,
) -> Result<String, Vec<Diagnostic>> {
    let faults = differences(text, source);
    if !faults.is_empty() {
        return Err(faults);
    }
    let edit = FrontEdit { record: Some(renewed(text, source)), state, ..FrontEdit::default() };
    let marked = write(text, &edit, today).map_err(|why| vec![*why])?;
    Ok(with_line_breaks_of(text.source().text(), marked))
}

/// The record of `text` made anew. What was recorded as not translated, and still has the source's
/// words, stays so.
fn renewed(text: &SourceFile, source: &SourceFile) -> Record {
    let mut record = record(text, source);
    let before = text.front.record.as_ref().map_or(&[][..], |(before, _)| &before.units);
    let ((_, own), (_, now)) = (text.units(), source.units());
    if before.len() == own.len() {
        for (at, unit) in record.units.iter_mut().enumerate() {
            if before.get(at) == Some(&None) && own.get(at) == now.get(at) {
                *unit = None;
            }
        }
    }
    record
}

/// What `text` is made from, if it is made from `source` as it is now.
pub(super) fn record(text: &SourceFile, source: &SourceFile) -> Record {
    let print = |own: bool, field: &Option<(String, crate::diag::Span)>| {
        field.as_ref().filter(|_| own).map(|(text, _)| Print::of(text))
    };
    Record {
        title: print(text.front.title.is_some(), &source.front.title),
        summary: print(text.front.summary.is_some(), &source.front.summary),
        units: source.units().1.iter().map(|(_, print)| Some(*print)).collect(),
    }
}

/// Where the units of a translation are not of the same kinds as the source's: the first such
/// place.
fn differences(text: &SourceFile, source: &SourceFile) -> Vec<Diagnostic> {
    let ((own, _), (other, _)) = (text.units(), source.units());
    let at = own.iter().zip(other).position(|(own, other)| own.kind != other.kind);
    let at = match at {
        Some(at) => at,
        None if own.len() == other.len() => return Vec::new(),
        None => own.len().min(other.len()),
    };
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
        .help("make both the same in structure: as many headings, paragraphs, items and cells, in the same order");
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

/// What is to be changed in front matter; nothing where it stays.
#[derive(Default)]
pub(super) struct FrontEdit<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) summary: Option<&'a str>,
    pub(super) record: Option<Record>,
    pub(super) state: Option<State>,
}

/// The file with other front matter, all else byte for byte as it is.
pub(super) fn write(
    file: &SourceFile,
    edit: &FrontEdit<'_>,
    today: Date,
) -> Result<String, Box<Diagnostic>> {
    let source = file.source();
    let fault = |message: String, help: &str| {
        let fault = Diagnostic::new(Code::GuideRecord, message).at(source.span(0..3)).help(help);
        Box::new(Diagnostic { severity: Severity::Error, ..fault })
    };
    let (front, _) = split_front_matter(source, &mut crate::diag::Sink::default());
    let range = match front {
        Some((Syntax::Toml, range)) => range,
        Some((Syntax::Yaml, _)) => {
            let help = "write the front matter as TOML between `+++` lines";
            return Err(fault("front matter in YAML is not written".to_owned(), help));
        }
        None => {
            let help =
                "begin the file with `+++`, `title = \"…\"`, `+++`, each on a line of its own";
            return Err(fault("the file has no front matter".to_owned(), help));
        }
    };
    let text = source.text();
    let toml = text.get(range.clone()).unwrap_or_default();
    let mut document: DocumentMut = toml.parse().map_err(|_| {
        fault(
            "the front matter cannot be read".to_owned(),
            "mend it first: `mashal check` says what is wrong in it",
        )
    })?;
    for (name, words) in [("title", edit.title), ("summary", edit.summary)] {
        if let Some(words) = words {
            set(document.as_table_mut(), name, words.into());
        }
    }
    if edit.record.is_some() || edit.state.is_some() {
        let table = document.entry("translation").or_insert_with(|| Item::Table(Table::new()));
        let Some(table) = table.as_table_like_mut() else {
            return Err(fault("`translation` is no table".to_owned(), "write `[translation]`"));
        };
        if let Some(state) = edit.state {
            set(table, "state", state.as_str().into());
        }
        set(table, "date", date(today).into());
        if let Some(record) = &edit.record {
            // Line by line, so that two people's changes meet in as few lines as they can.
            let from = format!("\n{record}\n");
            let written = format!("\"\"\"{from}\"\"\"").parse();
            set(table, "from", written.unwrap_or_else(|_| from.as_str().into()));
        }
    }
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    Ok(format!("{}{document}{}", before.unwrap_or_default(), after.unwrap_or_default()))
}

/// Sets a value; the spaces and the comment around the one that was there stay.
fn set(table: &mut dyn TableLike, name: &str, mut value: Value) {
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(before) => {
            *value.decor_mut() = before.decor().clone();
            *before = value;
        }
        None => drop(table.insert(name, Item::Value(value))),
    }
}

fn date(day: Date) -> toml_edit::Datetime {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let date = toml_edit::Date {
        year: u16::try_from(day.year()).unwrap_or_default(),
        month: part(day.month()),
        day: part(day.day()),
    };
    toml_edit::Datetime { date: Some(date), time: None, offset: None }
}
