//! What happened to the reader, and where help with it is.

use std::collections::BTreeMap;

use super::faults::Faults;
use super::{Context, help_about};
use crate::config::LanguageId;
use crate::route::Route;
use crate::site::EntryId;
use crate::theme::view::Need;

/// Each need with the guide that is for it before all, or else with who can help, in the order of
/// the settings or, where they fix none, of the guides.
pub(super) fn routes(context: &Context, language: LanguageId) -> Vec<(&str, Route)> {
    let site = &context.site;
    let mut first: BTreeMap<&str, ((bool, usize), EntryId)> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for id in site.in_order().into_iter().filter(|id| site.is_listed(*id, language)) {
        for (need, rank) in context.serves(id, language) {
            let best = first.entry(need).or_insert_with(|| {
                order.push(need);
                (rank, id)
            });
            if rank < best.0 {
                *best = (rank, id);
            }
        }
    }
    if let Some(fixed) = &site.config.needs {
        order = fixed.iter().map(String::as_str).collect();
    }
    let route = |need: &str| {
        let guide = first.get(need).map(|(_, id)| site.route(*id, language));
        guide.or_else(|| help_about::route_with(context, need, language))
    };
    order.into_iter().filter_map(|need| Some((need, route(need)?))).collect()
}

/// The same as links on the page at `here`.
pub(super) fn list(
    context: &Context,
    here: &Route,
    language: LanguageId,
    faults: &Faults,
) -> Vec<Need> {
    let needs = routes(context, language).into_iter();
    needs
        .map(|(need, route)| Need {
            id: need.to_owned(),
            href: here.to(&route),
            icon: context.icon(need),
            text: faults.collect(context.phrase(language, &format!("need-{need}"))),
        })
        .collect()
}
