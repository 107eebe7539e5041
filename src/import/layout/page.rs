//! Pages of the old site, and where they are to lie.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::import::report::{Outcome, Report};
use crate::locale::{Locale, tag_of_name};
use crate::route::{opaque, parent, unfit};

/// A page of the old site.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Page {
    /// Its file in the old site; none for a section that had only a name.
    pub(in crate::import) old: Option<String>,
    /// The tag of its language.
    pub(in crate::import) tag: String,
    /// The file as translations share it, without what says its language.
    pub(in crate::import) shared: String,
    /// Where it is to lie, below the language's folder.
    pub(in crate::import) path: String,
    /// Its addresses in the old site, as of [`route`].
    pub(in crate::import) routes: Vec<String>,
    /// Its place among others, where its front matter does not say it.
    pub(in crate::import) order: Option<i64>,
    /// Its title, where neither its front matter nor a heading says it.
    pub(in crate::import) title: Option<String>,
    /// The day of its file's name.
    pub(in crate::import) updated: Option<Date>,
    /// Whether it lay among drafts.
    pub(in crate::import) draft: bool,
}

/// A language of the old site.
#[derive(Clone, Debug)]
pub(in crate::import) struct Language {
    /// Its tag (BCP 47).
    pub(in crate::import) tag: String,
    /// What the old site calls it in paths.
    pub(in crate::import) name: String,
    /// The site's title in it.
    pub(in crate::import) title: Option<String>,
}

/// Where everything lies, and what the settings say.
#[derive(Debug, Default)]
pub(in crate::import) struct Layout {
    /// The source language is the first.
    pub(in crate::import) languages: Vec<Language>,
    pub(in crate::import) summary: Option<String>,
    pub(in crate::import) base_url: Option<String>,
    pub(in crate::import) pages: Vec<Page>,
    /// Folders whose files have addresses from the top on.
    pub(in crate::import) statics: Vec<String>,
    /// Files of the old site that have been read.
    pub(in crate::import) read: Vec<String>,
}

impl Layout {
    /// The language that guides are written in first.
    pub(in crate::import) fn source(&self) -> &str {
        self.languages.first().map_or("en", |language| &language.tag)
    }

    /// Adds a language that `file` calls `name`; its tag where it has one.
    pub(super) fn language(
        &mut self,
        name: &str,
        title: Option<String>,
        file: &str,
        report: &mut Report,
    ) -> Option<String> {
        let Some(tag) = tag(name) else {
            let what = format!(
                "`{name}` is no language tag (BCP 47); its pages count as of the source language"
            );
            report.push(Outcome::Decide, (file, 0), what);
            return None;
        };
        match self.languages.iter_mut().find(|known| known.tag == tag) {
            Some(known) => known.title = known.title.take().or(title),
            None => {
                self.languages.push(Language { tag: tag.clone(), name: name.to_owned(), title })
            }
        }
        Some(tag)
    }

    /// Makes the language with this name the source, where it is one of the site's.
    pub(super) fn source_is(&mut self, name: Option<&str>) {
        let Some(tag) = name.and_then(tag) else { return };
        if let Some(at) = self.languages.iter().position(|language| language.tag == tag) {
            let language = self.languages.remove(at);
            self.languages.insert(0, language);
        }
    }

    /// The language and the rest of a path whose first folder is a language, `ur/a/b.md`, or whose
    /// name ends in one, `a/b.ur.md`.
    pub(super) fn localized<'p>(&self, path: &'p str) -> (String, std::borrow::Cow<'p, str>) {
        if let Some((first, rest)) = path.split_once('/')
            && let Some(language) = self.named(first)
        {
            return (language.tag.clone(), rest.into());
        }
        let ending = path.rfind('.').unwrap_or(path.len());
        let (stem, ending) = path.split_at(ending);
        if let Some((name, suffix)) = stem.rsplit_once('.')
            && let Some(language) = self.named(suffix)
        {
            return (language.tag.clone(), format!("{name}{ending}").into());
        }
        (self.source().to_owned(), path.into())
    }

    fn named(&self, name: &str) -> Option<&Language> {
        self.languages.iter().find(|known| known.name.eq_ignore_ascii_case(name))
    }
}

/// The canonical tag that `name` is, `zh_CN` and `Urdu` too.
pub(in crate::import) fn tag(name: &str) -> Option<String> {
    let written = name.trim().replace('_', "-");
    let locale = Locale::parse(&written).ok().filter(|locale| !locale.is_unregistered());
    match locale {
        Some(locale) => Some(locale.tag().to_owned()),
        None => tag_of_name(name.trim()).map(str::to_owned),
    }
}

