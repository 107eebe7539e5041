//! A language's guides and messages as one PO file, and back.
//!
//! An entry is a unit of a guide, its title or summary, or a text of a Fluent file. Its context is
//! the path of the file below the language's folder, and behind a space what keeps it apart from
//! other texts of that file: `title`, `summary`, the name of the message, or `#2` for a unit whose
//! text comes a second time. A unit has no number of its own: it stays the same entry where others
//! come before it.

mod export;
mod import;

pub use export::{Part, export};
pub use import::import;
