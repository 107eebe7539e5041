//! What of a font comes up while a text is set.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::{Buffer, GlyphId};
use rayon::prelude::*;

use super::Unfit;
use super::rules::Marked;
use super::shaping::{Face, Plans, Setter};

/// What a text needs of a font.
#[derive(Debug, Default)]
pub(super) struct Used {
    /// Glyphs that stood in the text at any step, not only those at its end: rules go by what was
    /// there before.
    pub(super) glyphs: BTreeSet<GlyphId>,
    /// Numbers of contextual rules that applied, as [`rules`] counts them.
    pub(super) rules: BTreeSet<usize>,
}

/// Sets `samples`, texts in `language`, in `font`, and adds what came up to `into`.
pub(super) fn used(
    font: &Marked,
    language: &str,
    samples: &[impl AsRef<str> + Sync],
    into: &mut Used,
) -> Result<(), Unfit> {
    let face = Face::new(&font.font)?;
    let plans = Plans::new(&face, language);
    let chunks = samples.par_chunks(16).with_max_len(1);
    let parts = chunks.map(|samples| used_by(font, &plans.setter(), samples));
    for part in parts.collect::<Vec<_>>() {
        let glyphs = part.glyphs.iter().zip(0..).filter(|(came_up, _)| **came_up);
        into.glyphs.extend(glyphs.map(|(_, id)| GlyphId::new(id)));
        into.rules.extend(part.rules);
    }
    Ok(())
}

/// As [`Used`], for what is noted at each step of each sample.
#[derive(Default)]
struct Noted {
    /// By id: whether it came up.
    glyphs: Vec<bool>,
    rules: BTreeSet<usize>,
}

impl Noted {
    fn note(&mut self, glyphs: impl Iterator<Item = u32>) {
        for id in glyphs {
            // Ids have 16 bits (OpenType).
            if let Some(came_up) = self.glyphs.get_mut(id as usize) {
                *came_up = true;
            }
        }
    }
}

fn used_by(font: &Marked, setter: &Setter<'_>, samples: &[impl AsRef<str>]) -> Noted {
    let first = font.first;
    let glyphs = vec![false; 1 << 16];
    let used = Arc::new(Mutex::new(Noted { glyphs, ..Noted::default() }));
    let book = Arc::clone(&used);
    let mut buffer = Buffer::new();
    let mut changed = true;
    buffer.set_message_function(Some(Box::new(move |buffer, _, step| {
        let mut used = book.lock().unwrap_or_else(PoisonError::into_inner);
        let called = lookup(step);
        // Most lookups change nothing. Before the first one the buffer holds characters.
        let between = step.starts_with("start lookup") || step.starts_with("end lookup");
        if called.is_some() || (between && changed) {
            used.note(buffer.glyph_infos().iter().map(|info| info.glyph_id));
        }
        used.rules.extend(called.and_then(|lookup| lookup.checked_sub(first)));
        changed = !between && (changed || !step.starts_with("skipped lookup"));
        true
    })));
    for sample in samples {
        let set = setter.set(&mut buffer, sample.as_ref());
        let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
        used.note(set.iter().map(|placed| placed.glyph.to_u32()));
    }
    buffer.set_message_function(None);
    std::mem::take(&mut *used.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The lookup that a rule begins with its step. Steps are words for people: should they ever read
/// otherwise, too little is found, the proof fails, and the closure is used.
fn lookup(step: &str) -> Option<usize> {
    let rest = step.strip_prefix("start recursing to lookup ")?;
    rest.split(' ').next()?.parse().ok()
}
