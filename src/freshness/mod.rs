//! Whether a translation still says what its source says, unit by unit.

mod align;
mod print;
mod record;

pub use align::{UnitChange, align};
pub use print::{Print, UnknownPrint};
pub use record::Record;
