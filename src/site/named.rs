//! Components that show one entry of a data file, which they name by its `id`.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Sink, Span, nearest};
use crate::markdown::Component;

/// Whether `component` names one of the `ids` of `file`, and says nothing else; nothing is known of
/// a file that could not be read. An id that is not there is an `unknown`.
pub(super) fn check(
    component: &Component,
    file: &str,
    unknown: Code,
    ids: Option<&BTreeSet<&str>>,
    sink: &mut Sink,
) {
    let name = &component.name;
    let Some((id, span)) = component.text("id") else {
        let fault = Diagnostic::new(Code::ComponentArgument, format!("`{name}` needs an `id`"));
        let help = format!("write `{{{{ {name}(id=\"…\") }}}}` with an id of `{file}`");
        sink.push(fault.at(component.span.clone()).help(help));
        return;
    };
    only(component, file, &["id"], sink);
    find(name, (id, span), file, unknown, ids, sink);
}

/// Whether `file` has this `id` of a `name`, as above.
pub(super) fn find(
    name: &str,
    (id, span): (&str, &Span),
    file: &str,
    unknown: Code,
    ids: Option<&BTreeSet<&str>>,
    sink: &mut Sink,
) {
    let Some(ids) = ids.filter(|ids| !ids.contains(id)) else { return };
    let fault = Diagnostic::new(unknown, format!("there is no {name} `{id}`"));
    sink.push(fault.at(span.clone()).help(match nearest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("add it to `{file}`"),
    }));
}

/// Reports arguments that a component does not take.
pub(super) fn only(component: &Component, file: &str, known: &[&str], sink: &mut Sink) {
    for (argument, node) in &component.arguments {
        if !known.contains(&argument.as_str()) {
            let message = format!("`{}` takes no `{argument}`", component.name);
            let fault = Diagnostic::new(Code::ComponentArgument, message).at(node.span.clone());
            sink.push(fault.help(format!("remove it; what is shown stands in `{file}`")));
        }
    }
}
