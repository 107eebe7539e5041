//! A translation that somebody gives for a text.

use super::table::Item;
use crate::diag::{Code, Diagnostic, Span};

/// A translation, and the text that it is of.
#[derive(Clone, Copy)]
pub(in crate::translate) struct Given<'a> {
    /// Its words.
    pub(in crate::translate) words: &'a str,
    /// Where it was written, for faults.
    pub(in crate::translate) written: &'a Span,
    pub(in crate::translate) item: &'a Item,
}

impl<'a> Given<'a> {
    pub(super) fn text(&self) -> &'a str {
        self.words.trim()
    }

    pub(super) fn place(&self) -> Span {
        self.written.clone()
    }

    /// Whether it says what the language does not say yet.
    pub(super) fn is_new(&self) -> bool {
        !self.item.fresh || self.text() != self.item.translation.trim()
    }
}

/// What a translation lacks of the parts of its source, or adds.
pub(super) fn differing(given: &Given<'_>, then: &[String], now: &[String]) -> Option<Diagnostic> {
    let mut added = now.to_vec();
    let mut lacking = Vec::new();
    for part in then {
        match added.iter().position(|other| other == part) {
            Some(at) => drop(added.remove(at)),
            None => lacking.push(part.clone()),
        }
    }
    // Code has its signs already.
    let quoted = |part: &String| match part.starts_with('`') {
        true => part.clone(),
        false => format!("`{part}`"),
    };
    let list = |verb: &str, parts: &[String]| {
        let parts: Vec<String> = parts.iter().map(quoted).collect();
        (!parts.is_empty()).then(|| format!("{verb} {}", parts.join(", ")))
    };
    let what: Vec<_> =
        [list("lacks", &lacking), list("adds", &added)].into_iter().flatten().collect();
    if what.is_empty() {
        return None;
    }
    let message = format!("the translation {}", what.join(" and "));
    let fault = Diagnostic::new(Code::PoParts, message).at(given.place());
    Some(fault.help("what stands in links, images, code, footnotes and braces stays as it is in the source; translate the words around it"))
}
