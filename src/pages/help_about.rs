//! Which pages of who can help there are, and where each lies. Names of files are hashes, since a
//! browser's history shows them.

use std::collections::BTreeSet;

use super::Context;
use crate::config::LanguageId;
use crate::plan::Failure;
use crate::route::{Route, opaque};
use crate::site::{Contact, Directory, Site};
use crate::theme::Engine;
use crate::theme::view::Link;

/// The template of all these pages.
const TEMPLATE: &str = "help.html";

/// The template of cards to print.
const PAPER: &str = "paper.html";

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    Everything,
    /// A need, by its id.
    Need(String),
    /// A region, by its code.
    Region(String),
    /// The numbers of a region on cards to print, for who has no phone, or one that others look at.
    Paper(String),
}

impl About {
    pub(super) fn file(&self) -> String {
        match self {
            Self::Everything => "help/index.html".to_owned(),
            Self::Need(id) => format!("help/{}.html", opaque(id)),
            Self::Region(code) => format!("help/{}.html", code.to_ascii_lowercase()),
            Self::Paper(code) => format!("help/{}-paper.html", code.to_ascii_lowercase()),
        }
    }

    /// The message that names it.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Everything => "help-title".to_owned(),
            Self::Need(id) => format!("need-{id}"),
            Self::Region(code) => format!("region-{code}"),
            Self::Paper(_) => "paper-title".to_owned(),
        }
    }

    pub(super) fn template(&self) -> &'static str {
        match self {
            Self::Everything | Self::Need(_) | Self::Region(_) => TEMPLATE,
            Self::Paper(_) => PAPER,
        }
    }
}

/// Whether there are such pages: the site has contacts, and the theme can draw them.
pub(super) fn is_drawn(site: &Site, engine: &Engine) -> bool {
    site.directory.iter().any(|directory| directory.contacts().iter().any(Contact::helps))
        && engine.has_template(TEMPLATE)
        && engine.has_component("contact")
}

/// Every page of who can help, in each language.
pub(crate) fn every(context: &Context) -> Vec<About> {
    shown_directory(context).map_or_else(Vec::new, |directory| all(context, directory).collect())
}

/// The directory, where there are pages of it.
pub(super) fn shown_directory(context: &Context) -> Option<&Directory> {
    context.site.directory.as_deref().filter(|_| context.help_is_drawn)
}

/// Every page of who can help readers of `language`, to read: cards to print are none.
pub(crate) fn pages_for(context: &Context, language: LanguageId) -> Vec<Route> {
    let every = every(context);
    let read = every.iter().filter(|about| !matches!(about, About::Paper(_)));
    read.map(|about| route_about(context, about, language)).collect()
}

/// Where the page about this lies.
pub(crate) fn route_about(context: &Context, about: &About, language: LanguageId) -> Route {
    context.of_language(language, &about.file())
}

/// The page of all of them, and those of `needs` that have one.
pub(crate) fn routes_for(context: &Context, needs: &[String], language: LanguageId) -> Vec<Route> {
    let Some(directory) = shown_directory(context) else { return Vec::new() };
    let mut served = self::needs(context, directory);
    served.retain(|need| needs.contains(need));
    let pages = std::iter::once(About::Everything).chain(served.into_iter().map(About::Need));
    pages.map(|about| context.of_language(language, &about.file())).collect()
}

/// The page of who can help with `need`.
pub(super) fn route_with(context: &Context, need: &str, language: LanguageId) -> Option<Route> {
    routes_for(context, &[need.to_owned()], language).into_iter().nth(1)
}

/// The page that begins them, from the page at `here`.
pub(super) fn link(
    context: &Context,
    here: &Route,
    language: LanguageId,
) -> Result<Option<Link>, Failure> {
    let shown = shown_directory(context);
    shown.map(|_| link_to(context, here, &About::Everything, language)).transpose()
}

pub(super) fn link_to(
    context: &Context,
    here: &Route,
    about: &About,
    language: LanguageId,
) -> Result<Link, Failure> {
    let href = here.to(&context.of_language(language, &about.file()));
    Ok(Link { href, title: context.phrase(language, &about.message())? })
}

fn all(context: &Context, directory: &Directory) -> impl Iterator<Item = About> {
    let needs = needs(context, directory).into_iter().map(About::Need);
    let regions = regions(directory).into_iter().map(About::Region);
    let cards = papers(context, directory).into_iter().map(About::Paper);
    std::iter::once(About::Everything).chain(needs).chain(regions).chain(cards)
}

/// Regions whose numbers come on cards: all with a number to call, where the theme can draw them.
pub(super) fn papers(context: &Context, directory: &Directory) -> Vec<String> {
    let mut regions = regions(directory);
    let called = |contact: &&Contact| contact.phone.is_some() && contact.is_callable();
    regions.retain(|region| {
        context.engine.has_template(PAPER) && directory.find(None, Some(region)).iter().any(called)
    });
    regions
}

/// Needs that a contact serves, in the order of the settings or, where they fix none, of the file.
pub(super) fn needs(context: &Context, directory: &Directory) -> Vec<String> {
    let helping = directory.contacts().iter().filter(|contact| contact.helps());
    let served = || helping.clone().flat_map(|contact| &contact.needs).map(|(need, _)| need);
    match &context.site.config.needs {
        Some(fixed) => {
            let served: BTreeSet<&String> = served().collect();
            fixed.iter().filter(|need| served.contains(need)).cloned().collect()
        }
        None => once_each(served()),
    }
}

/// Regions of contacts: whole countries first, else in the order of the file.
pub(super) fn regions(directory: &Directory) -> Vec<String> {
    let helping = directory.contacts().iter().filter(|contact| contact.helps());
    let mut regions = once_each(helping.flat_map(|contact| &contact.regions));
    regions.sort_by_key(|region| region.contains('-'));
    regions
}

pub(super) fn once_each<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(*item)).cloned().collect()
}