/// Whether `name` is that of a folder of one language: a registered tag.
pub(super) fn is_tag(name: &str) -> bool {
    let short = name.split(['-', '_']).next().is_some_and(|first| matches!(first.len(), 2 | 3));
    let known = |locale: Locale| locale.names().next().is_some() && !locale.is_unregistered();
    short && Locale::parse(&name.replace('_', "-")).is_ok_and(known)
}

/// Whether a file holds Markdown.
pub(in crate::import) fn is_markdown(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd" | "mdx")
}

/// An address in the old site as it is compared: without the slashes around it, and without what
/// servers add.
pub(in crate::import) fn route(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let path = path.strip_suffix(".html").unwrap_or(path);
    let path = if path == "index" { "" } else { path };
    path.strip_suffix("/index").unwrap_or(path).to_owned()
}

/// The path without its ending, where it is that of Markdown.
pub(in crate::import) fn stem(path: &str) -> &str {
    match is_markdown(path) {
        true => path.rsplit_once('.').map_or(path, |(stem, _)| stem),
        false => path,
    }
}

/// Where the guide of the old path `path` (without ending) lies: `README`, `index` and `_index`
/// are the page of their folder.
pub(super) fn file(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let index = ["readme", "index", "_index"].iter().any(|own| name.eq_ignore_ascii_case(own));
    let name = if index { "_index" } else { name };
    let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    format!("{}.md", fit(&path))
}

/// `path` with names that a web server and any disk take.
pub(in crate::import) fn fit(path: &str) -> String {
    let fit_name = |name: &str| {
        let bad = |c: char| c.is_control() || c.is_whitespace() || "\\:*?\"<>|#%".contains(c);
        let mut clean: String = name.chars().map(|c| if bad(c) { '-' } else { c }).collect();
        clean.truncate(clean.trim_end_matches(['.', '-']).len());
        let clean = clean.trim_start_matches(['.', '-', '~', '$']).to_owned();
        match clean.is_empty() || unfit(&format!("{clean}.md")).is_some() || clean.len() > 120 {
            true => format!("page-{}", opaque(name)),
            false => clean,
        }
    };
    let names = path.split('/').filter(|name| !matches!(*name, "" | "." | ".."));
    let path = names.map(fit_name).collect::<Vec<_>>().join("/");
    match path.len() > 400 {
        true => format!("page-{}", opaque(&path)),
        false => path,
    }
}

/// A page alone in its folder, `a/index.md`, is a guide, `a.md`; two pages never have one place.
pub(in crate::import) fn settle(layout: &mut Layout, report: &mut Report) {
    let mut folders: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for page in &layout.pages {
        let mut folder = parent(&page.path);
        folders.entry(folder.to_owned()).or_default().insert(&page.path);
        while !folder.is_empty() {
            folder = parent(folder);
            folders.entry(folder.to_owned()).or_default().insert(&page.path);
        }
    }
    let single: BTreeSet<String> = folders
        .into_iter()
        .filter(|(_, pages)| pages.len() == 1)
        .map(|(folder, _)| folder)
        .collect();
    let mut taken: BTreeMap<(String, String), String> = BTreeMap::new();
    for page in &mut layout.pages {
        let folder = parent(&page.path).to_owned();
        let named =
            page.old.as_deref().map_or("", |old| old.rsplit('/').next().unwrap_or_default());
        let index = page.path.ends_with("/_index.md") && !named.starts_with("_index");
        if index && single.contains(&folder) {
            page.path = format!("{folder}.md");
        }
        let wanted = page.path.clone();
        let old_path = page.old.clone().unwrap_or_default();
        let mut number = 1;
        while let Some(other) = taken.get(&(page.tag.clone(), page.path.to_lowercase())) {
            number += 1;
            let stem = wanted.strip_suffix(".md").unwrap_or(&wanted);
            let stem = match stem.strip_suffix("_index") {
                Some(folder) => format!("{folder}page"),
                None => stem.to_owned(),
            };
            page.path = format!("{stem}-{number}.md");
            if number == 2 {
                let what = format!(
                    "`{other}` has the place that this page wants, so it lies at `{}` now; make one of the two",
                    page.path
                );
                report.push(Outcome::Decide, (&old_path, 0), what);
            }
        }
        taken.insert((page.tag.clone(), page.path.to_lowercase()), old_path);
    }
}
