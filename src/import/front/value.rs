//! Values of front matter, in whatever form they are written.

use jiff::civil::Date;

use crate::data::{Node, Value};
use crate::import::old::{entries, line, list, string, value};

/// What says in front matter that no list shows the page, or that there is none.
pub(super) fn hides(key: &str, node: &Node) -> Option<String> {
    let no = |name: &str| match value(node, &[name]).map(|node| &node.value) {
        Some(Value::Bool(said)) => !said,
        Some(Value::String(said)) => ["never", "link", "local"].contains(&said.as_str()),
        _ => false,
    };
    let option = ["render", "list"].into_iter().find(|name| no(name));
    match node.value {
        Value::Bool(true) => Some(key.to_owned()),
        _ => option.map(|option| format!("{key}.{option}")),
    }
}

/// The first `weight` in what says the places in menus.
pub(super) fn weight(node: &Node, depth: usize) -> Option<i64> {
    if let Some(weight) = value(node, &["weight"]) {
        return number_of(weight);
    }
    let inner = entries(node).iter().map(|(.., node)| node);
    let items = list(node).into_iter().filter(|item| !std::ptr::eq(*item, node));
    let mut all = inner.chain(items).filter(|_| depth < 3);
    all.find_map(|node| weight(node, depth + 1))
}

pub(super) fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => line(text),
        Value::Integer(_) | Value::Float(_) | Value::Date(_) => line(node.span.text()),
        _ => string(node, &["title"]),
    }
}

pub(super) fn number_of(node: &Node) -> Option<i64> {
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
pub(super) fn day(node: &Node) -> Option<Date> {
    match &node.value {
        Value::Date(day) => Some(*day),
        Value::String(text) => text.trim().get(..10)?.parse().ok(),
        _ => None,
    }
}

/// Words of a list, or of one text with commas; with spaces, as Jekyll writes tags.
pub(super) fn words(node: &Node, whole: bool) -> Vec<String> {
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
