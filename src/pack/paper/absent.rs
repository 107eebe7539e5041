//! What stands for paper in a program without the feature `pdf`: the command says so before
//! anything is asked here.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::chapters::Chapter;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic};
use crate::edition::Edition;
use crate::plan::{Bytes, Failure};

/// Sets nothing.
pub(super) struct Setter<'s>(PhantomData<&'s ()>);

impl Setter<'_> {
    /// None.
    ///
    /// # Errors
    ///
    /// Always.
    pub(super) fn new(_: &Edition, _: LanguageId, _: Date) -> Result<Self, Failure> {
        Err(absent())
    }

    /// Nothing.
    pub(super) fn page(&self, _: &Chapter) -> Result<Bytes, Failure> {
        Err(absent())
    }

    /// Nothing.
    pub(super) fn whole(&self) -> Result<Bytes, Failure> {
        Err(absent())
    }
}

fn absent() -> Failure {
    let message = "this program was made without PDF";
    let help = "install it with `cargo install --path . --features pdf`";
    vec![Diagnostic::new(Code::ThemeRender, message).help(help)].into()
}
