//! Front matter of other generators → the keys that mashal has; all else stays as a comment.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml_edit::Value as Written;

use super::old::{line, list, string, value, yaml};
use super::report::Notes;
use crate::data::{Node, Value, read_toml};
use crate::diag::{Code, Sink, Source, Span};
use crate::markdown::{Syntax, split_front_matter};
use crate::site::alias_path;

/// What a page of the old site says of itself.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) order: Option<i64>,
    pub(super) updated: Option<Date>,
    pub(super) draft: bool,
    /// The last day on which what it says holds.
    pub(super) until: Option<Date>,
    tags: Vec<String>,
    search: Vec<String>,
    /// Former addresses, as they were written, and their lines.
    pub(super) aliases: Vec<(String, usize)>,
    /// The language that it says it is in.
    pub(super) language: Option<String>,
    /// The address that it asks for.
    pub(super) address: Option<String>,
    /// What has no key here: the lines, as they are.
    others: Vec<String>,
}

/// What a key stands for here.
enum Meaning {
    Title,
    Summary,
    Order,
    /// A day, and how near it is to that of the last revision.
    Day(u8),
    Until,
    Draft,
    Published,
    Tags,
    Search,
    Aliases,
    Language,
    Address,
    None,
}

fn meaning(key: &str) -> Meaning {
    match key {
        "title" => Meaning::Title,
        "summary" | "description" | "excerpt" | "desc" | "subtitle" => Meaning::Summary,
        "weight" | "order" | "nav_order" | "sidebar_position" | "position" => Meaning::Order,
        "lastmod" | "last_modified_at" | "last_update" | "last_updated" | "updated" => {
            Meaning::Day(2)
        }
        "date" | "publishdate" => Meaning::Day(1),
        "expirydate" | "unpublishdate" => Meaning::Until,
        // Hugo makes no page of it.
        "draft" | "headless" => Meaning::Draft,
        "published" => Meaning::Published,
        "tags" | "categories" | "category" => Meaning::Tags,
        "keywords" => Meaning::Search,
        "aliases" | "redirect_from" => Meaning::Aliases,
        "lang" | "language" | "locale" => Meaning::Language,
        "permalink" | "url" | "slug" => Meaning::Address,
        _ => Meaning::None,
    }
}

/// Reads the front matter of a file, and says where its text begins.
pub(super) fn read(source: &Arc<Source>, notes: &mut Notes<'_>) -> (Front, usize) {
    let text = source.text();
    let mut sink = Sink::default();
    let (range, body, node) = match json(text) {
        Some(range) => {
            let node = yaml(source, range.clone(), &mut sink);
            (range.clone(), range.end, node)
        }
        None => match split_front_matter(source, &mut sink) {
            (Some((syntax, range)), body) => {
                let node = match syntax {
                    Syntax::Toml => {
                        read_toml(source, range.clone(), Code::FrontMatterSyntax, &mut sink)
                    }
                    Syntax::Yaml => yaml(source, range.clone(), &mut sink),
                };
                (range, body.start, node)
            }
            // What only looks like front matter is text.
            (None, _) => return (Front::default(), 0),
        },
    };
    let mut front = Front::default();
    let Some(node) = node else {
        for fault in sink.sorted() {
            let line = fault.span.as_ref().map_or(1, |span| span.begin().line);
            notes.decide(line, format!("front matter: {}; {}", fault.message, fault.help));
        }
        front.others = lines(text.get(range).unwrap_or_default());
        return (front, body);
    };
    let mut nearest = 0;
    let mut unknown = Vec::new();
    let keys = super::old::entries(&node);
    let whole = |at: usize, key: &Span| {
        let start = line_start(text, key.start).max(range.start);
        let next = keys.get(at + 1).map_or(range.end, |(_, key, _)| line_start(text, key.start));
        text.get(start..next.max(start)).unwrap_or_default()
    };
    for (at, (key, place, node)) in keys.iter().enumerate() {
        let number = place.begin().line;
        let taken = front.take(&key.to_lowercase(), node, number, &mut nearest);
        if !taken {
            unknown.push((number, key.as_str()));
            front.others.extend(lines(whole(at, place)));
        }
    }
    if let Some((number, _)) = unknown.first() {
        let names: Vec<_> = unknown.iter().map(|(_, key)| format!("`{key}`")).collect();
        let what = "no key of the front matter stands for it; it is a comment there";
        notes.kept(*number, &names.join(", ").replace('`', ""), what);
    }
    (front, body)
}

