//! Templates (Tera) and everything they may see: view models, messages, asset names.

mod engine;
mod escape;
mod functions;
pub mod policy;
mod remote;
mod shape;
mod skeleton;
pub mod view;
mod walk;

pub use engine::Engine;
pub use functions::{RenderContext, Wordings};
pub use skeleton::Skeletons;
