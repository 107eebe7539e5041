//! What translators do with guides and messages: begin a guide, record what it was made from, see
//! what is left and what exactly has changed, write single texts, work in a PO file.

mod adopt;
mod align;
mod change;
mod diff;
mod fluent;
mod front;
mod lines;
mod mark;
mod message_record;
mod message_texts;
mod pair;
mod po;
mod record;
mod sides;
mod start;
mod status;
mod texts;
mod words;

pub use adopt::adopt;
pub use align::{Alignment, Pairing, align};
pub use change::Change;
pub use diff::{Difference, differences, message_differences};
pub use lines::with_line_breaks_of;
pub use mark::{Marked, Place, Question, mark, questions};
pub use message_record::{message_names, record_messages};
pub use message_texts::{MessageText, message_texts};
pub use po::{Part, export, import};
pub use sides::{Side, Sides, UnitState, sides};
pub use start::start;
pub use status::{
    Amount, GuideStatus, LanguageStatus, MessagesStatus, Progress, Status, guide_status, status,
};
pub use texts::{Edit, TextPlace, Texts, edit};
pub use words::{WordRun, WordSide, compare_words};
