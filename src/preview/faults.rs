//! Faults as the client in the browser gets them.

use serde_json::{Value, json};

use super::session::State;
use crate::diag::{excerpt, json_value};

/// `{"version", "editor", "diagnostics": […]}`: each diagnostic as `mashal check --format json`
/// writes it, with `excerpt`, the lines around its place.
pub(super) fn json(state: &State, editor: bool) -> Value {
    let diagnostics: Vec<Value> = state
        .faults
        .iter()
        .map(|fault| {
            let mut value = json_value(fault);
            let lines = fault.span.as_ref().map(excerpt).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("excerpt".into(), json!(lines));
            }
            value
        })
        .collect();
    json!({ "version": state.version, "editor": editor, "diagnostics": diagnostics })
}
