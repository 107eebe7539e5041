//! Drawings. What could act (scripts, event handlers, foreign content, other hosts) is refused:
//! opened by itself the file would be a page of this site.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Attribute, Document, Node};

use super::{Fault, Output, Picture, bare, list};
use crate::diag::{Code, Diagnostic, Source};

pub(super) fn prepare(path: &str, bytes: &Arc<[u8]>) -> Result<Picture, Fault> {
    let unreadable = |why: &dyn std::fmt::Display| Fault::Unreadable(why.to_string());
    let text = std::str::from_utf8(bytes).map_err(|error| unreadable(&error))?;
    let document = Document::parse(text).map_err(|error| unreadable(&error))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(unreadable(&"its root is not `svg`"));
    }
    let found = active(&document);
    if !found.is_empty() {
        let source = Source::new(path, text);
        let fault = |(range, what): (Range<usize>, String)| {
            Diagnostic::new(Code::ImageUnsafe, what)
                .at(source.span(range))
                .help("take it out in a drawing program or a text editor; a drawing shows, and does nothing else")
        };
        return Err(Fault::Unsafe(found.into_iter().map(fault).collect()));
    }
    let (width, height) =
        size(root).ok_or_else(|| unreadable(&"it says neither its size nor a `viewBox`"))?;
    let output = Output { bytes: Arc::clone(bytes), extension: "svg", width, height };
    Ok(Picture { outputs: vec![output], traces: BTreeSet::new() })
}

/// All that acts, loads or tells, with its place, in order.
fn active(document: &Document<'_>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for node in document.root().descendants() {
        if node.pi().is_some_and(|pi| pi.target == "xml-stylesheet") {
            found.push((node.range(), "it takes a style sheet from elsewhere".to_owned()));
        }
        if node.is_text() && loads(node.text().unwrap_or_default()) {
            found.push((node.range(), "its styles load something".to_owned()));
        }
        if node.is_element() {
            found.extend(element(node).map(|what| (name_of(node), what)));
            let attributes = node.attributes();
            found.extend(attributes.filter_map(|at| Some((at.range(), attribute(at)?))));
        }
    }
    found
}

/// The place of an element's name.
fn name_of(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start + 1;
    start..start + node.tag_name().name().len()
}

fn element(node: Node<'_, '_>) -> Option<String> {
    let name = node.tag_name().name();
    let xhtml = node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
    let acts =
        xhtml || name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("foreignObject");
    if acts {
        return Some(format!("it holds `{name}`"));
    }
    // Animations can set what an element may not have from the start.
    let animated = node.attribute("attributeName").unwrap_or_default().to_ascii_lowercase();
    let sets = animated.ends_with("href") || animated.starts_with("on");
    sets.then(|| format!("it sets the attribute `{animated}`"))
}

fn attribute(attribute: Attribute<'_, '_>) -> Option<String> {
    let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
    if name.starts_with("on") {
        return Some(format!("it holds the attribute `{name}`"));
    }
    if name == "href" && !value.starts_with('#') {
        let Some(inside) = value.strip_prefix("data:image/") else {
            return Some(format!("it holds the attribute `{name}` with an address of elsewhere"));
        };
        return embedded(inside);
    }
    // Drawing programs write where on the author's computer a file lies, with her name in the path.
    let tells = attribute
        .namespace()
        .is_some_and(|of| of.contains("inkscape.org") || of.contains("sodipodi"))
        && value.contains(['/', '\\'])
        && !value.contains("://");
    if tells {
        return Some(format!("`{name}` names a folder of the computer it was drawn on"));
    }
    loads(value).then(|| "its styles load something".to_owned())
}

/// A picture within the drawing, which must be one of pixels that says nothing beside them.
fn embedded(data: &str) -> Option<String> {
    let pixels = data.split_once(";base64,").and_then(|(_, text)| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        STANDARD.decode(text).ok()
    });
    match pixels.as_deref().map(bare) {
        Some(Ok(bare)) if bare.traces.is_empty() => None,
        Some(Ok(bare)) => Some(format!("a photograph in it says: {}", list(&bare.traces))),
        _ => Some("it holds data that are not PNG, JPEG, WebP or GIF".to_owned()),
    }
}

/// Styles load what they name; only what lies in the same file may be named.
fn loads(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut named =
        style.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '"', '\'']));
    style.contains("@import") || named.any(|target| !target.starts_with('#'))
}

/// Width and height in CSS pixels.
fn size(root: Node<'_, '_>) -> Option<(usize, usize)> {
    let length = |name: &str| -> Option<f64> {
        root.attribute(name)?.trim().trim_end_matches("px").parse().ok()
    };
    let view_box = || {
        let numbers: Vec<f64> = root
            .attribute("viewBox")?
            .split([' ', ','])
            .filter_map(|number| number.parse().ok())
            .collect();
        Some((*numbers.get(2)?, *numbers.get(3)?))
    };
    let (width, height) = length("width").zip(length("height")).or_else(view_box)?;
    let sound = |side: f64| (1.0..1e6).contains(&side);
    // The cast saturates, and both are positive and finite here.
    (sound(width) && sound(height)).then(|| (width.round() as usize, height.round() as usize))
}
