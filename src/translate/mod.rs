//! What translators do with guides and messages: begin a guide, record what it was made from, see
//! what is left, work in a PO file.

mod lines;
mod mark;
mod po;
mod start;
mod status;

pub use mark::mark;
pub use po::{Change, Part, export, import};
pub use start::start;
pub use status::{GuideStatus, Progress, Status, status};