/// Where front matter in JSON stands: Hugo takes an object at the very beginning.
fn json(text: &str) -> Option<Range<usize>> {
    if !text.starts_with('{') || text.starts_with("{{") || text.starts_with("{%") {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    match values.next()? {
        Ok(serde_json::Value::Object(_)) => Some(0..values.byte_offset()),
        _ => None,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Lines that a comment of TOML may have.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_end().replace(char::is_control, " "));
    lines.filter(|line| !line.is_empty()).collect()
}

impl Front {
    /// Takes the value of a key; `false` where nothing stands for it here.
    fn take(&mut self, key: &str, node: &Node, number: usize, nearest: &mut u8) -> bool {
        match meaning(key) {
            Meaning::Title => set(&mut self.title, text(node)),
            Meaning::Summary => {
                if self.summary.is_none() {
                    set(&mut self.summary, text(node))
                } else {
                    false
                }
            }
            Meaning::Order => set(&mut self.order, number_of(node)),
            Meaning::Day(near) => {
                let found = day(value(node, &["date"]).unwrap_or(node));
                if found.is_some() && near > *nearest {
                    *nearest = near;
                    self.updated = found;
                }
                found.is_some()
            }
            Meaning::Until => {
                self.until = day(value(node, &["date"]).unwrap_or(node));
                self.until.is_some()
            }
            Meaning::Draft | Meaning::Published => match node.value {
                Value::Bool(said) => {
                    self.draft |= said != matches!(meaning(key), Meaning::Published);
                    true
                }
                _ => false,
            },
            Meaning::Tags => {
                self.tags.extend(words(node, key == "categories"));
                true
            }
            Meaning::Search => {
                self.search.extend(words(node, true));
                true
            }
            Meaning::Aliases => {
                let all = list(node);
                self.aliases.extend(all.into_iter().filter_map(|node| Some((text(node)?, number))));
                true
            }
            Meaning::Language => {
                self.language = text(node);
                false
            }
            Meaning::Address => {
                self.address = text(node);
                false
            }
            Meaning::None => false,
        }
    }

    /// The lines of TOML for it, with `+++` around them; `order` and `title` stand in for what it
    /// does not say, `former` are addresses that it had.
    pub(super) fn toml(&self, title: &str, order: Option<i64>, former: &[String]) -> String {
        let mut toml = String::from("+++\n");
        let mut put = |key: &str, value: Written| {
            toml.push_str(&format!("{key} = {}\n", value.to_string().trim()));
        };
        put("title", title.into());
        if let Some(summary) = &self.summary {
            put("summary", summary.as_str().into());
        }
        if let Some(order) = self.order.or(order) {
            put("order", order.into());
        }
        if self.draft {
            put("draft", true.into());
        }
        for (key, words) in [("tags", &self.tags), ("search", &self.search)] {
            if !words.is_empty() {
                put(key, Written::Array(words.iter().map(String::as_str).collect()));
            }
        }
        if !former.is_empty() {
            put("aliases", Written::Array(former.iter().map(String::as_str).collect()));
        }
        if let Some(day) = self.updated {
            toml.push_str(&format!("updated = {day}\n"));
        }
        if let Some(day) = self.until {
            toml.push_str(&format!("until = {day}\n"));
        }
        for other in &self.others {
            toml.push_str(&format!("# {other}\n"));
        }
        toml.push_str("+++\n");
        toml
    }
}

/// The former address of a page, as mashal writes it: below the language's folder.
pub(super) fn former(written: &str, languages: &[String]) -> Option<String> {
    let path = written.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix('/').unwrap_or(path);
    let first = path.split('/').next().unwrap_or_default();
    let path = match languages.iter().any(|tag| tag == first) {
        true => path.get(first.len() + 1..).unwrap_or_default(),
        false => path,
    };
    let path = path.strip_suffix(".html").unwrap_or(path);
    let path = path.strip_suffix("index").unwrap_or(path);
    let sound = !path.contains([':', '{']) && path.rsplit('/').next() != Some("_index");
    (sound && alias_path(path).is_some()).then(|| path.to_owned())
}

fn set<T>(place: &mut Option<T>, found: Option<T>) -> bool {
    let is_some = found.is_some();
    if is_some {
        *place = found;
    }
    is_some
}

fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => line(text),
        Value::Integer(_) | Value::Float(_) | Value::Date(_) => line(node.span.text()),
        _ => string(node, &["title"]),
    }
}

fn number_of(node: &Node) -> Option<i64> {
    match &node.value {
        Value::Integer(number) => Some(*number),
        // Docusaurus takes 2.5 between 2 and 3.
        Value::Float(number) if number.is_finite() && number.abs() < 1e6 =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "a small number")]
            Some((number * 10.0) as i64)
        }
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A day, also where a time follows.
fn day(node: &Node) -> Option<Date> {
    match &node.value {
        Value::Date(day) => Some(*day),
        Value::String(text) => text.trim().get(..10)?.parse().ok(),
        _ => None,
    }
}

/// Words of a list, or of one text with commas; with spaces, as Jekyll writes tags.
fn words(node: &Node, whole: bool) -> Vec<String> {
    let mut words = Vec::new();
    for item in list(node) {
        let Some(text) = text(item) else { continue };
        let listed = matches!(node.value, Value::Array(_));
        let commas = text.contains([',', '،']);
        let parts: Vec<&str> = match (listed, commas) {
            (true, _) => vec![text.as_str()],
            (false, true) => text.split([',', '،']).collect(),
            (false, false) if whole => vec![text.as_str()],
            (false, false) => text.split_whitespace().collect(),
        };
        words.extend(parts.into_iter().filter_map(line));
    }
    words
}
