//! The pages of a language that are read, in order.

use crate::config::LanguageId;
use crate::edition::Edition;
use crate::pages::{help_about, letters};
use crate::plan::Failure;
use crate::route::Route;

/// A page of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// Where it lies.
    pub route: Route,
    /// How deep it lies below the home page.
    pub depth: usize,
    /// Whether it is a letter to fill in.
    pub letter: bool,
}

impl Chapter {
    /// One that stands alone, and is no letter.
    pub(super) fn page(route: Route) -> Self {
        Self { route, depth: 0, letter: false }
    }
}

/// All but the home page: sections and guides in the order of that, who can help, and letters to
/// fill in.
pub(super) fn chapters(edition: &Edition, language: LanguageId) -> Vec<Chapter> {
    let (site, context) = (edition.site(), edition.plan.context());
    let listed = site
        .in_order()
        .into_iter()
        .filter(|id| *id != site.home() && site.is_listed(*id, language));
    let page = |route, depth| Chapter { route, depth, letter: false };
    let mut all: Vec<Chapter> = listed
        .map(|id| {
            let depth = site.entry(id).key.path.matches('/').count();
            page(site.route(id, language), depth)
        })
        .collect();
    // The page of all comes first, and the others lie below it.
    let below = |place: usize| usize::from(place > 0);
    let help = help_about::pages_for(context, language);
    all.extend(help.into_iter().enumerate().map(|(at, route)| page(route, below(at))));
    let every = site.letters.all().iter().map(|letter| Some(letter.id.as_str()));
    let every = std::iter::once(None).chain(every);
    all.extend(every.map(|id| Chapter {
        route: letters::route(context, id, language),
        depth: usize::from(id.is_some()),
        letter: id.is_some(),
    }));
    all.retain(|chapter| edition.plan.has(&chapter.route));
    all
}

/// What is used on paper alone, each with its title as HTML: letters to fill in, cards of numbers.
pub(super) fn sheets(
    edition: &Edition,
    language: LanguageId,
) -> Vec<(Chapter, Result<String, Failure>)> {
    let context = edition.plan.context();
    let phrase = |id: &str| Ok(context.phrase(language, id)?.html);
    let letters = edition.site().letters.all().iter().map(|letter| {
        let route = letters::route(context, Some(&letter.id), language);
        (Chapter { letter: true, ..Chapter::page(route) }, phrase(&format!("letter-{}", letter.id)))
    });
    let cards = help_about::every(context).into_iter().filter_map(|about| match &about {
        help_about::About::Paper(region) => {
            let route = help_about::route_about(context, &about, language);
            let title = phrase("paper-title").and_then(|title| {
                Ok(format!("{title} · {}", phrase(&format!("region-{region}"))?))
            });
            Some((Chapter::page(route), title))
        }
        _ => None,
    });
    let mut all: Vec<_> = letters.chain(cards).collect();
    all.retain(|(chapter, _)| edition.plan.has(&chapter.route));
    all
}
