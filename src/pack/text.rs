//! The text of a guide, as its page makes it to pass on: what to do now, who can help with numbers,
//! the day, the address if the site has one. The page's script (`src/scripts/pass.js`) makes the
//! same of the same elements.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use regex_lite::Regex;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// What begins the isolate of a number or an address, and what ends it: it keeps its direction
/// wherever it is pasted.
const ISOLATE: (char, char) = ('\u{2066}', '\u{2069}');

/// Units of UTF-16 of a part, as scripts count, beside the number of the part: at most 1,500 with
/// it.
const MOST: usize = 1485;

/// Between parts.
const BETWEEN: &str = "\n\n----------\n\n";

/// The texts of the page `html` as a file; none where the page offers none.
pub(super) fn text(html: &str) -> Option<String> {
    let parts = parts(html)?;
    // Whoever opens the file on an old phone or computer would see other letters without it.
    Some(format!("\u{feff}{}\n", parts.join(BETWEEN)))
}

/// The texts of the page `html`.
fn parts(html: &str) -> Option<Vec<String>> {
    let page = Html::parse_document(html);
    let root = page.root_element();
    let offer = first(root, ".pass")?;
    let texts = divide(&write(root, offer, first(root, ".prose")?))?;
    let count = texts.len();
    let numbered = texts.into_iter().zip(1..).map(|(text, number)| match count {
        1 => text,
        _ => format!("{text}\n({})", isolated(&format!("{number}/{count}"))),
    });
    Some(numbered.collect())
}

fn all<'h>(root: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector);
    selector.map_or_else(|_| Vec::new(), |selector| root.select(&selector).collect())
}

fn first<'h>(root: ElementRef<'h>, selector: &str) -> Option<ElementRef<'h>> {
    all(root, selector).into_iter().next()
}

fn is_of(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|of| of == class)
}

/// The element itself, or what is around it, for which `fits` holds.
fn is_within(element: ElementRef<'_>, fits: impl Fn(ElementRef<'_>) -> bool) -> bool {
    fits(element) || element.ancestors().filter_map(ElementRef::wrap).any(fits)
}

/// What scripts take for a space.
fn is_space(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

fn trim(text: &str) -> String {
    let words = text.split(is_space).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn isolated(text: &str) -> String {
    let (begin, end) = ISOLATE;
    format!("{begin}{text}{end}")
}

/// What is around a part of the page, and of a class.
fn around<'h>(node: NodeRef<'h, Node>, class: &str) -> Option<ElementRef<'h>> {
    node.ancestors().filter_map(ElementRef::wrap).find(|outer| is_of(*outer, class))
}

/// The words of an element as one line: of a list within it nothing, nor what only readers of
/// screens hear; of what is isolated in the page the same.
fn words(element: ElementRef<'_>) -> String {
    let is = |inner: &Element, class: &str| inner.classes().any(|of| of == class);
    let left_out = |node: NodeRef<'_, Node>, inner: &Element| {
        matches!(inner.name(), "ol" | "ul" | "details")
            || is(inner, "leaves")
            || is(inner, "go")
            || is(inner, "sr") && around(node, "call").is_some()
    };
    let is_number = |inner: &Element| inner.name() == "bdi" && inner.attr("dir") == Some("ltr");
    let mut text = String::new();
    let mut skipped = None;
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) if skipped.is_none() => match node.value() {
                Node::Element(_) if node.id() == element.id() => {}
                Node::Element(inner) if left_out(node, inner) => skipped = Some(node.id()),
                Node::Element(inner) if is_number(inner) => match around(node, "external") {
                    // Of a page that helps the card shows the host; the text has all of its
                    // address.
                    Some(link) => {
                        text.push_str(&isolated(link.value().attr("href").unwrap_or_default()));
                        skipped = Some(node.id());
                    }
                    None => text.push(ISOLATE.0),
                },
                Node::Text(said) => text.push_str(said),
                _ => {}
            },
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            Edge::Close(node) if skipped.is_none() && node.id() != element.id() => {
                if node.value().as_element().is_some_and(is_number) {
                    text.push(ISOLATE.1);
                }
            }
            Edge::Open(_) | Edge::Close(_) => {}
        }
    }
    trim(&text)
}

/// Who helps, with every way to reach them that is shown; nothing for a number that is not to be
/// called any more.
fn contact(element: ElementRef<'_>) -> String {
    if is_of(element, "retired") {
        return String::new();
    }
    // With what is said of a number that nobody is sure of.
    let said = all(element, ".contact-name, .contact-warning, .contact-way:not(.file)");
    said.into_iter().map(words).collect::<Vec<_>>().join("\n  ")
}

