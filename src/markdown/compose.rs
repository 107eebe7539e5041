//! A guide put together from the shape that its source has now and texts of a translation.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, TagEnd};

use super::units::{is_block, is_inline};
use super::{Document, Piece, Unit, UnitKind, assemble};
use crate::diag::{Sink, Source, Span};

/// What a reader is told about a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The source has changed since this was translated; the source's words are beside.
    Changed,
    /// The source has changed in a way that cannot wait: these are its words, the translation is
    /// beside.
    Urgent,
    /// It is new in the source, and not translated: these are the source's words.
    Added,
}

impl Note {
    /// Whether the unit is in the words of the source.
    pub fn is_source(self) -> bool {
        self != Self::Changed
    }
}

/// The text of one unit.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Markdown, as [`Unit::text`] has it.
    pub text: &'a str,
    /// Where it is written.
    pub place: Span,
    /// What to say of it, and the words that stand beside, where there are any.
    pub note: Option<(Note, String)>,
}

/// A note, and the pieces that the words of its unit are: from the first to the last.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: UnitKind,
    pub(super) note: Note,
    pub(super) other: String,
}

impl Document {
    /// The part `body` of a `source`, with a text in the place of each of its `units`. Places are
    /// those where the texts are written; faults are none, since both files have been read.
    pub fn compose(
        source: &Arc<Source>,
        body: Range<usize>,
        units: &[Unit],
        parts: &[Part<'_>],
        own: &Arc<Source>,
    ) -> Self {
        let all = source.text();
        let within = |range: &Range<usize>| range.start - body.start..range.end - body.start;
        let texts = units.iter().zip(parts).map(|(unit, part)| (within(&unit.range), part.text));
        let (text, ranges) = assemble(all.get(body.clone()).unwrap_or_default(), texts);
        let whole = Source::new(own.path(), text);
        let mut places = Vec::new();
        let length = whole.text().len();
        let mut document =
            Self::parse_placed(&whole, 0..length, &mut Sink::default(), Some(&mut places));

        let before = |offset: usize| ranges.partition_point(|range| range.end <= offset);
        let place = |span: &Span| {
            let at = before(span.start);
            match (ranges.get(at), parts.get(at)) {
                (Some(range), Some(part)) if range.start <= span.start => part.place.clone(),
                // Between two units, where the source is.
                _ => {
                    let last = at.checked_sub(1);
                    let from =
                        last.and_then(|at| units.get(at)).map_or(body.start, |u| u.range.end);
                    let since = last.and_then(|at| ranges.get(at)).map_or(0, |range| range.end);
                    let start = from + (span.start - since);
                    source.span(start..start + (span.end - span.start))
                }
            }
        };
        for heading in &mut document.headings {
            let part = parts.get(before(heading.span.start));
            let note = part.and_then(|part| part.note.as_ref());
            heading.source = note.is_some_and(|(note, _)| note.is_source());
        }
        for span in document.spans() {
            *span = place(span);
        }
        document.source = Arc::clone(own);
        for ((unit, part), range) in units.iter().zip(parts).zip(&ranges) {
            let Some((note, other)) = &part.note else { continue };
            let inside = document
                .pieces
                .iter()
                .zip(&places)
                .enumerate()
                .filter(|(_, (piece, at))| range.contains(*at) && !is_frame(piece));
            let mut inside = inside.map(|(at, _)| at);
            let Some(first) = inside.next() else { continue };
            let last = inside.next_back().unwrap_or(first);
            let (kind, note, other) = (unit.kind, *note, other.clone());
            document.marks.push(Mark { first, last, kind, note, other });
        }
        document
    }

    /// Every place of the document.
    fn spans(&mut self) -> impl Iterator<Item = &mut Span> {
        let headings = self.headings.iter_mut().map(|heading| &mut heading.span);
        let links = self.links.iter_mut().map(|link| &mut link.span);
        let components = self.components.iter_mut().flat_map(|component| {
            let arguments = component.arguments.iter_mut().map(|(_, node)| &mut node.span);
            std::iter::once(&mut component.span).chain(arguments)
        });
        headings.chain(links).chain(components).chain(&mut self.numbers)
    }
}

/// Whether a piece is the block around a unit, not its words.
fn is_frame(piece: &Piece) -> bool {
    match (piece, piece.event()) {
        (Piece::Heading(_) | Piece::Component(_), _) | (_, Some(Event::TaskListMarker(_))) => true,
        (_, Some(Event::Start(tag))) => is_block(tag),
        (_, Some(Event::End(tag))) => !is_inline(*tag),
        _ => false,
    }
}

/// Where a piece stands that came as `event` at `range`: the end of an element stands at its end.
pub(super) fn stands(event_end: Option<TagEnd>, range: &Range<usize>) -> usize {
    match event_end {
        Some(tag) if is_inline(tag) => range.end.saturating_sub(1),
        Some(_) => range.end,
        None => range.start,
    }
}
