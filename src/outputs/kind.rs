//! What may come out of a site.

use super::inputs::inputs;
use super::words::may_want;
use crate::assets::links;
use crate::config::{Form, LanguageId};
use crate::offline::{self, Pack};
use crate::pages::headers::{self, Server};
use crate::pages::help;
use crate::pages::help_about::About;
use crate::pages::{
    Context, article, contact, feed, languages, letters, manifest, redirect, saved, search,
    search_index, sitemap,
};
use crate::plan::{Bytes, Failure, Make, Maker};
use crate::route::Route;
use crate::site::EntryId;
use crate::standalone;

/// A file that comes out: what it is, not what is in it.
///
/// Where one is added, the compiler asks how it is [made](Make::make), and of [what](inputs).
#[derive(Clone, Debug)]
pub enum Output {
    /// A style sheet, script, image, font, recording or attachment, ready as it is.
    Asset {
        /// Its bytes.
        bytes: Bytes,
    },
    /// A guide, a section or a home page.
    Article {
        /// Which.
        entry: EntryId,
        /// For whose readers.
        language: LanguageId,
    },
    /// A letter to fill in; without an id, the list of all.
    Letter {
        /// Which.
        id: Option<String>,
        /// For whose readers.
        language: LanguageId,
    },
    /// The choice of languages at the root.
    Languages,
    /// What servers answer for addresses that do not exist.
    Missing,
    /// Who can help.
    Help {
        /// With what, or where.
        about: About,
        /// For whose readers.
        language: LanguageId,
    },
    /// A card for the address book of a phone.
    Card {
        /// The contact.
        id: String,
        /// For whose readers.
        language: LanguageId,
    },
    /// The page of what is kept.
    Saved {
        /// For whose readers.
        language: LanguageId,
    },
    /// A page to search on.
    Search {
        /// For whose readers.
        language: LanguageId,
    },
    /// What is found by which words.
    SearchIndex {
        /// Which of its files.
        number: usize,
        /// For whose readers.
        language: LanguageId,
    },
    /// A former address, which leads on.
    Redirect {
        /// To this one.
        entry: EntryId,
        /// For whose readers.
        language: LanguageId,
    },
    /// Guides by the day they were revised.
    Feed {
        /// In this language.
        language: LanguageId,
    },
    /// All pages, for search engines.
    Sitemap,
    /// Where these may look.
    Robots,
    /// What a phone shows of the site on its home screen.
    Manifest {
        /// For whose readers.
        language: LanguageId,
    },
    /// Headers for a web server.
    Headers(Server),
    /// The service worker.
    Worker,
    /// A guide in a file of its own, to pass on.
    PassedOn {
        /// Which.
        entry: EntryId,
        /// For whose readers.
        language: LanguageId,
        /// In what form.
        form: Form,
    },
    /// The sizes of these files.
    Sizes {
        /// Of those in this language.
        language: LanguageId,
    },
    /// A list of what is kept together.
    Pack {
        /// Which.
        pack: Pack,
        /// For whose readers.
        language: LanguageId,
    },
    /// The former address of such a list.
    PackMoved {
        /// Where it is now.
        to: Route,
    },
    /// What changes whenever a page does.
    Version {
        /// Of this language.
        language: LanguageId,
    },
}

impl Output {
    /// For whose readers it is; none for files that all share.
    pub fn language(&self) -> Option<LanguageId> {
        match self {
            Self::Article { language, .. }
            | Self::Letter { language, .. }
            | Self::Help { language, .. }
            | Self::Card { language, .. }
            | Self::Saved { language }
            | Self::Search { language }
            | Self::SearchIndex { language, .. }
            | Self::Redirect { language, .. }
            | Self::Feed { language }
            | Self::Manifest { language }
            | Self::PassedOn { language, .. }
            | Self::Sizes { language }
            | Self::Pack { language, .. }
            | Self::Version { language } => Some(*language),
            Self::Asset { .. }
            | Self::Languages
            | Self::Missing
            | Self::Sitemap
            | Self::Robots
            | Self::Headers(_)
            | Self::Worker
            | Self::PackMoved { .. } => None,
        }
    }
}

impl Make<Context> for Output {
    fn make(&self, route: &Route, maker: &Maker<'_, Context>) -> Result<Bytes, Failure> {
        let context = maker.context();
        match self {
            Self::Asset { bytes } => Ok(Bytes::clone(bytes)),
            Self::Article { entry, language } => article::make(context, route, *entry, *language),
            Self::Letter { id, language } => {
                letters::make(context, route, id.as_deref(), *language)
            }
            Self::Languages | Self::Missing => languages::make(context, route),
            Self::Help { about, language } => help::make(context, route, about, *language),
            Self::Card { id, language } => contact::make(context, id, *language),
            Self::Saved { language } => saved::make(context, route, *language),
            Self::Search { language } => search::make(context, route, *language),
            Self::SearchIndex { number, language } => {
                search_index::make(context, *number, *language)
            }
            Self::Redirect { entry, language } => redirect::make(context, route, *entry, *language),
            Self::Feed { language } => feed::make(context, *language),
            Self::Sitemap => Ok(sitemap::make(context)),
            Self::Robots => Ok(sitemap::robots(context)),
            Self::Manifest { language } => manifest::make(context, route, *language),
            Self::Headers(server) => Ok(headers::make(context, *server)),
            Self::Worker => Ok(offline::worker(context)),
            Self::PassedOn { entry, language, form } => {
                standalone::make(maker, *entry, *language, *form)
            }
            Self::Sizes { language } => standalone::sizes(maker, *language),
            Self::Pack { pack, language } => offline::list(maker, pack, *language),
            Self::PackMoved { to } => offline::moved(to),
            Self::Version { language } => offline::version(maker, *language),
        }
    }

    fn is_derived(&self) -> bool {
        inputs(self).outputs
    }

    fn is_long(&self) -> bool {
        // All pages of a language are read for it.
        matches!(self, Self::SearchIndex { .. })
    }

    fn is_asked_for(&self) -> bool {
        matches!(self, Self::Pack { pack: Pack::Whole, .. })
    }

    fn is_final(&self, context: &Context, route: &Route, bytes: &[u8]) -> bool {
        // As the readers of words have it.
        let draft = context.fonts.any_sheet().filter(|_| context.fonts.is_draft());
        let page = route.as_str().ends_with(".html") && may_want(&context.fonts, self);
        !draft.is_some_and(|sheet| page && links(bytes, sheet))
    }
}
