//! What a [`Document`] consists of. A large site has millions of these in memory.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::Document;
use crate::diag::Source;

/// A number below 2²⁴, in three bytes: a place in a text, which `world` reads only up to a length
/// far below that, or in a list of what stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Small([u8; 3]);

impl Small {
    pub(super) fn new(number: usize) -> Self {
        let [a, b, c, ..] = number.min(0xff_ffff).to_le_bytes();
        Self([a, b, c])
    }

    pub(super) fn get(self) -> usize {
        let [a, b, c] = self.0;
        usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16
    }
}

/// One step of a document. Numbers are places in its lists.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// Words, as the text has them where they stand.
    Words,
    /// Words that the text has otherwise, in [`Document::written`].
    Written(Small),
    /// A common event, which says nothing that others of its kind do not.
    Plain(u8),
    /// Anything else that needs no one, in [`Document::events`].
    Event(Small),
    /// A heading begins; its end comes as an event.
    Heading(Small),
    /// A link begins; its end comes as an event.
    Link(Small),
    /// An image begins, whose description is inside; its end comes as an event.
    Image(Small),
    /// A whole component.
    Component(Small),
}

/// Events that say nothing that others of their kind do not. Most of a guide is made of these, and
/// each of the others takes a hundred bytes.
static PLAIN: [Event<'static>; 32] = [
    Event::Start(Tag::Paragraph),
    Event::End(TagEnd::Paragraph),
    Event::SoftBreak,
    Event::HardBreak,
    Event::Start(Tag::Item),
    Event::End(TagEnd::Item),
    Event::Start(Tag::List(None)),
    Event::End(TagEnd::List(false)),
    Event::Start(Tag::List(Some(1))),
    Event::End(TagEnd::List(true)),
    Event::TaskListMarker(false),
    Event::TaskListMarker(true),
    Event::End(TagEnd::Link),
    Event::End(TagEnd::Image),
    Event::Start(Tag::Strong),
    Event::End(TagEnd::Strong),
    Event::Start(Tag::Emphasis),
    Event::End(TagEnd::Emphasis),
    Event::End(TagEnd::Heading(HeadingLevel::H2)),
    Event::End(TagEnd::Heading(HeadingLevel::H3)),
    Event::Start(Tag::BlockQuote(None)),
    Event::End(TagEnd::BlockQuote(None)),
    Event::Start(Tag::TableHead),
    Event::End(TagEnd::TableHead),
    Event::Start(Tag::TableRow),
    Event::End(TagEnd::TableRow),
    Event::Start(Tag::TableCell),
    Event::End(TagEnd::TableCell),
    Event::End(TagEnd::Table),
    Event::End(TagEnd::CodeBlock),
    // Comments, which nobody sees.
    Event::Html(CowStr::Borrowed("")),
    Event::InlineHtml(CowStr::Borrowed("")),
];

/// The place of `event` in [`PLAIN`], where it has one.
fn place(event: &Event<'_>) -> Option<u8> {
    Some(match event {
        Event::Start(Tag::Paragraph) => 0,
        Event::End(TagEnd::Paragraph) => 1,
        Event::SoftBreak => 2,
        Event::HardBreak => 3,
        Event::Start(Tag::Item) => 4,
        Event::End(TagEnd::Item) => 5,
        Event::Start(Tag::List(None)) => 6,
        Event::End(TagEnd::List(false)) => 7,
        Event::Start(Tag::List(Some(1))) => 8,
        Event::End(TagEnd::List(true)) => 9,
        Event::TaskListMarker(false) => 10,
        Event::TaskListMarker(true) => 11,
        Event::End(TagEnd::Link) => 12,
        Event::End(TagEnd::Image) => 13,
        Event::Start(Tag::Strong) => 14,
        Event::End(TagEnd::Strong) => 15,
        Event::Start(Tag::Emphasis) => 16,
        Event::End(TagEnd::Emphasis) => 17,
        Event::End(TagEnd::Heading(HeadingLevel::H2)) => 18,
        Event::End(TagEnd::Heading(HeadingLevel::H3)) => 19,
        Event::Start(Tag::BlockQuote(None)) => 20,
        Event::End(TagEnd::BlockQuote(None)) => 21,
        Event::Start(Tag::TableHead) => 22,
        Event::End(TagEnd::TableHead) => 23,
        Event::Start(Tag::TableRow) => 24,
        Event::End(TagEnd::TableRow) => 25,
        Event::Start(Tag::TableCell) => 26,
        Event::End(TagEnd::TableCell) => 27,
        Event::End(TagEnd::Table) => 28,
        Event::End(TagEnd::CodeBlock) => 29,
        Event::Html(text) if text.is_empty() => 30,
        Event::InlineHtml(text) if text.is_empty() => 31,
        _ => return None,
    })
}

