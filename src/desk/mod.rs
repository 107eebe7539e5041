//! The desk: what a translator and an author do with a site in the browser, beside its pages.
//!
//! Each thing that can be asked has a name and takes JSON. What is asked for is looked up in the
//! tables of the site (its languages, guides, units, messages, contacts): no path of a request is
//! joined to a folder. Files are written by the same ways as `mashal translate` and `mashal move`
//! write them, and only where they still are what the person saw. It knows nothing of HTTP; who may
//! ask is the server's concern.

mod begin;
mod calls;
mod faults;
mod file;
mod front;
mod list;
mod notes;
mod pages;
mod picture;
mod places;
mod save;
mod texts;
mod words;

pub use picture::MOST_BYTES;
pub use words::{LANGUAGES, words};

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::config::LanguageId;
use crate::diag::Diagnostic;
use crate::site::{EntryId, Site};
use crate::world::Disk;

/// The most bytes of what is asked; a guide is a hundredth of it.
pub const MOST_ASKED: usize = 4 << 20;

/// What would be wrong with the site, were these files of these bytes.
pub type Trial<'a> = dyn Fn(Vec<(String, Vec<u8>)>) -> Vec<Diagnostic> + 'a;

/// The site as it is when something is asked.
pub struct Now<'a> {
    /// The site, whatever its faults.
    pub site: &'a Site,
    /// What is wrong with it.
    pub faults: &'a [Diagnostic],
    /// What would be.
    pub trial: &'a Trial<'a>,
}

/// Why something is not done.
#[derive(Debug)]
pub enum Refusal {
    /// It is not what can be asked.
    Unknown,
    /// What lies on the disk is not what the person saw: what is there now.
    Changed(Value),
    /// It cannot be done; a name among the words of the desk, and what it is about.
    Impossible(&'static str, String),
    /// The disk does not take it, in the system's words.
    Unwritten(String),
}

impl Refusal {
    fn impossible(word: &'static str, about: impl Into<String>) -> Self {
        Self::Impossible(word, about.into())
    }

    /// `{"refused": name, "about": …, "now": …}`
    pub fn json(self) -> Value {
        match self {
            Self::Unknown => json!({ "refused": "refused-unknown" }),
            Self::Changed(now) => json!({ "refused": "refused-changed", "now": now }),
            Self::Impossible(word, about) => json!({ "refused": word, "about": about }),
            Self::Unwritten(why) => json!({ "refused": "refused-unwritten", "about": why }),
        }
    }
}

/// What is answered: JSON, or why not.
pub type Answer = Result<Value, Refusal>;

/// The desk of one site.
#[derive(Debug)]
pub struct Desk {
    root: PathBuf,
    world: Disk,
    /// One thing is written at a time.
    writing: Mutex<()>,
}

impl Desk {
    /// Of the site in `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), world: Disk::new(root), writing: Mutex::default() }
    }

    /// Answers what is asked by `name`.
    ///
    /// # Errors
    ///
    /// Where it is not done; nothing is written then, but for what the refusal says.
    pub fn answer(&self, name: &str, asked: &[u8], now: &Now<'_>) -> Answer {
        match name {
            "overview" => Ok(list::overview(now)),
            "guides" => list::guides(self, now, read(asked)?),
            "texts" => texts::texts(self, now, read(asked)?),
            "elsewhere" => texts::elsewhere(now, read(asked)?),
            "try" => save::attempt(self, now, read(asked)?),
            "save" => self.alone(|| save::save(self, now, read(asked)?)),
            "mark" => self.alone(|| save::confirm(self, now, read(asked)?)),
            "note" => self.alone(|| notes::write(self, now, read(asked)?)),
            "pages" => Ok(pages::pages(now)),
            "file" => file::open(self, now, read(asked)?),
            "try-file" => file::attempt(self, now, read(asked)?),
            "save-file" => self.alone(|| file::save(self, now, read(asked)?)),
            "front" => front::write(read(asked)?),
            "begin" => self.alone(|| begin::guide(self, now, read(asked)?)),
            "move" => self.alone(|| places::relocate(self, now, read(asked)?)),
            "delete" => self.alone(|| places::delete(self, now, read(asked)?)),
            "contacts" => Ok(calls::contacts(self, now)),
            "call" => self.alone(|| calls::record(self, now, read(asked)?)),
            _ => Err(Refusal::Unknown),
        }
    }

    /// Puts a picture beside a guide: cleaned, made smaller, named. The head says where.
    ///
    /// # Errors
    ///
    /// What is no picture, or where it cannot lie.
    pub fn picture(&self, head: &str, bytes: Vec<u8>, now: &Now<'_>) -> Answer {
        self.alone(|| picture::put(self, now, read(head.as_bytes())?, bytes))
    }

    fn alone(&self, write: impl FnOnce() -> Answer) -> Answer {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        write()
    }
}

fn read<T: DeserializeOwned>(asked: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(asked).map_err(|_| Refusal::Unknown)
}

/// The language with this tag that the site is translated into.
fn translated(site: &Site, tag: &str) -> Result<LanguageId, Refusal> {
    let found = site.config.find(tag).filter(|id| *id != site.config.source_language);
    found.filter(|id| !site.language(*id).locale.is_pseudo()).ok_or(Refusal::Unknown)
}

/// The guide or section with this path below a language's folder, that the source has a file of.
fn guide(site: &Site, path: &str) -> Result<EntryId, Refusal> {
    let home = site.config.source_language;
    let found = site.find_file(path).filter(|id| site.entry(*id).key.file() == path);
    found.filter(|id| site.exact(*id, home).is_some()).ok_or(Refusal::Unknown)
}
