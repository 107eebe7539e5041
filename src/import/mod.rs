//! A site of another generator → a site of mashal.
//!
//! The old site is looked at and never changed; nothing of it is run, and no link leads out of its
//! folder. What mashal has nothing for stands in a comment, and in the [`Report`].

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
mod report;
mod row;
mod settings;
mod text;
mod write;

pub use report::{Entry, Outcome, Report};

use std::collections::BTreeSet;

use crate::data::{Worded, worded};
use crate::world::World;
use layout::Page;
use old::OldSite;
use report::Notes;
use write::Read;

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

/// Makes a new site of the old one in `world`; `generator` where it is known, `language` where the
/// old site does not say its own.
///
/// # Errors
///
/// Where there is no page.
pub fn import(
    world: &dyn World,
    generator: Option<Generator>,
    language: Option<&str>,
) -> Result<Import, String> {
    let mut report = Report::default();
    let old = OldSite::open(world, &mut report);
    let generator = generator.unwrap_or_else(|| detect::detect(&old));
    let mut layout = layout::lay_out(&old, generator, language, &mut report);
    if layout.pages.is_empty() {
        let name = generator.as_str();
        return Err(format!(
            "no page of Markdown was found, as {name} has them; say with `--from` what the site was made with"
        ));
    }
    let mut read: Vec<Read> = Vec::new();
    for page in std::mem::take(&mut layout.pages) {
        read.extend(front_of(page, &old, &mut layout, &mut report));
    }
    layout.pages = read.iter().map(|read| read.page.clone()).collect();
    layout::settle(&mut layout, &mut report);
    for (read, page) in read.iter_mut().zip(&layout.pages) {
        read.page = page.clone();
    }
    for read in &mut read {
        read.draft(generator, &mut report);
    }
    let mut files = write::pages(&old, &layout, &read, &mut report);
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
    write::numbers(&files, world.today(), &read, &mut report);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    report.sort();
    Ok(Import { generator, files, report })
}

/// A page with its front matter, which may say another language; nothing where it cannot be read.
fn front_of(
    mut page: Page,
    old: &OldSite<'_>,
    layout: &mut layout::Layout,
    report: &mut Report,
) -> Option<Read> {
    let Some(path) = page.old.clone() else {
        return Some(Read::new(page, front::Front::default(), None, 0));
    };
    let source = old.text(&path, report)?;
    let mut notes = Notes::new(&path, report);
    let (front, body) = front::read(&source, &mut notes);
    if let Some(tag) = front.language.as_deref().and_then(layout::tag) {
        if !layout.languages.iter().any(|language| language.tag == tag) {
            let name = tag.clone();
            layout.languages.push(layout::Language { tag: tag.clone(), name, title: None });
        }
        page.tag = tag;
    }
    if let Some(address) = front.address.as_deref() {
        let address = layout::route(address);
        if address.is_empty() {
            page.path = "_index.md".to_owned();
        }
        // A name alone takes the place of the file's.
        let own = page.routes.first().map(String::as_str);
        let folder = own.map_or("", crate::route::parent);
        let beside =
            if folder.is_empty() { address.clone() } else { format!("{folder}/{address}") };
        page.routes.extend([beside, address]);
    }
    page.routes.extend(front.aliases.iter().map(|(alias, _)| layout::route(alias)));
    Some(Read::new(page, front, Some(source), body))
}
