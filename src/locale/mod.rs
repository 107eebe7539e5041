//! Facts about languages: direction, script, digits, dates, numbers, order of words.
//!
//! But for [`Alphabet`], which adds what CLDR lacks, nothing here is a list of languages. Direction
//! follows the script, the script follows the tag or CLDR's likely subtags, and where CLDR knows
//! nothing of a language its fallback chain is asked.

mod alphabet;
mod format;
mod isolate;
mod names;
mod numerals;
mod tag;

pub use alphabet::{
    Alphabet, is_alphabetic, is_alphanumeric, is_arabic_letter, is_mark, is_of_arabic,
};
pub use format::{Digits, Format};
pub use isolate::{first_direction, isolated, isolated_quotations, isolated_runs};
pub use names::tag_of_name;
pub use numerals::{Numerals, digit};
pub use tag::{Direction, IllFormed, Locale, PSEUDO};
