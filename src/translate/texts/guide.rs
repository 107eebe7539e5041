//! What a guide's translation becomes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::given::{Given, differing};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::markdown::{Document, Unit, assemble, parts};
use crate::site::{SourceFile, State};
use crate::translate::change::Change;
use crate::translate::front::{FrontEdit, write};
use crate::translate::lines::with_line_breaks_of;
use crate::translate::mark::name;
use crate::translate::pair::{Pair, Tracking};
use crate::translate::record::{Heads, record};

/// The translations that are given for one guide.
#[derive(Default)]
pub(super) struct Done<'a> {
    pub(super) title: Option<Given<'a>>,
    pub(super) summary: Option<Given<'a>>,
    /// By place in the source.
    pub(super) units: BTreeMap<usize, Given<'a>>,
}

impl<'a> Done<'a> {
    fn new_units(&self) -> impl Iterator<Item = (usize, Given<'a>)> {
        self.units.iter().map(|(at, given)| (*at, *given)).filter(|(_, given)| given.is_new())
    }
}

/// The files that say what is `done`, the translation and its record; nothing where it says so
/// already, or where there is a fault.
///
/// Where the translation has the structure of the source, new words take the place of old ones and
/// nothing else is touched. Otherwise it takes the structure that the source has now: what is not
/// translated stands there in the source's words, and is recorded as not translated. A translation
/// that says nothing of what it was made from goes on so until all of it is translated anew: its
/// readers would lose what they have.
pub(super) fn guide(
    pair: &Pair<'_>,
    done: &Done<'_>,
    (tag, today): (&str, Date),
    sink: &mut Sink,
) -> Vec<Change> {
    translated(pair, done, (tag, today), sink).unwrap_or_default()
}

fn translated(
    pair: &Pair<'_>,
    done: &Done<'_>,
    (tag, today): (&str, Date),
    sink: &mut Sink,
) -> Option<Vec<Change>> {
    let heads = [done.title, done.summary].map(|given| given.filter(Given::is_new));
    let first =
        heads.iter().flatten().copied().chain(done.new_units().map(|(_, given)| given)).next()?;
    let whole = (0..pair.states.len()).all(|at| done.units.contains_key(&at));
    if pair.tracking == Tracking::Apart && !whole && done.new_units().next().is_some() {
        sink.push(apart(pair, first));
        return None;
    }
    check_heads(&heads, sink);
    let differing = done.new_units().filter_map(|(at, given)| {
        Some((at, differing(&given, &parts(&given.item.original), &parts(given.text()))?))
    });
    let (faulty, faults): (Vec<usize>, Vec<_>) = differing.unzip();
    sink.extend(faults);
    let path = match pair.own {
        Some(own) => own.source().path().to_owned(),
        None => format!("content/{tag}/{}", pair.path),
    };
    let in_place = pair.stands_alike();
    let text = if in_place { replaced(pair, done) } else { recomposed(pair, done) };
    let text = match text {
        Some(text) => text,
        None => {
            sink.extend(misplaced(pair, done, &faulty));
            return None;
        }
    };
    let of = pair.own.unwrap_or(pair.source);
    let file = SourceFile::of(of, &text);
    // Both ways the file has as many units as the source, in the same order.
    if !in_place && file.units().len() != pair.states.len() {
        let message = format!("`{path}`: its front matter has no clear end");
        let fault = Diagnostic::new(Code::PoMisfit, message).at(first.place());
        sink.push(fault.help("mend what `mashal check` says of the file first"));
        return None;
    }
    check_markdown(&file, done, sink);
    let recorded = pair.tracking == Tracking::Recorded || whole;
    // Words that nobody has reviewed make the page one that nobody has.
    let state = pair.own.and_then(|own| own.front.state);
    let lowered = state == Some(State::Reviewed) || (state.is_none() && recorded);
    let [title, summary] = heads.map(|given| given.map(|given| given.text()));
    let state = lowered.then_some(State::Draft);
    let edit = FrontEdit { title, summary, state, dated: recorded, ..FrontEdit::default() };
    match write(&file, &edit, today) {
        Ok(text) => {
            let text = with_line_breaks_of(of.source().text(), text);
            let before = pair.own.map(|own| Arc::clone(own.source()));
            let own = Change { path, before, text };
            let heads = Heads { title: done.title.is_some(), summary: done.summary.is_some() };
            let taken = |at: usize| done.units.contains_key(&at);
            let record = recorded.then(|| record(pair, tag, heads, taken)).flatten();
            Some([own].into_iter().chain(record).collect())
        }
        Err(why) => {
            let fault = Diagnostic::new(Code::PoMisfit, format!("`{path}`: {}", why.message));
            sink.push(fault.at(first.place()).help(why.help));
            None
        }
    }
}

/// The translation with new words in the places of old ones.
fn replaced(pair: &Pair<'_>, done: &Done<'_>) -> Option<String> {
    let own = pair.own?;
    let units = own.units();
    let new: Vec<(usize, &str)> = done.new_units().map(|(at, given)| (at, given.text())).collect();
    put(own.source().text(), own, units, &new)
}

