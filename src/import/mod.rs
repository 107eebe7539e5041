//! A site of another generator → a site of mashal.
//!
//! The old site is looked at and never changed; nothing of it is run, and no link leads out of its
//! folder. What mashal has nothing for stands in a comment, and in the [`Report`].

mod address;
mod clash;
mod detect;
mod dialect;
mod draft;
mod fragment;
mod front;
mod html;
mod inline;
mod layout;
mod links;
mod old;
mod page;
mod publish;
mod report;
mod row;
mod settings;
mod terms;
mod text;
mod write;

pub use report::{Entry, Outcome, Report};

use std::collections::{BTreeMap, BTreeSet};

use crate::data::{Worded, worded};
use crate::world::World;
use old::OldSite;
use page::Read;

worded! {
    /// What the old site was made with.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Generator {
        /// Hugo.
        Hugo = "hugo",
        /// Jekyll.
        Jekyll = "jekyll",
        /// MkDocs, Material for MkDocs too.
        Mkdocs = "mkdocs",
        /// Docusaurus.
        Docusaurus = "docusaurus",
        /// GitBook.
        Gitbook = "gitbook",
        /// mdBook.
        Mdbook = "mdbook",
        /// A folder of Markdown.
        Folder = "folder",
    }
}

/// What a file of the new site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Text.
    Text(String),
    /// The bytes of a file of the old site, by its path.
    Copy(String),
}

/// A new site.
#[derive(Debug)]
pub struct Import {
    /// What the old one was made with.
    pub generator: Generator,
    /// Its files, by path.
    pub files: Vec<(String, Contents)>,
    /// What became of what.
    pub report: Report,
}

/// What a person says of the old site.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What it was made with; none where that is to be found out.
    pub generator: Option<Generator>,
    /// The language of what does not say its own.
    pub language: Option<String>,
    /// The tags of languages that have other names there; none for a name that is no language.
    pub tags: BTreeMap<String, Option<String>>,
}

/// Makes a new site of the old one in `world`.
///
/// # Errors
///
/// Where there is no page, and where nobody can know which language a name is.
pub fn import(world: &dyn World, said: &Said) -> Result<Import, String> {
    let mut report = Report::default();
    let old = OldSite::open(world, &mut report);
    let generator = said.generator.unwrap_or_else(|| detect::detect(&old));
    let tags = said.tags.clone();
    let language = said.language.as_deref();
    let mut layout = layout::lay_out(&old, generator, language, tags, &mut report);
    let read = page::read(generator, &old, &mut layout, world.today(), &mut report);
    if !layout.unknown.is_empty() {
        return Err(asked(&layout.unknown));
    }
    if read.is_empty() {
        let name = generator.as_str();
        return Err(format!(
            "no page of Markdown was found, as {name} has them; say with `--from` what the site was made with"
        ));
    }
    let mut read = read;
    layout.pages = read.iter().map(|read| read.page.clone()).collect();
    layout::settle(&mut layout, &mut report);
    for (read, page) in read.iter_mut().zip(&layout.pages) {
        read.page = page.clone();
    }
    for read in &mut read {
        read.draft(generator, &layout.rules, &mut report);
    }
    let mut former: Vec<_> = read
        .iter()
        .map(|read| address::former(generator, &layout, &read.page, &read.front, &mut report))
        .collect();
    address::apart(&mut former, &layout.pages, layout.source());
    let mut files = write::pages(&old, &layout, &read, &former, world.today(), &mut report);
    let used: BTreeSet<&str> = read
        .iter()
        .filter_map(|read| read.page.old.as_deref())
        .chain(layout.read.iter().map(String::as_str))
        .chain(files.iter().filter_map(|(_, contents)| match contents {
            Contents::Copy(path) => Some(path.as_str()),
            Contents::Text(_) => None,
        }))
        .collect();
    let left = write::left(&old, &used);
    for (path, what) in left {
        report.push(Outcome::Decide, (&path, 0), what);
    }
    let home = |read: &&Read| read.page.tag == layout.source() && read.page.path == "_index.md";
    let home = read.iter().find(home).map(|read| read.title.as_str());
    files.extend(settings::files(&layout, home, &mut report));
    clash::settle(&mut files, world.today(), (&layout, &read, &mut former), &mut report);
    for (page, former) in layout.pages.iter().zip(&former) {
        for address in &former.outside {
            let (old, new) = address::moved(&layout, page, address);
            if old != new {
                report.moved(old, new);
            }
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    report.sort();
    Ok(Import { generator, files, report })
}

/// Asks for the tags of names that are none.
fn asked(names: &BTreeSet<String>) -> String {
    let said: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let options: Vec<_> = names.iter().map(|name| format!("--tag {name}=…")).collect();
    format!(
        "{} is no language tag (BCP 47), and nobody but you can know which language it is: add {}, with a tag such as `ur` or `pt-BR`, or `none` where it is no language",
        said.join(", "),
        options.join(" ")
    )
}
