//! Faults as the client in the browser gets them.

use serde_json::{Value, json};

use super::state::State;
use crate::diag::{Group, excerpt, grouped, json_value};

/// `{"version", "editor", "diagnostics": […], "groups": [{"code", "severity", "summary"}]}`: each
/// diagnostic as `mashal check --format json` writes it, with `excerpt`, the lines around its
/// place. Unless `all` are asked for, kinds of which there are too many are groups, of which
/// diagnostics have only the first.
pub(super) fn json(state: &State, editor: bool, all: bool) -> Value {
    let faults = state.faults.to_vec();
    let (faults, groups) = if all { (faults, Vec::new()) } else { grouped(faults) };
    let diagnostics: Vec<Value> = faults
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
    let group = |group: &Group| json!({ "code": group.code.as_str(), "severity": group.severity.as_str(), "summary": group.summary() });
    let groups: Vec<Value> = groups.iter().map(group).collect();
    json!({ "version": state.version, "editor": editor, "diagnostics": diagnostics, "groups": groups })
}
