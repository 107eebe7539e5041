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

use std::sync::OnceLock;

use crate::budget::{exceeded, heaviest};
use crate::config::LanguageId;
use crate::pages::{Context, KeptFiles, letters, redirect, search_about, search_index};
use crate::plan::{Bytes, Failure, Maker};
use crate::route::Route;
use crate::site::EntryId;
use list::List;

/// Answers from what is kept; made small of `src/scripts/worker.js`.
const WORKER: &str = include_str!("worker.js");
/// Takes itself and all that was kept off the phone; made small of `src/scripts/retire.js`.
pub const RETIRE: &[u8] = include_bytes!("retire.js");

/// The address of the worker.
pub const WORKER_ROUTE: &str = "sw.js";
/// The list of what is kept with every guide, in the folder of a language.
const CORE: &str = "saved.json";
/// The page of what is kept, beside it.
const SAVED: &str = "saved.html";
/// The list of a whole language, in its folder.
const WHOLE: &str = "index.json";
/// What changes with that one, beside it.
pub(crate) const VERSION: &str = "version.txt";

/// A list of what is kept together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pack {
    /// What is kept with every guide.
    Core,
    /// A guide.
    Guide(EntryId),
    /// A guide with its recording.
    Heard(EntryId),
    /// All guides that have a recording, with these.
    AllHeard,
    /// All pages.
    Whole,
}

/// The worker; where nothing is kept, one that takes itself away.
pub(crate) fn worker(context: &Context) -> Bytes {
    if !context.site.config.offline {
        return RETIRE.into();
    }
    let exits: Vec<String> = context.site.exits().iter().map(Route::url_path).collect();
    let worker = format!("const exits = {};\n{WORKER}", serde_json::json!(exits));
    worker.into_bytes().into()
}

/// The list `pack` for readers of `language`.
pub(crate) fn list(
    maker: &Maker<'_, Context>,
    pack: &Pack,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let list = match pack {
        Pack::Core => core(maker, language),
        Pack::Guide(entry) => guide(maker, *entry, language),
        Pack::Heard(entry) => heard(maker, *entry, language),
        Pack::AllHeard => all_heard(maker, language),
        Pack::Whole => whole(maker, language),
    };
    list?.write(&maker.context().site)
}

/// What stands at the former address of a list, which is at `to` now.
pub(crate) fn moved(to: &Route) -> Result<Bytes, Failure> {
    List::moved(to)
}

/// What changes whenever a page of `language` does: the hash of the list of all of them.
pub(crate) fn version(maker: &Maker<'_, Context>, language: LanguageId) -> Result<Bytes, Failure> {
    let list = maker.context().of_language(language, WHOLE);
    // KeptFiles, since the list itself comes out too.
    maker.ask(&list)?;
    Ok(maker.facts(&list)?.integrity.clone().into_bytes().into())
}

/// Every list for readers of `language`, with its address.
pub(crate) fn packs(context: &Context, language: LanguageId) -> Vec<(Route, Pack)> {
    let site = &context.site;
    let mut packs = Vec::new();
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        let Some(route) = context.list(entry, language) else { continue };
        packs.push((route, Pack::Guide(entry)));
        let heard = context.list_with_recording(entry, language);
        packs.extend(heard.map(|route| (route, Pack::Heard(entry))));
    }
    packs.extend(context.list_of_recordings(language).map(|route| (route, Pack::AllHeard)));
    packs.push((context.of_language(language, CORE), Pack::Core));
    packs.push((context.of_language(language, WHOLE), Pack::Whole));
    packs
}

/// Other addresses of lists, former ones and those that the files of guides name, each with the one
/// that there is now. Where another guide has taken such an address over, its own list is there.
pub(crate) fn former(context: &Context, language: LanguageId) -> Vec<(Route, Route)> {
    let site = &context.site;
    let mut moved = Vec::new();
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        let former = redirect::former(context, entry, language).into_iter().map(|(page, _)| page);
        for page in former.chain(site.telling_route(entry, language)) {
            let Some(name) = page.as_str().strip_suffix(".html") else { continue };
            let lists = [
                (".json", context.list(entry, language)),
                (".audio.json", context.list_with_recording(entry, language)),
            ];
            for (ending, now) in lists {
                moved.extend(now.map(|now| (Route::new(format!("{name}{ending}")), now)));
            }
        }
    }
    moved
}

/// What is kept with every guide.
fn core(maker: &Maker<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = maker.context();
    let title = context.site.title(context.site.home(), language).0;
    let page = context.of_language(language, SAVED);
    Ok(List::new(language, title, page, kept_with_each(maker, language)?))
}

