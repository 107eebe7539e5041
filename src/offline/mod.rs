//! What a reader needs to keep pages on her phone: lists of files with their hashes, and the
//! service worker that answers without network.
//!
//! `<page>.json` is the list of a guide, `<lang>/saved.json` of what is kept with each of them,
//! `<lang>/index.json` of a whole language; `<lang>/version.txt` changes whenever that one does.
//! At a former address of a guide (`aliases`) lies where its list is now.
//! None of them has recordings: these are in `<page>.audio.json`, the list of a guide with its
//! recording, and in `<lang>/index.audio.json`, that of all guides that have one.
//! `sw.js` lies at the top, so that its scope is the site wherever that lies.

mod list;

use crate::budget::{exceeded, heaviest};
use crate::config::LanguageId;
use crate::pages::Context;
use crate::plan::{Failure, Kitchen, Recipes};
use crate::route::Route;
use crate::site::EntryId;
use list::List;

/// Answers from what is kept; made small of `src/scripts/worker.js`.
const WORKER: &str = include_str!("worker.js");
/// Takes itself and all that was kept off the phone; made small of `src/scripts/retire.js`.
pub const RETIRE: &[u8] = include_bytes!("retire.js");

/// The address of the worker.
pub const WORKER_ROUTE: &str = "sw.js";

/// Adds the worker and, where pages may be kept, all lists.
pub fn contribute(context: &Context, recipes: &mut Recipes<Context>) {
    let site = &context.site;
    recipes.add(Route::new(WORKER_ROUTE), |kitchen| {
        if !kitchen.stock().site.config.offline {
            return Ok(RETIRE.into());
        }
        let context = kitchen.stock();
        let exits: Vec<String> = context.exits().iter().map(Route::url_path).collect();
        let worker = format!("const exits = {};\n{WORKER}", serde_json::json!(exits));
        Ok(worker.into_bytes().into())
    });
    if !site.config.offline {
        return;
    }
    // Without a home there is no site to keep, which is an error already.
    let published = site.config.published.iter().copied();
    for language in published.filter(|language| site.exists(site.home(), *language)) {
        for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
            let Some(route) = context.list(entry, language) else { continue };
            recipes.derive(route, move |kitchen| guide(kitchen, entry, language)?.write());
            if let Some(route) = context.list_with_recording(entry, language) {
                recipes.derive(route, move |kitchen| heard(kitchen, entry, language)?.write());
            }
        }
        if let Some(route) = context.list_of_recordings(language) {
            recipes.derive(route, move |kitchen| all_heard(kitchen, language)?.write());
        }
        let route = |name| context.of_language(language, name);
        recipes.derive(route("saved.json"), move |kitchen| core(kitchen, language)?.write());
        recipes.derive(route("index.json"), move |kitchen| whole(kitchen, language)?.write());
        recipes.derive(route("version.txt"), move |kitchen| {
            let list = kitchen.stock().of_language(language, "index.json");
            // Kept, since the list itself comes out too.
            kitchen.ask(&list)?;
            Ok(kitchen.facts(&list)?.integrity.clone().into_bytes().into())
        });
        moved(context, recipes, language);
    }
}

/// Leads from the lists at other addresses of guides, former ones and those that their files name, to the
/// ones that there are now. Where another guide has taken such an address over, its own list is there.
fn moved(context: &Context, recipes: &mut Recipes<Context>, language: LanguageId) {
    let site = &context.site;
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        let lists = [
            (".json", context.list(entry, language)),
            (".audio.json", context.list_with_recording(entry, language)),
        ];
        let former = context.former(entry, language).into_iter().map(|(page, _)| page);
        for page in former.chain(site.telling_route(entry, language)) {
            let Some(name) = page.as_str().strip_suffix(".html") else { continue };
            for (ending, now) in &lists {
                let Some(now) = now.clone() else { continue };
                let route = Route::new(format!("{name}{ending}"));
                let _fresh = recipes.offer(route, move |_| List::moved(&now));
            }
        }
    }
}

