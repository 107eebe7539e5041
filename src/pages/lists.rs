//! Lists of guides and of languages: what is in the page's own language first, the rest below the
//! name of the language that stands in.

use super::faults::Faults;
use super::{Context, letters};
use crate::config::LanguageId;
use crate::route::Route;
use crate::site::{EntryId, Kind, Site};
use crate::theme::view::{Card, Foreign, Group, LanguageLink, Share};

/// How many guides of a section the home page shows; where there are more, it says so, and the
/// section's own page shows all.
const GUIDES_ON_HOME: usize = 12;

/// How many guides are in `language`; none where all are, or none is.
pub(super) fn share(site: &Site, language: LanguageId) -> Option<Share> {
    let mut share = Share { own: 0, all: 0 };
    for (id, entry) in site.entries() {
        if !entry.key.section && site.is_listed(id, language) {
            share.all += 1;
            share.own += usize::from(site.exact(id, language).is_some());
        }
    }
    (share.own < share.all).then_some(share)
}

/// The same pages as cards: those in `language`, and those that are shown in others, in the order
/// in which these first come.
fn divide(
    context: &Context,
    entries: impl Iterator<Item = EntryId>,
    language: LanguageId,
    here: &Route,
) -> (Vec<Card>, Vec<Foreign>) {
    let site = &context.site;
    let (mut own, mut foreign) = (Vec::new(), Vec::<Foreign>::new());
    for id in entries {
        let card = context.card_of(here, id, language);
        let text = site.resolved(id, language).map(|id| site.text(id).language);
        // A section is a way to guides in any language.
        let Some(other) = text.filter(|of| *of != language && !card.section) else {
            own.push(card);
            continue;
        };
        let name = context.name(other);
        match foreign.iter_mut().find(|known| known.language == name) {
            Some(known) => known.cards.push(card),
            None => foreign.push(Foreign { language: name.to_owned(), cards: vec![card] }),
        }
    }
    (own, foreign)
}

/// What a section holds; on the home page only guides that lie in no section, since the sections
/// are its groups.
pub(super) fn children(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
    here: &Route,
    home: bool,
) -> (Vec<Card>, Vec<Foreign>) {
    let site = &context.site;
    let wanted = |id: &EntryId| {
        site.is_listed(*id, language)
            && !(home
                && (site.entry(*id).key.section
                    || matches!(site.kind(*id, language), Kind::Page | Kind::Questions)))
    };
    divide(context, site.entry(entry).children.iter().copied().filter(wanted), language, here)
}

/// The sections on the home page with their guides, and the letters to fill in.
pub(super) fn groups(
    context: &Context,
    home: EntryId,
    language: LanguageId,
    here: &Route,
    faults: &Faults,
) -> Vec<Group> {
    let site = &context.site;
    let listed = |id: &EntryId| site.is_listed(*id, language);
    let sections = site.entry(home).children.iter().copied();
    let sections = sections.filter(|id| site.entry(*id).key.section && listed(id));
    let sections = sections.map(|section| {
        let children = || site.entry(section).children.iter().copied().filter(listed);
        let all = children().count();
        // Those in her language first, so that no other takes their place.
        let own = |id: &EntryId| site.exact(*id, language).is_some();
        let first = children().filter(own).chain(children().filter(|id| !own(id)));
        let (guides, foreign) = divide(context, first.take(GUIDES_ON_HOME), language, here);
        Group {
            card: context.card_of(here, section, language),
            guides,
            foreign,
            all: (all > GUIDES_ON_HOME).then_some(all),
        }
    });
    let letters = letters::card(context, language, here, faults);
    let letters =
        letters.map(|card| Group { card, guides: Vec::new(), foreign: Vec::new(), all: None });
    sections.chain(letters).collect()
}

/// Pages of questions, wherever they lie.
pub(super) fn questions(context: &Context, language: LanguageId, here: &Route) -> Vec<Card> {
    let site = &context.site;
    let wanted =
        |id: &EntryId| site.exists(*id, language) && site.kind(*id, language) == Kind::Questions;
    let found = site.in_order().into_iter().filter(wanted);
    found.map(|id| context.card_of(here, id, language)).collect()
}

/// The same page in every language, or the nearest one above it.
pub(super) fn languages(
    context: &Context,
    entry: EntryId,
    current: LanguageId,
    here: &Route,
) -> Vec<LanguageLink> {
    let site = &context.site;
    let languages = site.config.published.iter().copied();
    languages
        .map(|language| {
            let mut id = entry;
            while let Some(parent) = site.entry(id).parent.filter(|_| !site.exists(id, language)) {
                id = parent;
            }
            let known = &site.language(language).locale;
            LanguageLink {
                tag: known.tag().to_owned(),
                dir: known.direction().as_str(),
                name: context.name(language).to_owned(),
                href: here.to(&site.route(id, language)),
                current: language == current,
                translated: id == entry
                    && (site.exact(id, language).is_some()
                        || site.resolved(id, language).is_none()),
                share: context.share(language),
            }
        })
        .collect()
}
