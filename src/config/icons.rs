//! `[icons]`: the pictogram of a need or of a kind of contact.

use std::collections::BTreeMap;

use super::{Sink, Span, invalid};
use crate::data::{Node, Value};

/// Names of pictograms of the theme, by the id of a need or the kind of a contact; each with the
/// place of its key and that of its name.
pub type Icons = BTreeMap<String, (Span, String, Span)>;

/// What is written, without what is no name.
pub(super) fn resolve(raw: Option<Node>, sink: &mut Sink) -> Icons {
    let mut icons = Icons::new();
    let Some(Node { value, span }) = raw else { return icons };
    let help = "write the name of a pictogram of the theme for each, `lost-phone = \"lost\"`";
    let Value::Table(entries) = value else {
        sink.push(invalid("`icons` holds keys and values".to_owned(), span).help(help));
        return icons;
    };
    for (key, place, node) in entries {
        match node.value {
            Value::String(name) => {
                icons.insert(key, (place, name, node.span));
            }
            _ => sink
                .push(invalid("a pictogram is a name in quotes".to_owned(), node.span).help(help)),
        }
    }
    icons
}
