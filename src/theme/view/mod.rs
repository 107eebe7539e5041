//! What templates see. Everything is worked out before a template runs.
//!
//! The handbook's page on it is made of this source: the first sentence of each comment is what
//! authors of themes read.
//!
//! Fields whose name ends in `html` are HTML already and are printed with `| safe`; all others
//! are text.

mod help;
mod kind;
mod letter;
mod lists;
mod pass_on;
mod roots;
mod search;

use jiff::civil::Date;
use serde::Serialize;

use crate::locale::{Format, Locale};
use crate::site::{self, CiteDate};

pub use help::{Contact, ContactCard, Emergency, Help, HelpGroup, Hours};
pub use kind::PageKind;
pub use letter::{Letter, LetterField, LetterText};
pub use lists::{Card, Choice, Foreign, Group, LanguageLink, Share};
pub use pass_on::{PassOn, PassOnFile};
pub use roots::{Component, HelpRoot, Languages, LetterRoot, Redirect, Root, View};
pub use search::Search;

/// Words, which may be in another language than the page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Phrase {
    /// The words alone, for attributes and titles.
    pub text: String,
    /// The words as HTML, with `lang` and `dir` where they differ from the page's.
    pub html: String,
}

impl Phrase {
    /// Words in `locale` for a page in `page`.
    pub fn new(text: impl Into<String>, locale: &Locale, page: &Locale) -> Self {
        let text = text.into();
        Self { html: phrase_html(&text, locale, page), text }
    }
}

/// `text` as HTML, marked with its language where that is not the page's.
pub(super) fn phrase_html(text: &str, locale: &Locale, page: &Locale) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let other = locale != page;
    if other {
        let dir = locale.direction().as_str();
        html.push_str(&format!("<span lang=\"{}\" dir=\"{dir}\">", locale.tag()));
    }
    crate::markdown::write_text(text, locale.direction(), &mut html);
    if other {
        html.push_str("</span>");
    }
    html
}

/// A day.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// As programs read it (ISO 8601), `2026-11-29`.
    pub iso: String,
    /// In words, in the page's language.
    pub text: String,
}

impl Day {
    /// `day` as readers of a language write it.
    pub fn new(day: Date, format: &Format) -> Self {
        Self { iso: day.to_string(), text: format.date(day) }
    }
}

/// A link to a page of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// Its address, relative to the page.
    pub href: String,
    /// The other page's title.
    pub title: Phrase,
}

/// Something that happened to the reader, and the guide for it.
#[derive(Clone, Debug, Serialize)]
pub struct Need {
    /// Its id, as front matter and settings have it.
    pub id: String,
    /// The address of the guide, relative to the page.
    pub href: String,
    /// What happened, in the reader's own voice.
    pub text: Phrase,
    /// Its pictogram, by its name in the theme.
    pub icon: Option<String>,
}

/// A heading, for the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// Its address in the page, `#id`.
    pub href: String,
    /// Its words; of the source where a translation does not have it.
    pub title: Phrase,
    /// Its level, 2 to 6.
    pub level: u8,
}

/// The same page in another language, for search engines.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Its language as a BCP 47 tag, or `x-default`.
    pub tag: String,
    /// Its absolute address.
    pub href: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Serialize)]
pub struct Cite {
    /// What it is called.
    pub title: Phrase,
    /// Its address.
    pub url: Option<String>,
    /// When it was written, in words.
    pub date: Option<String>,
}

impl Cite {
    /// A source whose title is in `of`, for readers of a page in `page` with its formats.
    pub fn new(cite: &site::Cite, of: &Locale, page: &Locale, format: &Format) -> Self {
        Self {
            title: Phrase::new(&cite.title, of, page),
            url: cite.url.clone(),
            date: cite.date.as_ref().map(|date| match date {
                CiteDate::Day(day) => format.date(*day),
                CiteDate::Text(text) => text.clone(),
            }),
        }
    }
}

/// The everyday page that *Leave* goes to.
#[derive(Clone, Debug, Serialize)]
pub struct Exit {
    /// Its address, relative to the page.
    pub href: String,
    /// What the browser's tab shows there.
    pub title: String,
    /// The page of another site that takes its place while the phone is online.
    pub online: Option<String>,
    /// Whether leaving also takes all that was kept off the phone.
    pub clear: bool,
}

/// What the reader may keep on her phone from here: addresses of lists, relative to the page.
#[derive(Clone, Debug, Serialize)]
pub struct Keep {
    /// The list of this page with what it needs; none on a home page.
    pub guide: Option<String>,
    /// The same with the recording of the page, where it has one.
    pub recording: Option<String>,
    /// Whether guides of the language have recordings; asked on the page of what is kept alone.
    pub recordings: bool,
    /// The list of all pages of the language.
    pub language: String,
    /// The page that shows what is kept.
    pub saved: String,
}

/// A recording that reads the page aloud.
#[derive(Clone, Debug, Serialize)]
pub struct Audio {
    /// Its address, relative to the page.
    pub href: String,
    /// What playing it to the end loads, in kilobytes.
    pub size: i64,
}

/// The picture beside the site's name.
#[derive(Clone, Debug, Serialize)]
pub struct Logo {
    /// Its address, relative to the page.
    pub href: String,
    /// How wide it is at that height, in CSS pixels.
    pub width: usize,
    /// How high it is shown, in CSS pixels.
    pub height: usize,
}

