//! Which output lies where: the one place to see every file that comes out of a site.

use super::{Output, crowded, redirects};
use crate::assets::{Asset, Fonts};
use crate::config::{Form, LanguageId};
use crate::data::Worded;
use crate::diag::{Code, Diagnostic, Sink};
use crate::offline;
use crate::pages::headers::Server;
use crate::pages::{
    Context, article, contact, help_about, languages, letters, search_about, search_index, sitemap,
};
use crate::plan::Table;
use crate::route::Route;

/// Every file that comes out but fonts; faults of those whose place is taken.
pub fn outputs(context: &Context, sink: &mut Sink) -> Table<Output> {
    let mut table = Table::default();
    assets(context.assets.all(), &mut table);
    pages(context, &mut table, sink);
    packs(context, &mut table);
    crowded::check(context, &table, sink);
    table
}

/// The same files, and `fonts`.
pub fn with_fonts(table: &Table<Output>, fonts: &Fonts) -> Table<Output> {
    let mut table = table.clone();
    assets(fonts.all(), &mut table);
    table
}

fn assets<'a>(files: impl Iterator<Item = &'a Asset>, table: &mut Table<Output>) {
    for asset in files {
        // Two files of one name and content are one route.
        if table.get(&asset.route).is_none() {
            table.add(asset.route.clone(), Output::Asset { bytes: asset.bytes.clone() });
        }
    }
}

/// All but assets and what is made of other outputs.
fn pages(context: &Context, table: &mut Table<Output>, sink: &mut Sink) {
    let site = &context.site;
    let published = || site.config.published.iter().copied();
    for language in published() {
        for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
            // Taken only by files that become the same page, which is an error already.
            let _fresh =
                table.offer(site.route(entry, language), Output::Article { entry, language });
        }
    }
    letters(context, table, sink);
    table.add(Route::new(languages::CHOICE), Output::Languages);
    table.add(Route::new(languages::MISSING), Output::Missing);
    for language in published() {
        for about in help_about::every(context) {
            table.add(
                help_about::route_about(context, &about, language),
                Output::Help { about, language },
            );
        }
        for contact in site.directory.iter().flat_map(|directory| directory.contacts()) {
            let Some(route) = contact::card_route(context, contact, language) else { continue };
            // Names of cards are hashes of what is dialled: where one is taken, it is by the same
            // card.
            let _fresh = table.offer(route, Output::Card { id: contact.id.clone(), language });
        }
    }
    for language in published() {
        let page = search_about::route(context, language);
        let page = page.map(|route| (route, Output::Search { language }));
        let files = search_index::routes(context, language).into_iter().enumerate();
        let files = files.map(|(number, at)| (at, Output::SearchIndex { number, language }));
        files.chain(page).for_each(|(route, output)| table.add(route, output));
    }
    if site.config.offline {
        for language in published() {
            table.add(context.of_language(language, "saved.html"), Output::Saved { language });
        }
    }
    if site.config.base_url.is_some() {
        table.add(Route::new(sitemap::SITEMAP), Output::Sitemap);
        for language in published() {
            let Some(route) = context.feed(language).cloned() else { continue };
            table.add(route, Output::Feed { language });
        }
    }
    table.add(Route::new("robots.txt"), Output::Robots);
    for language in published().filter(|language| site.exists(site.home(), *language)) {
        let route = context.of_language(language, "manifest.webmanifest");
        table.add(route, Output::Manifest { language });
    }
    for server in Server::ALL {
        table.add(Route::new(server.file()), Output::Headers(server));
    }
    passed_on(context, table, sink);
    // After all that: a former address never takes the place of a page.
    redirects::add(context, table, sink);
}

fn letters(context: &Context, table: &mut Table<Output>, sink: &mut Sink) {
    let letters = context.site.letters.all();
    let list = letters.first().map(|letter| (None, &letter.place));
    let pages = letters.iter().map(|letter| (Some(letter.id.clone()), &letter.place));
    for (id, place) in list.into_iter().chain(pages) {
        for language in context.site.config.published.iter().copied() {
            let route = letters::route(context, id.as_deref(), language);
            if !table.offer(route.clone(), Output::Letter { id: id.clone(), language }) {
                let message = format!("`{route}` is a page of letters to fill in");
                let fault = Diagnostic::new(Code::RouteCollision, message).at(place.clone());
                sink.push(fault.help("give the guide or section of this name another one"));
            }
        }
    }
}

/// Files of guides to pass on, with the lists of their sizes.
fn passed_on(context: &Context, table: &mut Table<Output>, sink: &mut Sink) {
    let site = &context.site;
    for language in site.config.published.iter().copied() {
        let mut any = false;
        for (entry, _) in site.entries() {
            for form in Form::ALL.iter().copied() {
                let Some(route) = context.passed_on(entry, language, form) else { continue };
                any = true;
                if table.offer(route.clone(), Output::PassedOn { entry, language, form }) {
                    continue;
                }
                let message = format!("another guide takes the place of `{route}`");
                let mut fault = Diagnostic::new(Code::RouteCollision, message);
                fault = fault.help("give one of the two another name");
                let text = site.resolved(entry, language).map(|id| site.text(id));
                sink.push(match text {
                    Some(text) => fault.at(text.source().span(0..0)),
                    None => fault,
                });
            }
        }
        if any {
            table.add(context.of_language(language, article::SIZES), Output::Sizes { language });
        }
    }
}

/// The worker and, where pages may be kept, all lists.
fn packs(context: &Context, table: &mut Table<Output>) {
    table.add(Route::new(offline::WORKER_ROUTE), Output::Worker);
    let site = &context.site;
    if !site.config.offline {
        return;
    }
    // Without a home there is no site to keep, which is an error already.
    let published = site.config.published.iter().copied();
    let published: Vec<LanguageId> =
        published.filter(|language| site.exists(site.home(), *language)).collect();
    for language in published {
        for (route, pack) in offline::packs(context, language) {
            table.add(route, Output::Pack { pack, language });
        }
        let version = context.of_language(language, offline::VERSION);
        table.add(version, Output::Version { language });
        for (route, to) in offline::former(context, language) {
            let _fresh = table.offer(route, Output::PackMoved { to });
        }
    }
}
