//! A page as data for paper: what stands in it, without markup that could be read as anything else.

use std::collections::BTreeSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};
use serde_json::{Map, Value, json};

use super::kinds::{CLASSES, CLASSES_LEFT_OUT, FLOW, ICON, IN_LINES, LEFT_OUT, is_block};

/// What stands before the number of a chapter in the address of a link to it.
pub(crate) const CHAPTER: &str = "chapter:";

/// So many parts lie in each other; what lies deeper is set as if it did not. The program that sets
/// them takes no more than 80.
const DEEPEST: usize = 30;

/// Longest address of a link.
const LONGEST: usize = 4000;

/// Numbers that are not torn apart; what is longer is an address.
const NUMBER: usize = 40;

/// What is in a frame stays on one page, up to this length (bytes).
const WHOLE: usize = 1500;

/// The parts of a piece of HTML in a language; `width` says how wide a picture is.
pub(crate) fn blocks(html: &str, lang: &str, dir: &str) -> Vec<Value> {
    let page = Html::parse_fragment(html);
    let mut reader =
        Reader { open: vec![Open::new(None, Map::new(), lang, dir)], skipped: None, level: 0 };
    for edge in page.root_element().traverse() {
        match edge {
            Edge::Open(node) => reader.begin(node),
            Edge::Close(node) => reader.end(node),
        }
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.open.pop().map(|root| root.children).unwrap_or_default()
}

/// A part that is not ended.
struct Open {
    id: Option<NodeId>,
    fields: Map<String, Value>,
    children: Vec<Value>,
    lang: String,
    dir: String,
    /// What stands behind its words.
    behind: Option<&'static str>,
    /// How many characters it has.
    length: usize,
    /// Whether something in it begins and ends a line.
    holds_blocks: bool,
}

impl Open {
    fn new(id: Option<NodeId>, fields: Map<String, Value>, lang: &str, dir: &str) -> Self {
        let (lang, dir) = (lang.to_owned(), dir.to_owned());
        Self {
            id,
            fields,
            children: Vec::new(),
            lang,
            dir,
            behind: None,
            length: 0,
            holds_blocks: false,
        }
    }

    fn is(&self, kind: &str) -> bool {
        self.fields.get("k").and_then(Value::as_str) == Some(kind)
    }
}

struct Reader {
    open: Vec<Open>,
    skipped: Option<NodeId>,
    /// That of the last heading: none is left out between two.
    level: u64,
}

impl Reader {
    fn begin(&mut self, node: NodeRef<'_, Node>) {
        if self.skipped.is_some() {
            return;
        }
        match node.value() {
            Node::Text(words) => self.words(node, words),
            Node::Element(element) => self.element(node, element),
            _ => {}
        }
    }

    fn end(&mut self, node: NodeRef<'_, Node>) {
        if self.skipped == Some(node.id()) {
            self.skipped = None;
        } else if self.open.last().is_some_and(|open| open.id == Some(node.id())) {
            self.close();
        }
    }

    fn push(&mut self, value: Value) {
        let kind = value.get("k").and_then(Value::as_str);
        let is_block = kind.is_some_and(|kind| !IN_LINES.contains(&kind));
        if let Some(open) = self.open.last_mut() {
            open.holds_blocks |= is_block;
            open.children.push(value);
        }
    }

    /// Whether what is open are parts of the page and no more.
    fn is_in_flow(&self) -> bool {
        let kind = |open: &Open| open.fields.get("k").and_then(Value::as_str).map(str::to_owned);
        self.open.iter().all(|open| kind(open).is_none_or(|kind| FLOW.contains(&&*kind)))
    }

    /// Words with one space between two.
    fn words(&mut self, node: NodeRef<'_, Node>, text: &str) {
        let edge = |beside: Option<NodeRef<'_, Node>>| match beside {
            Some(beside) => beside.value().as_element().is_some_and(is_block),
            None => {
                node.parent().is_none_or(|parent| parent.value().as_element().is_none_or(is_block))
            }
        };
        let mut words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let space = |c: char| c.is_ascii_whitespace();
        if words.is_empty() {
            if edge(node.prev_sibling()) || edge(node.next_sibling()) {
                return;
            }
            words.push(' ');
        } else {
            if text.starts_with(space) && !edge(node.prev_sibling()) {
                words.insert(0, ' ');
            }
            if text.ends_with(space) && !edge(node.next_sibling()) {
                words.push(' ');
            }
        }
        if let Some(open) = self.open.last_mut() {
            open.length += words.len();
        }
        self.push(Value::String(words));
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let is_of = |class: &str| element.classes().any(|of| of == class);
        let around = node.parent().and_then(|around| around.value().as_element());
        // What a card unfolds says it more fully.
        let is_brief = element.name() == "summary"
            && around.is_some_and(|around| around.classes().any(|of| of == "more"));
        if is_brief
            || LEFT_OUT.contains(&element.name())
            || CLASSES_LEFT_OUT.iter().any(|class| is_of(class))
        {
            self.skipped = Some(node.id());
            return;
        }
        // Of the cards of a sheet the first is read; it is set as often as there is room.
        if is_of("paper-card") && element.attr("aria-hidden") == Some("true") {
            self.skipped = Some(node.id());
            return;
        }
        let name = element.name();
        match name {
            "br" => return self.push(json!({ "k": "br" })),
            "hr" => return self.push(json!({ "k": "rules", "count": 1 })),
            "input" => return self.push(json!({ "k": "box" })),
            "img" => return self.picture(element),
            _ if is_of("gap") => {
                self.skipped = Some(node.id());
                self.push(match is_of("long") {
                    true => json!({ "k": "rules", "count": 4 }),
                    false => json!({ "k": "gap" }),
                });
                return;
            }
            _ => {}
        }
        let (mut fields, mut behind) = (Map::new(), None);
        let mut set = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
        let number = |name: &str| element.attr(name).and_then(|of| of.trim().parse::<u16>().ok());
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.get(1..).and_then(|of| of.parse().ok()).unwrap_or(1);
                self.level = level.min(self.level + 1);
                set("k", "h".into());
                set("l", self.level.into());
            }
            "p" | "summary" | "caption" => set("k", "p".into()),
            "ul" | "ol" | "li" | "dt" | "table" | "a" | "small" | "sub" | "sup" => {
                set("k", name.into());
            }
            "tr" => set("k", "row".into()),
            "td" | "th" => {
                set("k", name.into());
                set("span", number("colspan").unwrap_or(1).clamp(1, 50).into());
            }
            "blockquote" => set("k", "quote".into()),
            "b" | "strong" | "em" | "i" => set("k", "b".into()),
            "del" | "s" => set("k", "strike".into()),
            "figure" => set("k", "figure".into()),
            "bdi" | "bdo" if element.attr("dir") == Some("ltr") && length(node) <= NUMBER => {
                set("k", "number".into());
            }
            // Isolated by signs, so that a line may end within.
            "bdi" | "bdo" => {
                let begin = match element.attr("dir") {
                    Some("ltr") => "\u{2066}",
                    Some("rtl") => "\u{2067}",
                    _ => "\u{2068}",
                };
                self.push(begin.into());
                set("k", "as-it-is".into());
                behind = Some("\u{2069}");
            }
            _ if ["contact", "alert", "law"].iter().any(|class| is_of(class)) => {
                set("k", "frame".into());
            }
            // A page begins where nothing is around it that would stay on one.
            _ if (is_of("hand-out") || is_of("sheet")) && self.is_in_flow() => {
                set("k", "page".into());
            }
            _ if is_of("paper-sheet") => set("k", "cards".into()),
            _ if is_of("paper-cover") => set("k", "cover".into()),
            // What is around all of it.
            "html" | "body" => {}
            _ if !is_block(element) => {}
            _ => set("k", "part".into()),
        }
        match name {
            "ol" => set("start", number("start").unwrap_or(1).into()),
            "summary" => set("of", json!(["contact-name"])),
            "a" => match address(element.attr("href")) {
                Some((field, address)) => set(field, address.into()),
                None => set("k", "as-it-is".into()),
            },
            _ => {
                let of: Vec<&str> =
                    element.classes().filter(|class| CLASSES.contains(class)).collect();
                if !of.is_empty() {
                    set("of", json!(of));
                }
            }
        }
        let (lang, dir) = self.open.last().map_or(("", ""), |open| (&*open.lang, &*open.dir));
        let is_number = fields.get("k").is_some_and(|kind| kind == "number");
        let new_lang = element.attr("lang").unwrap_or(lang);
        let new_dir = element.attr("dir").filter(|dir| ["ltr", "rtl"].contains(dir));
        let new_dir = new_dir.filter(|_| !is_number && behind.is_none()).unwrap_or(dir);
        let (new_lang, new_dir) = (new_lang.to_owned(), new_dir.to_owned());
        if (&*new_lang, &*new_dir) != (lang, dir) {
            fields.entry("k").or_insert("as-it-is".into());
            fields.insert("lang".to_owned(), new_lang.clone().into());
            fields.insert("dir".to_owned(), new_dir.clone().into());
        }
        // Rows and items are nothing outside of what holds them.
        let within = |kind: &str| self.open.last().is_some_and(|open| open.is(kind));
        let lost = match fields.get("k").and_then(Value::as_str) {
            Some("row") => !within("table"),
            Some("td" | "th") => !within("row"),
            Some("li") => !within("ul") && !within("ol"),
            _ => false,
        };
        if lost {
            fields.insert("k".to_owned(), "part".into());
        }
        if (fields.is_empty() || self.open.len() > DEEPEST) && behind.is_none() {
            return;
        }
        let mut open = Open::new(Some(node.id()), fields, &new_lang, &new_dir);
        open.behind = behind;
        self.open.push(open);
    }

    fn picture(&mut self, element: &Element) {
        let said = |name: &str| element.attr(name).unwrap_or_default();
        let width = said("width").parse::<u16>().unwrap_or(360);
        if said("alt").is_empty() && width <= ICON {
            // What is pressed is told to readers of screens, and a pictogram is not.
            if self.open.iter().any(|open| open.is("a")) {
                return;
            }
            return self.push(json!({ "k": "icon", "path": said("src") }));
        }
        self.push(json!({ "k": "img", "path": said("src"), "alt": said("alt"), "width": width }));
    }

    fn close(&mut self) {
        let Some(Open { mut fields, mut children, behind, length, holds_blocks, .. }) =
            self.open.pop()
        else {
            return;
        };
        if let Some(open) = self.open.last_mut() {
            open.length += length;
        }
        let kind = fields.get("k").and_then(Value::as_str).unwrap_or_default();
        // What is only words is none where a part of the page is in it.
        if holds_blocks && (IN_LINES.contains(&kind) || matches!(kind, "p" | "h" | "dt")) {
            fields.insert("k".to_owned(), "part".into());
        }
        let kind = fields.get("k").and_then(Value::as_str).unwrap_or_default().to_owned();
        let is = |value: &Value, kinds: &[&str]| {
            value.get("k").and_then(Value::as_str).is_some_and(|kind| kinds.contains(&kind))
        };
        match kind.as_str() {
            "table" => {
                let rows: Vec<Value>;
                (rows, children) = children.into_iter().partition(|value| is(value, &["row"]));
                for before in std::mem::take(&mut children) {
                    self.push(before);
                }
                let columns = rows.iter().map(columns).max().unwrap_or(0);
                if columns == 0 {
                    return;
                }
                fields.insert("columns".to_owned(), columns.into());
                children = rows.into_iter().map(|row| filled(row, columns)).collect();
            }
            "frame" | "figure" | "p" => {
                fields.insert("long".to_owned(), (length > WHOLE).into());
            }
            "row" => children.retain(|value| is(value, &["td", "th"])),
            "ul" | "ol" => children.retain(|value| is(value, &["li"])),
            _ => {}
        }
        // Of what holds nothing nothing is set; a cell without words is one.
        if children.is_empty() && !matches!(&*kind, "td" | "th") {
            self.push_behind(behind);
            return;
        }
        fields.insert("c".to_owned(), children.into());
        self.push(Value::Object(fields));
        self.push_behind(behind);
    }

    fn push_behind(&mut self, behind: Option<&'static str>) {
        if let Some(sign) = behind {
            self.push(sign.into());
        }
    }
}

