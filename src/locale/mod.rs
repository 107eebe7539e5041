//! Facts about languages: direction, script, digits, dates, numbers, order of words.
//!
//! Nothing here is a list of languages. Direction follows the script, the script follows the tag
//! or CLDR's likely subtags, and where CLDR knows nothing of a language its fallback chain is
//! asked.

mod format;
mod tag;

pub use format::{Digits, Format};
pub use tag::{Direction, IllFormed, Locale, PSEUDO};
