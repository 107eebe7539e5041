//! `{{ name(key="value") }}`, alone in its paragraph.

use std::sync::Arc;

use crate::data::{Node, Value, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

/// A component of a guide, drawn by `templates/components/<name>.html`.
#[derive(Debug)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its arguments, in the order of the file.
    pub arguments: Vec<(String, Node)>,
    /// The whole of it.
    pub span: Span,
}

impl Component {
    /// Reads `span`, a paragraph that begins with `{{`. The arguments are the inside of a TOML
    /// inline table, so texts, numbers, booleans and lists are written as in front matter.
    pub(super) fn read(source: &Arc<Source>, span: Span, sink: &mut Sink) -> Option<Self> {
        let text = span.text();
        let inside = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let call = inside.map(str::trim).and_then(|call| {
            let (name, rest) = call.split_once('(')?;
            Some((name.trim_end(), rest.strip_suffix(')')?))
        });
        let Some((name, arguments)) = call.filter(|(name, _)| is_name(name)) else {
            sink.push(Self::fault(span));
            return None;
        };
        // Read in its place as an inline table: the brackets of the call become the table's.
        let written = format!("a = {{{arguments}}}");
        let start = source.span_of(arguments).start;
        let shadow = Source::new(source.path(), written.as_str());
        let mut found = Sink::default();
        let node = read_toml(&shadow, 0..written.len(), Code::ComponentSyntax, &mut found);
        let place = |inner: &Span| {
            let at = |offset: usize| (start + offset).saturating_sub("a = {".len());
            source.span(at(inner.start)..at(inner.end).min(span.end))
        };
        sink.extend(found.sorted().into_iter().map(|mut diagnostic| {
            diagnostic.span = diagnostic.span.as_ref().map(place);
            for (span, _) in &mut diagnostic.labels {
                *span = place(span);
            }
            diagnostic.help = "separate arguments with commas, texts in double quotes".into();
            diagnostic
        }));
        let Value::Table(mut outer) = node?.value else { return None };
        if outer.len() != 1 {
            // A bracket in the arguments closed the table before its end.
            sink.push(Self::fault(span));
            return None;
        }
        let Value::Table(entries) = outer.pop()?.2.value else { return None };
        let arguments = entries
            .into_iter()
            .map(|(key, _, node)| (key, Node { span: place(&node.span), ..node }))
            .collect();
        Some(Self { name: name.to_owned(), arguments, span })
    }

    /// The fault of braces that make no component.
    pub(super) fn fault(span: Span) -> Diagnostic {
        Diagnostic::new(Code::ComponentSyntax, "this is not a component")
            .at(span)
            .help("write `{{ name(key=\"value\") }}`, alone between two empty lines")
    }

    /// The text given for `key`, with its place.
    pub fn text(&self, key: &str) -> Option<(&str, &Span)> {
        self.arguments.iter().find(|(name, _)| name == key).and_then(|(_, node)| {
            match &node.value {
                Value::String(text) => Some((text.as_str(), &node.span)),
                _ => None,
            }
        })
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b))
}
