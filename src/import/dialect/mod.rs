//! What other generators add to Markdown → what mashal has for it.
//!
//! These signs are no CommonMark: lines are read one by one, with what is open around them.

mod attributes;
mod frames;
mod known;
mod line;
mod marks;
mod quoted;
mod short;
mod tag;
mod written;

pub(super) use known::REFERENCE;

use super::Generator;
use super::layout::Rules;
use super::report::Notes;
use super::text::Text;

/// Rewrites `body`, whose first line is the line `first` of its file.
pub(super) fn turn(
    body: &str,
    first: usize,
    (generator, rules): (Generator, &Rules),
    notes: &mut Notes<'_>,
) -> Text {
    let lines: Vec<&str> = body.lines().collect();
    let mut state = frames::State::new(rules, notes);
    let closers = short::closers(generator, &lines);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let behind = lines.get(at + 1..).unwrap_or_default();
        state.line = first + at;
        at += 1 + line::read(&mut state, generator, (*line, behind, at), &closers);
    }
    state.finish()
}
