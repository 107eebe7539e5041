//! Faults as the desk shows them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Severity, json_value};

/// A fault, with the words that it is about.
pub(super) fn json(fault: &Diagnostic) -> Value {
    let mut value = json_value(fault);
    if let (Some(span), Some(object)) = (&fault.span, value.as_object_mut()) {
        object.insert("words".into(), json!(span.text()));
        object.insert("suggestion".into(), json!(fault.suggestion));
    }
    value
}

/// Those of `faults` that are not among the `known`, wherever these stand in their files; notes are
/// for nobody here.
pub(super) fn fresh<'a>(
    faults: &'a [Diagnostic],
    known: &'a [Diagnostic],
) -> impl Iterator<Item = &'a Diagnostic> {
    let mut left: BTreeMap<_, usize> = BTreeMap::new();
    for fault in known {
        *left.entry(key(fault)).or_default() += 1;
    }
    faults.iter().filter(|fault| fault.severity != Severity::Note).filter(move |fault| {
        // Each fault that was there excuses one that is.
        match left.get_mut(&key(fault)).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        }
    })
}

/// What a fault says, and of which file.
fn key(fault: &Diagnostic) -> (&'static str, &str, Option<&str>) {
    let path = fault.span.as_ref().map(|span| span.source.path());
    (fault.code.as_str(), &fault.message, path)
}
