//! Templates (Tera) and everything they may see: view models, messages, asset names.

mod engine;
mod functions;
pub mod policy;
mod remote;
pub mod view;

pub use engine::Engine;
pub use functions::{RenderContext, Wordings};
