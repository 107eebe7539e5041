//! Finding pages by words, on the phone alone: what is found, as the files that the theme's script
//! loads when the field is touched. Knows no site.
//!
//! Words are folded to what readers mean by them ([`fold`]), and have a [`skeleton`] of consonants,
//! by which Roman Urdu finds Urdu and the other way round. The script folds what is typed by the
//! same tables, which the files bring with them.

mod fold;
mod index;
mod numbers;
mod skeleton;
mod topics;

pub use fold::{fold, words};
pub use index::{Index, others};
pub use skeleton::skeleton;
pub use topics::{Field, Kind, Topics};
