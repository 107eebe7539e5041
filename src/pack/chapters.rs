//! The pages of a language that are read, in order.

use crate::config::LanguageId;
use crate::pages::{help_about, letters};
use crate::plan::Failure;
use crate::standalone::{Chapter, Files};

/// All but the home page: sections and guides in the order of that, who can help, and letters to
/// fill in.
pub(super) fn chapters(files: &Files<'_>, language: LanguageId) -> Vec<Chapter> {
    let context = files.context();
    let site = &context.site;
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
    all.retain(|chapter| files.has(&chapter.route));
    all
}

/// What is used on paper alone, each with its title as HTML: letters to fill in, cards of numbers.
pub(super) fn sheets(
    files: &Files<'_>,
    language: LanguageId,
) -> Vec<(Chapter, Result<String, Failure>)> {
    let context = files.context();
    let phrase = |id: &str| Ok(context.phrase(language, id)?.html);
    let letters = context.site.letters.all().iter().map(|letter| {
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
    all.retain(|(chapter, _)| files.has(&chapter.route));
    all
}
