//! Where readers search: the page for it, and what its field loads first.

use super::Context;
use crate::config::LanguageId;
use crate::route::Route;
use crate::theme::view::Search;

/// The page, and its template.
pub(super) const FILE: &str = "search.html";

/// Whether the theme has a page to search on.
pub(super) fn is_drawn(context: &Context) -> bool {
    context.engine.has_template(FILE)
}

/// Where the page lies for readers of `language`, where the theme has one.
pub(crate) fn route(context: &Context, language: LanguageId) -> Option<Route> {
    is_drawn(context).then(|| context.of_language(language, FILE))
}

/// What a page at `here` says of it.
pub(super) fn link(context: &Context, here: &Route, language: LanguageId) -> Option<Search> {
    let page = route(context, language)?;
    Some(Search { href: here.to(&page), index: here.to(&index(context, language, 0)) })
}

/// Where the file `number` of the index lies; 0 is the first.
pub(super) fn index(context: &Context, language: LanguageId, number: usize) -> Route {
    context.of_language(
        language,
        &match number {
            0 => "search.js".to_owned(),
            number => format!("search-{number}.js"),
        },
    )
}