/// The places of elements among those of the lists that hold them, of each list looked at once.
#[derive(Default)]
struct Places(HashMap<NodeId, i64>);

impl Places {
    /// The sign before an item of a list.
    fn sign(&mut self, item: ElementRef<'_>) -> String {
        let list = item.parent().and_then(ElementRef::wrap);
        let Some(list) = list.filter(|list| list.value().name() == "ol") else {
            return "-".to_owned();
        };
        if !self.0.contains_key(&item.id()) {
            let items = list.child_elements().map(|item| item.id());
            self.0.extend(items.zip(0..));
        }
        let start = list.value().attr("start").and_then(|start| start.trim().parse().ok());
        let place = self.0.get(&item.id()).copied().unwrap_or_default();
        format!("{}.", i64::saturating_add(start.unwrap_or(1), place))
    }
}

/// The lines of a part of the page.
fn lines(section: ElementRef<'_>) -> Vec<String> {
    let mut found = Vec::new();
    // Headings, and what a box is, stay with what follows.
    let mut above = String::new();
    let mut places = Places::default();
    for element in all(section, "h2, h3, h4, p, li, .contact") {
        let is = |name: &str| element.value().name() == name;
        let around = element.parent().and_then(ElementRef::wrap);
        let within = around.is_some_and(|around| {
            is_within(around, |outer| outer.value().name() == "li" || is_of(outer, "contact"))
        });
        let line = if is_within(element, |outer| outer.value().attr("hidden").is_some()) {
            continue;
        } else if is_of(element, "contact") {
            contact(element)
        } else if within && !is("li") || is_within(element, |outer| is_of(outer, "contact")) {
            continue;
        } else if is("li") {
            format!("{} {}", places.sign(element), words(element))
        } else if is_of(element, "alert-title") {
            above.push_str(&format!("{}: ", words(element)));
            continue;
        } else if element.value().name().starts_with('h') {
            above.push_str(&format!("\n{}\n", words(element)));
            continue;
        } else {
            words(element)
        };
        let above = std::mem::take(&mut above);
        if !line.trim_matches(is_space).is_empty() {
            found.push(above + &line);
        }
    }
    found
}

/// All lines of a page, whose part to pass on is `offer`.
fn write(root: ElementRef<'_>, offer: ElementRef<'_>, prose: ElementRef<'_>) -> Vec<String> {
    let said = |name: &str| offer.value().attr(name).filter(|said| !said.is_empty());
    let now = first(prose, ".part-now");
    let mut text: Vec<String> = said("data-title").map(str::to_owned).into_iter().collect();
    text.extend(lines(now.unwrap_or(prose)));
    if now.is_some() {
        text.extend(first(prose, ".part-help").map(lines).unwrap_or_default());
        // Steps of other parts are in the page; who helps is in the text, wherever it stands.
        for line in all(prose, ".contact").into_iter().map(contact) {
            if !line.is_empty() && !text.iter().any(|one| one.contains(&line)) {
                text.push(line);
            }
        }
    }
    text.extend(said("data-day").map(|day| format!("\n{day}")));
    let address = first(root, "link[rel=canonical]");
    text.extend(address.and_then(|link| link.value().attr("href")).map(isolated));
    text
}

/// Texts of at most so many characters, cut between lines; a longer line between words, and never
/// in a number.
fn divide(lines: &[String]) -> Option<Vec<String>> {
    let length = |text: &str| text.encode_utf16().count();
    let (begin, end) = ISOLATE;
    let words = Regex::new(&format!("[ \n]*(?:{begin}[^{end}]*{end}|[^ \n]){{1,700}}")).ok()?;
    let mut texts = vec![String::new()];
    for line in lines {
        let text = format!("\n{line}");
        let pieces: Vec<&str> = match length(&text) {
            0..=MOST => vec![&text],
            _ => words.find_iter(&text).map(|found| found.as_str()).collect(),
        };
        for piece in pieces {
            match texts.last_mut() {
                Some(last) if last.is_empty() || length(last) + length(piece) <= MOST => {
                    last.push_str(piece);
                }
                _ => texts.push(piece.to_owned()),
            }
        }
    }
    Some(texts.iter().map(|text| text.trim_matches(is_space).to_owned()).collect())
}
