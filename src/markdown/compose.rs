//! A guide put together from the shape that its source has now and texts of a translation.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::piece::Piece;
use super::units::{is_block, is_inline};
use super::{Document, Outline, Unit, UnitKind, assemble};
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
    /// The translation has the source's words here. Nothing is said of it.
    Untranslated,
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
        let mut document = Self::parse(&whole, 0..whole.text().len(), &mut Sink::default());

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
        // Of each unit the first and the last piece that are words of it.
        let mut inside: Vec<Option<(usize, usize)>> = vec![None; ranges.len()];
        for (at, (piece, place)) in document.placed().enumerate() {
            let Some(stands) = document.stands_inside(piece, place) else { continue };
            let unit = before(stands);
            let found = ranges.get(unit).is_some_and(|range| range.contains(&stands));
            if let Some(pieces) = inside.get_mut(unit).filter(|_| found) {
                *pieces = Some((pieces.map_or(at, |(first, _)| first), at));
            }
        }
        let marks = units.iter().zip(parts).zip(inside).filter_map(|((unit, part), inside)| {
            let ((note, other), (first, last)) = (part.note.clone()?, inside?);
            Some(Mark { first, last, kind: unit.kind, note, other })
        });
        document.marks = marks.collect();
        document
    }

    /// Every place of the document.
    fn spans(&mut self) -> impl Iterator<Item = &mut Span> {
        let Outline { headings, links, components, figures, .. } = &mut self.outline;
        let headings = headings.iter_mut().map(|heading| &mut heading.span);
        let links = links.iter_mut().map(|link| &mut link.span);
        let components = components.iter_mut().flat_map(|component| {
            let arguments = component.arguments.iter_mut().map(|(_, node)| &mut node.span);
            std::iter::once(&mut component.span).chain(arguments)
        });
        let figures = figures.iter_mut().map(|figure| &mut figure.span);
        headings.chain(links).chain(components).chain(figures)
    }

    /// Where `piece` stands, whose `place` this is; nothing where it is a block around words, none
    /// of them.
    fn stands_inside(&self, piece: Piece, place: Range<usize>) -> Option<usize> {
        match (piece, self.event(piece)) {
            (Piece::Heading(_) | Piece::Component(_), _)
            | (_, Some(Event::TaskListMarker(_) | Event::Html(_))) => None,
            (_, Some(Event::Start(tag))) => (!is_block(tag)).then_some(place.start),
            // The end of an element stands at its end.
            (_, Some(Event::End(tag))) => is_inline(*tag).then(|| place.end.saturating_sub(1)),
            _ => Some(place.start),
        }
    }
}
