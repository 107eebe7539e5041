//! What the terminal shows while the preview runs: the faults there are now, not all there were.

use std::io::IsTerminal;

use super::output::Output;
use crate::diag::{Diagnostic, Severity};
use crate::preview::News;

/// A terminal that is drawn anew at each change; where there is none, only what has changed is
/// written.
pub(super) struct Screen {
    output: Output,
    /// What stands above everything.
    head: String,
    redrawn: bool,
    before: Option<Vec<Diagnostic>>,
}

impl Screen {
    pub(super) fn new(output: Output, head: String) -> Self {
        let redrawn = std::io::stderr().is_terminal()
            && output.has_colour()
            && !output.quiet
            && !output.verbose;
        Self { output, head, redrawn, before: None }
    }

    /// Whether `head` is part of what is shown.
    pub(super) fn is_redrawn(&self) -> bool {
        self.redrawn
    }

    /// Shows the site's state.
    pub(super) fn show(&mut self, news: &News<'_>) {
        let quiet = self.output.quiet;
        let faults: Vec<Diagnostic> = news
            .faults
            .iter()
            .filter(|fault| !quiet || fault.severity == Severity::Error)
            .cloned()
            .collect();
        let first = self.before.is_none();
        let before = self.before.replace(faults.clone()).unwrap_or_default();
        let mended = without(&before, &faults);
        let fresh = without(&faults, &before);
        let mut text = String::new();
        if self.redrawn {
            // Clears the screen and what has scrolled off it.
            text.push_str("\x1b[2J\x1b[3J\x1b[H");
            text.push_str(&self.head);
            text.push('\n');
            text.push_str(&self.output.drawn(faults.clone()));
        } else {
            text.push_str(&self.output.drawn(fresh.iter().copied().cloned().collect()));
        }
        for fault in &mended {
            let (on, off) = self.output.styled("\x1b[1;32m", "\x1b[0m");
            let place = fault.span.as_ref().map_or("", |span| span.source.path());
            text.push_str(&format!("{on}mended{off}: {place}: {}\n", fault.message));
        }
        let took = news.took.as_secs_f64() * 1000.0;
        if news.stale && (self.redrawn || !fresh.is_empty()) {
            text.push_str("the pages shown are those from before the errors\n");
        } else if (self.redrawn && !first) || !mended.is_empty() {
            text.push_str(&format!("up to date, in {took:.0} ms\n"));
        }
        if !text.is_empty() {
            self.output.say(text.trim_end_matches('\n'));
        }
    }
}

/// What of `some` is not among `others`, wherever in its file it stands.
fn without<'a>(some: &'a [Diagnostic], others: &[Diagnostic]) -> Vec<&'a Diagnostic> {
    fn key(fault: &Diagnostic) -> (&str, &str, Option<&str>) {
        let path = fault.span.as_ref().map(|span| span.source.path());
        (fault.code.as_str(), &fault.message, path)
    }
    let known: std::collections::BTreeSet<_> = others.iter().map(key).collect();
    some.iter().filter(|fault| !known.contains(&key(fault))).collect()
}
