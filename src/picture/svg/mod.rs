//! Drawings, written anew of what is known to draw (SVG 2). What acts or loads (scripts, handlers,
//! foreign content, other hosts) is refused: opened by itself the file would be a page of this
//! site. What only tells (comments, titles, notes of drawing programs) is left out.
//!
//! Crates that do the like: svg-hush leaves out in silence what acts, and lets through styles that
//! load (`image-set("…")`); usvg turns words into outlines of fonts of the computer that it runs
//! on.

mod embedded;
mod judge;
mod known;
mod references;
mod sheet;
mod style;
mod values;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, Node, ParsingOptions};

use super::{Fault, Output, Picture, Trace};
use crate::diag::{Code, Diagnostic, Source};

/// Most attributes of one element: comparing each with each takes the square of their number.
const MOST_ATTRIBUTES: usize = 250;
/// Most names of namespaces in a drawing; each is looked through for each element.
const MOST_NAMESPACES: usize = 1000;
/// Most elements and texts.
const MOST_NODES: u32 = 200_000;
/// Deepest nesting of elements.
const DEEPEST: usize = 128;

/// A drawing as it goes out.
#[derive(Debug)]
pub struct Drawing {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What was left out.
    pub traces: BTreeSet<Trace>,
    /// Width and height in CSS pixels, where it says them.
    size: Option<(usize, usize)>,
}

impl Drawing {
    /// Width and height in CSS pixels.
    ///
    /// # Errors
    ///
    /// Where it says neither, so that a page could not keep its place.
    pub fn size(&self) -> Result<(usize, usize), Fault> {
        let unsaid = || unreadable("it says neither its size nor a `viewBox`");
        self.size.ok_or_else(unsaid)
    }
}

/// Whose drawing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::picture) enum Names {
    /// Pages of a theme may show a part of it, by its id.
    All,
    /// It names its parts for itself alone.
    Used,
}

pub(super) fn prepare(path: &str, bytes: &Arc<[u8]>) -> Result<Picture, Fault> {
    let drawing = strip_metadata(path, bytes, Names::Used)?;
    let (width, height) = drawing.size()?;
    let output = Output { bytes: drawing.bytes, extension: "svg", width, height };
    Ok(Picture { outputs: vec![output], traces: drawing.traces })
}

/// The drawing at `path` without all that it need not have.
pub(super) fn strip_metadata(path: &str, bytes: &[u8], names: Names) -> Result<Drawing, Fault> {
    let text = decoded(bytes)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let faults = |found: Vec<(Range<usize>, String)>| {
        let source = Source::new(path, text);
        let fault = |(range, what): (Range<usize>, String)| {
            Diagnostic::new(Code::ImageUnsafe, what)
                .at(source.span(range))
                .help("take it out in a drawing program or a text editor; a drawing shows, and does nothing else")
        };
        Fault::Unsafe(found.into_iter().map(fault).collect())
    };
    if let Some(definitions) = bounded(text)? {
        let what = "it defines names for texts (`<!DOCTYPE … [`)".to_owned();
        return Err(faults(vec![(definitions, what)]));
    }
    let document = Document::parse_with_options(text, options).map_err(unreadable)?;
    let root = document.root_element();
    if !root.has_tag_name((judge::SVG, "svg")) {
        return Err(Fault::Unreadable(format!(
            "its root is not `svg` of the namespace {}",
            judge::SVG
        )));
    }
    let judged = judge::judge(&document);
    if !judged.refused.is_empty() {
        return Err(faults(judged.refused));
    }
    references::check(&judged).map_err(|why| Fault::Unreadable(why.to_owned()))?;
    let (text, traces) = judged.written(names);
    Ok(Drawing { bytes: text.into_bytes().into(), traces, size: size(root) })
}

fn unreadable(why: impl std::fmt::Display) -> Fault {
    Fault::Unreadable(why.to_string())
}

/// The text of a drawing. Browsers go by what it says of its encoding; what is written is UTF-8.
fn decoded(bytes: &[u8]) -> Result<&str, Fault> {
    let save = "save it with the encoding UTF-8";
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'<', ..] | [b'<', 0, ..] = bytes {
        return Err(unreadable(format!("it is UTF-16 text; {save}")));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| unreadable(format!("it is not UTF-8 text; {save}")))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let declared = declared.and_then(|(declared, _)| declared.split_once("encoding"));
    let name = declared.and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    match name {
        Some(name) if !name.eq_ignore_ascii_case("utf-8") && !text.is_ascii() => {
            Err(unreadable(format!("it says that its encoding is {name}; {save}")))
        }
        _ => Ok(text),
    }
}

/// Bounds what takes more than its length to read, before it is read. Where texts are defined that
/// others may hold many times, that place.
fn bounded(text: &str) -> Result<Option<Range<usize>>, Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut depth, mut namespaces) = (0_usize, 0_usize);
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(unreadable)?;
        match &event {
            Event::Eof => return Ok(None),
            Event::DocType(inside) if inside.contains('[') => {
                return Ok(Some(start..reader.buffer_position() as usize));
            }
            Event::Start(tag) | Event::Empty(tag) => {
                let mut count = 0;
                for attribute in tag.attributes().with_checks(false) {
                    let attribute = attribute.map_err(unreadable)?;
                    count += 1;
                    namespaces += usize::from(attribute.key.as_ref().starts_with("xmlns"));
                    if count > MOST_ATTRIBUTES || namespaces > MOST_NAMESPACES {
                        return Err(unreadable("it has more attributes than any drawing needs"));
                    }
                }
                depth += usize::from(matches!(event, Event::Start(_)));
                if depth > DEEPEST {
                    return Err(unreadable(format!("its parts are nested deeper than {DEEPEST}")));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Width and height in CSS pixels.
fn size(root: Node<'_, '_>) -> Option<(usize, usize)> {
    let length = |name: &str| -> Option<f64> {
        let value = root.attribute(name)?.trim();
        value.strip_suffix("px").unwrap_or(value).parse().ok()
    };
    let view_box = || {
        let numbers: Vec<f64> = root
            .attribute("viewBox")?
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        Some((*numbers.get(2)?, *numbers.get(3)?))
    };
    let (width, height) = length("width").zip(length("height")).or_else(view_box)?;
    let sound = |side: f64| (1.0..1e6).contains(&side);
    // The cast saturates, and both are positive and finite here.
    (sound(width) && sound(height)).then(|| (width.round() as usize, height.round() as usize))
}

/// `text` between tags, or between quotes in one.
fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::escape(text)
}
