//! Former addresses that lead on: aliases, and where pages whose addresses say nothing lay or would
//! lie.

use std::collections::BTreeSet;

use super::Context;
use crate::config::LanguageId;
use crate::diag::Span;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::site::{EntryId, alias_path};
use crate::theme::view::Redirect;

/// Where the page of `entry` lay before, by its aliases; with the place of the alias that says it
/// by the letter. Each once, whoever says it again: a translation what its source says, or an alias
/// the name that says nothing.
pub(crate) fn former(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
) -> Vec<(Route, Option<&Span>)> {
    let site = &context.site;
    let mut routes = Vec::new();
    if site.exists(entry, language) {
        let mut known = BTreeSet::new();
        if site.telling_route(entry, language).is_some() {
            known.insert(site.route(entry, language));
        }
        for (alias, span) in aliases(context, entry, language) {
            let Some(path) = alias_path(alias) else { continue };
            let written = context.of_language(language, &path);
            let opaque = site.former_route(entry, language, &path);
            let both = std::iter::once((written, Some(span)));
            let both = both.chain(opaque.map(|route| (route, None)));
            routes.extend(both.filter(|(route, _)| known.insert(route.clone())));
        }
    }
    routes
}

/// Former addresses as they are written. Those of the source guide hold in every language.
fn aliases(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
) -> impl Iterator<Item = (&str, &Span)> {
    let site = &context.site;
    let source = site.exact(entry, site.config.source_language);
    let own = site.exact(entry, language).filter(|id| Some(*id) != source);
    let texts = own.into_iter().chain(source).map(|id| site.text(id));
    texts.flat_map(|text| &text.front.aliases).map(|(alias, span)| (alias.as_str(), span))
}

/// The page at `here`, which leads on to that of `entry`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    entry: EntryId,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let target = context.site.route(entry, language);
    let locale = &context.site.language(language).locale;
    let title = match context.site.meta(entry, language).sensitive {
        true => context.plain(language, "neutral-title", &[])?,
        false => context.site.title(entry, language).0,
    };
    let view = Redirect {
        lang: locale.tag().to_owned(),
        dir: locale.direction().as_str(),
        href: here.to(&target),
        title,
        canonical: context.absolute(&target),
    };
    context.render("redirect.html", language, here, &view)
}
