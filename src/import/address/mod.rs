//! The addresses that pages had, as each generator makes them, and what becomes of them.

mod docusaurus;
mod form;
mod hugo;
mod jekyll;

use std::collections::BTreeSet;

use super::Generator;
use super::front::Front;
use super::layout::{Layout, Page, stem};
use super::report::{Outcome, Report, quoted};
use crate::route::{Route, join};
use crate::site::{Key, alias_path};

/// What became of the addresses of one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Former {
    /// Those below the folder of its language, as mashal writes them.
    pub(super) aliases: Vec<String>,
    /// All others, from the top of the old site on.
    pub(super) outside: Vec<String>,
}

/// Most former addresses of a page.
const MOST: usize = 100;

/// What becomes of the addresses of a page.
pub(super) fn former(
    generator: Generator,
    layout: &Layout,
    page: &Page,
    front: &Front,
    report: &mut Report,
) -> Former {
    let mut former = Former::default();
    let path = page.old.as_deref().unwrap_or_default();
    // What was not shown had no address.
    if !front.draft && !page.draft {
        match own(generator, layout, page, front) {
            Ok(all) => all.into_iter().for_each(|one| former.take(layout, page, &one)),
            Err(form) => {
                let what = format!(
                    "its old address follows from {}, which says more than is known here; where people have it, name it in `aliases`",
                    quoted(&form)
                );
                report.push(Outcome::Decide, (path, 0), what);
            }
        }
    }
    let settings = page.former.iter().map(|alias| (alias, 0));
    let all = front.aliases.iter().map(|(alias, line)| (alias, *line)).chain(settings);
    for (alias, line) in all.take(MOST) {
        match whole(generator, layout, page, alias) {
            Some(address) => former.take(layout, page, &address),
            None => {
                let what = format!("{} cannot be a former address here", quoted(alias));
                report.push(Outcome::Decide, (path, line), what);
            }
        }
    }
    former
}

/// The addresses of a page as its generator makes them: from the top of the old site on, with `/`
/// before. An error is the form of addresses that is not known.
fn own(
    generator: Generator,
    layout: &Layout,
    page: &Page,
    front: &Front,
) -> Result<Vec<String>, String> {
    // A section that had only a name is told from nothing.
    if page.old.is_none() {
        return Ok(Vec::new());
    }
    let before = prefix(layout, page);
    let one = |address: String| Ok(vec![address]);
    match generator {
        Generator::Hugo => hugo::own(layout, page, front, &before).and_then(one),
        Generator::Jekyll => {
            // Who has folders of languages wants none before them.
            let folder = format!("{}/", layout.name(&page.tag));
            let has = page.old.as_deref().is_some_and(|path| path.starts_with(&folder));
            let before = if has { "" } else { &before };
            jekyll::own(layout, page, front, before).and_then(one)
        }
        Generator::Docusaurus => one(docusaurus::own(layout, page, front, &before)),
        Generator::Mkdocs => match blog(layout, page) {
            true => Err("the plugin `blog`".to_owned()),
            false => one(filed(layout, &page.shared, &before)),
        },
        Generator::Mdbook => one(filed(layout, &page.shared, &before)),
        Generator::Gitbook if layout.rules.files => one(filed(layout, &page.shared, &before)),
        // What lies at GitBook, or was made by something else, has addresses that no file says.
        Generator::Gitbook => Ok(Vec::new()),
        Generator::Folder => {
            let said = front.address.iter().filter(|said| !said.contains([':', '{']));
            Ok(said.map(|said| format!("/{}", said.trim_start_matches('/'))).collect())
        }
    }
}

/// Whether a page is a post of the plugin of Material for MkDocs.
fn blog(layout: &Layout, page: &Page) -> bool {
    let folder = layout.rules.parts.get("blog");
    folder.is_some_and(|folder| page.shared.starts_with(&format!("{folder}/posts/")))
}

/// The folder of the page's language in old addresses, `/ur`, or nothing.
fn prefix(layout: &Layout, page: &Page) -> String {
    let first = page.tag == layout.source();
    match layout.rules.folders && (!first || layout.rules.first_has_folder) {
        true => format!("/{}", layout.name(&page.tag)),
        false => String::new(),
    }
}

/// The address of a file by its path alone.
fn filed(layout: &Layout, shared: &str, before: &str) -> String {
    let stem = stem(shared);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let folder = if folder.is_empty() { String::new() } else { format!("/{folder}") };
    let index = ["index", "readme"].iter().any(|index| name.eq_ignore_ascii_case(index));
    match (index, layout.rules.files) {
        (true, _) => format!("{before}{folder}/"),
        (false, true) => format!("{before}{folder}/{name}.html"),
        (false, false) => format!("{before}{folder}/{name}/"),
    }
}

