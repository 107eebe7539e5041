//! Former addresses: aliases, and where pages whose addresses say nothing lay or would lie.

use std::collections::{BTreeMap, BTreeSet};

use super::Output;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::pages::{Context, redirect};
use crate::plan::Table;
use crate::route::Route;
use crate::site::EntryId;

/// Adds them, each where nothing else lies; an alias that cannot is a fault, once for all languages
/// together.
pub(super) fn add(context: &Context, table: &mut Table<Output>, sink: &mut Sink) {
    let site = &context.site;
    let every = || {
        let entries = site.entries().map(|(entry, _)| entry);
        let published = &site.config.published;
        entries.flat_map(move |entry| published.iter().map(move |language| (entry, *language)))
    };
    // The aliases that lead on so far.
    let mut aliases: BTreeMap<Route, &Span> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (entry, language) in every() {
        for (route, span) in redirect::former(context, entry, language) {
            let fresh = table.offer(route.clone(), Output::Redirect { entry, language });
            let Some(span) = span else { continue };
            if fresh {
                aliases.insert(route, span);
            } else if told.insert((span.source.path(), span.start)) {
                let there = table.get(&route).map(|(.., output)| output);
                let other = aliases.get(&route).copied();
                sink.push(taken(context, &route, (entry, language), there, other).at(span.clone()));
            }
        }
    }
    // What an alias says goes before.
    for (entry, language) in every() {
        let telling = site.telling_route(entry, language);
        if let Some(route) = telling.filter(|_| site.exists(entry, language)) {
            let _fresh = table.offer(route, Output::Redirect { entry, language });
        }
    }
}

/// The fault of an alias of a page at `route`, where something is already; `other` is the alias
/// that leads on from there.
fn taken(
    context: &Context,
    route: &Route,
    (entry, language): (EntryId, LanguageId),
    there: Option<&Output>,
    other: Option<&Span>,
) -> Diagnostic {
    let site = &context.site;
    let fault = |message: String| Diagnostic::new(Code::RouteCollision, message);
    let file = |entry: EntryId| {
        site.resolved(entry, language).map(|id| site.text(id).source().path().to_owned())
    };
    match there {
        Some(Output::Article { entry: same, .. }) if *same == entry => {
            fault(format!("`{route}` is the address that this page has")).help("remove the alias")
        }
        Some(Output::Article { entry: other, .. }) => {
            let of = file(*other).map(|file| format!("of `{file}`"));
            let of = of.unwrap_or_else(|| "of a section".to_owned());
            fault(format!("`{route}` is the address {of}"))
                .help("remove the alias, or rename the other page")
        }
        Some(Output::Redirect { entry: other_page, .. }) => {
            let to = file(*other_page).map(|file| format!(" to `{file}`")).unwrap_or_default();
            let fault = fault(format!("`{route}` leads{to} already"))
                .help("keep the alias in one of the two: an address leads to one page");
            match other {
                Some(other) => fault.label(other.clone(), "the other alias"),
                None => fault,
            }
        }
        Some(_) => fault(format!("`{route}` is a page that this program makes by itself"))
            .help("remove the alias"),
        None => fault(format!("there is a page at `{route}` already, by nearly this name")).help(
            "remove the alias: disks do not tell capitals apart, and where there is a file there is no folder of its name",
        ),
    }
}
