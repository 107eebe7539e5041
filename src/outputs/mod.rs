//! Every file that comes out of a site: which there are ([`outputs`]), how each is made
//! ([`Output`]), and of what ([`inputs()`]), which decides whether it is made anew
//! ([`Fingerprint`]).

mod crowded;
mod inputs;
mod kind;
mod memo;
mod redirects;
mod table;
mod words;

pub use inputs::{Bodies, Inputs, Minutes, inputs};
pub use kind::Output;
pub use memo::{Fingerprint, Fingerprints};
pub use table::{outputs, with_fonts};
pub use words::{Readers, may_want, with_written, words, words_of};
