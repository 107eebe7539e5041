//! Lists of pages and of languages, as templates see them.

use serde::Serialize;

use super::Phrase;

/// A page in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Relative to the page.
    pub href: String,
    /// Its title.
    pub title: Phrase,
    /// Its summary.
    pub summary: Option<Phrase>,
    /// Its pictogram, by its name in the theme.
    pub icon: Option<String>,
    /// Whether it is a section.
    pub section: bool,
    /// Minutes that reading takes.
    pub minutes: i64,
}

/// Pages that are shown in another language than that of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Foreign {
    /// The name of that language in its own script.
    pub language: String,
    /// The pages.
    pub cards: Vec<Card>,
}

/// A section and what it holds, on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The section itself.
    pub card: Card,
    /// Its guides in the page's language; the first of them, where there are many.
    pub guides: Vec<Card>,
    /// Those that are shown in other languages.
    pub foreign: Vec<Foreign>,
    /// How many it has in all, where they are not all here.
    pub all: Option<usize>,
}

/// How many guides a language has of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// In the language itself.
    pub own: usize,
    /// With those that stand in from others.
    pub all: usize,
}

/// A language in the switcher.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// BCP 47.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name in its own script.
    pub name: String,
    /// Relative to the page: the same page in that language, or the nearest above it.
    pub href: String,
    /// Whether it is the page's own.
    pub current: bool,
    /// Whether this very page is translated.
    pub translated: bool,
    /// How many guides are in it, where some are not.
    pub share: Option<Share>,
}
