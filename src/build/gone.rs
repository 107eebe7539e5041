//! Addresses of guides and sections that the last output had and this one has not: somebody may
//! have kept one, and no alias leads on from it.
//!
//! It is said once, by the build in which they go: then the last output has them no more. Who took
//! a page away on purpose has nothing to write down for it.

use std::collections::{BTreeMap, BTreeSet};

use super::likely::Likely;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink};
use crate::edition::Edition;
use crate::emit::LastPages;
use crate::locale::PSEUDO;
use crate::markdown::{Syntax, split_front_matter};
use crate::outputs::{Fingerprint, Output};
use crate::plan::Bytes;
use crate::route::{Route, Taken, in_language, opaque};
use crate::site::{EntryId, Key, Site, Text, TextId};
use crate::world::World;

/// Ends each sentence that asks for something.
const ONCE: &str = "or leave it, where the page is to be gone: a build says this once";

/// A page that is gone.
struct Gone<'a> {
    /// Below the folder of each language.
    path: &'a str,
    /// In which it was.
    languages: Vec<LanguageId>,
    /// The name that says nothing, where it lay under one.
    neutral: Option<&'a str>,
}

/// Reports addresses of the last output, whose pages are `last` and have these `bytes`, that
/// nothing of a sound `edition` of `world` lies at.
pub(super) fn check(
    world: &dyn World,
    edition: &Edition,
    last: &LastPages,
    bytes: &dyn Fn(&Route) -> Option<Bytes>,
    sink: &mut Sink,
) {
    let site = edition.site();
    let gone = last.iter().filter(|(path, known)| {
        !edition.plan.has(&Route::new(path)) && !is_of_program(path, known.as_ref())
    });
    let mut found: BTreeMap<&str, Vec<LanguageId>> = BTreeMap::new();
    let mut retired: BTreeMap<&str, usize> = BTreeMap::new();
    for (tag, path) in gone.filter_map(|(path, _)| path.split_once('/')) {
        match site.config.find(tag) {
            Some(language) if site.config.published.contains(&language) => {
                found.entry(path).or_default().push(language);
            }
            // Not asked for in this run, or in preparation.
            Some(_) => {}
            None if PSEUDO.contains(&tag) => {}
            None => *retired.entry(tag).or_default() += 1,
        }
    }
    for (tag, pages) in retired {
        sink.push(without_language(site, tag, pages));
    }
    if found.is_empty() {
        return;
    }
    let there = there(world);
    let neutral = neutral_names(site, &there, &found);
    let likely = Likely::new(site, last, bytes, &neutral);
    let mut free: Taken<()> = Taken::default();
    for route in edition.plan.routes() {
        let _two_of_one_name_are_an_error = free.take(route, ());
    }
    // By the page that each leads on to, so that one line has them all.
    let mut led: BTreeMap<EntryId, Vec<(String, Vec<String>)>> = BTreeMap::new();
    // A section is known by where its guides are: they come first.
    let mut all = pages(found);
    all.reverse();
    all.sort_by_key(|gone| gone.path.ends_with("/index.html"));
    let mut moved: BTreeMap<String, EntryId> = BTreeMap::new();
    for gone in all {
        let address = address(site, &gone);
        let known = neutral.get(gone.path).cloned();
        let Some(key) = known.or_else(|| Key::of_page(gone.path)) else { continue };
        let now = site.find_page(&key.file());
        let target = match now {
            // Under its own name from now on.
            Some(now) if gone.path != key.page() && !says_nothing(site, now) => Some(now),
            Some(_) => {
                sink.push(untranslated(&address));
                continue;
            }
            // A draft from now on: it is away on purpose, and may come back.
            None if is_there(&there, &key) => continue,
            None => {
                let mut languages = gone.languages.iter();
                let like = languages.find_map(|language| likely.now(gone.path, *language));
                like.or_else(|| of_section(edition, &gone, last, &moved))
            }
        };
        let mut aliases = vec![name(gone.path)];
        match target.filter(|target| can_lead(site, &mut free, &gone, *target)) {
            Some(target) => {
                let tags = gone.languages.iter().map(|id| site.language(*id).locale.tag());
                moved.extend(tags.map(|tag| (format!("{tag}/{}", gone.path), target)));
                // Pages under such names lead on from those that they had.
                let neutral = gone.neutral.filter(|_| !says_nothing(site, target));
                aliases.extend(neutral.map(str::to_owned));
                led.entry(target).or_default().push((address, aliases));
            }
            None => sink.push(lost(&address, &aliases)),
        }
    }
    let was = |alias: &str| {
        let tags = site.config.languages().map(|(_, language)| language.locale.tag());
        tags.into_iter().any(|tag| last.contains_key(&format!("{tag}/{alias}.html")))
    };
    for (target, found) in led {
        let Some(text) = saying(site, target) else { continue };
        sink.extend(led_on(site.text(text), &found, &was));
    }
}

