//! What of a page stands on paper, and what of that stands in a line.

use scraper::node::Element;

/// Elements that lead to other pages, or that nobody presses on paper.
pub(crate) const LEFT_OUT: [&str; 1] = ["nav"];
pub(crate) const CLASSES_LEFT_OUT: [&str; 4] = ["related", "leaves", "keep", "ways"];

/// Classes that change how a paragraph is set.
pub(crate) const CLASSES: [&str; 7] = [
    "alert-title",
    "contact-checked",
    "contact-name",
    "contact-warning",
    "emergency",
    "facts",
    "notice",
];

/// What stands in a line; all else begins and ends one.
pub(crate) const IN_LINES: [&str; 12] =
    ["a", "as-it-is", "b", "box", "br", "gap", "icon", "number", "small", "strike", "sub", "sup"];

/// Widest picture that stands in a line, where words say the same.
pub(crate) const ICON: u16 = 48;

/// Parts that hold what begins a page.
pub(crate) const FLOW: [&str; 2] = ["as-it-is", "part"];

/// Elements in lines; all others begin and end one.
pub(crate) const INLINE: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr", "font",
];

/// Whether an element begins and ends a line.
pub(crate) fn is_block(element: &Element) -> bool {
    !INLINE.contains(&element.name())
}
