//! What each output is made of: the one place that decides whether it is made anew.
//!
//! Every output sees the *shared inputs*: the program and its options, the day, settings, messages,
//! the theme, contacts, laws, letters, images and other files, and of every text where it lies and
//! what its front matter says. What an output sees beside these stands here. An output of which the
//! shared inputs and these are as they were has the bytes that it had.

use super::Output;
use crate::config::LanguageId;
use crate::site::EntryId;

/// What an output is made of, beside what all of them see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// Texts of which it shows more than their front matter.
    pub bodies: Bodies,
    /// Texts of which it says how long they take to read.
    pub minutes: Minutes,
    /// The language whose font it lists. A page names one too, but need not be made for that: where
    /// the name changes, it is written into the page.
    pub font: Option<LanguageId>,
    /// Whether it is made of other outputs. Its `bodies` and `minutes` hold what these see.
    pub outputs: bool,
}

/// Texts of which an output shows more than their front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// None.
    None,
    /// The one that readers of the language see of a guide or section, with the parts and files
    /// that it shows.
    Of(EntryId, LanguageId),
    /// All that readers of the language see.
    Language(LanguageId),
}

/// Texts of which an output says how long they take to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minutes {
    /// None.
    None,
    /// Those that the page of a guide or section lists, for readers of the language.
    ListedOn(EntryId, LanguageId),
    /// Any that readers of the language see.
    Language(LanguageId),
}

/// What `output` is made of, beside what all outputs see.
pub fn inputs(output: &Output) -> Inputs {
    const FILE: Inputs =
        Inputs { bodies: Bodies::None, minutes: Minutes::None, font: None, outputs: false };
    let all_pages = |language| Inputs {
        bodies: Bodies::Language(language),
        minutes: Minutes::Language(language),
        font: Some(language),
        outputs: true,
    };
    match output {
        Output::Asset { .. }
        | Output::Card { .. }
        | Output::Feed { .. }
        | Output::Sitemap
        | Output::Robots
        | Output::Manifest { .. }
        | Output::Headers(_)
        | Output::Worker
        | Output::PackMoved { .. }
        | Output::Letter { .. }
        | Output::Saved { .. }
        | Output::Search { .. }
        | Output::Redirect { .. }
        | Output::Languages
        | Output::Missing => FILE,
        Output::Article { entry, language } => Inputs {
            bodies: Bodies::Of(*entry, *language),
            minutes: Minutes::ListedOn(*entry, *language),
            ..FILE
        },
        Output::SearchIndex { language, .. } => {
            Inputs { bodies: Bodies::Language(*language), ..FILE }
        }
        Output::Help { language, .. } => Inputs { minutes: Minutes::Language(*language), ..FILE },
        // The page that *Leave* shows comes along.
        Output::PassedOn { language, .. } | Output::Sizes { language } => {
            Inputs { font: None, ..all_pages(*language) }
        }
        Output::Pack { language, .. } | Output::Version { language } => all_pages(*language),
    }
}
