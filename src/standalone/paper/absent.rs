//! What stands for paper in a program without the feature `pdf`: the command says so before
//! anything is asked here.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::Files;
use super::clean::Chapter;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic};
use crate::plan::{Bytes, Failure};

/// Sets nothing.
pub(crate) struct Setter<'s>(PhantomData<&'s ()>);

impl Setter<'_> {
    /// None.
    ///
    /// # Errors
    ///
    /// Always.
    pub(crate) fn new(_: &Files<'_>, _: LanguageId, _: Date) -> Result<Self, Failure> {
        Err(absent())
    }

    /// Nothing.
    pub(crate) fn page(&self, _: &Chapter) -> Result<Bytes, Failure> {
        Err(absent())
    }

    /// Nothing.
    pub(crate) fn document(&self, _: &[Chapter]) -> Result<Bytes, Failure> {
        Err(absent())
    }
}

fn absent() -> Failure {
    let message = "this program was made without PDF";
    let help = "install it with `cargo install --path . --features pdf`";
    vec![Diagnostic::new(Code::ThemeRender, message).help(help)].into()
}
