//! Diagnostics for people and for programs.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Code, Diagnostic, Severity, Span};

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// With the line itself, the place marked, and the help.
    #[default]
    Human,
    /// One line a fault: `file:line:column: severity[code]: message`.
    Short,
    /// One JSON object, `{"diagnostics": […]}`.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

/// Writes `diagnostics` (already sorted) in `format`; `colour` matters to people's format only.
pub fn render(diagnostics: &[Diagnostic], format: Format, colour: bool) -> String {
    match format {
        Format::Human => diagnostics.iter().map(|d| human(d, colour) + "\n\n").collect(),
        Format::Short => diagnostics.iter().map(|d| short(d) + "\n").collect(),
        Format::Json => {
            let all: Vec<_> = diagnostics.iter().map(json_value).collect();
            format!("{:#}\n", json!({ "diagnostics": all }))
        }
        Format::Sarif => format!("{:#}\n", sarif(diagnostics)),
    }
}

/// A line longer than this is cut around the fault, so that a minified or hostile file can be
/// shown (and drawn quickly).
const LONGEST_LINE: usize = 400;

fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str())
        .elements(diagnostic.span.iter().map(|span| snippet(span, AnnotationKind::Primary, None)));
    for (span, text) in &diagnostic.labels {
        group = group.element(snippet(span, AnnotationKind::Context, Some(text)));
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    in_files(&renderer.decor_style(DecorStyle::Ascii).render(&[group]))
}

/// Stands between a place in a file and that in the part of a line which is shown of it, which the
/// renderer adds by itself. In lines and messages, control characters are shown by others.
const SHOWN: char = '\u{1}';

/// What was rendered, without the places behind [`SHOWN`].
fn in_files(text: &str) -> String {
    let mut parts = text.split(SHOWN);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| {
        whole + part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit())
    })
}

/// The line that `span` begins on, or a window of it where it is very long.
fn snippet<'a>(
    span: &Span,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, Annotation<'a>> {
    let text = span.source.text();
    let first = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    // A fault over many lines is marked on its first.
    let line_end = |from: usize| {
        text.get(from..).and_then(|t| t.find('\n')).map_or(text.len(), |at| from + at)
    };
    let last = line_end(span.start);
    let end = span.end.min(last).max(span.start);
    let (mut from, mut to) = (first, last);
    if to - from > LONGEST_LINE {
        let floor = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        from = floor(span.start.saturating_sub(LONGEST_LINE / 2).max(from));
        to = floor(end.saturating_add(LONGEST_LINE / 2).min(to).min(from + 2 * LONGEST_LINE));
    }
    let end = end.min(to);
    let (before, after) = (if from > first { "…" } else { "" }, if to < last { "…" } else { "" });
    let moved = |at: usize| before.len() + at - from;
    let at = span.begin();
    Snippet::source(format!("{before}{}{after}", text.get(from..to).unwrap_or_default()))
        .path(format!("{}:{}:{}{SHOWN}", span.source.path(), at.line, at.column))
        .line_start(at.line)
        .annotation(kind.span(moved(span.start)..moved(end.max(span.start))).label(label))
}

fn short(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.span.as_ref().map_or_else(String::new, |span| {
        let at = span.begin();
        format!("{}:{}:{}: ", span.source.path(), at.line, at.column)
    });
    let (severity, code) = (diagnostic.severity.as_str(), diagnostic.code.as_str());
    format!("{place}{severity}[{code}]: {}", diagnostic.message)
}

/// A diagnostic as an object of the format [`Json`](Format::Json).
pub fn json_value(diagnostic: &Diagnostic) -> Value {
    let mut value = json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "file": null, "line": null, "column": null, "end_line": null, "end_column": null,
    });
    if let (Some(span), Some(object)) = (&diagnostic.span, value.as_object_mut()) {
        let (begin, end) = (span.begin(), span.finish());
        object.insert("file".into(), span.source.path().into());
        object.insert("line".into(), begin.line.into());
        object.insert("column".into(), begin.column.into());
        object.insert("end_line".into(), end.line.into());
        object.insert("end_column".into(), end.column.into());
    }
    value
}

/// SARIF 2.1.0 (OASIS): one run, one rule a code, one result a fault.
fn sarif(diagnostics: &[Diagnostic]) -> Value {
    let rules: Vec<_> = Code::ALL
        .iter()
        .map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": code.about() } }))
        .collect();
    let results: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let locations: Vec<_> = diagnostic
                .span
                .iter()
                .map(|span| {
                    let (begin, end) = (span.begin(), span.finish());
                    json!({ "physicalLocation": {
                        "artifactLocation": { "uri": span.source.path() },
                        "region": {
                            "startLine": begin.line, "startColumn": begin.column,
                            "endLine": end.line, "endColumn": end.column,
                        },
                    }})
                })
                .collect();
            json!({
                "ruleId": diagnostic.code.as_str(),
                "level": diagnostic.severity.as_str(),
                "message": { "text": format!("{}\n{}", diagnostic.message, diagnostic.help) },
                "locations": locations,
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mashal", "version": env!("CARGO_PKG_VERSION"), "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Source;

    /// Long lines are cut around what is marked; the place is that in the file all the same.
    #[test]
    fn people_and_programs_read_the_same_places() {
        let long = "ا".repeat(1000) + "X" + &"ب".repeat(1000);
        let both = format!("one\n{long}\u{1}:7\nX{long}");
        let source = Source::new("a/b.md", both.as_str());
        for (at, _) in both.match_indices('X') {
            for (other, _) in both.match_indices('X') {
                let fault = Diagnostic::new(Code::LinkMissing, "away:1")
                    .at(source.span(at..at + 1))
                    .label(source.span(other..other + 1), "there")
                    .help("look");
                let place = |at: usize| {
                    let begin = source.span(at..at).begin();
                    format!("a/b.md:{}:{}", begin.line, begin.column)
                };
                for colour in [false, true] {
                    let human = render(std::slice::from_ref(&fault), Format::Human, colour);
                    let words = human.split(|c: char| c.is_whitespace() || c == '\u{1b}');
                    let places: Vec<&str> = words
                        .filter_map(|word| word.find("a/").and_then(|a| word.get(a..)))
                        .collect();
                    assert_eq!(places, [place(at), place(other)], "{human}");
                    assert!(human.lines().all(|line| line.chars().count() < 500), "{human}");
                }
                let short = render(&[fault], Format::Short, false);
                assert!(short.starts_with(&format!("{}: ", place(at))), "{short}");
            }
        }
    }
}
