//! The words of messages: their spelling, space at their ends, signs that would be shown as they
//! are.

use fluent_syntax::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::{Resource, syntax};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::spelling::{Passage, Spelling};

/// Checks the words of a file.
pub(super) fn check(resource: &Resource, spelling: &Spelling, sink: &mut Sink) {
    for entry in resource.parsed.entries() {
        let (name, value, attributes) = match entry {
            ast::Entry::Message(message) => {
                (message.id.name, message.value.as_ref(), &message.attributes)
            }
            ast::Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut words = Words { resource, spelling, name, sink };
        for pattern in value.into_iter().chain(attributes.iter().map(|a| &a.value)) {
            words.check(pattern);
        }
    }
}

struct Words<'a, 's> {
    resource: &'a Resource,
    spelling: &'a Spelling,
    name: &'a str,
    sink: &'s mut Sink,
}

impl Words<'_, '_> {
    /// A pattern is one passage, each variant inside it another.
    fn check(&mut self, pattern: &ast::Pattern<&str>) {
        let mut passage = Passage::new(&self.resource.source);
        let mut end = 0;
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    let span = syntax::place(self.resource, value);
                    self.check_markup(value, &span);
                    end = span.end;
                    passage.push(value, span.start..span.end);
                }
                ast::PatternElement::Placeable { expression } => {
                    match literal(expression) {
                        // What is written with escapes is read as what it stands for.
                        Some(value) => {
                            let span = syntax::place(self.resource, value);
                            end = span.end;
                            passage.push(&unescape_unicode_to_string(value), span.start..span.end);
                        }
                        None => passage.gap(end..end),
                    }
                    if let ast::Expression::Select { variants, .. } = expression {
                        variants.iter().for_each(|variant| self.check(&variant.value));
                    }
                }
            }
        }
        self.spelling.check(&passage, self.sink);
        self.check_edges(pattern);
    }

    /// Messages are plain text: readers would see the signs.
    fn check_markup(&mut self, text: &str, span: &Span) {
        for (at, length, kind) in markup(text) {
            let start = span.start + at;
            self.sink.push(
                Diagnostic::new(
                    Code::LocaleMarkup,
                    format!("`{}` holds {kind}, which readers would see as it stands", self.name),
                )
                .at(span.source.span(start..start + length))
                .help("write plain words; messages know no markup"),
            );
        }
    }

    /// Space that nobody sees: at the ends of the message, and of its last line in the file.
    fn check_edges(&mut self, pattern: &ast::Pattern<&str>) {
        let mut report = |range: std::ops::Range<usize>| {
            let fault = Diagnostic::new(
                Code::TextEdgeSpace,
                format!("space at the edge of `{}`", self.name),
            );
            let span = self.resource.source.span(range);
            self.sink.push(
                fault
                    .at(span)
                    .help("take it out; `mashal check --fix` does")
                    .suggestion(Some(String::new())),
            );
        };
        let text = |element: Option<&ast::PatternElement<&str>>| match element {
            Some(ast::PatternElement::TextElement { value }) => {
                Some(syntax::place(self.resource, value))
            }
            _ => None,
        };
        if let Some(span) = text(pattern.elements.first()) {
            let space = span.text().len() - span.text().trim_start().len();
            // Spaces before a second line belong to the file's form.
            if space > 0 && !span.text().starts_with(['\n', '\r', ' ']) {
                report(span.start..span.start + space);
            }
        }
        if let Some(span) = text(pattern.elements.last()) {
            let end = span.start + span.text().trim_end().len();
            let line = self.resource.source.text().get(end..).unwrap_or_default();
            let line = line.split(['\n', '\r']).next().unwrap_or_default();
            if !line.is_empty() && line.trim().is_empty() {
                report(end..end + line.len());
            }
        }
    }
}

/// A text in braces.
fn literal<'m>(expression: &ast::Expression<&'m str>) -> Option<&'m str> {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => Some(value),
        ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => {
            literal(expression)
        }
        _ => None,
    }
}

/// Where HTML or Markdown stands in a text, with its length and kind.
fn markup(text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let begins =
            rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
        if let Some(end) = rest.find('>').filter(|_| begins) {
            found.push((at, end + 2, "HTML"));
        }
    }
    for (at, _) in text.match_indices('&') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.split(';').next().unwrap_or_default();
        let sound = |c: char| c.is_ascii_alphanumeric() || c == '#';
        if name.len() < rest.len() && name.len() > 1 && name.chars().all(sound) {
            found.push((at, name.len() + 2, "HTML"));
        }
    }
    for sign in ["**", "]("] {
        found.extend(text.find(sign).map(|at| (at, sign.len(), "Markdown")));
    }
    found
}