/// The page of what is kept, the language's home, who can help, the way out and the page on
/// covering tracks.
fn kept_with_each(maker: &Maker<'_, Context>, language: LanguageId) -> Result<KeptFiles, Failure> {
    let context = maker.context();
    let make = || {
        let page = context.of_language(language, SAVED);
        let mut list = List::new(language, String::new(), page.clone(), KeptFiles::default());
        list.add(maker, &page)?;
        for entry in std::iter::once(context.site.home()).chain(context.for_safety(language)) {
            list.page(maker, entry, language)?;
        }
        list.help(maker, Some(&[]), language)?;
        Ok(list.into_kept())
    };
    let known = context.kept_with_each(language);
    if let Some(kept) = known.and_then(OnceLock::get) {
        return kept.clone();
    }
    // Two threads may do so at once: waiting for each other could stop both for ever.
    let kept = make();
    known.map_or(kept.clone(), |known| known.get_or_init(|| kept).clone())
}

/// A guide, what it shows, the letters that it offers, the pages that its part *who can help* leads
/// to, and what is kept with every guide.
fn guide(
    maker: &Maker<'_, Context>,
    entry: EntryId,
    language: LanguageId,
) -> Result<List, Failure> {
    let site = &maker.context().site;
    let (title, page) = (site.title(entry, language).0, site.route(entry, language));
    let mut list = List::new(language, title, page, kept_with_each(maker, language)?);
    add_guide(&mut list, maker, entry, language)?;
    Ok(list)
}

/// Adds what a guide is kept with beside that.
fn add_guide(
    list: &mut List,
    maker: &Maker<'_, Context>,
    entry: EntryId,
    language: LanguageId,
) -> Result<(), Failure> {
    let site = &maker.context().site;
    list.page(maker, entry, language)?;
    let text = site.resolved(entry, language).map(|id| site.text(id));
    for letter in text.into_iter().flat_map(|text| list::letters(site, text, language)) {
        list.letter(maker, letter, language)?;
    }
    let helping = text.map(|text| list::helping(site, text, language));
    for other in helping.unwrap_or_default() {
        if site.exists(other, language) {
            list.page(maker, other, language)?;
        }
    }
    let needs = site.meta(entry, language).needs.iter().map(|(need, _)| need.clone());
    list.help(maker, Some(&needs.collect::<Vec<_>>()), language)
}

/// A guide as in its own list, and its recording.
fn heard(
    maker: &Maker<'_, Context>,
    entry: EntryId,
    language: LanguageId,
) -> Result<List, Failure> {
    let context = maker.context();
    let page = context.site.title(entry, language).0;
    let title = context.plain(language, "saved-recording", &[("page", &page)])?;
    let kept = match context.list(entry, language) {
        Some(_) => guide(maker, entry, language)?.into_kept(),
        None => KeptFiles::default(),
    };
    let mut list = List::new(language, title, context.site.route(entry, language), kept);
    if let Some(recording) = context.recording(entry, language) {
        list.file(maker, &recording.route)?;
    }
    Ok(list)
}

/// All guides of a language that have a recording, with these.
fn all_heard(maker: &Maker<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = maker.context();
    let site = &context.site;
    let name = context.name(language);
    let title = context.plain(language, "saved-recordings", &[("language", name)])?;
    let mut list =
        List::new(language, title, site.route(site.home(), language), KeptFiles::default());
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        if context.list_with_recording(entry, language).is_some() {
            list.take(heard(maker, entry, language)?.into_kept());
        }
    }
    Ok(list)
}

/// Every page of a language.
fn whole(maker: &Maker<'_, Context>, language: LanguageId) -> Result<List, Failure> {
    let context = maker.context();
    let site = &context.site;
    let home = site.route(site.home(), language);
    let kept = kept_with_each(maker, language)?;
    let mut list = List::new(language, context.name(language).to_owned(), home, kept);
    for (entry, _) in site.entries().filter(|(entry, _)| site.exists(*entry, language)) {
        match context.list(entry, language).filter(|list| maker.has(list)) {
            // As in its own list, of which there are too many to keep them.
            Some(_) => add_guide(&mut list, maker, entry, language)?,
            None => list.page(maker, entry, language)?,
        }
    }
    list.help(maker, None, language)?;
    list.add(maker, &letters::route(context, None, language))?;
    for letter in site.letters.all() {
        list.letter(maker, letter, language)?;
    }
    for route in search_about::route(context, language)
        .iter()
        .chain(&search_index::routes(context, language))
    {
        list.add(maker, route)?;
    }
    match &site.config.budget.language {
        Some(limit) if list.weight() > limit.bytes => Err(Failure::Faults(vec![
            exceeded(limit, &format!("all pages in {} are", context.name(language)), list.weight())
                .help(format!("shorten or leave out: {}", heaviest(list.parts()))),
        ])),
        _ => Ok(list),
    }
}
