//! A guide in a pseudo-language.

use std::ops::Range;
use std::sync::Arc;

use super::letters::{Writing, count};
use crate::data::{Value, read_toml, read_yaml};
use crate::diag::{Code, Sink, Source};
use crate::markdown::{Document, Syntax, split_front_matter};

/// The keys of front matter that are translated.
const KEYS: [&str; 2] = ["title", "summary"];

/// A Markdown file with title, summary and all units written in other letters. Everything else is
/// as it was, byte for byte, and on the same line.
pub fn guide(text: &str, writing: Writing) -> String {
    let source = Source::new("", text);
    // Faults are told of the source itself.
    let (front, body) = split_front_matter(&source, &mut Sink::default());
    let mut edits = front.map_or_else(Vec::new, |front| head(&source, front, writing));
    edits.extend(parts(&source, body, writing));
    let mut whole = String::with_capacity(text.len() * 2);
    let mut rest = 0;
    for (range, new) in edits {
        whole.push_str(text.get(rest..range.start).unwrap_or_default());
        whole.push_str(&new);
        rest = range.end;
    }
    whole.push_str(text.get(rest..).unwrap_or_default());
    whole
}

type Edit = (Range<usize>, String);

/// Title and summary.
fn head(
    source: &Arc<Source>,
    (syntax, range): (Syntax, Range<usize>),
    writing: Writing,
) -> Vec<Edit> {
    let (code, sink) = (Code::FrontMatterSyntax, &mut Sink::default());
    let node = match syntax {
        Syntax::Toml => read_toml(source, range, code, sink),
        Syntax::Yaml => read_yaml(source, range, code, sink),
    };
    let Some(Value::Table(entries)) = node.map(|node| node.value) else { return Vec::new() };
    let edits = entries.into_iter().filter_map(|(key, _, node)| {
        let Value::String(text) = &node.value else { return None };
        let (start, end) = (node.span.start, node.span.start + node.span.text().trim_end().len());
        // A block of YAML has its sign before it.
        let line = source.text().get(..start)?.trim_end();
        if !KEYS.contains(&key.as_str()) || !line.ends_with(['=', ':']) {
            return None;
        }
        let text = format!("[{}{}]", writing.letters(text), writing.close(count(text)));
        // Texts in double quotes are those of JSON, in TOML and in YAML.
        Some((start..end, serde_json::to_string(&text).ok()?))
    });
    edits.collect()
}

/// The units of the body.
fn parts(source: &Arc<Source>, body: Range<usize>, writing: Writing) -> Vec<Edit> {
    let document = Document::parse(source, body, &mut Sink::default());
    let mut words = document.words().into_iter().peekable();
    let mut edits = Vec::new();
    for unit in document.units() {
        while words.next_if(|word| word.start < unit.range.start).is_some() {}
        let mut inside = Vec::new();
        let mut letters = 0;
        while let Some(word) = words.next_if(|word| word.start < unit.range.end) {
            let text = source.text().get(word.clone()).unwrap_or_default();
            letters += count(text);
            inside.push((word.clone(), writing.letters(text)));
        }
        if letters == 0 {
            continue;
        }
        // Escaped, so that nothing before or behind makes a link or a box to tick of them.
        edits.push((unit.range.start..unit.range.start, "\\[".to_owned()));
        edits.append(&mut inside);
        edits.push((unit.range.end..unit.range.end, format!("{}\\]", writing.close(letters))));
    }
    edits
}
