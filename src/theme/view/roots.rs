//! What templates see at once: the roots of all views.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Choice, Contact, Exit, Help, Law, Letter, Link, Page, Phrase};

/// All that a template sees. The engine draws nothing else, and the handbook lists each of these
/// with every field (`suite/views`).
pub trait View: Serialize {
    /// The templates that see it; `components/*.html` are all components.
    const TEMPLATES: &'static [&'static str];
}

/// What most pages see.
#[derive(Clone, Debug, Serialize)]
pub struct Root {
    /// The page.
    pub page: Page,
}

impl View for Root {
    const TEMPLATES: &'static [&'static str] =
        &["home.html", "section.html", "guide.html", "neutral.html", "saved.html", "search.html"];
}

/// What pages of who can help see.
#[derive(Clone, Debug, Serialize)]
pub struct HelpRoot {
    /// The page.
    pub page: Page,
    /// Who can help.
    pub help: Help,
}

impl View for HelpRoot {
    const TEMPLATES: &'static [&'static str] = &["help.html", "paper.html"];
}

/// What the page of a letter sees.
#[derive(Clone, Debug, Serialize)]
pub struct LetterRoot {
    /// The page.
    pub page: Page,
    /// The letter.
    pub letter: Letter,
}

impl View for LetterRoot {
    const TEMPLATES: &'static [&'static str] = &["letter.html"];
}

/// What components see.
#[derive(Clone, Debug, Serialize)]
pub struct Component {
    /// What the guide gives the component, each argument by its own name.
    #[serde(flatten)]
    pub arguments: BTreeMap<String, serde_json::Value>,
    /// The contact that `id` names, in the component `contact`.
    pub contact: Option<Contact>,
    /// The law that `id` names, in the component `law`.
    pub law: Option<Law>,
    /// The page of the letter that `id` names, in the component `letter`; in `letters` that of the
    /// list of all.
    pub letter: Option<Link>,
    /// The contacts for a `need` and a `region`, in the component `help`.
    pub contacts: Vec<Contact>,
}

impl View for Component {
    const TEMPLATES: &'static [&'static str] = &["components/*.html"];
}

/// What the choice of languages sees, and the page for an address that is not there.
#[derive(Clone, Debug, Serialize)]
pub struct Languages {
    /// The language of what stands around the choices, as a BCP 47 tag.
    pub lang: String,
    /// The direction of that language, `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the browser's tab shows.
    pub head_title: String,
    /// Where *Leave* goes.
    pub exit: Option<Exit>,
    /// What *Leave* is called in the first three languages that have a word for it.
    pub leave: Vec<Phrase>,
    /// Every language of the site.
    pub choices: Vec<Choice>,
    /// The absolute address of the page; only with a base URL.
    pub canonical: Option<String>,
    /// The value of `<base href>`, as servers show a missing page at any address; only with a base
    /// URL.
    pub base: Option<String>,
}

impl View for Languages {
    const TEMPLATES: &'static [&'static str] = &["languages.html", "404.html"];
}

/// What the page at a former address sees, which leads on.
#[derive(Clone, Debug, Serialize)]
pub struct Redirect {
    /// The language of the page, as a BCP 47 tag.
    pub lang: String,
    /// Its direction, `ltr` or `rtl`.
    pub dir: &'static str,
    /// Where it leads, relative to the page.
    pub href: String,
    /// What the browser's tab shows meanwhile.
    pub title: String,
    /// The absolute address that it leads to; only with a base URL.
    pub canonical: Option<String>,
}

impl View for Redirect {
    const TEMPLATES: &'static [&'static str] = &["redirect.html"];
}
