//! Faults of the directory.

use crate::data::Codes;
use crate::diag::{Code, Diagnostic, Span};

/// The codes of its fields.
pub(super) const CODES: Codes =
    Codes { invalid: Code::DirectoryInvalid, unknown: Code::DirectoryInvalid, others: &[] };

/// What cannot be used as it is.
pub(super) fn invalid(message: impl Into<String>, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::DirectoryInvalid, message).at(span.clone()).help(help)
}