/// Where all that lay in a section is now: in that one page, or in that one section.
fn of_section(
    edition: &Edition,
    gone: &Gone<'_>,
    last: &LastPages,
    moved: &BTreeMap<String, EntryId>,
) -> Option<EntryId> {
    let site = edition.site();
    let folder = gone.path.strip_suffix("index.html")?;
    let tag = site.language(*gone.languages.first()?).locale.tag();
    let folder = format!("{tag}/{folder}");
    let within = last.range(folder.clone()..).map(|(path, _)| path);
    let within = within.take_while(|path| path.starts_with(&folder));
    let now = |path: &String| match edition.plan.table().get(&Route::new(path)) {
        Some((.., Output::Redirect { entry, .. })) => Some(*entry),
        _ => moved.get(path).copied(),
    };
    let now: BTreeSet<EntryId> = within.filter_map(now).collect();
    let mut sections = now.iter().map(|entry| site.entry(*entry).parent);
    let section = sections.next()?;
    match now.first() {
        Some(only) if now.len() == 1 => Some(*only),
        _ => section.filter(|_| sections.all(|other| other == section)),
    }
}

/// Whether the program made the page by itself: no alias leads on from there.
fn is_of_program(path: &str, known: Option<&Fingerprint>) -> bool {
    let path = path.split_once('/').map_or(path, |(_, path)| path);
    let shows_text = known.is_some_and(|known| known.text.is_some());
    let own = ["saved.html", "search.html"].contains(&path)
        || ["help/", "letters/"].iter().any(|folder| path.starts_with(folder));
    own && !shows_text
}

/// Guides and sections by their keys, in whichever language there is a file.
fn there(world: &dyn World) -> BTreeSet<Key> {
    let files = world.list("content").files;
    files.iter().filter_map(|file| Key::of_file(in_language(&file.path)?.1)).collect()
}

/// Whether there is a file of `key`, or one in the section of that name.
fn is_there(there: &BTreeSet<Key>, key: &Key) -> bool {
    let below = Key { path: format!("{}/", key.path), section: false };
    let next = || there.range(below.clone()..).next();
    there.contains(key)
        || (key.section && next().is_some_and(|other| other.path.starts_with(&below.path)))
}

/// Of the pages that were `found` under names that say nothing, which is meant, where its file is
/// still there.
fn neutral_names<'a>(
    site: &Site,
    there: &BTreeSet<Key>,
    found: &BTreeMap<&'a str, Vec<LanguageId>>,
) -> BTreeMap<&'a str, Key> {
    let length = opaque("").len();
    let is_name = |name: &str| name.len() == length && name.bytes().all(|b| b.is_ascii_hexdigit());
    let named = |path: &str| path.strip_suffix(".html").is_some_and(is_name);
    if !found.keys().any(|path| named(path)) {
        return BTreeMap::new();
    }
    let keys = site.entries().map(|(_, entry)| &entry.key).chain(there);
    let keys: BTreeMap<String, &Key> = keys.map(|key| (neutral_page(key), key)).collect();
    let known = found.keys().filter_map(|path| Some((*path, (*keys.get(*path)?).clone())));
    known.collect()
}

fn neutral_page(key: &Key) -> String {
    format!("{}.html", opaque(&key.file()))
}

/// All pages that are gone: a name that says nothing goes with the address by the file's name.
fn pages(found: BTreeMap<&str, Vec<LanguageId>>) -> Vec<Gone<'_>> {
    let neutral = |path: &str| {
        let page = neutral_page(&Key::of_page(path)?);
        found.get_key_value(page.as_str()).map(|(page, _)| *page)
    };
    let neutral: BTreeMap<&str, &str> =
        found.keys().filter_map(|path| Some((*path, neutral(path)?))).collect();
    let named: BTreeSet<&str> = neutral.values().copied().collect();
    let others = found.into_iter().filter(|(path, _)| !named.contains(path));
    let gone = others.map(|(path, languages)| {
        let neutral = neutral.get(path).and_then(|name| name.strip_suffix(".html"));
        Gone { path, languages, neutral }
    });
    gone.collect()
}

