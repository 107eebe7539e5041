//! XHTML written of HTML: well-formed whatever the page was.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use scraper::node::Element;
use scraper::{Html, Node};

use super::Xml;
use crate::standalone::known;

/// All ids in a piece of HTML.
pub(super) fn ids(html: &str) -> BTreeSet<String> {
    let fragment = Html::parse_fragment(html);
    let elements = fragment.tree.values().filter_map(Node::as_element);
    elements.filter_map(|element| element.attr("id")).map(str::to_owned).collect()
}

/// Writes a piece of HTML. `address` says where a link leads, none for nowhere; `has` whether an id
/// is in the document.
pub(super) fn write(
    xml: &mut Xml,
    html: &str,
    address: &dyn Fn(&str) -> Option<String>,
    has: &dyn Fn(&str) -> bool,
) -> std::io::Result<()> {
    let fragment = Html::parse_fragment(html);
    let mut writer = Writer { xml, address, has, given: BTreeSet::new() };
    for edge in fragment.root_element().traverse() {
        writer.edge(edge)?;
    }
    Ok(())
}

struct Writer<'w> {
    xml: &'w mut Xml,
    address: &'w dyn Fn(&str) -> Option<String>,
    has: &'w dyn Fn(&str) -> bool,
    /// Ids that are given: one each.
    given: BTreeSet<String>,
}

impl Writer<'_> {
    fn edge(&mut self, edge: Edge<'_, Node>) -> std::io::Result<()> {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(words) => {
                    let words = allowed(words);
                    self.xml.write_event(Event::Text(BytesText::new(&words)))
                }
                Node::Element(element) if is_written(node) => {
                    let start = self.start(element);
                    let event = match known::is_void(element.name()) {
                        true => Event::Empty(start),
                        false => Event::Start(start),
                    };
                    self.xml.write_event(event)
                }
                _ => Ok(()),
            },
            Edge::Close(node) => match node.value() {
                Node::Element(element) if is_written(node) && !known::is_void(element.name()) => {
                    self.xml.write_event(Event::End(BytesEnd::new(element.name())))
                }
                _ => Ok(()),
            },
        }
    }

    fn start<'e>(&mut self, element: &'e Element) -> BytesStart<'e> {
        let mut start = BytesStart::new(element.name());
        for (name, value) in element.attrs() {
            // Names that HTML takes and XML does not.
            if !name.starts_with(|c: char| c.is_ascii_lowercase())
                || !name.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')
            {
                continue;
            }
            let value: Option<Cow<'_, str>> = match name {
                "href" => (self.address)(value).map(Cow::Owned),
                "id" => {
                    let new = !value.is_empty() && self.given.insert(value.to_owned());
                    new.then_some(Cow::Borrowed(value))
                }
                _ if known::names_ids(name) && name != "name" => {
                    let ids = value.split_ascii_whitespace().filter(|id| (self.has)(id));
                    let ids = ids.collect::<Vec<_>>().join(" ");
                    (!ids.is_empty()).then_some(Cow::Owned(ids))
                }
                _ => Some(Cow::Borrowed(value)),
            };
            let Some(value) = value else { continue };
            let value = allowed(&value);
            start.push_attribute((name, &*value));
            if name == "lang" {
                start.push_attribute(("xml:lang", &*value));
            }
        }
        start
    }
}

/// Whether the tags of an element come out: the parser puts one around a piece, and a form counts
/// as a script.
fn is_written(node: NodeRef<'_, Node>) -> bool {
    let name = node.value().as_element().map(Element::name);
    name.is_some_and(|name| known::is_kept(name) && name != "form")
}

/// Words without the signs that XML does not take (XML 1.0, 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    match text.chars().all(is_allowed) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect()),
    }
}
