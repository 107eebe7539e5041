//! Every text of a site that a language translates, and what becomes of its files by translations
//! that somebody gives: in a PO file, or one by one.

mod apply;
mod edit;
mod given;
mod guide;
mod messages;
mod table;

pub(super) use apply::apply;
pub use edit::{Edit, TextPlace, Texts, edit};
pub(super) use given::Given;
pub(super) use table::{Slot, Table};
