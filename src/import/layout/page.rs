//! Pages of the old site, and where they are to lie.

use jiff::civil::Date;

use crate::route::{opaque, unfit};

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
    /// Why the old site showed no page of it, where it did not.
    pub(in crate::import) unseen: Option<&'static str>,
    /// The kind of page that it is for settings: of Jekyll `posts`, `pages` or a collection; of
    /// Docusaurus `docs`, `blog` or `pages`.
    pub(in crate::import) kind: String,
    /// What it shares with its translations, where these lie elsewhere.
    pub(in crate::import) key: Option<String>,
    /// Addresses that settings say led to it.
    pub(in crate::import) former: Vec<String>,
    /// Its place in the menus of the settings.
    pub(in crate::import) menu: Option<i64>,
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

/// The folders that a file lies in, the innermost first.
pub(in crate::import) fn parents(path: &str) -> impl Iterator<Item = &str> {
    let mut folder = path;
    std::iter::from_fn(move || {
        folder = crate::route::parent(folder);
        (!folder.is_empty()).then_some(folder)
    })
}
