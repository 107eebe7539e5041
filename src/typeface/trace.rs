//! What of a font comes up while a text is set.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::{Buffer, GlyphId};

use super::rules::{self, Marked};
use super::shaping::{Face, Setter};
use super::{Text, Unfit};

/// What a text needs of a font.
#[derive(Debug, Default)]
pub(super) struct Used {
    /// Glyphs that stood in the text at any step, not only those at its end: rules go by what was
    /// there before.
    pub(super) glyphs: BTreeSet<GlyphId>,
    /// Numbers of contextual rules that applied, as [`rules`] counts them.
    pub(super) rules: BTreeSet<usize>,
}

/// Sets `text` in `font`, and takes down what came up.
pub(super) fn used(font: &[u8], text: &Text) -> Result<Used, Unfit> {
    let Marked { font, first } = rules::mark(font)?;
    let face = Face::new(&font)?;
    let setter = Setter::new(&face, text.language());
    let used = Arc::new(Mutex::new(Used::default()));
    let book = Arc::clone(&used);
    let mut buffer = Buffer::new();
    let mut changed = true;
    buffer.set_message_function(Some(Box::new(move |buffer, _, step| {
        let mut used = book.lock().unwrap_or_else(PoisonError::into_inner);
        let called = lookup(step);
        // Most lookups change nothing. Before the first one the buffer holds characters.
        let between = step.starts_with("start lookup") || step.starts_with("end lookup");
        if called.is_some() || (between && changed) {
            used.glyphs.extend(buffer.glyph_infos().iter().map(|info| GlyphId::new(info.glyph_id)));
        }
        used.rules.extend(called.and_then(|lookup| lookup.checked_sub(first)));
        changed = !between && (changed || !step.starts_with("skipped lookup"));
        true
    })));
    for sample in text.samples() {
        let set = setter.set(&mut buffer, sample);
        let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
        used.glyphs.extend(set.iter().map(|placed| placed.glyph));
    }
    buffer.set_message_function(None);
    let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(std::mem::take(&mut *used))
}

/// The lookup that a rule begins with its step. Steps are words for people: should they ever read
/// otherwise, too little is found, the proof fails, and the closure is used.
fn lookup(step: &str) -> Option<usize> {
    let rest = step.strip_prefix("start recursing to lookup ")?;
    rest.split(' ').next()?.parse().ok()
}