/// The source's structure with all that is translated, below the translation's own front matter.
fn recomposed(pair: &Pair<'_>, done: &Done<'_>) -> Option<String> {
    let units = pair.source.units();
    let words: Vec<(usize, String)> = (0..units.len())
        .filter_map(|at| {
            let given = done.units.get(&at).map(|given| given.text().to_owned());
            Some((at, given.or_else(|| pair.own_text(at))?))
        })
        .collect();
    let words: Vec<(usize, &str)> = words.iter().map(|(at, words)| (*at, words.as_str())).collect();
    let text = pair.source.source().text();
    let text = put(text, pair.source, units, &words)?;
    let head = match pair.own {
        Some(own) => own.source().text().get(..own.body()).unwrap_or_default(),
        None => "+++\n+++\n",
    };
    Some(format!("{head}{}", text.get(pair.source.body()..).unwrap_or_default()))
}

/// `text`, which has these `units`, with `new` words in the places of some; nothing where it would
/// have other units than these then.
fn put(text: &str, of: &SourceFile, units: &[Unit], new: &[(usize, &str)]) -> Option<String> {
    let place = |at: usize| units.get(at).map_or(0..0, |unit| unit.range.clone());
    let (text, _) = assemble(text, new.iter().map(|(at, words)| (place(*at), *words)));
    let mut expected: Vec<_> = units.iter().map(|unit| (unit.kind, unit.text.clone())).collect();
    for (at, words) in new {
        if let Some((_, text)) = expected.get_mut(*at) {
            *text = one_line(words);
        }
    }
    let got = SourceFile::of(of, &text);
    let got = got.units().iter().map(|unit| (unit.kind, unit.text.clone()));
    got.eq(expected).then_some(text)
}

/// A text as a unit has it: line breaks that are not hard are spaces.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for (at, part) in text.split('\n').enumerate() {
        if at > 0 {
            let hard = line.ends_with('\\') || line.ends_with("  ");
            line.truncate(line.trim_end_matches(['\\', ' ']).len());
            line.push_str(if hard { "\\\n" } else { " " });
        }
        line.push_str(if at > 0 { part.trim_start() } else { part });
    }
    line
}

fn apart(pair: &Pair<'_>, given: Given<'_>) -> Diagnostic {
    let path = pair.own.map_or("", |own| own.source().path());
    let message =
        format!("`{path}` has other parts than its source, and nothing says which is which");
    let fault = Diagnostic::new(Code::PoMisfit, message).at(given.place());
    fault.help("make it the same in structure as its source, run `mashal translate mark` for it (or `translate align`), and export again; or translate all of it")
}

fn check_heads(heads: &[Option<Given<'_>>], sink: &mut Sink) {
    for given in heads.iter().flatten().filter(|given| given.text().contains('\n')) {
        let fault = Diagnostic::new(Code::PoMarkdown, "more than one line in a title or summary");
        sink.push(fault.at(given.place()).help("write it on one line, without `\\n`"));
    }
}

/// The translations that make other units than the source has; each is tried alone, but for those
/// that are `faulty` anyway.
fn misplaced(pair: &Pair<'_>, done: &Done<'_>, faulty: &[usize]) -> Vec<Diagnostic> {
    let (text, units) = (pair.source.source().text(), pair.source.units());
    let fits = |at: usize, given: &Given<'_>| {
        faulty.contains(&at) || put(text, pair.source, units, &[(at, given.text())]).is_some()
    };
    let mut wrong: Vec<_> = done.new_units().filter(|(at, given)| !fits(*at, given)).collect();
    if wrong.is_empty() && faulty.is_empty() {
        // Only together, or in the translation's own file.
        wrong.extend(done.new_units().next());
    }
    let faults = wrong.into_iter().map(|(at, given)| {
        let kind = units.get(at).map_or("a text", |unit| name(unit.kind));
        let message = format!("this would not be {kind}, as it is in the source");
        let fault = Diagnostic::new(Code::PoMarkdown, message).at(given.place());
        fault.help("begin no line with `#`, `-`, `>`, `|` or a number and a full stop, leave no empty line, and write a `|` in a table as `\\|`")
    });
    faults.collect()
}

/// Faults that the file has in its new words.
fn check_markdown(file: &SourceFile, done: &Done<'_>, sink: &mut Sink) {
    let mut faults = Sink::default();
    let body = file.body()..file.source().text().len();
    let _document = Document::parse(file.source(), body, &mut faults);
    let places: Vec<(Range<usize>, Given<'_>)> = done
        .new_units()
        .filter_map(|(at, given)| Some((file.units().get(at)?.range.clone(), given)))
        .collect();
    for fault in faults.into_vec().into_iter().filter(|fault| fault.severity == Severity::Error) {
        let at = fault.span.as_ref().map_or(0, |span| span.start);
        if let Some((_, given)) = places.iter().find(|(place, _)| place.contains(&at)) {
            let fault = Diagnostic::new(Code::PoMarkdown, fault.message).help(fault.help);
            sink.push(fault.at(given.place()));
        }
    }
}