/// All that templates know of the page they draw.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// What kind of page it is, as a word.
    pub kind: PageKind,
    /// Its language, as a BCP 47 tag.
    pub lang: String,
    /// The name of the page's language in its own script.
    pub language_name: String,
    /// Its direction, `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its script (ISO 15924), `Arab`; empty where nothing is known.
    pub script: String,
    /// The digits that it is written with, by their name in CLDR, `latn`.
    pub digits: &'static str,
    /// What the browser's tab, the history and previews show; neutral for a sensitive page.
    pub head_title: String,
    /// What previews say below the title; none for a sensitive page.
    pub description: Option<String>,
    /// The heading of the page.
    pub title: Phrase,
    /// What it is about, in one sentence.
    pub summary: Option<Phrase>,
    /// Whether it must say nothing of itself to who looks over a reader's shoulder.
    pub sensitive: bool,
    /// The text of the page.
    pub content_html: String,
    /// The language of the text as a BCP 47 tag, where it is not the page's.
    pub content_lang: Option<String>,
    /// The direction of the text, `ltr` or `rtl`.
    pub content_dir: &'static str,
    /// The name of the language that stands in, where the page is not translated.
    pub fallback: Option<String>,
    /// `machine` or `draft`, where no native speaker has reviewed the translation.
    pub state: Option<&'static str>,
    /// Whether the source has changed since this was translated, so that some parts say so.
    pub stale: bool,
    /// For a story, whether its names and places are `changed` or her `own`.
    pub names: Option<&'static str>,
    /// When the text was last revised.
    pub updated: Option<Day>,
    /// The last day on which what it says holds.
    pub until: Option<Day>,
    /// Whether that day had passed when the site was built.
    pub ended: bool,
    /// Minutes that reading takes.
    pub minutes: i64,
    /// Minutes that all steps of a session plan take together; none on other pages.
    pub session: i64,
    /// The recording of the text that is shown.
    pub audio: Option<Audio>,
    /// Where the first of the steps is that are shown one by one, `#…`; none where there are none.
    pub steps: Option<String>,
    /// The table of contents; empty where the parts are folded, as they are a list themselves.
    pub contents: Vec<Heading>,
    /// From the home page down to the section.
    pub trail: Vec<Link>,
    /// The guide before this one in its section.
    pub previous: Option<Link>,
    /// The guide after this one.
    pub next: Option<Link>,
    /// Other guides for the same needs.
    pub related: Vec<Card>,
    /// Words that the author files it under.
    pub tags: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<Cite>,
    /// The language switcher.
    pub languages: Vec<LanguageLink>,
    /// The page in each language that it is translated into; empty without a base URL.
    pub alternates: Vec<Alternate>,
    /// The address that search engines should keep; none without a base URL.
    pub canonical: Option<String>,
    /// The address of the language's feed, relative to the page; none without a base URL.
    pub feed: Option<String>,
    /// How many guides are in the language itself, where some are not.
    pub share: Option<Share>,
    /// The address of the language's home page, relative to the page.
    pub home: String,
    /// The address of the choice of languages, relative to the page.
    pub chooser: String,
    /// Where *Leave* goes.
    pub exit: Option<Exit>,
    /// The page on covering tracks.
    pub tracks: Option<Link>,
    /// Whether readers of the site may keep pages on their phones.
    pub offline: bool,
    /// What may be kept from this very page.
    pub keep: Option<Keep>,
    /// Files of this page to pass on, where the site makes them.
    pub pass_on: Option<PassOn>,
    /// Whether *Leave* goes here, in a site whose pages readers may keep.
    pub left_to: bool,
    /// Whether leaving takes all that was kept off the phone.
    pub forget: bool,
    /// What a section holds in the page's language, sections too.
    pub children: Vec<Card>,
    /// What a section holds that is there in other languages alone.
    pub foreign: Vec<Foreign>,
    /// Pages that ask what has happened, on a home page.
    pub questions: Vec<Card>,
    /// What can have happened to her, on a home page and where all is searched.
    pub needs: Vec<Need>,
    /// All topics in the order of the language's letters, where all is searched.
    pub topics: Vec<Link>,
    /// Sections and their guides, on a home page.
    pub groups: Vec<Group>,
    /// The picture beside the site's name; none on sensitive pages, as it is known from afar.
    pub logo: Option<Logo>,
    /// What the site is, in a few words, the message `site-tagline`.
    pub tagline: Option<Phrase>,
    /// The page of all who can help.
    pub help: Option<Link>,
    /// Where to search.
    pub search: Option<Search>,
    /// Whom to call, on the first page, and where danger to life is near.
    pub emergency: Option<Emergency>,
    /// Plain pages at the top of the site, such as *about this site*.
    pub footer: Vec<Link>,
}

/// A section of a law.
#[derive(Clone, Debug, Serialize)]
pub struct Law {
    /// The name of the act.
    pub act: Phrase,
    /// The number of the section.
    pub section: Option<String>,
    /// What it is about.
    pub covers: Phrase,
    /// What it names as punishment.
    pub penalty: Option<Phrase>,
    /// When it was last checked.
    pub checked: Option<Day>,
    /// Where this comes from.
    pub sources: Vec<Cite>,
}
