//! What links of the old site lead to.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::dialect::REFERENCE;
use super::layout::{Layout, Page, fit, is_markdown, route, stem};
use super::old::OldSite;
use crate::route::{Route, join, parent};

/// What a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A page, and the anchor behind it.
    Page(usize, Option<String>),
    /// A file of the old site.
    File(String),
    /// An address elsewhere.
    Outside,
    /// A heading of the same page.
    Here(String),
    Missing,
}

/// Kinds of files that a guide can show or link to.
const KINDS: [&str; 14] = [
    "png", "jpg", "jpeg", "webp", "gif", "svg", "pdf", "txt", "csv", "opus", "ogg", "oga", "mp3",
    "m4a",
];

/// Whether a guide can have a file of this name beside it.
pub(super) fn is_taken(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    KINDS.contains(&ending.as_str())
}

/// All that links can lead to.
pub(super) struct Targets<'a> {
    old: &'a OldSite<'a>,
    layout: &'a Layout,
    pages: &'a [Page],
    files: BTreeMap<&'a str, usize>,
    /// Pages by the files that translations share.
    shared: BTreeMap<&'a str, Vec<usize>>,
    routes: BTreeMap<&'a str, Vec<usize>>,
    /// Pages by the names of their files.
    names: BTreeMap<&'a str, Vec<usize>>,
    /// The path of the old site's address.
    base: String,
}

impl<'a> Targets<'a> {
    pub(super) fn new(old: &'a OldSite<'a>, layout: &'a Layout, pages: &'a [Page]) -> Self {
        let mut files = BTreeMap::new();
        let mut shared: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut routes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, page) in pages.iter().enumerate() {
            if let Some(path) = page.old.as_deref() {
                files.insert(path, at);
                let name = page.shared.rsplit('/').next().unwrap_or(&page.shared);
                names.entry(stem(name)).or_default().push(at);
                shared.entry(&page.shared).or_default().push(at);
            }
            for address in &page.routes {
                routes.entry(address).or_default().push(at);
            }
        }
        let base = layout.base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
        let base = base.map_or_else(String::new, |base| base.path().trim_matches('/').to_owned());
        Self { old, layout, pages, files, shared, routes, names, base }
    }

    /// What `to` leads to from the page at `from`.
    pub(super) fn find(&self, from: usize, to: &str) -> Target {
        let to = to.trim();
        if let Some(path) = to.strip_prefix(REFERENCE) {
            return self.reference(from, path);
        }
        if let Some(anchor) = to.strip_prefix('#') {
            return Target::Here(decode(anchor));
        }
        let own = self.layout.base_url.as_deref().map(|base| base.trim_end_matches('/'));
        let own = own.filter(|base| base.contains("://")).and_then(|base| to.strip_prefix(base));
        let to = match own.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
            Some("") => "/",
            Some(rest) => rest,
            None if is_outside(to) => return known(to),
            None => to,
        };
        let (path, anchor) = split(to);
        let path = path.split('?').next().unwrap_or_default();
        let path = decode(path);
        if path.is_empty() {
            return anchor.map_or(Target::Missing, Target::Here);
        }
        if let Some(at) = self.page_beside(from, &path) {
            return Target::Page(at, anchor);
        }
        let candidates = self.candidates(from, &path);
        for candidate in &candidates {
            if let Some(at) = self.page_of_file(candidate) {
                return Target::Page(at, anchor);
            }
        }
        if let Some(at) = self.page_of_route(from, &path) {
            return Target::Page(at, anchor);
        }
        let file = candidates.into_iter().find(|path| self.old.has(path) && !is_markdown(path));
        file.map_or(Target::Missing, Target::File)
    }

    /// Paths of files that a link may mean.
    fn candidates(&self, from: usize, path: &str) -> Vec<String> {
        let own = self.pages.get(from).and_then(|page| page.old.as_deref()).unwrap_or_default();
        let mut all = Vec::new();
        let mut add = |folder: &str, path: &str| {
            all.extend(join(folder, path).map(|names| names.join("/")));
        };
        if path.starts_with('/') {
            let bare = self.without_base(path);
            for root in &self.layout.statics {
                add(root, bare);
            }
            add("content", bare);
            add("docs", bare);
            add("", bare);
            // Docusaurus writes `@site` for the top.
        } else if let Some(rest) = path.strip_prefix("@site/") {
            add("", rest);
        } else {
            add(parent(own), path);
            // Translations share what lies beside one of them.
            let page = self.pages.get(from);
            let beside = page.and_then(|page| self.shared.get(page.shared.as_str()));
            for at in beside.into_iter().flatten() {
                let other = self.pages.get(*at).and_then(|page| page.old.as_deref());
                add(parent(other.unwrap_or_default()), path);
            }
            for root in &self.layout.statics {
                add(root, path);
            }
            // Counted from the page's address, `../images/a.png` from `guides/a/`.
            for address in self.pages.get(from).into_iter().flat_map(|page| page.routes.first()) {
                for root in &self.layout.statics {
                    add(root, &format!("{address}/{path}"));
                }
            }
        }
        all
    }

    fn without_base<'p>(&self, path: &'p str) -> &'p str {
        let bare = path.trim_start_matches('/');
        let rest = bare.strip_prefix(self.base.as_str()).filter(|_| !self.base.is_empty());
        rest.filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(bare)
    }

    /// The page of a file beside, in the language of the page that links where there is one.
    fn page_beside(&self, from: usize, path: &str) -> Option<usize> {
        let page = self.pages.get(from)?;
        let path = join(parent(&page.shared), path)?.join("/");
        let all = self.shared.get(path.as_str())?.iter();
        let same = |at: &&usize| self.pages.get(**at).is_some_and(|other| other.tag == page.tag);
        all.clone().find(same).or_else(|| all.clone().next()).copied()
    }

    /// The page that a file is of, with or without its ending, or the page of a folder.
    fn page_of_file(&self, path: &str) -> Option<usize> {
        if let Some(at) = self.files.get(path) {
            return Some(*at);
        }
        let bare = path.trim_end_matches('/');
        let bare = bare.strip_suffix(".html").unwrap_or(bare);
        let slash = if bare.is_empty() { "" } else { "/" };
        let beside = [".md", ".mdx", ".markdown"].map(|ending| format!("{bare}{ending}"));
        let inside = ["_index.md", "index.md", "README.md", "index.mdx"]
            .map(|name| format!("{bare}{slash}{name}"));
        beside.iter().chain(&inside).find_map(|path| self.files.get(path.as_str())).copied()
    }

    fn page_of_route(&self, from: usize, path: &str) -> Option<usize> {
        let page = self.pages.get(from)?;
        // What has no file of that name may have an address of it.
        let path = stem(path);
        let mut wanted = Vec::new();
        if path.starts_with('/') {
            wanted.push(route(self.without_base(path)));
            wanted.push(route(path));
        } else {
            for address in &page.routes {
                for folder in [address.as_str(), parent(address)] {
                    wanted.extend(join(folder, path).map(|names| route(&names.join("/"))));
                }
            }
        }
        let all = wanted.iter().filter_map(|path| self.routes.get(path.as_str())).flatten();
        let same = |at: &&usize| self.pages.get(**at).is_some_and(|other| other.tag == page.tag);
        all.clone().find(same).or_else(|| all.clone().next()).copied()
    }

    /// What a shortcode looks up: a path from the top or from the file, or a name that is there
    /// once.
    fn reference(&self, from: usize, to: &str) -> Target {
        let (path, anchor) = split(to);
        let path = decode(path);
        if path.is_empty() {
            return anchor.map_or(Target::Missing, Target::Here);
        }
        let absolute = format!("/{}", path.trim_start_matches('/'));
        let tag = self.pages.get(from).map_or("", |page| page.tag.as_str());
        let own = self.candidates(from, &format!("/{tag}{absolute}"));
        if let Some(at) = self.page_beside(from, &path) {
            return Target::Page(at, anchor);
        }
        let paths = self
            .candidates(from, &path)
            .into_iter()
            .chain(own)
            .chain(self.candidates(from, &absolute));
        let found = paths.into_iter().find_map(|path| self.page_of_file(&path));
        let found = found.or_else(|| self.page_of_route(from, &absolute));
        let name = stem(path.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
        let named = || {
            let all = self.names.get(name)?;
            let own = self.pages.get(from)?.tag.as_str();
            let mut same =
                all.iter().filter(|at| self.pages.get(**at).is_some_and(|p| p.tag == own));
            let first = same.next();
            first.filter(|_| same.next().is_none()).copied()
        };
        match found.or_else(named) {
            Some(at) => Target::Page(at, anchor),
            None => Target::Missing,
        }
    }
}

