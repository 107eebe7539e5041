//! What translators do with guides and messages: begin a guide, record what it was made from, see
//! what is left, work in a PO file.

mod fluent;
mod lines;
mod mark;
mod pair;
mod po;
mod sides;
mod start;
mod status;

pub use lines::with_line_breaks_of;
pub use mark::mark;
pub use po::{Change, Part, export, import};
pub use sides::{Side, Sides, UnitState, sides};
pub use start::start;
pub use status::{
    Amount, GuideStatus, LanguageStatus, MessagesStatus, Progress, Status, guide_status, status,
};
