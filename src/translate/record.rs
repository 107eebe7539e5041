//! The text of the source that a translation was made from, as it is written beside it.

use jiff::civil::Date;

use super::change::Change;
use super::front::{FrontEdit, write};
use super::pair::{HeadText, Pair, UnitFreshness};
use crate::freshness::{NOT_TRANSLATED, record_path};
use crate::markdown::assemble;
use crate::site::SourceFile;

/// Whether title and summary say what the source says now.
#[derive(Clone, Copy)]
pub(super) struct Heads {
    pub(super) title: bool,
    pub(super) summary: bool,
}

/// The record of the translation of a `pair` into `tag` which has the structure of the source: of
/// units that are `taken`, or were fresh, it says what they say now, of others what they said.
/// Nothing where it is there already.
pub(super) fn record(
    pair: &Pair<'_>,
    tag: &str,
    heads: Heads,
    taken: impl Fn(usize) -> bool,
) -> Option<Change> {
    let source = pair.source.source().text();
    let (units, mut text) = (pair.source.units(), source.to_owned());
    let mut old = Vec::new();
    for (at, (unit, state)) in units.iter().zip(&pair.states).enumerate() {
        let words = match state {
            _ if taken(at) => continue,
            UnitFreshness::Fresh(_) => continue,
            UnitFreshness::Changed(_) | UnitFreshness::Unsure(_) => pair.previous(at),
            UnitFreshness::Nothing | UnitFreshness::Copied(_) => None,
        };
        old.push((unit.range.clone(), words.unwrap_or_else(|| NOT_TRANSLATED.to_owned())));
    }
    if !old.is_empty() {
        let parts = old.iter().map(|(range, words)| (range.clone(), words.as_str()));
        (text, _) = assemble(source, parts);
    }
    let said = |taken: bool, head: &HeadText<'_>| {
        let then = head.then.map(str::to_owned);
        let none = || head.own.map(|_| NOT_TRANSLATED.to_owned());
        if taken { None } else { then.or_else(none) }
    };
    let [title, summary] = &pair.head();
    let words = [said(heads.title, title), said(heads.summary, summary)];
    if words.iter().any(Option::is_some) {
        let [title, summary] = &words;
        let edit = FrontEdit {
            title: title.as_deref(),
            summary: summary.as_deref(),
            ..FrontEdit::default()
        };
        // Where the front matter of the source cannot be written, what was said before is lost.
        if let Ok(written) = write(&SourceFile::of(pair.source, &text), &edit, Date::ZERO) {
            text = written;
        }
    }
    let is_there = pair.then.is_some_and(|then| then.source().text() == text);
    (!is_there).then(|| of_text(pair, tag, text))
}

/// The record that has this `text`.
pub(super) fn of_text(pair: &Pair<'_>, tag: &str, text: String) -> Change {
    let path = record_path(tag, pair.own.map_or(pair.source, |own| own).path());
    Change { path, before: None, text }
}
