//! Faults of one page in the making: the page goes on, so that all of them are shown at once.

use std::cell::RefCell;

use crate::diag::{Code, Diagnostic};
use crate::plan::{Bytes, Failure};

/// What went wrong so far; `Some` of nothing where all of it was reported before.
#[derive(Debug, Default)]
pub(super) struct Faults(RefCell<Option<Vec<Diagnostic>>>);

impl Faults {
    /// What was made, or nothing and the faults put aside.
    pub(super) fn collect<T: Default>(&self, made: Result<T, Failure>) -> T {
        made.unwrap_or_else(|failure| {
            let found = match failure {
                Failure::Faults(found) => found,
                Failure::Reported => Vec::new(),
                other => vec![Diagnostic::new(Code::ThemeRender, other.to_string())],
            };
            self.0.borrow_mut().get_or_insert_default().extend(found);
            T::default()
        })
    }

    /// The page, or all that is wrong with it.
    pub(super) fn page(self, html: Result<Bytes, Failure>) -> Result<Bytes, Failure> {
        let html = self.collect(html);
        match self.0.into_inner() {
            None => Ok(html),
            Some(faults) => Err(faults.into()),
        }
    }
}
