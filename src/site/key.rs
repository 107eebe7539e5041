//! What all translations of a page share.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::route::parent;

/// The ending of guides.
pub(super) const MARKDOWN: &str = ".md";
/// The file of a section, in its folder.
const INDEX: &str = "_index";
/// The folder of parts that guides show, below that of a language.
pub(super) const PARTS: &str = "_parts/";

/// What all translations of a page share: the path below the language's folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// `digital-safety/photos`; the home page's is empty.
    pub path: String,
    /// Whether it is a folder.
    pub section: bool,
}

impl Key {
    /// That of the file at `path` below its language's folder; nothing where it is no Markdown.
    /// Names are compared in one spelling of Unicode, whichever the disk has.
    pub fn of_file(path: &str) -> Option<Self> {
        let path = ComposingNormalizerBorrowed::new_nfc().normalize(path);
        let path = path.strip_suffix(MARKDOWN)?;
        let section = match path.strip_suffix(INDEX) {
            Some("") => Some(""),
            Some(folder) => folder.strip_suffix('/'),
            None => None,
        };
        Some(Self { path: section.unwrap_or(path).to_owned(), section: section.is_some() })
    }

    /// The same of a path that somebody wrote, with or without the ending of its file.
    pub fn named(path: &str) -> Self {
        Self::of_file(path)
            .or_else(|| Self::of_file(&format!("{path}{MARKDOWN}")))
            .unwrap_or_default()
    }

    /// A guide by its path.
    pub(super) fn guide(path: &str) -> Self {
        Self { path: path.to_owned(), section: false }
    }

    /// A section by its path.
    pub(super) fn section(path: &str) -> Self {
        Self { path: path.to_owned(), section: true }
    }

    /// That of the part with this name, where it can be one.
    pub fn of_part(name: &str) -> Option<Self> {
        Self::of_file(&format!("{PARTS}{name}{MARKDOWN}")).filter(|key| key.part().is_some())
    }

    /// The name of the part that it is, where it is no page.
    pub fn part(&self) -> Option<&str> {
        let name = self.path.strip_prefix(PARTS).filter(|_| !self.section)?;
        (!name.contains('/')).then_some(name)
    }

    /// The file of the page, below the language's folder, whether there is one or not.
    pub fn file(&self) -> String {
        match (self.section, self.path.is_empty()) {
            (true, true) => format!("{INDEX}{MARKDOWN}"),
            (true, false) => format!("{}/{INDEX}{MARKDOWN}", self.path),
            (false, _) => format!("{}{MARKDOWN}", self.path),
        }
    }

    /// The folder that its file lies in.
    pub(super) fn folder(&self) -> &str {
        if self.section { &self.path } else { parent(&self.path) }
    }

    /// That of the page at `path` below its language's folder.
    pub fn of_page(path: &str) -> Option<Self> {
        let path = path.strip_suffix(".html")?;
        let section = if path == "index" { Some("") } else { path.strip_suffix("/index") };
        Some(Self { path: section.unwrap_or(path).to_owned(), section: section.is_some() })
    }

    /// The page by the name of its file.
    pub fn page(&self) -> String {
        let (path, ending) = self.page_parts();
        [path, ending].concat()
    }

    /// The same in two parts.
    pub(super) fn page_parts(&self) -> (&str, &'static str) {
        let ending = match (self.section, self.path.is_empty()) {
            (true, true) => "index.html",
            (true, false) => "/index.html",
            (false, _) => ".html",
        };
        (&self.path, ending)
    }
}