/// Files of the old site that guides show or link to, and where they are to lie below a language's
/// folder.
#[derive(Default)]
pub(super) struct Files {
    places: BTreeMap<String, String>,
    taken: BTreeMap<String, usize>,
}

impl Files {
    /// The place of a file beside the guide at `guide`, unless it has one.
    pub(super) fn place(&mut self, old: &str, guide: &str) -> &str {
        let taken = &mut self.taken;
        self.places.entry(old.to_owned()).or_insert_with(|| {
            let name = fit(old.rsplit('/').next().unwrap_or(old));
            let folder = parent(guide);
            let beside = |name: &str| match folder {
                "" => name.to_owned(),
                folder => format!("{folder}/{name}"),
            };
            let wanted = beside(&name);
            let mut place = wanted.clone();
            let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
            while taken.contains_key(&place.to_lowercase()) {
                let number = taken.entry(wanted.to_lowercase()).or_insert(1);
                *number += 1;
                place = beside(&format!("{stem}-{number}.{ending}"));
            }
            taken.insert(place.to_lowercase(), 1);
            place
        })
    }

    /// All of them, with their places.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.places.iter().map(|(old, place)| (old.as_str(), place.as_str()))
    }
}

/// How the guide at `from` links to `to`, both below one language's folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let encoded = Route::new(from).to(&Route::new(to));
    let plain = decode(&encoded);
    let simple = !plain.contains(|c: char| c.is_whitespace() || "()<>\"'\\%?#".contains(c));
    if simple { plain } else { encoded }
}

fn split(to: &str) -> (&str, Option<String>) {
    match to.split_once('#') {
        Some((path, anchor)) => (path, Some(decode(anchor)).filter(|anchor| !anchor.is_empty())),
        None => (to, None),
    }
}

/// Schemes that a guide's links may have; the others lead nowhere.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

fn known(to: &str) -> Target {
    let scheme = to.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    let sound =
        to.starts_with("//") || (SCHEMES.contains(&scheme.as_str()) && url::Url::parse(to).is_ok());
    if sound { Target::Outside } else { Target::Missing }
}

fn is_outside(to: &str) -> bool {
    if to.starts_with("//") {
        return true;
    }
    let scheme = to.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
