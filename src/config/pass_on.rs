//! Files beside each guide, for a reader to pass on.

use std::collections::BTreeSet;

use super::invalid;
use crate::data::{Worded, worded};
use crate::diag::{Sink, Span};

worded! {
    /// In what form a guide is passed on.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Form {
        /// One HTML file with all that it needs.
        Html = "html",
        /// A document to print or read.
        Pdf = "pdf",
    }
}

/// The forms that the settings name, as they are written.
pub(super) fn resolve(given: Vec<(String, Span)>, sink: &mut Sink) -> BTreeSet<Form> {
    let mut forms = BTreeSet::new();
    for (text, span) in given {
        let form = Form::of(&text);
        let (message, help) = match form {
            Some(Form::Pdf) if !cfg!(feature = "pdf") => (
                "this program was made without PDF".to_owned(),
                "install it with `cargo install --path . --features pdf`, or leave `pdf` out",
            ),
            Some(form) => {
                forms.insert(form);
                continue;
            }
            None => (format!("`{text}` is no form of a guide"), "write `html`, `pdf` or both"),
        };
        sink.push(invalid(message, span).help(help));
    }
    forms
}
