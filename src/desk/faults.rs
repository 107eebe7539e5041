//! Faults as the desk shows them.

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
    let path = |fault: &Diagnostic| fault.span.as_ref().map(|span| span.source.path().to_owned());
    let key = move |fault: &Diagnostic| (fault.code, fault.message.clone(), path(fault));
    let mut left: Vec<_> = known.iter().map(key).collect();
    faults.iter().filter(|fault| fault.severity != Severity::Note).filter(move |fault| {
        // Each fault that was there excuses one that is.
        match left.iter().position(|known| *known == key(fault)) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        }
    })
}
