//! Writes files of the site that an author or translator has, for whoever changes them on her
//! behalf: each whole or not at all, and only where it still is what it was read as.

mod changes;
mod file;
mod moving;

pub use changes::{Unwritten, write_changes};
pub use file::{create, put, remove, rewrite};
pub use moving::{Leftover, write_move};
