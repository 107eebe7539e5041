//! The old site: which files it has, and their texts. Nothing outside of its folder is read.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use regex_lite::Regex;

use super::report::{Outcome, Report};
use crate::data::{Node, Value, read_toml, read_yaml};
use crate::diag::{Code, Diagnostic, Severity, Sink, Source};
use crate::world::{File, World, read_text};

/// Folders that tools fill, in which nobody writes.
const FILLED: [&str; 8] = [
    "node_modules",
    "vendor",
    "_site",
    "_book",
    "resources",
    ".docusaurus",
    "target",
    "__pycache__",
];

/// What hidden files and folders generators have for authors.
const HIDDEN: [&str; 2] = [".gitbook", ".gitbook.yaml"];

/// Most references to a value elsewhere in one YAML text: each can double what comes of it.
const MOST_REFERENCES: usize = 8;

static TYPED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(^\s*-\s+|:[ \t]+)![^\s'"\[{]*"#).ok());

/// The old site.
pub(super) struct OldSite<'w> {
    world: &'w dyn World,
    files: BTreeMap<String, File>,
}

impl<'w> OldSite<'w> {
    /// Lists what lies in `world`.
    pub(super) fn open(world: &'w dyn World, report: &mut Report) -> Self {
        let mut files = BTreeMap::new();
        for folder in std::iter::once("").chain(HIDDEN) {
            let listing = world.list(folder);
            for file in listing.files {
                let path = file.path.trim_start_matches('/').to_owned();
                if !path.split('/').any(|name| FILLED.contains(&name)) {
                    files.insert(path, file);
                }
            }
            for fault in listing.faults {
                let path = fault.span.as_ref().map_or("", |span| span.source.path());
                if !path.split('/').any(|name| FILLED.contains(&name)) {
                    told(&fault, report);
                }
            }
        }
        Self { world, files }
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All paths below a folder, without it.
    pub(super) fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s str> {
        let inside = move |path: &'s str| match folder {
            "" => Some(path),
            folder => path.strip_prefix(folder)?.strip_prefix('/'),
        };
        self.paths().filter_map(inside)
    }

    /// How many bytes a file has.
    pub(super) fn length(&self, path: &str) -> u64 {
        self.files.get(path).map_or(0, |file| file.bytes)
    }

    /// The text of a file; what is wrong with it is said.
    pub(super) fn text(&self, path: &str, report: &mut Report) -> Option<Arc<Source>> {
        let file = File { path: path.into(), ..self.files.get(path)?.clone() };
        let mut sink = Sink::default();
        let text = read_text(self.world, &file, &mut sink);
        for fault in sink.sorted() {
            if fault.severity != Severity::Note {
                told(&fault, report);
            }
        }
        text
    }

    /// Settings in TOML or YAML (or JSON, which is YAML), by the ending of the file's name.
    pub(super) fn settings(&self, path: &str, report: &mut Report) -> Option<Node> {
        let source = self.text(path, report)?;
        let mut sink = Sink::default();
        let all = 0..source.text().len();
        let code = Code::ConfigSyntax;
        let node = match path.ends_with(".toml") {
            true => read_toml(&source, all, code, &mut sink),
            false => {
                // `!!python/name:…` and `!ENV` ask for a program; what they name is not needed.
                let plain = TYPED.as_ref().map(|typed| typed.replace_all(source.text(), "$1"));
                let source = Source::new(path, plain.unwrap_or_default());
                yaml(&source, 0..source.text().len(), &mut sink)
            }
        };
        if node.is_none() {
            let what = "these settings cannot be read; write what they say into `mashal.toml`";
            report.push(Outcome::Decide, (path, 0), what.to_owned());
            for fault in sink.sorted() {
                told(&fault, report);
            }
        }
        node
    }
}

/// Reads the part `range` of a text as YAML, where it cannot become much longer than it is.
pub(super) fn yaml(
    source: &Arc<Source>,
    range: std::ops::Range<usize>,
    sink: &mut Sink,
) -> Option<Node> {
    let text = source.text().get(range.clone())?;
    let references = text.match_indices('*').filter(|(at, _)| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let after = text.get(at + 1..).and_then(|t| t.chars().next());
        before.is_none_or(|c| c.is_whitespace() || "[,{:-".contains(c))
            && after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    if references.count() > MOST_REFERENCES {
        let fault = Diagnostic::new(Code::FrontMatterSyntax, "too many references (`*name`)");
        sink.push(fault.at(source.span(range)).help("write the values themselves"));
        return None;
    }
    read_yaml(source, range, Code::FrontMatterSyntax, sink)
}

/// Says what a reader of files has found.
pub(super) fn told(fault: &Diagnostic, report: &mut Report) {
    let place = fault.span.as_ref().map_or(("", 0), |span| match span.source.text() {
        "" => (span.source.path(), 0),
        _ => (span.source.path(), span.begin().line),
    });
    report.push(Outcome::Decide, place, format!("{}; {}", fault.message, fault.help));
}

/// The value at a path of keys, `["theme", "language"]`.
pub(super) fn value<'n>(node: &'n Node, keys: &[&str]) -> Option<&'n Node> {
    keys.iter().try_fold(node, |node, key| match &node.value {
        Value::Table(entries) => {
            let found = entries.iter().find(|(name, ..)| name.eq_ignore_ascii_case(key));
            found.map(|(.., node)| node)
        }
        _ => None,
    })
}

/// The text at a path of keys, on one line.
pub(super) fn string(node: &Node, keys: &[&str]) -> Option<String> {
    match &value(node, keys)?.value {
        Value::String(text) => line(text),
        _ => None,
    }
}

/// What is said at a path of keys, `true` or `false`.
pub(super) fn truth(node: &Node, keys: &[&str]) -> Option<bool> {
    match value(node, keys)?.value {
        Value::Bool(said) => Some(said),
        _ => None,
    }
}

/// `text` on one line, without signs that no reader sees; nothing where it is empty.
pub(super) fn line(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The items of a list; one value is a list of itself.
pub(super) fn list(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        _ => vec![node],
    }
}

/// Keys and values of a table.
pub(super) fn entries(node: &Node) -> &[(String, crate::diag::Span, Node)] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}
