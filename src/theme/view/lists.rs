//! Lists of pages and of languages, as templates see them.

use serde::Serialize;

use super::Phrase;

/// A page in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its address, relative to the page.
    pub href: String,
    /// Its title.
    pub title: Phrase,
    /// Its summary.
    pub summary: Option<Phrase>,
    /// Its pictogram, by its name in the theme.
    pub icon: Option<String>,
    /// Whether it is a section.
    pub section: bool,
    /// Minutes that reading takes; 0 where it has no text.
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
    /// The section.
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
    /// How many are in the language itself.
    pub own: usize,
    /// How many there are with those that stand in from others.
    pub all: usize,
}

/// A language in the switcher.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// The language, as a BCP 47 tag.
    pub tag: String,
    /// Its direction, `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name in its own script.
    pub name: String,
    /// The address of the same page in that language or of the nearest above it, relative to the
    /// page.
    pub href: String,
    /// Whether it is the language of the page.
    pub current: bool,
    /// Whether this very page is translated.
    pub translated: bool,
    /// How many guides are in it, where some are not.
    pub share: Option<Share>,
}

/// A language in the choice of languages.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The language, as a BCP 47 tag.
    pub tag: String,
    /// Its direction, `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its script (ISO 15924), `Arab`; empty where nothing is known.
    pub script: String,
    /// Its name in its own script.
    pub name: String,
    /// The address of its home page, relative to the page.
    pub href: String,
    /// The site's title in it; empty where it has none of its own.
    pub title: String,
    /// What to say of an address that is not there; empty where it has no words for it.
    pub missing: String,
}
