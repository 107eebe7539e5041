//! Whether a translation still says what its source says, unit by unit.

mod align;
mod beads;
mod pair;
mod place;
mod print;
mod words;

pub use align::{Run, UnitChange};
pub use pair::{Changes, NOT_TRANSLATED, Told, UNKNOWN, changes, pair};
pub use place::{of_record, pairs_path, record_path, text_path};
pub use print::Print;
pub use words::normal;