/// How many characters the words of an element have.
fn length(node: NodeRef<'_, Node>) -> usize {
    let words = node.descendants().filter_map(|node| node.value().as_text());
    words.map(|words| words.chars().count()).sum()
}

/// The field that says where a link leads.
fn address(href: Option<&str>) -> Option<(&'static str, String)> {
    let href = href.filter(|href| !href.is_empty() && href.len() <= LONGEST)?;
    Some(match href.starts_with(CHAPTER) {
        // A part of a chapter is found on its pages.
        true => ("to", href.split('#').next().unwrap_or_default().to_owned()),
        false => ("url", href.to_owned()),
    })
}

/// How many columns a row takes.
fn columns(row: &Value) -> u64 {
    let cells = row.get("c").and_then(Value::as_array).into_iter().flatten();
    cells.map(|cell| cell.get("span").and_then(Value::as_u64).unwrap_or(1)).sum()
}

/// The row with empty cells at its end, so that the next one begins a line.
fn filled(mut row: Value, of: u64) -> Value {
    let missing = of.saturating_sub(columns(&row));
    if let Some(cells) = row.get_mut("c").and_then(Value::as_array_mut) {
        cells.extend((0..missing).map(|_| json!({ "k": "td", "span": 1, "c": [] })));
    }
    row
}

/// The pictures that parts name.
pub(crate) fn pictures(parts: &[Value]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&Value> = parts.iter().collect();
    while let Some(part) = left.pop() {
        left.extend(part.get("c").and_then(Value::as_array).into_iter().flatten());
        found.extend(part.get("path").and_then(Value::as_str).map(str::to_owned));
    }
    found
}
