//! Fluent files: parsed with all their faults, and what their patterns refer to.

use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast;

use super::Resource;
use super::faults::{self, Fault};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::markdown::{Figure, figures};

/// Most placeables and calls in one message. Real messages have a few; the parser recurses, and
/// what closes a brace can hide in a text, so that they are counted and not matched.
const MOST: usize = 100;

/// Where the first message begins that has more than 100 placeables and calls, if one has: such a
/// file is not to be parsed.
pub fn too_deep(text: &str) -> Option<usize> {
    let (mut at, mut begin, mut opened) = (0, 0, 0_usize);
    for line in text.split_inclusive('\n') {
        if begins_message(line) {
            (begin, opened) = (at, 0);
        }
        let mut before = b' ';
        for byte in line.bytes() {
            // A bracket in running text has a space before it.
            let call = byte == b'(' && (before.is_ascii_alphanumeric() || b"-_(".contains(&before));
            opened += usize::from(byte == b'{' || call);
            before = byte;
        }
        if opened > MOST {
            return Some(begin);
        }
        at += line.len();
    }
    None
}

/// `name =`, `-term =` or a comment, at the very beginning of a line.
fn begins_message(line: &str) -> bool {
    let name = line.split('=').next().unwrap_or_default().trim_end_matches(' ');
    let name = name.strip_prefix('-').unwrap_or(name);
    let sound = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    line.starts_with('#')
        || (line.contains('=')
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(sound))
}

/// Parses a file. Every syntax fault is reported; what is sound is returned.
pub(super) fn parse(source: &Arc<Source>, sink: &mut Sink) -> Option<Arc<FluentResource>> {
    if let Some(at) = too_deep(source.text()) {
        sink.push(
            Diagnostic::new(
                Code::LocaleSyntax,
                "braces or calls nested too deep, or too many of them",
            )
            .at(source.span(at..at + 1))
            .help("close each `{` with `}` and each `(` with `)`, or split the message in two"),
        );
        return None;
    }
    // Fluent takes them for words; other readers end a line there.
    let alone = |(at, _): &(usize, &str)| source.text().as_bytes().get(at + 1) != Some(&b'\n');
    if let Some((at, _)) = source.text().match_indices('\r').find(alone) {
        let what = "a line that ends as on old computers (a lone CR)";
        let fault = Diagnostic::new(Code::LocaleSyntax, what).at(source.span(at..at + 1));
        sink.push(fault.help("delete the sign, or save the file with line ends that are «LF»"));
        return None;
    }
    match FluentResource::try_new(source.text().to_owned()) {
        Ok(resource) => Some(Arc::new(resource)),
        Err((resource, errors)) => {
            for error in errors {
                let junk = error.slice.clone().unwrap_or(error.pos.clone());
                let text = source.text();
                let fault = faults::find(text, junk.start, &error);
                let told = |fault: Fault| {
                    Diagnostic::new(Code::LocaleSyntax, fault.message)
                        .at(source.span(fault.range))
                        .help(fault.help)
                };
                let rest = text.get(error.pos.start..junk.end).and_then(|rest| rest.find('\n'));
                let rest = rest.map_or(junk.end, |line| error.pos.start + line + 1)..junk.end;
                let more = faults::behind(text, rest).into_iter().map(told);
                sink.extend(more.collect::<Vec<_>>());
                sink.push(told(fault).label(source.span(junk), "this message is left out"));
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
    /// Messages (`name`, `name.attribute`), and terms with their `-`.
    pub(super) entries: Vec<(String, Span)>,
    /// Attributes of the entry itself.
    pub(super) attributes: Vec<String>,
    /// What may be a telephone number in its words.
    pub(super) figures: Vec<Figure>,
}

/// Names (`name`, or `-name` for a term) and places of a file's entries.
pub(super) fn messages(resource: &Resource) -> impl Iterator<Item = (String, Span)> {
    entries(resource).map(|(name, span, _)| (name, span))
}

/// Names of messages that could not be read: what stands before the `=` of each junk.
pub(super) fn unread(resource: &Resource) -> impl Iterator<Item = String> {
    resource.parsed.entries().filter_map(|entry| match entry {
        ast::Entry::Junk { content } => {
            let (name, _) = content.split_once('=')?;
            Some(name.trim().to_owned())
        }
        _ => None,
    })
}

/// Each entry with its name, place and references.
pub(super) fn entries(resource: &Resource) -> impl Iterator<Item = (String, Span, References)> {
    resource.parsed.entries().filter_map(|entry| {
        let mut walk = Walk { resource, found: References::default() };
        let (name, id) = match entry {
            ast::Entry::Message(message) => {
                message.value.iter().for_each(|pattern| walk.pattern(pattern));
                message.attributes.iter().for_each(|attribute| walk.pattern(&attribute.value));
                let names = message.attributes.iter().map(|attribute| attribute.id.name.to_owned());
                walk.found.attributes.extend(names);
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

/// The place of `part`, a slice of the parsed resource's own copy of the text.
pub(super) fn place(resource: &Resource, part: &str) -> Span {
    let whole = resource.parsed.source();
    let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
    resource.source.span(start..start.saturating_add(part.len()))
}

/// The text of a pattern, part by part, and that of the variants in it.
pub(super) fn texts<'a>(pattern: &ast::Pattern<&'a str>, each: &mut dyn FnMut(&'a str)) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => each(value),
            ast::PatternElement::Placeable {
                expression: ast::Expression::Select { variants, .. },
            } => variants.iter().for_each(|variant| texts(&variant.value, each)),
            ast::PatternElement::Placeable { .. } => {}
        }
    }
}

/// The place of a pattern's text, from its first word to its last; `None` where it has none.
pub(super) fn whole(resource: &Resource, pattern: &ast::Pattern<&str>) -> Option<Span> {
    let mut parts = Vec::new();
    texts(pattern, &mut |part| parts.push(place(resource, part)));
    let (first, last) = (parts.first()?, parts.last()?);
    Some(resource.source.span(first.start..last.start + last.text().trim_end().len()))
}

struct Walk<'a> {
    resource: &'a Resource,
    found: References,
}

impl Walk<'_> {
    fn span(&self, part: &str) -> Span {
        place(self.resource, part)
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::Placeable { expression } => self.expression(expression),
                ast::PatternElement::TextElement { value } => {
                    let whole = self.span(value);
                    self.found.figures.extend(figures(value).into_iter().map(|found| Figure {
                        text: value.get(found.clone()).unwrap_or_default().into(),
                        span: whole.source.span(whole.start + found.start..whole.start + found.end),
                    }));
                }
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
            ast::InlineExpression::MessageReference { id, attribute } => {
                let name = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.found.entries.push((name, self.span(id.name)));
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
