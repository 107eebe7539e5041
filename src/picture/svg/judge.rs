//! What of a drawing goes out: its elements one by one, each with the attributes that are known.

use std::collections::BTreeSet;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use roxmltree::{Attribute, Document, Node};

use super::known::{self, Element as Kind};
use super::sheet::{self, Rule};
use super::style::{self, Refusal, Style};
use super::{Names, Trace, embedded, escaped, values};

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Whose elements act or load within a drawing as they do elsewhere.
const ACTIVE: [&str; 4] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2001/xml-events",
    "http://www.w3.org/2001/XInclude",
];

/// A drawing that was gone through: a flat list of what goes out.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) parts: Vec<Part>,
    /// What acts or loads, with its place.
    pub(super) refused: Vec<(Range<usize>, String)>,
    /// Rules of its style sheets that refer to parts.
    pub(super) rules: Vec<Rule>,
    /// Ids and classes that its style sheets name.
    named: BTreeSet<String>,
    /// Whether it has style sheets, which may show what is hidden.
    styled: bool,
    traces: BTreeSet<Trace>,
}

#[derive(Debug)]
pub(super) enum Part {
    Open(Element),
    Text(String),
    Close(&'static str),
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: &'static str,
    attributes: Vec<(&'static str, String)>,
    pub(super) id: Option<String>,
    pub(super) classes: Vec<String>,
    /// The ids of parts that it shows, or is shown by.
    pub(super) refers: Vec<String>,
    /// The place behind its end tag.
    pub(super) end: usize,
    /// Whether it is a layer that is switched off, and may go.
    hidden: bool,
}

pub(super) fn judge(document: &Document<'_>) -> Judged {
    let mut judge = Judge { text: document.input_text(), judged: Judged::default() };
    for node in document.root().children() {
        judge.node(node, false, "");
    }
    judge.judged
}

struct Judge<'d> {
    text: &'d str,
    judged: Judged,
}

impl Judge<'_> {
    fn note(&mut self, trace: Trace) {
        self.judged.traces.insert(trace);
    }

    fn refuse(&mut self, at: Range<usize>, what: impl Into<String>) {
        self.judged.refused.push((at, what.into()));
    }

