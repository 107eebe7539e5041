//! `mashal check --fix`: what has one right answer is mended in the files themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::Exit;
use super::output::{Output, counted};
use crate::config::Choices;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::rewrite::rewrite;
use crate::site;
use crate::world::Disk;

/// A file and what is to be changed in it, in order and apart from each other.
struct Mended {
    source: Arc<Source>,
    changes: Vec<(Span, Box<str>)>,
}

/// Shows what can be mended, and mends it where that is wanted.
pub(super) fn run(root: &Path, yes: bool, output: &Output) -> Exit {
    let world = Disk::new(root);
    let mut sink = Sink::default();
    // Faults of the pages themselves are nothing that could be mended here.
    let _site = site::load(&world, &Choices { drafts: true, ..Choices::default() }, &mut sink);
    let files = collect(sink.sorted());
    if files.is_empty() {
        output.say("nothing to mend");
        return Exit::Done;
    }
    output.result(&files.iter().map(shown).collect::<String>());
    let places: usize = files.iter().map(|file| file.changes.len()).sum();
    let what = format!("{} in {}", counted(places, "place"), counted(files.len(), "file"));
    if !yes && !agreed(&what) {
        output.say(&format!("nothing was written; `mashal check --fix --yes` mends {what}"));
        return Exit::Faults;
    }
    for file in &files {
        let text = file.source.text();
        let text = changed(text, 0..text.len(), &file.changes);
        if let Err(error) = rewrite(&world, root, &file.source, &text) {
            output.fail(&format!("`{}` cannot be written: {error}", file.source.path()));
            return Exit::Surroundings;
        }
    }
    output.say(&format!("mended {what}; `mashal check` shows what is left"));
    Exit::Done
}

/// What faults say, by file. Where two have an answer for one place, the first has it.
fn collect(faults: Vec<Diagnostic>) -> Vec<Mended> {
    let mut files: BTreeMap<String, Mended> = BTreeMap::new();
    // Of two versions only one was read: nobody but the author can tell what the file is to say.
    let torn: BTreeSet<String> = faults
        .iter()
        .filter(|fault| fault.code == Code::FileConflict)
        .filter_map(|fault| Some(fault.span.as_ref()?.source.path().to_owned()))
        .collect();
    for fault in faults {
        let (Some(span), Some(suggestion)) = (fault.span, fault.suggestion) else { continue };
        if torn.contains(span.source.path()) {
            continue;
        }
        let file = files
            .entry(span.source.path().to_owned())
            .or_insert_with(|| Mended { source: Arc::clone(&span.source), changes: Vec::new() });
        if file.changes.last().is_none_or(|(last, _)| last.end <= span.start) {
            file.changes.push((span, suggestion));
        }
    }
    files.into_values().collect()
}

/// A line for each word that changes: `file:line: before → after (U+064A → U+06CC)`.
fn shown(file: &Mended) -> String {
    let text = file.source.text();
    let mut lines = String::new();
    let mut rest = file.changes.as_slice();
    while let Some((first, _)) = rest.first() {
        let word = word_around(text, first);
        let count = rest.iter().take_while(|(span, _)| span.start < word.end).count().max(1);
        let (here, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = later;
        let end = here.last().map_or(word.end, |(span, _)| word.end.max(span.end));
        let word = word.start..end;
        let after = changed(text, word.clone(), here);
        let before = text.get(word).unwrap_or_default();
        let points = |text: &str| {
            let points = text.chars().map(|c| format!("U+{:04X}", c as u32));
            points.collect::<Vec<_>>().join(" ")
        };
        let details = here.iter().map(|(span, suggestion)| match suggestion.is_empty() {
            true => format!("without {}", points(span.text())),
            false => format!("{} → {}", points(span.text()), points(suggestion)),
        });
        let details = details.collect::<Vec<_>>().join(", ");
        let (path, line) = (file.source.path(), first.begin().line);
        // Writing to a `String` cannot fail.
        let _infallible = writeln!(lines, "{path}:{line}: {before} → {after} ({details})");
    }
    lines
}

/// The word that a place is part of, or the one before it where the place is space.
fn word_around(text: &str, place: &Span) -> Range<usize> {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.start..).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let end = after.find(char::is_whitespace).map_or(text.len(), |at| place.start + at);
    start..end.max(place.end)
}

/// The part `range` of a text after `changes`, all of which lie in it.
fn changed(text: &str, range: Range<usize>, changes: &[(Span, Box<str>)]) -> String {
    let (mut written, mut at) = (String::new(), range.start);
    for (span, suggestion) in changes {
        written.push_str(text.get(at..span.start).unwrap_or_default());
        written.push_str(suggestion);
        at = span.end;
    }
    written.push_str(text.get(at..range.end).unwrap_or_default());
    written
}

/// Whether whoever sits at the terminal says yes. Nobody there has said no.
fn agreed(what: &str) -> bool {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return false;
    }
    let mut stream = io::stderr();
    let _closed = write!(stream, "mend {what}? [y/N] ");
    let _closed = stream.flush();
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok()
        && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}