/// A former address that an author or the settings wrote; nothing where it is none.
fn whole(generator: Generator, layout: &Layout, page: &Page, written: &str) -> Option<String> {
    let own = layout.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    let own = own.filter(|own| own.contains("://")).and_then(|own| written.strip_prefix(own));
    let path = own.unwrap_or(written).split(['?', '#']).next().unwrap_or_default();
    if path.contains([':', '{']) || path.contains("//") {
        return None;
    }
    let path = match stem(path) {
        // Settings name files of the old site.
        stem if generator == Generator::Mkdocs && stem.len() < path.len() => {
            filed(layout, path, "")
        }
        _ => path.to_owned(),
    };
    // Hugo counts what begins without a slash from the folder that the page lies in.
    let from = match (generator, path.starts_with('/')) {
        (Generator::Hugo, false) => {
            let folder = crate::route::parent(page.routes.first()?);
            format!("{}/{folder}", prefix(layout, page))
        }
        _ => String::new(),
    };
    let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    let known = names.iter().all(|name| !matches!(*name, "." | ".."));
    let joined = join(from.trim_matches('/'), &names.join("/"))?.join("/");
    let last = names.last()?;
    let file = last.rsplit_once('.').is_some_and(|(_, ending)| ending.starts_with("htm"));
    let slash =
        if path.ends_with('/') || (!file && generator == Generator::Hugo) { "/" } else { "" };
    let sound = known && alias_path(&format!("{joined}{slash}")).is_some();
    sound.then(|| format!("/{joined}{slash}"))
}

impl Former {
    /// Takes an address from the top of the old site on.
    fn take(&mut self, layout: &Layout, page: &Page, address: &str) {
        let path = address.trim_start_matches('/');
        let folder = format!("{}/", page.tag);
        let below = path.strip_prefix(folder.as_str());
        if !layout.languages.is_empty() && path.is_empty() {
            // What is there leads into each language.
            return;
        }
        match below.map(written) {
            Some(below) if is_own(&below, &page.path) => {}
            Some(below) if self.can(layout, &below) => {
                if !self.aliases.contains(&below) && self.aliases.len() < MOST {
                    self.aliases.push(below);
                }
            }
            _ => self.outside.push(address.to_owned()),
        }
    }

    /// Whether an alias can say it.
    fn can(&self, layout: &Layout, below: &str) -> bool {
        let first = below.split('/').next().unwrap_or_default();
        let language = layout.languages.iter().any(|known| known.tag.eq_ignore_ascii_case(first));
        let name = below.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').is_some_and(|(_, ending)| {
            ["htm", "xhtml", "md", "mdx", "php", "asp", "aspx", "jsp", "xml", "json", "txt"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        });
        !language && !ending && name != "_index" && alias_path(below).is_some()
    }
}

/// A path below the folder of a language, as an alias is written.
fn written(below: &str) -> String {
    let below = below.strip_suffix(".html").unwrap_or(below);
    match below.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
        _ => below.to_owned(),
    }
}

/// Whether `below` is the address that the guide at `path` has now.
fn is_own(below: &str, path: &str) -> bool {
    below == now(path)
}

/// The address that the guide at `path` has now, as an alias would be written.
fn now(path: &str) -> &str {
    let own = stem(path);
    own.strip_suffix("_index").unwrap_or(own)
}

/// An old path and the new one, from the top of the host on.
pub(super) fn moved(layout: &Layout, page: &Page, address: &str) -> (String, String) {
    let base = layout.base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
    let base = base.map_or_else(String::new, |base| base.path().trim_matches('/').to_owned());
    let base = if base.is_empty() { String::new() } else { format!("/{base}") };
    let file = Key::named(&page.path).page();
    let new = Route::new(format!("{}/{file}", page.tag)).url_path();
    let old = Route::new(address.trim_start_matches('/')).url_path();
    (format!("{base}/{old}"), format!("{base}/{new}"))
}

/// Takes aliases out that are the address of another page, or are said by another page before; they
/// count as outside.
pub(super) fn apart(all: &mut [Former], pages: &[Page], source: &str) {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    for page in pages {
        taken.insert((page.tag.clone(), now(&page.path).to_lowercase()));
    }
    for (former, page) in all.iter_mut().zip(pages) {
        let (kept, clashing): (Vec<_>, Vec<_>) = std::mem::take(&mut former.aliases)
            .into_iter()
            .partition(|alias| taken.insert((page.tag.clone(), alias.to_lowercase())));
        former.aliases = kept;
        former.outside.extend(clashing.iter().map(|alias| format!("/{}/{alias}", page.tag)));
    }
    // What the source says holds in every language.
    let said: BTreeSet<(String, String)> = all
        .iter()
        .zip(pages)
        .filter(|(_, page)| page.tag == source)
        .flat_map(|(former, page)| {
            former.aliases.iter().map(|alias| (page.path.clone(), alias.clone()))
        })
        .collect();
    for (former, page) in all.iter_mut().zip(pages).filter(|(_, page)| page.tag != source) {
        former.aliases.retain(|alias| !said.contains(&(page.path.clone(), alias.clone())));
    }
}
