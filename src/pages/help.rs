//! Who can help: `<lang>/help/index.html` and, below it, a page for each need and each region that
//! the directory serves. Names of files are hashes, since a browser's history shows them.

use std::collections::BTreeSet;

use super::{Context, frame};
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, opaque};
use crate::site::{Contact, Directory, EntryId, Site, Status};
use crate::theme::Engine;
use crate::theme::view::{Card, Help, HelpGroup, HelpRoot, Link, Need, Page, PageKind};

/// The template of all these pages.
const TEMPLATE: &str = "help.html";

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    Everything,
    /// A need, by its id.
    Need(String),
    /// A region, by its code.
    Region(String),
}

impl About {
    fn file(&self) -> String {
        match self {
            Self::Everything => "help/index.html".to_owned(),
            Self::Need(id) => format!("help/{}.html", opaque(id)),
            Self::Region(code) => format!("help/{}.html", code.to_ascii_lowercase()),
        }
    }

    /// The message that names it.
    fn message(&self) -> String {
        match self {
            Self::Everything => "help-title".to_owned(),
            Self::Need(id) => format!("need-{id}"),
            Self::Region(code) => format!("region-{code}"),
        }
    }
}

/// Whether there are such pages: the site has contacts, and the theme can draw them.
pub(super) fn is_drawn(site: &Site, engine: &Engine) -> bool {
    let helps = |contact: &Contact| contact.status != Status::Retired;
    site.directory.iter().any(|directory| directory.contacts().iter().any(helps))
        && engine.has_template(TEMPLATE)
        && engine.has_component("contact")
}

/// Every page of who can help, in each language.
pub(crate) fn every(context: &Context) -> Vec<About> {
    context.shown_directory().map_or_else(Vec::new, |directory| all(context, directory).collect())
}

impl Context {
    /// The directory, where there are pages of it.
    pub(super) fn shown_directory(&self) -> Option<&Directory> {
        self.site.directory.as_deref().filter(|_| self.help_is_drawn)
    }

    /// Every page of who can help readers of `language`.
    pub fn help_pages(&self, language: LanguageId) -> Vec<Route> {
        every(self).iter().map(|about| self.help_about(about, language)).collect()
    }

    /// Where the page about this lies.
    pub fn help_about(&self, about: &About, language: LanguageId) -> Route {
        self.of_language(language, &about.file())
    }

    /// The page of all of them, and those of `needs` that have one.
    pub fn help_for(&self, needs: &[String], language: LanguageId) -> Vec<Route> {
        let Some(directory) = self.shown_directory() else { return Vec::new() };
        let mut served = self::needs(self, directory);
        served.retain(|need| needs.contains(need));
        let pages = std::iter::once(About::Everything).chain(served.into_iter().map(About::Need));
        pages.map(|about| self.of_language(language, &about.file())).collect()
    }

    /// The page of who can help with `need`.
    pub(super) fn help_with(&self, need: &str, language: LanguageId) -> Option<Route> {
        self.help_for(&[need.to_owned()], language).into_iter().nth(1)
    }

    /// The page that begins them, from the page at `here`.
    pub(super) fn help(&self, here: &Route, language: LanguageId) -> Result<Option<Link>, Failure> {
        let shown = self.shown_directory();
        shown.map(|_| self.link_to(here, &About::Everything, language)).transpose()
    }

    fn link_to(&self, here: &Route, about: &About, language: LanguageId) -> Result<Link, Failure> {
        let href = here.to(&self.of_language(language, &about.file()));
        Ok(Link { href, title: self.phrase(language, &about.message())? })
    }
}

fn all(context: &Context, directory: &Directory) -> impl Iterator<Item = About> {
    let needs = needs(context, directory).into_iter().map(About::Need);
    let regions = regions(directory).into_iter().map(About::Region);
    std::iter::once(About::Everything).chain(needs).chain(regions)
}

/// Needs that a contact serves, in the order of the settings or, where they fix none, of the file.
fn needs(context: &Context, directory: &Directory) -> Vec<String> {
    let helping = directory.contacts().iter().filter(|contact| contact.status != Status::Retired);
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
fn regions(directory: &Directory) -> Vec<String> {
    let helping = directory.contacts().iter().filter(|contact| contact.status != Status::Retired);
    let mut regions = once_each(helping.flat_map(|contact| &contact.regions));
    regions.sort_by_key(|region| region.contains('-'));
    regions
}

fn once_each<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(*item)).cloned().collect()
}

