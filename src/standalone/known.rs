//! What of a page goes into a file: elements and attributes that are known to act and load nothing.

use crate::html::Tag;

/// Elements that are kept. Of others the words are.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that are left out with all that is in them: none of it is words to read, or it does
/// nothing without the scripts and files of the site.
const LEFT_OUT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "embed", "iframe", "math", "noscript",
    "object", "output", "progress", "script", "select", "style", "svg", "template", "textarea",
    "video",
];

/// Elements that have no end tag (HTML, 13.1.2).
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Attributes whose value is kept as it is, on any element.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "autocomplete",
    "class",
    "colspan",
    "data-until",
    "datetime",
    "dir",
    "height",
    "hreflang",
    "lang",
    "method",
    "open",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "start",
    "tabindex",
    "title",
    "translate",
    "type",
    "value",
    "width",
];

/// Attributes that name ids of the page, one or several, or parts of it.
const IDS: &[&str] = &[
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "for",
    "headers",
    "id",
    "name",
];

/// Attributes that say all without a value.
const BARE: &[&str] = &["checked", "disabled", "open", "reversed"];

/// Classes of what leads to other pages, or asks for them.
const CLASSES: &[&str] = &["find", "languages"];

/// Whether the element `name` has no end.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether the tags of the element `name` are kept.
pub(crate) fn is_kept(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// Whether an element is left out with all that is in it. What is hidden is shown by scripts of the
/// site alone, and none of them comes along.
pub(crate) fn is_left_out(tag: &Tag) -> bool {
    let boxes = ["checkbox", "radio"];
    let kind = tag.attribute("type").map_or("text", |kind| kind.value.as_str());
    LEFT_OUT.contains(&tag.name.as_str())
        || tag.has("hidden")
        || CLASSES.iter().any(|class| tag.is_of(class))
        || tag.name == "input" && !boxes.contains(&kind)
}

/// Whether an element plays what is not in the page.
pub(crate) fn plays(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "audio" | "video")
}

/// Whether the value of an attribute is kept as it is.
pub(crate) fn is_plain(name: &str) -> bool {
    ATTRIBUTES.contains(&name) || name.starts_with("aria-") && !names_ids(name)
}

/// Whether an attribute names ids.
pub(crate) fn names_ids(name: &str) -> bool {
    IDS.contains(&name)
}

/// Whether an attribute is kept without a value.
pub(crate) fn is_bare(name: &str) -> bool {
    BARE.contains(&name)
}

/// Whether scripts furnish the part that begins with a tag: a letter to fill in, what it is printed
/// from, a field to search.
pub(crate) fn is_furnished(tag: &Tag) -> bool {
    match tag.name.as_str() {
        "form" => tag.has("data-count"),
        "div" => tag.is_of("sheet") || tag.is_of("finder") && tag.has("data-index"),
        _ => false,
    }
}

/// Whether an element stays in such a part: nothing in it sends.
pub(crate) fn is_in_furnished(tag: &Tag) -> bool {
    let kind = tag.attribute("type").map(|kind| kind.value.to_ascii_lowercase());
    match tag.name.as_str() {
        "input" => matches!(
            kind.as_deref(),
            None | Some("checkbox" | "email" | "radio" | "search" | "tel" | "text")
        ),
        "button" => matches!(kind.as_deref(), Some("button" | "reset")),
        name => name == "textarea" || !LEFT_OUT.contains(&name),
    }
}

/// Whether an element is one to fill in or to press.
pub(crate) fn is_control(name: &str) -> bool {
    matches!(name, "button" | "textarea")
}

/// Whether an attribute is there for scripts, or for what she types.
pub(crate) fn is_for_scripts(name: &str) -> bool {
    matches!(
        name,
        "autocapitalize"
            | "autocomplete"
            | "autocorrect"
            | "enterkeyhint"
            | "hidden"
            | "inputmode"
            | "name"
            | "rows"
            | "spellcheck"
    ) || name.starts_with("data-")
}