/// Words that stand together, of which some are escapes or entities, or stand on several lines of
/// code.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    /// Where each part begins in `text`, and where it stands in the file.
    parts: Vec<(usize, Range<usize>)>,
}

impl Written {
    /// Its parts, each with where it stands in the file.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let ends = self.parts.iter().skip(1).map(|(at, _)| *at).chain([self.text.len()]);
        self.parts.iter().zip(ends).map(|((start, range), end)| {
            (self.text.get(*start..end).unwrap_or_default(), range.clone())
        })
    }
}

/// Words that stand together, while they are gathered.
pub(super) struct Run<'a> {
    source: &'a Source,
    pub(super) text: Cow<'a, str>,
    pub(super) range: Range<usize>,
    /// Nothing while all of it stands as it is.
    parts: Vec<(usize, Range<usize>)>,
}

impl<'a> Run<'a> {
    pub(super) fn new(source: &'a Source, text: &str, range: Range<usize>) -> Self {
        let mut run = Self {
            source,
            text: Cow::Borrowed(""),
            range: range.start..range.start,
            parts: Vec::new(),
        };
        run.push(text, range);
        run
    }

    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        let goes_on = self.parts.is_empty() && self.range.end == range.start;
        if goes_on && self.source.has(range.clone(), text) {
            self.range.end = range.end;
            let whole = self.source.text().get(self.range.clone());
            self.text = Cow::Borrowed(whole.unwrap_or_default());
            return;
        }
        if self.parts.is_empty() && !self.text.is_empty() {
            self.parts.push((0, self.range.clone()));
        }
        self.parts.push((self.text.len(), range.clone()));
        self.text.to_mut().push_str(text);
        self.range.end = range.end;
    }

    /// Whether its text is what stands in the file.
    pub(super) fn is_as_it_stands(&self) -> bool {
        self.parts.is_empty()
    }

    /// What it is, where it does not stand as it is.
    pub(super) fn written(self) -> Option<Written> {
        let written = Written { text: self.text.into_owned(), parts: self.parts };
        (!written.parts.is_empty()).then_some(written)
    }
}

impl Document {
    /// Adds what is an event, which came from `range` of the text.
    pub(super) fn push(&mut self, event: Event<'_>, range: Range<usize>) {
        let piece = match place(&event) {
            Some(at) => Piece::Plain(at),
            None => {
                self.events.push(event.into_static());
                Piece::Event(last(&self.events))
            }
        };
        self.put(piece, range);
    }

    /// Keeps memory for as many pieces as texts of this length have.
    pub(super) fn reserve(&mut self) {
        let pieces = self.text.text().len() / 16;
        self.pieces.reserve(pieces);
        self.places.reserve(pieces);
    }

    /// Gives back the memory that was kept for more of it.
    pub(super) fn shrink_to_fit(&mut self) {
        self.pieces.shrink_to_fit();
        self.events.shrink_to_fit();
        self.written.shrink_to_fit();
        self.places.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.figures.shrink_to_fit();
    }

    /// Adds a piece that came from `range` of the text.
    pub(super) fn put(&mut self, piece: Piece, range: Range<usize>) {
        self.pieces.push(piece);
        self.places.push([Small::new(range.start), Small::new(range.end)]);
    }

    /// The event that `piece` is, where it is one.
    pub(super) fn event(&self, piece: Piece) -> Option<&Event<'static>> {
        match piece {
            Piece::Plain(at) => PLAIN.get(usize::from(at)),
            Piece::Event(at) => self.events.get(at.get()),
            _ => None,
        }
    }

    /// Its pieces in order, each with its place in the text.
    pub(super) fn placed(&self) -> impl Iterator<Item = (Piece, Range<usize>)> {
        let places = self.places.iter().map(|[start, end]| start.get()..end.get());
        self.pieces.iter().copied().zip(places)
    }

    /// The words that the piece at `at` is, where it is some.
    pub(super) fn words_at(&self, at: usize) -> Option<&str> {
        match *self.pieces.get(at)? {
            Piece::Words => {
                let [start, end] = *self.places.get(at)?;
                self.text.text().get(start.get()..end.get())
            }
            Piece::Written(at) => Some(self.written.get(at.get())?.text.as_str()),
            _ => None,
        }
    }
}

/// The place of the last of a list.
pub(super) fn last<T>(list: &[T]) -> Small {
    Small::new(list.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_events_are_known_by_their_places() {
        for (at, event) in PLAIN.iter().enumerate() {
            assert_eq!(place(event).map(usize::from), Some(at), "{event:?}");
        }
    }
}
