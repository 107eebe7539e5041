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
    /// Languages whose fonts it may load: their names follow from the words of many pages.
    pub fonts: Languages,
    /// Whether it is made of other outputs. Its `bodies`, `minutes` and `fonts` hold what these
    /// see.
    pub outputs: bool,
}

/// Texts of which an output shows more than their front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// None.
    None,
    /// The one that readers of the language see of a guide or section, with the files that it
    /// shows.
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

/// Languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// None.
    None,
    /// One.
    One(LanguageId),
    /// Any of them.
    All,
}

/// What `output` is made of, beside what all outputs see.
pub fn inputs(output: &Output) -> Inputs {
    // What is neither a page nor made of others.
    const FILE: Inputs = Inputs {
        bodies: Bodies::None,
        minutes: Minutes::None,
        fonts: Languages::None,
        outputs: false,
    };
    let page = |language| Inputs { fonts: Languages::One(language), ..FILE };
    let all_pages = |language| Inputs {
        bodies: Bodies::Language(language),
        minutes: Minutes::Language(language),
        outputs: true,
        ..page(language)
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
        | Output::PackMoved { .. } => FILE,
        Output::Article { entry, language } => Inputs {
            bodies: Bodies::Of(*entry, *language),
            minutes: Minutes::ListedOn(*entry, *language),
            ..page(*language)
        },
        Output::Letter { language, .. }
        | Output::Saved { language }
        | Output::Redirect { language, .. } => page(*language),
        // Any template may ask for the font of the language that it is drawn for.
        Output::Languages | Output::Missing => Inputs { fonts: Languages::All, ..FILE },
        Output::Help { language, .. } => {
            Inputs { minutes: Minutes::Language(*language), ..page(*language) }
        }
        Output::Pack { language, .. } | Output::Version { language } => all_pages(*language),
    }
}
