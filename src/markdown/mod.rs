//! Markdown → [`Document`] → HTML. Knows no site: links, images and components are handed to a
//! [`Resolver`] by their place in the document.

mod addresses;
mod blocks;
mod component;
mod compose;
mod figures;
mod front_matter;
mod html;
mod notes;
mod numbers;
mod numerals;
mod outline;
mod parse;
mod parse_links;
mod parts;
mod piece;
mod questions;
mod resolver;
mod screens;
mod sections;
mod slug;
mod step;
mod steps;
mod tasks;
mod units;
mod unread;
mod words;
mod writer;

pub use blocks::Block;
pub use component::Component;
pub use compose::{Note, Part};
pub use figures::{Figure, figures};
pub use front_matter::{Syntax, split as split_front_matter};
pub use numbers::write_text;
pub use outline::{Outline, OutlineRecord};
pub use parts::parts;
pub use questions::Question;
pub use resolver::{Folds, Image, Resolver, Within, Word};
pub use slug::Slugs;
pub use units::{Unit, UnitKind, assemble};

use piece::{Piece, Small, Written};

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use pulldown_cmark::{Event, Options};
use serde::{Deserialize, Serialize};

use crate::diag::{Sink, Source, Span};

/// CommonMark and what the product page adds to it.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// A parsed guide: its events in order, a flat form of the tree (no depth of nesting can fill the
/// stack), and lists of what other stages ask for.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// The lists.
    pub outline: Outline,
    /// What was parsed; another than the source where that is composed.
    text: Arc<Source>,
    pieces: Vec<Piece>,
    /// Where each of the pieces stands in `text`: its first byte, and the first behind it.
    places: Vec<[Small; 2]>,
    events: Vec<Event<'static>>,
    written: Vec<Written>,
    /// What to say of units whose words are not a fresh translation.
    marks: Vec<compose::Mark>,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that the author gave, `{#id}`.
    pub id: Option<String>,
    /// Its plain text.
    pub text: String,
    /// What a session plan says of it.
    pub step: Step,
    /// Its place.
    pub span: Span,
    /// Whether a translation shows it in the words of its source ([`Note::is_source`]).
    pub source: bool,
}

/// What a heading says of its part, `{minutes=10}`, `{.hand-out}`, `{.open}` and
/// `{.screen}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// How long it takes.
    pub minutes: Option<u32>,
    /// Whether it is printed on sheets of its own, to give away.
    pub hand_out: bool,
    /// Whether it stays open where others of its kind are folded.
    pub open: bool,
    /// Whether it is the bar of a screen that is drawn from words.
    pub screen: bool,
}

/// What a [`Link`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// Words that lead somewhere.
    Words,
    /// An address that leads to itself, `<https://…>`.
    Address,
    /// An image.
    Image,
}

/// A link or an image.
#[derive(Debug)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// As written, entities and escapes resolved.
    pub destination: String,
    /// The optional title.
    pub title: String,
    /// For an image its description, for a link its text.
    pub text: String,
    /// Its place.
    pub span: Span,
}

impl Link {
    /// Whether it is an image.
    pub fn is_image(&self) -> bool {
        self.kind == LinkKind::Image
    }
}

/// Deepest nesting of lists and quotes.
const DEEPEST: usize = 24;

impl Document {
    /// A document without content, for a section that has only a name.
    pub fn empty(source: Arc<Source>) -> Self {
        Self {
            text: Arc::clone(&source),
            source,
            outline: Outline::default(),
            pieces: Vec::new(),
            places: Vec::new(),
            events: Vec::new(),
            written: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Its words alone, on one line.
    fn words_alone(&self) -> String {
        let mut words = String::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            words.push_str(self.words_at(at).unwrap_or_default());
            match self.event(*piece) {
                Some(Event::Code(text)) => words.push_str(text),
                Some(Event::SoftBreak | Event::HardBreak) => words.push(' '),
                _ => {}
            }
        }
        words
    }

    /// Whether something stands above its first heading, which is of the second level.
    fn finds_lead(&self) -> bool {
        let shows = |piece: &&Piece| !matches!(self.event(**piece), Some(Event::Html(_)));
        self.headings.first().is_some_and(|heading| heading.level == 2)
            && !matches!(self.pieces.iter().find(shows), Some(Piece::Heading(_)))
    }
}

impl Deref for Document {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.outline
    }
}

impl DerefMut for Document {
    fn deref_mut(&mut self) -> &mut Outline {
        &mut self.outline
    }
}

/// The words of a piece of Markdown alone, on one line.
pub fn plain(markdown: &str) -> String {
    let source = Source::new("", markdown);
    Document::parse(&source, 0..markdown.len(), &mut Sink::default()).words_alone()
}
