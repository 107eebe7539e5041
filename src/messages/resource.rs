//! A file of messages, parsed.

use std::sync::Arc;

use fluent::FluentResource;

use crate::diag::Source;

/// A file of messages.
pub(super) struct Resource {
    pub(super) source: Arc<Source>,
    pub(super) parsed: Arc<FluentResource>,
    /// Whether it is of this program.
    pub(super) builtin: bool,
}

/// The built-in messages of a language, a tag.
pub(super) fn builtin(tag: &str, text: &str) -> Resource {
    let source = Source::new(format!("(built in)/locales/{tag}/ui.ftl"), text);
    // The built-in messages are parsed by a test of this crate; a fault is reported there.
    let parsed = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(parsed, _)| parsed);
    Resource { source, parsed: Arc::new(parsed), builtin: true }
}