/// The page about this at `here`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    about: &About,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let page = Page {
        kind: PageKind::Help,
        head_title: context.plain(language, "neutral-title", &[])?,
        title: context.phrase(language, &about.message())?,
        sensitive: true,
        languages: frame::languages(context, language, here, &about.file(), |_| true),
        ..frame::page(context, language, here, None, false)?
    };
    let help = Desk { context, about, language, here }.help()?;
    let html = context.render(TEMPLATE, language, here, &HelpRoot { page, help })?;
    Ok(html.into_bytes().into())
}

/// What one page shows.
struct Desk<'a> {
    context: &'a Context,
    about: &'a About,
    language: LanguageId,
    here: &'a Route,
}

impl Desk<'_> {
    fn help(&self) -> Result<Help, Failure> {
        let Self { context, about, language, here } = *self;
        let Some(directory) = &context.site.directory else { return Ok(Help::default()) };
        let everything = *about == About::Everything;
        let (need, region) = match about {
            About::Everything => (None, None),
            About::Need(need) => (Some(need.as_str()), None),
            About::Region(region) => (None, Some(region.as_str())),
        };
        let (mut needs, mut regions_of) = (Vec::new(), Vec::new());
        if everything {
            for need in self::needs(context, directory) {
                let about = About::Need(need.clone());
                let Link { href, title: text } = context.link_to(here, &about, language)?;
                needs.push(Need { id: need, href, text });
            }
            for region in regions(directory) {
                regions_of.push(context.link_to(here, &About::Region(region), language)?);
            }
        }
        let retired =
            directory.contacts().iter().filter(|c| everything && c.status == Status::Retired);
        Ok(Help {
            all: (!everything)
                .then(|| context.link_to(here, &About::Everything, language))
                .transpose()?,
            region: region.is_some(),
            needs,
            regions: regions_of,
            groups: self.groups(&directory.find(need, region), region)?,
            retired: self.contacts(&retired.collect::<Vec<_>>())?,
            guides: need.map_or_else(Vec::new, |need| self.guides(need)),
        })
    }

    /// Contacts by region: those of the whole country first, but on the page of a region last.
    fn groups(
        &self,
        contacts: &[&Contact],
        region: Option<&str>,
    ) -> Result<Vec<HelpGroup>, Failure> {
        let (national, regional): (Vec<&Contact>, Vec<&Contact>) =
            contacts.iter().copied().partition(|contact| contact.is_national());
        let mut groups = Vec::new();
        let country = national.iter().flat_map(|contact| &contact.regions);
        let country = country.filter(|region| !region.contains('-')).min().cloned();
        let whole = self.group(country, &national)?;
        let mut parts = once_each(regional.iter().flat_map(|contact| &contact.regions));
        parts.retain(|part| region.is_none_or(|region| region == part));
        for part in parts {
            let of: Vec<&Contact> =
                regional.iter().copied().filter(|contact| contact.covers(&part)).collect();
            groups.extend(self.group(Some(part), &of)?);
        }
        let at = if region.is_some() { groups.len() } else { 0 };
        groups.splice(at..at, whole);
        Ok(groups)
    }

    fn group(
        &self,
        region: Option<String>,
        contacts: &[&Contact],
    ) -> Result<Option<HelpGroup>, Failure> {
        if contacts.is_empty() {
            return Ok(None);
        }
        let about = region.map(About::Region);
        let link = about.map(|about| self.context.link_to(self.here, &about, self.language));
        let link = link.transpose()?;
        let (title, href) = link.map_or((None, None), |link| (Some(link.title), Some(link.href)));
        Ok(Some(HelpGroup { title, href, contacts: self.contacts(contacts)? }))
    }

    fn contacts(&self, contacts: &[&Contact]) -> Result<Vec<crate::theme::view::Contact>, Failure> {
        let view = |contact: &&Contact| self.context.contact(contact, self.language, self.here);
        contacts.iter().map(view).collect()
    }

    /// Guides for a need: first those that name it before all others, then in their order.
    fn guides(&self, need: &str) -> Vec<Card> {
        let (site, language) = (&self.context.site, self.language);
        let ranked = |id: EntryId| {
            let mut served = self.context.serves(id, language);
            Some((served.find(|(other, _)| *other == need)?.1, id))
        };
        let listed = site.in_order().into_iter().filter(|id| site.is_listed(*id, language));
        let mut guides: Vec<_> = listed.filter_map(ranked).collect();
        guides.sort_by_key(|(rank, _)| *rank);
        guides.iter().map(|(_, id)| self.context.card_of(self.here, *id, language)).collect()
    }
}
