//! What the site around a document says while it is rendered.

use std::borrow::Cow;

use super::{Note, Step};
use crate::locale::Direction;

/// What a document cannot know: where things lie, and words in the reader's language.
pub trait Resolver {
    /// What stops the rendering.
    type Error;

    /// The address of a link, relative to the page, and whether it leaves the site.
    fn link(&self, link: usize) -> (String, bool);
    /// Where an image lies, in which widths, and how large it is.
    fn image(&self, image: usize) -> Image;
    /// The id of a heading, as authors link to it.
    fn heading(&self, heading: usize) -> &str;
    /// What that id is in the page.
    fn anchor<'a>(&self, id: &'a str) -> Cow<'a, str>;
    /// What a session plan says of a heading.
    fn step(&self, heading: usize) -> Step;
    /// On a page of questions, where the first is, relative to the page; none on other pages.
    fn first_question(&self) -> Option<String>;
    /// What of the page is folded until a reader opens it.
    fn folds(&self) -> Folds;
    /// The HTML of a pictogram of the theme; empty where it has none of this name.
    fn icon(&self, name: &str) -> String;
    /// The HTML of a component, which stands within what is written.
    fn component(&self, component: usize, within: Within) -> Result<String, Self::Error>;
    /// A word of the interface, as HTML.
    fn word(&self, word: Word) -> Result<String, Self::Error>;
    /// `lang` and `dir` of the source's words (`true`) or of the translation's, as attributes.
    fn language(&self, source: bool) -> String;
    /// The direction of the source's words (`true`) or of the translation's.
    fn direction(&self, source: bool) -> Direction;
    /// A number of the interface.
    fn number(&self, number: i64) -> String;
}

/// What a document, or a component, stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// In nothing: it is the page's own.
    Page,
    /// In a text that is shown around it.
    Text,
    /// In a list of tasks of such a text.
    Form,
}

/// What of a page is folded until a reader opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folds {
    /// Nothing.
    Nothing,
    /// All from the first heading of the second level on.
    Story,
    /// All parts but what is to be done now and who can help, and in these two all further matters.
    Parts,
}

/// An image as a page shows it.
#[derive(Clone, Debug, Default)]
pub struct Image {
    /// The address, relative to the page.
    pub src: String,
    /// Width and height in CSS pixels, where they are known.
    pub size: Option<(usize, usize)>,
    /// Where it lies in each of its widths (in pixels), narrowest first; empty where it has one.
    pub widths: Vec<(String, usize)>,
}

/// Words that the document's own structure needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The name of an alert, `note`, `tip`, `important`, `warning` or `caution`.
    Alert(&'static str),
    /// What a table that scrolls is called (an attribute).
    Table,
    /// The heading of the footnotes.
    Footnotes,
    /// The way back from a footnote (an attribute).
    FootnoteBack,
    /// Said of a link that leaves the site.
    External,
    /// The way from a question back to the first.
    FirstQuestion,
    /// The way from a step to the one before it.
    Back,
    /// The way on to the next.
    Next,
    /// Of a switch on a screen that is drawn.
    On,
    /// The same.
    Off,
    /// Before the words on it that are to be touched.
    Touch,
    /// Which step of how many one is.
    Place(usize, usize),
    /// How long a step of a session takes.
    Minutes(u32),
    /// Said of a unit that is not a fresh translation.
    Note(Note),
}
