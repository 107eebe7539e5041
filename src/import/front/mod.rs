//! Front matter of other generators → the keys that mashal has; all else stays as a comment.

mod meaning;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml_edit::Value as Written;

use crate::data::{Node, Value, read_toml};
use crate::diag::{Code, Sink, Source, Span};
use crate::import::Generator;
use crate::import::old::{entries, list, value as value_at, yaml};
use crate::import::report::Notes;
use crate::markdown::{Syntax, split_front_matter};
use meaning::{Meaning, meaning};
use value::{day, hides, number_of, text, weight, words};

/// What a page of the old site says of itself.
#[derive(Debug, Default)]
pub(in crate::import) struct Front {
    pub(in crate::import) title: Option<String>,
    pub(in crate::import) summary: Option<String>,
    pub(in crate::import) order: Option<i64>,
    pub(in crate::import) updated: Option<Date>,
    pub(in crate::import) draft: bool,
    /// The last day on which what it says holds.
    pub(in crate::import) until: Option<Date>,
    /// The days that it says, by what they are called, with their lines.
    pub(in crate::import) days: BTreeMap<String, (Date, usize)>,
    /// What says that no list, or no page at all, shows it; with its line.
    pub(in crate::import) hidden: Option<(String, usize)>,
    tags: Vec<String>,
    pub(in crate::import) categories: Vec<String>,
    search: Vec<String>,
    /// Former addresses, as they were written, and their lines.
    pub(in crate::import) aliases: Vec<(String, usize)>,
    /// The language that it says it is in.
    pub(in crate::import) language: Option<String>,
    /// The whole address that it asks for.
    pub(in crate::import) address: Option<String>,
    /// The last name of the address that it asks for.
    pub(in crate::import) slug: Option<String>,
    /// What takes the place of the file's name.
    pub(in crate::import) id: Option<String>,
    /// What it shares with its translations, and the line.
    pub(in crate::import) key: Option<(String, usize)>,
    /// Its place in a menu.
    pub(in crate::import) menu: Option<i64>,
    /// What pages below it are to say of themselves.
    pub(in crate::import) cascade: Vec<Node>,
    /// The keys that it has.
    named: BTreeSet<String>,
    /// What has no key here: the lines, as they are.
    others: Vec<String>,
}

/// Reads the front matter of a file, and says where its text begins.
pub(in crate::import) fn read(
    source: &Arc<Source>,
    generator: Generator,
    notes: &mut Notes<'_>,
) -> (Front, usize) {
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
    let keys = entries(&node);
    let whole = |at: usize, key: &Span| {
        let start = line_start(text, key.start).max(range.start);
        let next = keys.get(at + 1).map_or(range.end, |(_, key, _)| line_start(text, key.start));
        text.get(start..next.max(start)).unwrap_or_default()
    };
    for (at, (key, place, node)) in keys.iter().enumerate() {
        let number = place.begin().line;
        let name = key.to_lowercase();
        let taken = front.take((&name, generator), node, number, &mut nearest);
        front.named.insert(name);
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
    /// Takes what settings, or the section that it lies in, say of it where it says nothing itself;
    /// answers the names of what was taken.
    pub(in crate::import) fn inherit(
        &mut self,
        said: &Node,
        generator: Generator,
        line: usize,
    ) -> Vec<String> {
        let mut taken = Vec::new();
        for (key, _, node) in entries(said) {
            let name = key.to_lowercase();
            let of_all = ["title", "summary", "description", "aliases", "redirect_from", "cascade"];
            if self.named.contains(&name) || of_all.contains(&name.as_str()) {
                continue;
            }
            if self.take((&name, generator), node, line, &mut 9) {
                self.named.insert(name);
                taken.push(key.clone());
            }
        }
        taken
    }

    /// Takes the value of a key; `false` where nothing stands for it here.
    fn take(
        &mut self,
        (key, generator): (&str, Generator),
        node: &Node,
        number: usize,
        nearest: &mut u8,
    ) -> bool {
        match meaning(key, generator) {
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
                let found = self.dated(key, node, number);
                if found.is_some() && near > *nearest {
                    *nearest = near;
                    self.updated = found;
                }
                found.is_some()
            }
            Meaning::Until => {
                let found = self.dated(key, node, number);
                set(&mut self.until, found)
            }
            Meaning::Draft | Meaning::Published => match node.value {
                Value::Bool(said) => {
                    self.draft |= said != (key == "published");
                    true
                }
                _ => self.dated(key, node, number).is_some(),
            },
            Meaning::Tags => {
                let words = words(node, key == "categories");
                if key != "tags" {
                    self.categories.extend(words.iter().cloned());
                }
                self.tags.extend(words);
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
            Meaning::Address => set(&mut self.address, text(node)),
            Meaning::Slug => set(&mut self.slug, text(node)),
            Meaning::Id => {
                self.id = text(node);
                false
            }
            Meaning::Key => set(&mut self.key, text(node).map(|key| (key, number))),
            Meaning::Menu => {
                self.menu = weight(node, 0);
                false
            }
            Meaning::Hidden => {
                if let Some(raw) = hides(key, node) {
                    self.hidden = Some((raw, number));
                }
                false
            }
            Meaning::Cascade => {
                self.cascade.extend(list(node).into_iter().cloned());
                false
            }
            Meaning::None => false,
        }
    }

    /// Notes a day that it says.
    fn dated(&mut self, key: &str, node: &Node, number: usize) -> Option<Date> {
        let found =
            day(value_at(node, &["date"]).or(value_at(node, &["created"])).unwrap_or(node))?;
        self.days.insert(key.to_owned(), (found, number));
        Some(found)
    }

    /// Keeps a line in a comment.
    pub(in crate::import) fn comment(&mut self, line: &str) {
        self.others.extend(lines(line));
    }

    /// The lines of TOML for it, with `+++` around them; `order` and `title` stand in for what it
    /// does not say, `former` are addresses that it had.
    pub(in crate::import) fn toml(
        &self,
        title: &str,
        order: Option<i64>,
        former: &[String],
    ) -> String {
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
        toml.push_str(&aliases(former));
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

/// The line of former addresses.
pub(in crate::import) fn aliases(former: &[String]) -> String {
    if former.is_empty() {
        return String::new();
    }
    let all = Written::Array(former.iter().map(String::as_str).collect());
    format!("aliases = {}\n", all.to_string().trim())
}

fn set<T>(place: &mut Option<T>, found: Option<T>) -> bool {
    let is_some = found.is_some();
    if is_some {
        *place = found;
    }
    is_some
}
