//! Whether a translation still says what its source says, unit by unit.

mod align;
mod print;

pub use align::{Fate, align};
pub use print::{Print, UnknownPrint};
