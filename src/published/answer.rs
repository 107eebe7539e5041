//! What a host has answered, as a text that faults can point into.

use std::sync::Arc;

use url::Url;

use crate::diag::{Code, Diagnostic, Source, Span};

/// What a host says is cut after so many signs where it is quoted: a policy has a thousand.
const QUOTED: usize = 60;

/// An answer of a host.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status (RFC 9110).
    pub(super) status: u16,
    /// As much of the body as was wanted.
    pub(super) body: Vec<u8>,
    /// Whether that is all of it.
    pub(super) whole: bool,
    /// Whether the host led to another address of its own first.
    pub(super) led: bool,
    headers: Vec<(String, String)>,
    /// The status and the headers, one a line.
    source: Arc<Source>,
}

impl Answer {
    /// An answer for `asked` whose headers, with names in lower case, are these; there is no body
    /// yet.
    pub(super) fn new(asked: &Url, status: u16, headers: Vec<(String, String)>) -> Self {
        let lines = headers.iter().map(|(name, value)| format!("{name}: {value}\n"));
        let text = format!("HTTP {status}\n{}", lines.collect::<String>());
        let source = Source::new(asked.as_str(), text);
        Self { status, body: Vec::new(), whole: true, led: false, headers, source }
    }

    /// The value of a header, those of several lines with a comma between them (RFC 9110, 5.3).
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let lines = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let values: Vec<&str> = lines.map(|(_, value)| value.trim()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// A fault of it with what to do next, at the line of `header` where there is one.
    pub(super) fn fault(
        &self,
        code: Code,
        header: Option<&str>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        let at = header.map_or(0, |name| {
            self.headers
                .iter()
                .position(|(known, _)| known.eq_ignore_ascii_case(name))
                .map_or(0, |at| at + 1)
        });
        let line = self.source.text().lines().nth(at).unwrap_or_default();
        Diagnostic::new(code, message).at(self.source.span_of(line)).help(help)
    }
}

/// The place of what was asked for, where nothing was answered.
pub(super) fn asked(url: &Url) -> Span {
    let source = Source::new(url.as_str(), format!("GET {}", url.path()));
    source.span_of(source.text())
}

/// A value in backticks, cut.
pub(super) fn quoted(value: &str) -> String {
    format!("`{}`", cut(value))
}

/// The beginning of a value that is long.
pub(super) fn cut(value: &str) -> String {
    match value.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", value.get(..at).unwrap_or_default()),
        None => value.to_owned(),
    }
}
