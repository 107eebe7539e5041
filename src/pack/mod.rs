//! What is passed on where there is no network: a guide in one file, a language in a ZIP.
//!
//! A further user of the same edition as a build and a preview: every page is the one that the plan
//! makes, only put into another form.

mod archive;
mod book;
mod chapters;
mod list;
mod make;
mod sums;
mod text;
mod whole;
mod write;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assets::PreviousOutput;
use crate::config::Choices;
use crate::diag::{Sink, nearest};
use crate::edition::{PreviousBuild, draft_after, edition};
use crate::plan::Bytes;
use crate::site::{self, EntryId, Site};
use crate::world::World;

use self::make::{Packer, tag, whole_language};

pub use list::{List, Listed};
pub use write::{Refused, Written, write};

/// Where packs go, in the site's folder.
pub const FOLDER: &str = "packs";

/// In what form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// Each guide in a file of its own with all that it needs, and each language in one
    Html,
    /// Each guide as the text that its page makes to pass on, in parts of at most 1,500 characters
    Text,
    /// Each language as a book for reading programs (EPUB), with the font that it needs
    Epub,
    /// Each guide to print, with letters to fill in by pen, and each language (needs the feature
    /// `pdf`)
    Pdf,
    /// Each language as a site in a ZIP, to unpack and read without a network
    Zip,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// In which forms.
    pub formats: BTreeSet<Format>,
    /// Which guides, by their files; all where empty.
    pub guides: Vec<String>,
    /// Whether files of one guide bring the theme's font.
    pub font: bool,
}

/// A file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// What the page beside it says of it.
    pub listed: Option<Listed>,
}

/// What is packed.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its files, in the order of their names.
    pub files: Vec<File>,
    /// The page beside them.
    pub list: List,
}

impl Format {
    /// The ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Epub => "epub",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
        }
    }
}

/// The files of a pack of the site of `world`, in the order of their names. None where errors are
/// among what was found wrong.
///
/// # Errors
///
/// Says what is wrong with what was asked for.
pub fn pack(
    world: &dyn World,
    choices: &Choices,
    request: &Request,
    sink: &mut Sink,
) -> Result<Option<Packed>, String> {
    let asked = |format| request.formats.contains(&format);
    let (pages, books) = (asked(Format::Html), asked(Format::Epub));
    // Nothing is kept on a phone from a file, and no font is cut that nobody loads.
    let no_fonts = |wanted: bool| !wanted || choices.no_fonts;
    let font = pages && request.font;
    let alone = Choices { no_offline: true, no_fonts: no_fonts(font || books), ..choices.clone() };
    let Some(site) = site::load(world, &alone, sink) else { return Ok(None) };
    let guides = guides(&site, &request.guides)?;
    let languages: Vec<String> = site.config.published.iter().map(|id| tag(&site, *id)).collect();
    if sink.has_errors() {
        return Ok(None);
    }
    let site = Arc::new(site);
    let mut files = Vec::new();
    let first = !request.formats.iter().all(|format| *format == Format::Zip);
    if first {
        // A book has a font of its own.
        let last = PreviousBuild::of(PreviousOutput::nothing());
        let edition = match font {
            true => edition(Arc::clone(&site), sink),
            false => draft_after(Arc::clone(&site), &last, sink),
        };
        if sink.has_errors() {
            return Ok(None);
        }
        let all = request.guides.is_empty();
        let packer = Packer { edition: &edition, guides: &guides, all, today: world.today(), font };
        for format in &request.formats {
            files.extend(match format {
                Format::Html => packer.pages(sink),
                Format::Text => packer.texts(sink)?,
                Format::Epub => packer.books(sink),
                Format::Pdf => packer.papers(sink),
                Format::Zip => Vec::new(),
            });
        }
    }
    let zips = asked(Format::Zip);
    for (place, language) in languages.into_iter().enumerate().filter(|_| zips) {
        // As the site is where it has only this language: nothing leads to another.
        let only = Choices {
            languages: vec![language.clone()],
            no_fonts: no_fonts(true),
            ..alone.clone()
        };
        let (mut read, mut found) = (Sink::default(), Sink::default());
        let site = site::load(world, &only, &mut read);
        let edition = site.map(|site| edition(Arc::new(site), &mut found));
        if let Some(edition) = edition.filter(|_| !read.has_errors() && !found.has_errors()) {
            match archive::archive(&edition) {
                Ok(bytes) => files.push(whole_language(&language, Format::Zip, bytes)),
                Err(faults) => found.extend(faults),
            }
        }
        // Nothing is said twice but what keeps a pack from being made.
        if read.has_errors() {
            sink.extend(read.into_vec());
        }
        if found.has_errors() || !first && place == 0 {
            sink.extend(found.into_vec());
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let list = List::new(site, &files);
    Ok((!sink.has_errors()).then_some(Packed { files, list }))
}

/// The guides that are asked for by their files; all where none is.
fn guides(site: &Site, asked: &[String]) -> Result<Vec<EntryId>, String> {
    let all = || {
        site.in_order().into_iter().filter(|id| {
            let listed = |language| site.is_listed(*id, language);
            !site.entry(*id).key.section && site.config.published.iter().copied().any(listed)
        })
    };
    if asked.is_empty() {
        return Ok(all().collect());
    }
    let all: Vec<EntryId> = all().collect();
    let mut found = Vec::new();
    for path in asked {
        // As a file manager shows it, too: `content/ur/phone/lock.md`.
        let below = path.strip_prefix("content/").and_then(|path| Some(path.split_once('/')?.1));
        let id = site.find_file(below.unwrap_or(path)).filter(|id| all.contains(id));
        match id {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                let names: Vec<String> =
                    all.iter().map(|id| format!("{}.md", site.entry(*id).key.path)).collect();
                let near = nearest(path, names.iter().map(String::as_str));
                return Err(match near {
                    Some(near) => format!("there is no guide `{path}`; did you mean `{near}`?"),
                    None => format!(
                        "there is no guide `{path}`; name it by its file below the folder of a language, such as `phone/lock.md`"
                    ),
                });
            }
        }
    }
    Ok(found)
}
