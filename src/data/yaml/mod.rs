//! YAML 1.2 → [`Node`].

mod faults;
mod flow;
mod found;

use std::ops::Range;
use std::sync::Arc;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::written::Fault;
use super::{Node, Value};
use crate::diag::{Code, Sink, Source, Span};
use found::{Found, Kind};

const HELP: &str =
    "write `key: value`, one a line, texts with signs in quotes; or use TOML between `+++` lines";

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
    if let Some(at) = too_deep(text) {
        let what = "nested too deep for front matter";
        let fault = Fault::new(at..at + 1, what, HELP);
        sink.push(fault.told(code, source, range.start));
        return None;
    }
    let found = faults::find(text);
    let read = MarkedYaml::load_from_str(text);
    let table = match &read {
        Ok(documents) => documents.first().is_none_or(|document| {
            matches!(document.data, YamlData::Mapping(_) | YamlData::Sequence(_))
        }),
        Err(_) => false,
    };
    let mut lost = false;
    let mut told = false;
    for Found { fault, kind } in found {
        // Where all was read, only what was not read as it was meant is a fault.
        let code = match kind {
            Kind::Comment => Code::FrontMatterComment,
            Kind::Quotes if table => Code::FrontMatterQuotes,
            Kind::Lost | Kind::Quotes => code,
            Kind::Syntax if table => continue,
            Kind::Syntax => code,
        };
        lost |= kind == Kind::Lost;
        told = true;
        sink.push(fault.told(code, source, range.start));
    }
    match read {
        Ok(_) if (told && !table) || lost => None,
        Ok(documents) => match documents.into_iter().next() {
            Some(document) => Some(reader.node(&document, 0)),
            None => Some(Node { value: Value::Table(Vec::new()), span: source.span(range) }),
        },
        Err(error) => {
            if !told {
                let at = reader.byte(error.marker().index()).saturating_sub(range.start);
                let what = "this cannot be read as a key and its value";
                sink.push(Fault::new(at..at + 1, what, HELP).told(code, source, range.start));
            }
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

    /// `value`, or the words behind `#` that stand in its place, which is told of already.
    fn noted(&self, key: &Span, value: Node) -> Node {
        let behind = self.source.text().get(key.end..).unwrap_or_default().lines().next();
        let behind = behind.unwrap_or_default().trim_start_matches([':', ' ', '\t']);
        match value.value {
            Value::Null if behind.starts_with('#') => {
                Node { value: Value::String(behind.trim().to_owned()), ..value }
            }
            _ => value,
        }
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
                        let value = self.noted(&place, self.node(value, depth + 1));
                        (name, place, value)
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
