//! Who can help: `<lang>/help/index.html` and, below it, a page for each need and each region that
//! the directory serves. Names of files are hashes, since a browser's history shows them.

use std::collections::BTreeSet;

use super::frame::Shown;
use super::help_about::{About, link_to, needs, once_each, papers, regions};
use super::{Context, contact, frame, strip};
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::site::{Contact, EntryId};
use crate::theme::view::{Card, Help, HelpGroup, HelpRoot, Link, Need, Page, PageKind, Phrase};

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
        emergency: strip::of_help(context, here, about, language)?,
        languages: frame::languages(context, language, here, &about.file(), |_| true),
        ..frame::page(context, language, here, None, Shown::Sensitive)?
    };
    let help = HelpPage { context, about, language, here }.help()?;
    context.render(about.template(), language, here, &HelpRoot { page, help })
}

/// What one page shows.
struct HelpPage<'a> {
    context: &'a Context,
    about: &'a About,
    language: LanguageId,
    here: &'a Route,
}

impl HelpPage<'_> {
    fn help(&self) -> Result<Help, Failure> {
        let Self { context, about, language, here } = *self;
        let Some(directory) = &context.site.directory else { return Ok(Help::default()) };
        let everything = *about == About::Everything;
        let (need, region) = match about {
            About::Everything => (None, None),
            About::Need(need) => (Some(need.as_str()), None),
            About::Region(region) | About::Paper(region) => (None, Some(region.as_str())),
        };
        let paper = matches!(about, About::Paper(_));
        let (mut needs, mut regions_of) = (Vec::new(), Vec::new());
        if everything {
            for need in self::needs(context, directory) {
                let about = About::Need(need.clone());
                let Link { href, title: text } = link_to(context, here, &about, language)?;
                let icon = context.icon(&need);
                needs.push(Need { id: need, href, text, icon });
            }
            for region in regions(directory) {
                regions_of.push(link_to(context, here, &About::Region(region), language)?);
            }
        }
        let retired = directory.contacts().iter().filter(|contact| everything && !contact.helps());
        let shown = directory.find(need, region);
        let groups = match paper {
            true => {
                self.group(region.map(str::to_owned), &self.to_call(&shown))?.into_iter().collect()
            }
            false => self.groups(&shown, region)?,
        };
        let card = region
            .filter(|region| !paper && papers(context, directory).iter().any(|of| of == region));
        let card = card.map(|region| About::Paper(region.to_owned()));
        Ok(Help {
            paper: card.map(|about| link_to(context, here, &about, language)).transpose()?,
            cover: self.cover().filter(|_| paper),
            all: (!everything)
                .then(|| link_to(context, here, &About::Everything, language))
                .transpose()?,
            region: region.is_some(),
            note: match region.filter(|_| !paper) {
                Some(region) => context.optional(language, &format!("region-{region}.note"))?,
                None => None,
            },
            needs,
            regions: regions_of,
            groups,
            retired: self.contacts(&retired.collect::<Vec<_>>())?,
            guides: need.map_or_else(Vec::new, |need| self.guides(need)),
        })
    }

    /// The numbers of a card: whom to call in danger first. None is left out, as one that helps in
    /// a province alone may stand beside one for all.
    fn to_call<'c>(&self, contacts: &[&'c Contact]) -> Vec<&'c Contact> {
        let urgent = &self.context.site.config.emergency;
        let first = |contact: &Contact| urgent.iter().any(|(id, _)| *id == contact.id);
        let mut called: Vec<&Contact> = contacts.to_vec();
        called.retain(|contact| contact.phone.is_some() && contact.helps());
        called.sort_by_key(|contact| !first(contact));
        called
    }

    /// What stands on the outside of a card: the title of an everyday page.
    fn cover(&self) -> Option<Phrase> {
        let site = &self.context.site;
        let (path, _) = site.config.safety.exit_page.as_ref()?;
        let entry = site.find_file(path).filter(|entry| site.exists(*entry, self.language))?;
        Some(self.context.title(entry, self.language))
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
        let mut shown = BTreeSet::new();
        for contact in groups.iter_mut().flat_map(|group| &mut group.contacts) {
            contact.again = !shown.insert(contact.id.clone());
        }
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
        let link = about.map(|about| link_to(self.context, self.here, &about, self.language));
        let link = link.transpose()?;
        let (title, href) = link.map_or((None, None), |link| (Some(link.title), Some(link.href)));
        let mut contacts = self.contacts(contacts)?;
        if title.is_none() {
            contacts.iter_mut().for_each(|contact| contact.level = 2);
        }
        Ok(Some(HelpGroup { title, href, contacts }))
    }

    fn contacts(&self, contacts: &[&Contact]) -> Result<Vec<crate::theme::view::Contact>, Failure> {
        let view =
            |contact: &&Contact| contact::view(self.context, contact, self.language, self.here);
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
