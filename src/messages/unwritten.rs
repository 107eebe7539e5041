//! Messages that cannot be put together for a page.

use fluent::FluentError;
use fluent::resolver::errors::{ReferenceKind, ResolverError};

use crate::diag::{Code, Diagnostic, Span};

/// The fault of the message `id`, which stands at `place`.
pub(super) fn fault(error: &FluentError, id: &str, place: Option<&Span>) -> Diagnostic {
    let (code, message, help) = match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable {
            id: variable,
        })) => (
            Code::LocaleMissingVariable,
            format!("the message `{id}` uses `${variable}`, which it is not given"),
            "use only the variables of the English message of the same name",
        ),
        other => (
            Code::LocaleUnknownReference,
            format!("the message `{id}` cannot be put together: {}", why(other)),
            "mend what the message refers to",
        ),
    };
    let fault = Diagnostic::new(code, message).help(help);
    match place {
        Some(place) => fault.at(place.clone()),
        None => fault,
    }
}

/// Why a message cannot be put together.
fn why(error: &FluentError) -> String {
    let FluentError::ResolverError(error) = error else { return "a part is missing".to_owned() };
    match error {
        ResolverError::Reference(ReferenceKind::Function { id }) => {
            format!("there is no function `{id}`")
        }
        ResolverError::Reference(ReferenceKind::Message { id, .. }) => {
            format!("there is no message `{id}`, or it has no such attribute")
        }
        ResolverError::Reference(ReferenceKind::Term { id, .. }) => {
            format!("there is no term `-{id}`")
        }
        ResolverError::Reference(ReferenceKind::Variable { id }) => {
            format!("`${id}` is not given")
        }
        ResolverError::NoValue(id) => format!("`{id}` has no words"),
        ResolverError::MissingDefault => "no form is the one for all other cases".to_owned(),
        ResolverError::Cyclic => "it refers to itself".to_owned(),
        ResolverError::TooManyPlaceables => "too much is put in".to_owned(),
    }
}
