//! Fluent files: parsed with all their faults, and what their patterns refer to.

use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast;

use super::Resource;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

/// Deepest nesting of braces. Real messages need three; the parser recurses.
const DEEPEST: usize = 30;

/// Parses a file. Every syntax fault is reported; what is sound is returned.
pub(super) fn parse(source: &Arc<Source>, sink: &mut Sink) -> Option<Arc<FluentResource>> {
    let mut depth = 0_usize;
    for (at, byte) in source.text().bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // A line that does not begin with a space begins a new message.
            b'\n'
                if !source.text().as_bytes().get(at + 1).is_some_and(|b| b" }\r\n".contains(b)) =>
            {
                depth = 0
            }
            _ => {}
        }
        if depth > DEEPEST {
            sink.push(
                Diagnostic::new(Code::LocaleSyntax, "braces nested too deep")
                    .at(source.span(at..at + 1))
                    .help("close each `{` with `}`"),
            );
            return None;
        }
    }
    match FluentResource::try_new(source.text().to_owned()) {
        Ok(resource) => Some(Arc::new(resource)),
        Err((resource, errors)) => {
            for error in errors {
                let junk = error.slice.clone().unwrap_or(error.pos.clone());
                sink.push(
                    Diagnostic::new(Code::LocaleSyntax, format!("not Fluent here: {}", error.kind))
                        .at(source.span(error.pos.start..error.pos.end.max(error.pos.start + 1)))
                        .label(source.span(junk), "this message is left out")
                        .help("write `name = words`, with `{ $variable }` for what is put in; go on in the next line after four spaces"),
                );
            }
            Some(Arc::new(resource))
        }
    }
}

/// What a message's patterns refer to, each with its place.
#[derive(Default)]
pub(super) struct References {
    pub(super) variables: Vec<(String, Span)>,
    pub(super) functions: Vec<(String, Span)>,
    /// Messages, and terms with their `-`.
    pub(super) entries: Vec<(String, Span)>,
}

/// Names (`name`, or `-name` for a term) and places of a file's entries.
pub(super) fn messages(resource: &Resource) -> impl Iterator<Item = (String, Span)> {
    entries(resource).map(|(name, span, _)| (name, span))
}

/// Each entry with its name, place and references.
pub(super) fn entries(resource: &Resource) -> impl Iterator<Item = (String, Span, References)> {
    resource.parsed.entries().filter_map(|entry| {
        let mut walk = Walk { resource, found: References::default() };
        let (name, id) = match entry {
            ast::Entry::Message(message) => {
                message.value.iter().for_each(|pattern| walk.pattern(pattern));
                message.attributes.iter().for_each(|attribute| walk.pattern(&attribute.value));
                (message.id.name.to_owned(), message.id.name)
            }
            ast::Entry::Term(term) => {
                walk.pattern(&term.value);
                term.attributes.iter().for_each(|attribute| walk.pattern(&attribute.value));
                // The arguments of a term are named where it is used; the walk leaves them out.
                walk.found.variables.clear();
                (format!("-{}", term.id.name), term.id.name)
            }
            _ => return None,
        };
        let span = walk.span(id);
        Some((name, span, walk.found))
    })
}

struct Walk<'a> {
    resource: &'a Resource,
    found: References,
}

impl Walk<'_> {
    /// The place of `part`, a slice of the parsed resource's own copy of the text.
    fn span(&self, part: &str) -> Span {
        let whole = self.resource.parsed.source();
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        self.resource.source.span(start..start.saturating_add(part.len()))
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.found.variables.push((id.name.to_owned(), self.span(id.name)));
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                self.found.functions.push((id.name.to_owned(), self.span(id.name)));
                self.arguments(arguments);
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.found.entries.push((id.name.to_owned(), self.span(id.name)));
            }
            ast::InlineExpression::TermReference { id, arguments, .. } => {
                self.found.entries.push((format!("-{}", id.name), self.span(id.name)));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::StringLiteral { .. }
            | ast::InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &ast::CallArguments<&str>) {
        arguments.positional.iter().for_each(|inline| self.inline(inline));
        arguments.named.iter().for_each(|named| self.inline(&named.value));
    }
}
