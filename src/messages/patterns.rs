//! The texts of a Fluent file one by one, as translators see them, and how they are written back.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast;

use super::{Resource, syntax};
use crate::diag::{Sink, Source};

/// Stands for the name of a text that is parsed alone.
const NAME: &str = "m";

/// One text of a Fluent file: the value of a message or term, or an attribute of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// `name`, `-name` of a term, `name.attribute`.
    pub name: String,
    /// The text in Fluent's own form, without the indentation of the file.
    pub text: String,
    /// The place of the name.
    pub id: Range<usize>,
    /// The place behind the `=`, to the end of the text.
    pub range: Range<usize>,
    /// The message that it belongs to: the place behind its own `=`, to its end.
    pub message: Range<usize>,
    /// The comment before the message, line by line.
    pub comment: Vec<String>,
    /// The comment of the group that the message stands in.
    pub group: Vec<String>,
}

/// All texts of a file, in order. Attributes of terms are left out: they are grammar, and each
/// language has its own.
pub fn patterns(source: &Arc<Source>) -> Vec<Pattern> {
    if syntax::parse(source, &mut Sink::default()).is_none() {
        return Vec::new();
    }
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(source.text());
    let at = |part: &str| source.span_of(part).start;
    let line = |part: &str| {
        let before = source.text().get(..at(part)).unwrap_or_default();
        before.rfind('\n').map_or(0, |end| end + 1)
    };
    let begins: Vec<usize> =
        resource.body.iter().map(|entry| begin(entry).map_or(0, line)).collect();
    let ends = begins.iter().skip(1).copied().chain([source.text().len()]);
    let trimmed = |start: usize, end: usize| {
        start + source.text().get(start..end).unwrap_or_default().trim_end().len()
    };
    let mut found = Vec::new();
    let mut group = Vec::new();
    for (entry, end) in resource.body.iter().zip(ends) {
        let (sign, id, value, attributes, comment) = match entry {
            ast::Entry::Message(m) => ("", &m.id, m.value.as_ref(), &*m.attributes, &m.comment),
            ast::Entry::Term(t) => ("-", &t.id, Some(&t.value), &[][..], &t.comment),
            ast::Entry::GroupComment(comment) => {
                group = lines(Some(comment));
                continue;
            }
            _ => continue,
        };
        let behind_sign = |id: &str| {
            let start = at(id) + id.len();
            let rest = source.text().get(start..).unwrap_or_default();
            start + rest.find('=').map_or(0, |sign| sign + 1)
        };
        let message = behind_sign(id.name)..trimmed(at(id.name), end);
        // The values in order, each up to the `.` of the next one.
        let mut parts = vec![(format!("{sign}{}", id.name), id.name, value)];
        parts.extend(attributes.iter().map(|attribute| {
            let name = format!("{}.{}", id.name, attribute.id.name);
            (name, attribute.id.name, Some(&attribute.value))
        }));
        let stops = parts.iter().skip(1).map(|(_, name, _)| at(name) - 1).chain([message.end]);
        for ((name, id, value), stop) in parts.iter().zip(stops.collect::<Vec<_>>()) {
            let Some(value) = value else { continue };
            let start = behind_sign(id);
            found.push(Pattern {
                name: name.clone(),
                text: own_form(value),
                id: at(id)..at(id) + id.len(),
                range: start..trimmed(start, stop).max(start),
                message: message.clone(),
                comment: lines(comment.as_ref()),
                group: group.clone(),
            });
        }
    }
    found
}

/// A slice at, or in, the first line of an entry.
fn begin<'a>(entry: &ast::Entry<&'a str>) -> Option<&'a str> {
    let first = |comment: &ast::Comment<&'a str>| comment.content.first().copied();
    match entry {
        ast::Entry::Message(m) => m.comment.as_ref().and_then(first).or(Some(m.id.name)),
        ast::Entry::Term(t) => t.comment.as_ref().and_then(first).or(Some(t.id.name)),
        ast::Entry::Comment(c) | ast::Entry::GroupComment(c) | ast::Entry::ResourceComment(c) => {
            first(c)
        }
        ast::Entry::Junk { content } => Some(content),
    }
}

fn lines(comment: Option<&ast::Comment<&str>>) -> Vec<String> {
    comment.iter().flat_map(|comment| &comment.content).map(|line| (*line).to_owned()).collect()
}

/// A text as Fluent's serializer writes it, alone.
fn own_form(pattern: &ast::Pattern<&str>) -> String {
    let message = ast::Message {
        id: ast::Identifier { name: NAME },
        value: Some(pattern.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let whole = ast::Resource { body: vec![ast::Entry::Message(message)] };
    let whole = fluent_syntax::serializer::serialize(&whole);
    let text = whole.strip_prefix(NAME).and_then(|text| text.strip_prefix(" =")).unwrap_or(&whole);
    let text = text.strip_suffix('\n').unwrap_or(text);
    match text.strip_prefix('\n') {
        Some(block) => {
            let lines = block.split('\n').map(|line| line.strip_prefix("    ").unwrap_or(line));
            lines.collect::<Vec<_>>().join("\n")
        }
        None => text.strip_prefix(' ').unwrap_or(text).to_owned(),
    }
}

/// A text as it stands behind the `=` of its name, so many levels `deep` in its file.
pub fn written(text: &str, deep: usize) -> String {
    let indent = "    ".repeat(deep);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    // A `.` at the beginning of a line would be an attribute.
    let block = text.contains('\n') && !first.starts_with('.');
    let mut written = if block { format!("\n{indent}{first}") } else { format!(" {first}") };
    for line in lines {
        written.push('\n');
        if !line.is_empty() {
            written.push_str(&indent);
            written.push_str(line);
        }
    }
    written
}

/// A text that was written outside a Fluent file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FluentText {
    /// In Fluent's own form.
    pub text: String,
    /// What is put in: `$variable`, `-term`, `message`, `FUNCTION()`.
    pub parts: BTreeSet<String>,
}

/// Reads a text alone.
///
/// # Errors
///
/// What is wrong with it, where it is not one text in Fluent.
pub fn fluent_text(text: &str) -> Result<FluentText, String> {
    let whole = Source::new("", format!("{NAME} ={}\n", written(text.trim(), 1)));
    let mut sink = Sink::default();
    let parsed = syntax::parse(&whole, &mut sink).filter(|_| !sink.has_errors());
    let Some(parsed) = parsed else {
        let faults = sink.sorted();
        let why = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
        return Err(why);
    };
    let form = match parsed.entries().collect::<Vec<_>>().as_slice() {
        [ast::Entry::Message(ast::Message { value: Some(value), attributes, .. })]
            if attributes.is_empty() =>
        {
            own_form(value)
        }
        _ => return Err("more than one text, or none".to_owned()),
    };
    let resource = Resource { source: Arc::clone(&whole), parsed, builtin: false };
    let mut parts = BTreeSet::new();
    for (_, _, found) in syntax::entries(&resource) {
        parts.extend(found.variables.into_iter().map(|(name, _)| format!("${name}")));
        parts.extend(found.functions.into_iter().map(|(name, _)| format!("{name}()")));
        parts.extend(found.entries.into_iter().map(|(name, _)| name));
    }
    Ok(FluentText { text: form, parts })
}