    /// A node in `parent`; whether its text is drawn there.
    fn node(&mut self, node: Node<'_, '_>, drawn: bool, parent: &str) {
        if node.is_element() {
            self.element(node, drawn, parent);
        } else if let Some(pi) = node.pi() {
            if pi.target == "xml-stylesheet" {
                self.refuse(node.range(), "it takes a style sheet from elsewhere");
            }
            self.note(Trace::Program);
        } else if node.is_comment() {
            self.note(Trace::Words);
        } else if let Some(text) = node.text() {
            if drawn {
                self.judged.parts.push(Part::Text(text.to_owned()));
            } else if !text.trim().is_empty() {
                self.note(Trace::Words);
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>, drawn: bool, parent: &str) {
        let (name, of) = (node.tag_name().name(), node.tag_name().namespace());
        if of != Some(SVG) {
            if of.is_some_and(|of| ACTIVE.contains(&of)) {
                self.refuse(name_of(node), format!("it holds `{name}`"));
            }
            return self.note(Trace::Program);
        }
        let needs = node.attribute("requiredExtensions");
        if needs.is_some_and(|needs| !ACTIVE.iter().any(|known| needs.contains(known))) {
            // No browser has them, and none draws it.
            return self.note(Trace::Program);
        }
        let name = match known::element(name) {
            Kind::Kept(name) => name,
            Kind::Silent => return self.note(Trace::Words),
            Kind::Refused => return self.refuse(name_of(node), format!("it holds `{name}`")),
        };
        if name == "style" {
            return self.sheet(node);
        }
        let mut element = Element { name, ..Element::default() };
        for attribute in node.attributes() {
            self.attribute(&mut element, attribute);
        }
        // Of a `switch` the first that fits is drawn, whatever hides it.
        element.hidden &= parent != "switch" && !parent.is_empty();
        let at = self.judged.parts.len();
        self.judged.parts.push(Part::Open(element));
        let drawn = known::has_text(name) || (drawn && name == "a");
        for child in node.children() {
            self.node(child, drawn, name);
        }
        self.judged.parts.push(Part::Close(name));
        let end = self.judged.parts.len();
        if let Some(Part::Open(element)) = self.judged.parts.get_mut(at) {
            element.end = end;
        }
    }

    fn attribute(&mut self, element: &mut Element, attribute: Attribute<'_, '_>) {
        let (name, value) = (attribute.name(), attribute.value());
        match attribute.namespace() {
            None => {}
            Some(XLINK) if name == "href" => return self.address(element, "xlink:href", attribute),
            Some(XLINK) if matches!(name, "type" | "show" | "actuate") => return,
            Some(XML) if name == "space" && matches!(value, "preserve" | "default") => {
                return element.attributes.push(("xml:space", value.to_owned()));
            }
            Some(XML) if name == "lang" && values::is_language(value) => {
                return element.attributes.push(("xml:lang", value.to_owned()));
            }
            Some(_) => return self.note(Trace::Program),
        }
        match name {
            "href" => return self.address(element, "href", attribute),
            "id" => return element.id = Some(value.trim().to_owned()),
            "class" => {
                return element.classes = value.split_whitespace().map(str::to_owned).collect();
            }
            "style" => {
                let style = style::declarations(value);
                return self.style(element, "style", style, attribute);
            }
            _ => {}
        }
        match known::attribute(name) {
            // Sums are of CSS: `calc(1px + 2%)`.
            known::Attribute::Figures(name)
                if value.contains("calc(") && known::property(name).is_some() =>
            {
                let style = style::value(name, value);
                self.style(element, name, style, attribute);
            }
            known::Attribute::Figures(name) if known::is_figures(value) => {
                match values::figures(name, value) {
                    Some(value) => element.attributes.push((name, value)),
                    None => self.note(Trace::Program),
                }
            }
            known::Attribute::Figures(name) => self.refuse(
                attribute.range(),
                format!("its attribute `{name}` holds more than figures and words"),
            ),
            known::Attribute::Style(name) => {
                let style = style::value(name, value);
                self.style(element, name, style, attribute);
            }
            known::Attribute::Idle => {}
            known::Attribute::Unknown if name.to_ascii_lowercase().starts_with("on") => {
                self.refuse(attribute.range(), format!("it holds the attribute `{name}`"));
            }
            known::Attribute::Unknown if name.starts_with("aria-") => self.note(Trace::Words),
            known::Attribute::Unknown => self.note(Trace::Program),
        }
    }

    fn style(
        &mut self,
        element: &mut Element,
        name: &'static str,
        style: Result<Style, Refusal>,
        attribute: Attribute<'_, '_>,
    ) {
        match style {
            Ok(style) => {
                if style.left_out {
                    self.note(Trace::Program);
                }
                element.hidden |= style.hides;
                element.refers.extend(style.refers);
                let text = style.text.trim();
                if !text.is_empty() {
                    element.attributes.push((name, text.to_owned()));
                }
            }
            Err(refusal) => {
                let at = self.within(attribute.range_value(), attribute.value(), &refusal.at);
                self.refuse(at.unwrap_or_else(|| attribute.range()), refusal.what);
            }
        }
    }

    /// Where `at` of `value` lies in the file, which has it at `whole`; nothing where it is written
    /// in other signs there.
    fn within(&self, whole: Range<usize>, value: &str, at: &Range<usize>) -> Option<Range<usize>> {
        let same = self.text.get(whole.clone()) == Some(value);
        same.then(|| whole.start + at.start..whole.start + at.end)
    }

    fn address(&mut self, element: &mut Element, name: &'static str, attribute: Attribute<'_, '_>) {
        let value = attribute.value().trim();
        if value.is_empty() {
            return;
        }
        let data = value.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
        if data && known::may_embed(element.name) {
            match embedded::picture(value.get(5..).unwrap_or_default()) {
                Ok((address, traces)) => {
                    self.judged.traces.extend(traces);
                    element.attributes.push((name, address));
                }
                Err(why) => self.refuse(attribute.range(), why),
            }
            return;
        }
        match value.strip_prefix('#') {
            Some(id) if known::may_refer(element.name) && style::is_id(id) => {
                element.refers.push(id.to_owned());
                element.refers.extend(percent_decode_str(id).decode_utf8().ok().map(Into::into));
                element.attributes.push((name, value.to_owned()));
            }
            _ => self.refuse(
                attribute.range(),
                "it holds the attribute `href` with an address of elsewhere",
            ),
        }
    }

    /// A style sheet: all its text together, as browsers read it.
    fn sheet(&mut self, node: Node<'_, '_>) {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for child in node.children() {
            if child.is_element() {
                return self.refuse(name_of(child), "its styles hold an element");
            }
            if child.is_comment() || child.is_pi() {
                self.note(Trace::Words);
            } else if let Some(piece) = child.text() {
                pieces.push((text.len(), child.range(), piece));
                text.push_str(piece);
            }
        }
        let kind = node.attribute("type").unwrap_or_default();
        if !kind.is_empty() && !kind.eq_ignore_ascii_case("text/css") {
            return self.note(Trace::Program);
        }
        let media = node.attribute("media").unwrap_or_default();
        let (before, behind) =
            if media.is_empty() { (String::new(), "") } else { (format!("@media {media}{{"), "}") };
        let around = format!("{before}{text}{behind}");
        match sheet::sheet(&around) {
            Ok(sheet) => {
                if sheet.left_out {
                    self.note(Trace::Program);
                }
                self.judged.named.extend(sheet.names);
                self.judged.rules.extend(sheet.rules);
                if !sheet.text.is_empty() {
                    self.judged.styled = true;
                    let element = Element { name: "style", ..Element::default() };
                    let end = self.judged.parts.len() + 3;
                    self.judged.parts.extend([
                        Part::Open(Element { end, ..element }),
                        Part::Text(sheet.text),
                        Part::Close("style"),
                    ]);
                }
            }
            Err(refusal) => {
                let at = refusal.at.start.saturating_sub(before.len());
                let piece = pieces.iter().rev().find(|(start, ..)| *start <= at);
                let place = piece.and_then(|(start, range, piece)| {
                    let length = refusal.at.len().min((start + piece.len()).saturating_sub(at));
                    self.within(range.clone(), piece, &(at - start..at - start + length))
                });
                let whole = || piece.map_or_else(|| node.range(), |(_, range, _)| range.clone());
                self.refuse(place.unwrap_or_else(whole), refusal.what);
            }
        }
    }
}

/// The place of an element's name.
fn name_of(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start + 1;
    start..start + node.tag_name().name().len()
}

impl Judged {
    /// The file, and what was left out of it.
    pub(super) fn written(mut self, names: Names) -> (String, BTreeSet<Trace>) {
        let mut used = std::mem::take(&mut self.named);
        used.extend(self.rules.iter().flat_map(|rule| rule.refers.iter().cloned()));
        used.extend(self.parts.iter().flat_map(|part| match part {
            Part::Open(element) => element.refers.clone(),
            _ => Vec::new(),
        }));
        let keeps = |name: &String| names == Names::All || used.contains(name);
        let mut text = String::new();
        let mut linked = false;
        let (mut at, mut opened) = (0, 0);
        while let Some(part) = self.parts.get(at) {
            at += 1;
            match part {
                Part::Open(element) if element.hidden && self.may_go(element, at, &used, names) => {
                    self.traces.insert(Trace::Rest);
                    at = element.end;
                }
                // A part that only an address with its name shows, which a guide's drawing has not.
                Part::Open(element) if element.name == "view" && names == Names::Used => {
                    self.traces.insert(Trace::Rest);
                    at = element.end;
                }
                Part::Open(element) => {
                    text.push('<');
                    text.push_str(element.name);
                    let classes: Vec<_> = element
                        .classes
                        .iter()
                        .filter(|name| keeps(name))
                        .map(String::as_str)
                        .collect();
                    let own = element.id.iter().filter(|id| keeps(id)).map(|id| ("id", &**id));
                    let classes = classes.join(" ");
                    let class = (!classes.is_empty()).then_some(("class", &*classes));
                    let all = element.attributes.iter().map(|(name, value)| (*name, &**value));
                    for (name, value) in own.chain(class).chain(all) {
                        linked |= name == "xlink:href";
                        let value = value.replace(['\n', '\r', '\t'], " ");
                        text.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
                    }
                    text.push('>');
                    opened = text.len();
                }
                Part::Text(words) => text.push_str(&escaped(words).replace('\r', "&#13;")),
                // Nothing is in it, or nothing that goes out.
                Part::Close(_) if text.len() == opened => {
                    text.pop();
                    text.push_str("/>");
                }
                Part::Close(name) => text.push_str(&format!("</{name}>")),
            }
        }
        let xlink = if linked { format!(" xmlns:xlink=\"{XLINK}\"") } else { String::new() };
        let root = text.strip_prefix("<svg").unwrap_or(&text);
        (format!("<svg xmlns=\"{SVG}\"{xlink}{root}\n"), self.traces)
    }

    /// Whether nothing in a layer that is switched off is shown elsewhere.
    fn may_go(&self, element: &Element, at: usize, used: &BTreeSet<String>, names: Names) -> bool {
        let inside = self.parts.get(at - 1..element.end).unwrap_or_default();
        let shown = |part: &Part| matches!(part, Part::Open(Element { id: Some(id), .. }) if used.contains(id));
        names == Names::Used && !self.styled && !inside.iter().any(shown)
    }
}
