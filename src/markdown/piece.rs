//! What a [`Document`](super::Document) consists of. A large site has millions of these in memory.

use pulldown_cmark::{Event, Tag, TagEnd};

/// One step of a document.
#[derive(Debug)]
pub(super) enum Piece {
    /// Words, as they stand between two bytes of the text that was parsed.
    Words(u32, u32),
    /// A common event, which says nothing that others of its kind do not.
    Plain(&'static Event<'static>),
    /// Anything else that needs no one.
    Event(Box<Event<'static>>),
    /// A heading begins; its end comes as an event.
    Heading(usize),
    /// A link begins; its end comes as an event.
    Link(usize),
    /// A whole image.
    Image(usize),
    /// A whole component.
    Component(usize),
}

/// The most frequent first.
static PLAIN: [Event<'static>; 17] = [
    Event::Start(Tag::Paragraph),
    Event::End(TagEnd::Paragraph),
    Event::SoftBreak,
    Event::Start(Tag::Item),
    Event::End(TagEnd::Item),
    Event::End(TagEnd::Link),
    Event::Start(Tag::TableCell),
    Event::End(TagEnd::TableCell),
    Event::Start(Tag::Strong),
    Event::End(TagEnd::Strong),
    Event::Start(Tag::TableRow),
    Event::End(TagEnd::TableRow),
    Event::Start(Tag::List(None)),
    Event::End(TagEnd::List(false)),
    Event::Start(Tag::List(Some(1))),
    Event::End(TagEnd::List(true)),
    Event::HardBreak,
];

impl Piece {
    /// A step that is an event.
    pub(super) fn of(event: Event<'_>) -> Self {
        match PLAIN.iter().find(|plain| **plain == event) {
            Some(plain) => Self::Plain(plain),
            None => Self::Event(Box::new(event.into_static())),
        }
    }

    /// The event, where it is one and no words.
    pub(super) fn event(&self) -> Option<&Event<'static>> {
        match self {
            Self::Plain(event) => Some(event),
            Self::Event(event) => Some(event),
            _ => None,
        }
    }
}
