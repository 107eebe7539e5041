//! What translators do with guides: begin one, record what it was made from, see what is left.

mod mark;
mod start;
mod status;

pub use mark::mark;
pub use start::start;
pub use status::{GuideStatus, Progress, Status, status};
