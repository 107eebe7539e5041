//! What is open while a document becomes HTML.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::Alignment;

use super::Document;
use super::compose::Mark;

pub(super) struct OpenLink {
    /// Whether it leaves the site.
    pub(super) external: bool,
    /// Whether its text is its own address, which must not turn round in right-to-left text.
    pub(super) address: bool,
}

pub(super) struct Writer<'a, R> {
    pub(super) document: &'a Document,
    pub(super) resolver: &'a R,
    pub(super) html: String,
    pub(super) sections: Sections,
    pub(super) tasks: Tasks,
    /// How deep the screen lies that is being drawn.
    pub(super) screen: Option<usize>,
    pub(super) depth: usize,
    pub(super) code: bool,
    pub(super) table: Vec<Alignment>,
    pub(super) cell: usize,
    pub(super) head: bool,
    /// Footnotes by label, already written.
    pub(super) notes: BTreeMap<String, String>,
    /// Labels in the order of their first reference.
    pub(super) order: Vec<String>,
    /// The page's HTML while a footnote is written, and that footnote's label.
    pub(super) outer: Option<(String, String)>,
    /// For each open link, what is to be closed with it.
    pub(super) open_links: Vec<OpenLink>,
    /// Whether the page has shown an image.
    pub(super) pictured: bool,
    /// Whether what comes is the description of an image, which has it as an attribute.
    pub(super) in_image: bool,
    /// Units that are not a fresh translation, from here on.
    pub(super) marks: std::iter::Peekable<std::slice::Iter<'a, Mark>>,
    /// One of them that is open, or whose block is.
    pub(super) note: Option<&'a Mark>,
}

/// The sections of a page.
#[derive(Default)]
pub(super) struct Sections {
    /// How many have begun.
    pub(super) begun: usize,
    /// What ends the section that is open.
    pub(super) end: Option<&'static str>,
    /// The part that it is, where it is one that all guides have and that is not folded.
    pub(super) part: Option<Part>,
    /// Whether a matter within it is folded, and open.
    pub(super) within: bool,
    /// Whether the section has said what it is there for: what follows under headings of its own
    /// are further matters.
    pub(super) said: bool,
    /// The heading of the first of these parts, and whether the page has the second.
    pub(super) has: Option<(Option<usize>, bool)>,
    /// The steps that are shown one by one.
    pub(super) steps: Steps,
    /// Whether all that follows the first heading is folded.
    pub(super) folded: bool,
    /// Whether the heading that is open is what unfolds it.
    pub(super) handle: bool,
    /// Whether the heading that is open is the bar of a screen.
    pub(super) caption: bool,
    /// The minutes that the heading that is open names.
    pub(super) minutes: Option<u32>,
    /// On a page of questions, the links of all answers.
    pub(super) answers: BTreeSet<usize>,
}

/// The parts of a guide that open with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Now,
    Help,
}

/// The first list of steps of a guide.
#[derive(Default)]
pub(super) struct Steps {
    /// How many there are, while it is open.
    pub(super) of: usize,
    /// How many have begun.
    pub(super) begun: usize,
}

/// What is open of a list of tasks.
#[derive(Default)]
pub(super) struct Tasks {
    /// How deep the list lies that the form was opened around.
    pub(super) form: Option<usize>,
    /// Whether the words of a task are being written.
    pub(super) label: bool,
}
