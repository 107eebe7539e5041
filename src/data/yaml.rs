//! YAML 1.2 → [`Node`].

use std::ops::Range;
use std::sync::Arc;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{Node, Value};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

/// Deepest nesting of front matter. Nothing here needs more than two; the limit keeps hostile
/// input from filling the stack.
const DEEPEST: usize = 16;

/// Reads the part `range` of a source as one YAML document. A syntax fault is reported as `code`.
pub fn read(
    source: &Arc<Source>,
    range: Range<usize>,
    code: Code,
    sink: &mut Sink,
) -> Option<Node> {
    let text = source.text().get(range.clone())?;
    let reader = Reader { source, base: range.start, offsets: offsets(text) };
    let fault = |message: String, span: Span| {
        Diagnostic::new(code, message)
            .at(span)
            .help("write `key: value`, one a line, or use TOML between `+++` lines")
    };
    if let Some(at) = too_deep(text) {
        let place = source.span(range.start + at..range.start + at + 1);
        sink.push(fault("brackets nested too deep for front matter".into(), place));
        return None;
    }
    match MarkedYaml::load_from_str(text) {
        Ok(documents) => match documents.into_iter().next() {
            Some(document) => Some(reader.node(&document, 0)),
            None => Some(Node { value: Value::Table(Vec::new()), span: source.span(range) }),
        },
        Err(error) => {
            let at = reader.byte(error.marker().index());
            sink.push(fault(format!("not YAML here: {}", error.info()), source.span(at..at + 1)));
            None
        }
    }
}

/// The first place where brackets or indentation nest deeper than [`DEEPEST`] levels (a rough
/// count, made before the parser that would recurse).
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Each sign opens a level, and so may each step of indentation.
        let rest = line.trim_start_matches([' ', '-', '?', ':']);
        let lead = line.get(..line.len() - rest.len()).unwrap_or_default();
        let signs = lead.bytes().filter(|b| *b != b' ').count();
        if signs > DEEPEST || (lead.len() > 4 * DEEPEST && !rest.trim().is_empty()) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Byte offset of every character, since YAML markers count characters.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect()
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    base: usize,
    offsets: Vec<usize>,
}

impl Reader<'_> {
    fn byte(&self, character: usize) -> usize {
        let last = self.offsets.last().copied().unwrap_or_default();
        self.base + self.offsets.get(character).copied().unwrap_or(last)
    }

    fn span(&self, yaml: &MarkedYaml<'_>) -> Span {
        self.source.span(self.byte(yaml.span.start.index())..self.byte(yaml.span.end.index()))
    }

    fn node(&self, yaml: &MarkedYaml<'_>, depth: usize) -> Node {
        let value = match &yaml.data {
            _ if depth > DEEPEST => Value::Null,
            YamlData::Value(scalar) => match scalar {
                Scalar::Null => Value::Null,
                Scalar::Boolean(flag) => Value::Bool(*flag),
                Scalar::Integer(number) => Value::Integer(*number),
                Scalar::FloatingPoint(number) => Value::Float(number.into_inner()),
                Scalar::String(text) => Value::String(text.to_string()),
            },
            YamlData::Sequence(items) => {
                Value::Array(items.iter().map(|item| self.node(item, depth + 1)).collect())
            }
            YamlData::Mapping(entries) => Value::Table(
                entries
                    .iter()
                    .map(|(key, value)| {
                        let place = self.span(key);
                        let name = match &key.data {
                            YamlData::Value(Scalar::String(text)) => text.to_string(),
                            _ => place.text().to_owned(),
                        };
                        (name, place, self.node(value, depth + 1))
                    })
                    .collect(),
            ),
            YamlData::Tagged(_, inner) => return self.node(inner, depth + 1),
            YamlData::Representation(text, ..) => Value::String(text.to_string()),
            YamlData::Alias(_) | YamlData::BadValue => Value::Null,
        };
        Node { value, span: self.span(yaml) }
    }
}