/// What is kept with every guide: the page of what is kept, the language's home, who can help, the
/// way out and the page on covering tracks.
fn core(kitchen: &Kitchen<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = kitchen.stock();
    let page = context.of_language(language, "saved.html");
    let title = context.site.title(context.site.home(), language).0;
    let mut list = List::new(context, language, title, &page);
    list.add(kitchen, &page)?;
    for entry in std::iter::once(context.site.home()).chain(context.for_safety(language)) {
        list.page(kitchen, entry, language)?;
    }
    list.help(kitchen, Some(&[]), language)?;
    Ok(list)
}

/// A guide, what it shows, the letters that it offers, the pages that its part *who can help* leads
/// to, and what is kept with every guide.
fn guide(
    kitchen: &Kitchen<'_, Context>,
    entry: EntryId,
    language: LanguageId,
) -> Result<List, Failure> {
    let context = kitchen.stock();
    let site = &context.site;
    let core = kitchen.ask(&context.of_language(language, "saved.json"))?;
    let title = site.title(entry, language).0;
    let mut list = List::new(context, language, title, &site.route(entry, language));
    list.take(List::read(&core)?);
    list.page(kitchen, entry, language)?;
    let text = site.shown(entry, language).map(|id| site.text(id));
    for letter in text.into_iter().flat_map(|text| list::letters(site, text)) {
        list.letter(kitchen, letter, language)?;
    }
    for other in text.map(list::helping).unwrap_or_default() {
        if site.exists(other, language) {
            list.page(kitchen, other, language)?;
        }
    }
    let needs = site.meta(entry, language).needs.iter().map(|(need, _)| need.clone());
    list.help(kitchen, Some(&needs.collect::<Vec<_>>()), language)?;
    Ok(list)
}

/// A guide as in its own list, and its recording.
fn heard(
    kitchen: &Kitchen<'_, Context>,
    entry: EntryId,
    language: LanguageId,
) -> Result<List, Failure> {
    let context = kitchen.stock();
    let page = context.site.title(entry, language).0;
    let title = context.plain(language, "saved-recording", &[("page", &page)])?;
    let mut list = List::new(context, language, title, &context.site.route(entry, language));
    if let Some(own) = context.list(entry, language) {
        list.take(List::read(&kitchen.ask(&own)?)?);
    }
    if let Some(recording) = context.recording(entry, language) {
        list.file(kitchen, &recording.route)?;
    }
    Ok(list)
}

/// All guides of a language that have a recording, with these.
fn all_heard(kitchen: &Kitchen<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = kitchen.stock();
    let site = &context.site;
    let name = context.name(language);
    let title = context.plain(language, "saved-recordings", &[("language", name)])?;
    let mut list = List::new(context, language, title, &site.route(site.home(), language));
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        if let Some(heard) = context.list_with_recording(entry, language) {
            list.take(List::read(&kitchen.ask(&heard)?)?);
        }
    }
    Ok(list)
}

/// Every page of a language.
fn whole(kitchen: &Kitchen<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = kitchen.stock();
    let site = &context.site;
    let home = site.route(site.home(), language);
    let mut list = List::new(context, language, context.name(language).to_owned(), &home);
    let core = kitchen.ask(&context.of_language(language, "saved.json"))?;
    list.take(List::read(&core)?);
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        match context.list(entry, language).filter(|list| kitchen.has(list)) {
            Some(route) => list.take(List::read(&kitchen.ask(&route)?)?),
            None => list.page(kitchen, entry, language)?,
        }
    }
    list.help(kitchen, None, language)?;
    list.add(kitchen, &context.letter(None, language))?;
    for letter in site.letters.all() {
        list.letter(kitchen, letter, language)?;
    }
    match &site.config.budget.language {
        Some(limit) if list.weight() > limit.bytes => Err(Failure::Faults(vec![
            exceeded(limit, &format!("all pages in {} are", context.name(language)), list.weight())
                .help(format!("shorten or leave out: {}", heaviest(list.parts()))),
        ])),
        _ => Ok(list),
    }
}