/// Whether the address of a page says nothing.
fn says_nothing(site: &Site, entry: EntryId) -> bool {
    site.telling_route(entry, site.config.source_language).is_some()
}

/// How authors name the page at `path` in `aliases`.
fn name(path: &str) -> String {
    match path.strip_suffix("index.html") {
        Some(section) => section.to_owned(),
        None => path.strip_suffix(".html").unwrap_or(path).to_owned(),
    }
}

/// The address, or the part of it that is the same in several languages.
fn address(site: &Site, gone: &Gone<'_>) -> String {
    let tags = gone.languages.iter().map(|id| site.language(*id).locale.tag());
    let tags: Vec<&str> = tags.collect();
    match tags.as_slice() {
        [tag] => format!("`{tag}/{}`", gone.path),
        tags => format!("`{}` (in `{}`)", gone.path, tags.join("`, `")),
    }
}

/// The text of `entry` whose aliases hold in all languages that have it; nothing for a section
/// without a file.
fn saying(site: &Site, entry: EntryId) -> Option<TextId> {
    let own = || site.config.languages().find_map(|(language, _)| site.exact(entry, language));
    site.exact(entry, site.config.source_language).or_else(own)
}

/// Whether aliases of `target` can lie where `gone` did, in every language that has it.
fn can_lead(site: &Site, taken: &mut Taken<()>, gone: &Gone<'_>, target: EntryId) -> bool {
    let languages = site.config.published.iter().copied();
    let mut routes = languages.filter(|language| site.exists(target, *language)).map(|language| {
        Route::new(format!("{}/{}", site.language(language).locale.tag(), gone.path))
    });
    // What is taken here belongs to this page, whatever is said of the next one.
    saying(site, target).is_some() && routes.all(|route| taken.take(&route, ()).is_ok())
}

/// The faults of addresses that `text` is to lead on from: `found` has each with its aliases.
/// Whether an alias `was` an address shows which of its aliases were meant to be another.
fn led_on(
    text: &Text,
    found: &[(String, Vec<String>)],
    was: &dyn Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let more: BTreeSet<&String> = found.iter().flat_map(|(_, aliases)| aliases).collect();
    // Written as if they were counted from the folder of the guide.
    let without_folder = |alias: &str| {
        let names = |gone: &&String| gone.rsplit_once('/').is_some_and(|(_, name)| name == alias);
        more.iter().any(names) && !was(alias)
    };
    let (wrong, kept): (Vec<_>, Vec<_>) =
        text.front.aliases.iter().partition(|(alias, _)| without_folder(alias));
    let all = kept.iter().map(|(alias, _)| alias).chain(more.iter().copied());
    let all: Vec<String> = all.map(|alias| format!("\"{alias}\"")).collect();
    let line = match split_front_matter(text.source(), &mut Sink::default()).0 {
        Some((Syntax::Yaml, _)) => format!("aliases: [{}]", all.join(", ")),
        _ => format!("aliases = [{}]", all.join(", ")),
    };
    let path = text.source().path();
    let counted = match wrong.first() {
        Some((alias, _)) => format!(": `{alias}` is counted from the language's folder"),
        None => String::new(),
    };
    let last = wrong.first().or(kept.last()).map(|(_, span)| span.clone());
    let place = last.unwrap_or_else(|| text.source().span(0..0));
    let said = found.iter().map(|(address, _)| {
        let message =
            format!("{address} was a page, and leads nowhere now; this seems to be the same page");
        fault(message)
            .at(place.clone())
            .help(format!("write `{line}` into the front matter of `{path}`{counted}; {ONCE}"))
    });
    said.collect()
}

fn lost(address: &str, aliases: &[String]) -> Diagnostic {
    let names = format!("\"{}\"", aliases.join("\", \""));
    fault(format!("{address} was a page, and leads nowhere now")).help(format!(
        "write `aliases = [{names}]` into the front matter of the page that has its place; {ONCE}"
    ))
}

/// Of a page that others can read.
fn untranslated(address: &str) -> Diagnostic {
    fault(format!("{address} was a page, which is there in other languages alone now")).help(
        format!(
            "translate it, or let `fallback` in `mashal.toml` name a language that has it; {ONCE}"
        ),
    )
}

fn without_language(site: &Site, tag: &str, pages: usize) -> Diagnostic {
    let pages = match pages {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    };
    fault(format!("{pages} in `{tag}` lead nowhere now: the site has no such language any more"))
        .at(site.config.source.span(0..0))
        .help("let the web server lead on from its folder to that of another language, or write it into `mashal.toml` again; a build says this once")
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::new(Code::RouteGone, message)
}
