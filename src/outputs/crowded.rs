//! Files of the program whose places are taken by guides, or by each other.

use super::Output;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::pages::Context;
use crate::plan::Table;
use crate::route::{Route, Taken};
use crate::site::EntryId;

/// Reports them, each at the file that is in the way.
pub(super) fn check(context: &Context, table: &Table<Output>, sink: &mut Sink) {
    let mut told = Vec::new();
    for route in table.crowded() {
        let tag = route.as_str().split('/').next().unwrap_or_default();
        let language = context.site.config.find(tag);
        // Of two guides with one name that has been said, and their lists have one name too.
        if language.is_some_and(|language| guides_clash(context, language)) {
            continue;
        }
        let guide = language.and_then(|language| in_the_way(context, language, route));
        let place = guide.or_else(|| asset(context, route));
        let place = place.unwrap_or_else(|| context.site.config.source.span(0..0));
        if !told.contains(&place) {
            let message = format!("a file of this name takes the place of `{route}`");
            let help = "give it another name: disks do not tell capitals apart, and where there is a file \
                        there is no folder of its name";
            let fault = Diagnostic::new(Code::RouteCollision, message).at(place.clone());
            sink.push(fault.help(help));
            told.push(place);
        }
    }
}

fn guides_clash(context: &Context, language: LanguageId) -> bool {
    let site = &context.site;
    let mut taken = Taken::default();
    let mut entries = site.entries().filter(|(entry, _)| site.exists(*entry, language));
    entries.any(|(entry, _)| taken.take(&site.route(entry, language), ()).is_err())
}

/// The guide or section whose page, or list of files, lies at `route`, as disks see it, or above or
/// below it.
fn in_the_way(context: &Context, language: LanguageId, route: &Route) -> Option<Span> {
    let site = &context.site;
    let name = route.as_str().to_lowercase();
    let below = |one: &str, other: &str| {
        one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let clashes = |entry: &EntryId| {
        let own = site.route(*entry, language).as_str().to_lowercase();
        let list = context.list(*entry, language).map(|list| list.as_str().to_lowercase());
        below(&own, &name) || below(&name, &own) || list.is_some_and(|list| list == name)
    };
    let entries = site.entries().map(|(entry, _)| entry);
    let mut there = entries.filter(|entry| site.exists(*entry, language)).filter(clashes);
    let text = there.find_map(|entry| {
        // A section without a file of its own is there because of what it holds.
        let below =
            || site.entry(entry).children.iter().find_map(|id| site.resolved(*id, language));
        site.resolved(entry, language).or_else(below)
    });
    text.map(|id| site.text(id).source().span(0..0))
}

/// The file of the site that an asset is made of.
fn asset(context: &Context, route: &Route) -> Option<Span> {
    let path = context.assets.path(route)?;
    Some(Source::new(path, "").span(0..0))
}
