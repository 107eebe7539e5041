//! Faults as values: what is wrong, where, and what to do next.
//!
//! A [`Diagnostic`] carries its own source, so that it can be drawn in a terminal, written as
//! JSON or SARIF, and later shown in the browser, without anything else at hand.

mod code;
mod excerpt;
mod group;
mod memo;
mod render;
mod report;
mod sink;
mod source;

pub use code::Code;
pub use excerpt::{Line, excerpt};
pub use group::{Group, grouped};
pub use memo::{Memo, PointerEq};
pub use render::{Format, json_value, render};
pub use report::Report;
pub use sink::Sink;
pub use source::{Position, Source, Span};

use std::cmp::Ordering;

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written while one stands.
    Error,
    /// The site builds; `--deny-warnings` turns it into a failure.
    Warning,
    /// Worth knowing, never a failure.
    Note,
}

impl Severity {
    /// The lower-case name used in every output format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One fault: a stable code, a sentence, a place, and the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of this kind of fault.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in lower case, names in backticks, no blame.
    pub message: String,
    /// Where; `None` only for faults of the whole site.
    pub span: Option<Span>,
    /// Other places that explain the fault.
    pub labels: Vec<(Span, String)>,
    /// What to do next.
    pub help: String,
    /// What the text at the place becomes, where there is one right answer (`mashal check --fix`).
    pub suggestion: Option<Box<str>>,
}

impl Diagnostic {
    /// A fault of `code` with that code's own severity; place and help follow.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: printable(message.into()),
            span: None,
            labels: Vec::new(),
            help: String::new(),
            suggestion: None,
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds another place with a few words on why it is shown.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = printable(text.into());
        self
    }

    /// Says what the text at the place becomes.
    #[must_use]
    pub fn suggestion(mut self, text: Option<String>) -> Self {
        self.suggestion = text.map(String::into_boxed_str);
        self
    }

    /// File, line, column, then code and message: the order of every listing.
    fn order(&self, other: &Self) -> Ordering {
        let key = |d: &Self| {
            d.span.as_ref().map(|span| (span.source.path().to_owned(), span.start, span.end))
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.severity.cmp(&other.severity))
            .then_with(|| self.code.as_str().cmp(other.code.as_str()))
            .then_with(|| self.message.cmp(&other.message))
    }
}

/// `text` without control characters, which could break the lines of a report or colour the
/// terminal of whoever reads it.
fn printable(text: String) -> String {
    if text.contains(char::is_control) { text.replace(char::is_control, "\u{fffd}") } else { text }
}

/// The known name nearest to `name`, if one is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| {
            // One slip of the finger, also in words too short for the measure of likeness.
            let slip = name.len() > 1 && strsim::osa_distance(name, candidate) == 1;
            let floor = if slip { 0.85 } else { 0.0 };
            (strsim::jaro_winkler(name, candidate).max(floor), candidate)
        })
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
