//! Languages that nobody speaks, made from the source language for one run: `qps-ploc`, accented
//! and longer, and `qps-plocm`, the same from right to left.
//!
//! What a page in one of them shows without accents, no translator can reach; what lacks its
//! brackets is cut off, or put together from parts. Nothing of a site is changed: a [`World`] lies
//! over another and makes the files as they are read, so that a build, the preview and all checks
//! take them as they take any translation.

mod fluent;
mod letters;
mod markdown;

pub use fluent::messages;
pub use letters::Writing;
pub use markdown::guide;

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, OnceLock};

use blake3::Hash;
use jiff::civil::Date;

use crate::config::{self, Choices};
use crate::diag::Sink;
use crate::locale::PSEUDO;
use crate::world::{Bytes, File, Listing, World, embedded};

/// Where the built-in messages stand among those of a language.
const BUILT_IN: &str = "(built in)/ui.ftl";

/// A world with the files of the pseudo-languages where they are chosen; without, as it is.
pub struct Overlay<'a> {
    world: &'a dyn World,
    chosen: bool,
    /// The tag of the source language, where there are settings.
    source: OnceLock<Option<Arc<str>>>,
}

impl<'a> Overlay<'a> {
    /// Lies over `world` as long as nothing changes in it.
    pub fn new(world: &'a dyn World, choices: &Choices) -> Self {
        Self { world, chosen: choices.pseudo, source: OnceLock::new() }
    }
}

impl Overlay<'_> {
    /// The source language; none where there is nothing to make.
    fn source(&self) -> Option<&str> {
        let load = || {
            if !self.chosen {
                return None;
            }
            // Faults are told when the settings are read for the site.
            let config = config::load(self.world, &Choices::default(), &mut Sink::default())?;
            Some(config.language(config.source_language).locale.tag().into())
        };
        self.source.get_or_init(load).as_deref()
    }

    /// Files of messages in the source language.
    fn messages(&self) -> Vec<File> {
        let Some(source) = self.source() else { return Vec::new() };
        let below = format!("locales/{source}/");
        let mut files = self.world.list("locales").files;
        files.retain(|file| file.path.starts_with(&below) && file.path.ends_with(".ftl"));
        files
    }

    /// The built-in messages of the source language that the site does not say itself.
    fn built_in(&self) -> String {
        let all = embedded::messages().into_iter();
        let own = |tag: &str| self.source() == Some(tag);
        let text = all.filter(|(tag, _)| own(tag)).map(|(_, text)| text).next();
        let mut said = BTreeSet::new();
        for file in self.messages() {
            // What cannot be read is told when the file is read for its own language.
            let bytes = self.world.read(&file.path).ok();
            let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
            said.extend(fluent::names(text.unwrap_or_default()));
        }
        fluent::without(text.unwrap_or_default(), &said)
    }
}

/// The writing and the rest of a `path` below a pseudo-language's folder of `root`.
fn made<'a>(path: &'a str, root: &str) -> Option<(Writing, &'a str)> {
    let (tag, rest) = path.strip_prefix(root)?.strip_prefix('/')?.split_once('/')?;
    Some((Writing::of(tag)?, rest))
}

/// A number that is another for other files and other versions of them.
fn version<'a>(files: impl IntoIterator<Item = &'a File>) -> u64 {
    let mut hash = blake3::Hasher::new();
    for file in files {
        hash.update(file.path.as_bytes());
        hash.update(&file.version.to_le_bytes());
    }
    let mut first = [0; 8];
    hash.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

impl World for Overlay<'_> {
    /// The length of a file that is made is that of the file which it is made from.
    fn list(&self, folder: &str) -> Listing {
        let mut listing = self.world.list(folder);
        let extension = match folder {
            "content" => ".md",
            "locales" => ".ftl",
            _ => return listing,
        };
        let Some(source) = self.source() else { return listing };
        listing.files.retain(|file| made(&file.path, folder).is_none());
        let below = format!("{folder}/{source}/");
        let own = |file: &&File| file.path.starts_with(&below) && file.path.ends_with(extension);
        let own: Vec<File> = listing.files.iter().filter(own).cloned().collect();
        for tag in PSEUDO {
            listing.files.extend(own.iter().map(|file| {
                let rest = file.path.strip_prefix(&below).unwrap_or_default();
                let path = format!("{folder}/{tag}/{rest}").into();
                File { path, bytes: file.bytes, version: version([file]) }
            }));
            if folder == "locales" {
                let path = format!("{folder}/{tag}/{BUILT_IN}").into();
                listing.files.push(File { path, bytes: 0, version: version(&own) });
            }
        }
        listing.files.sort();
        listing
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        let roots = ["content", "locales"];
        let found = roots.iter().find_map(|root| Some((*root, made(path, root)?)));
        let Some((root, (writing, rest))) = found else { return self.world.read(path) };
        let Some(source) = self.source() else { return self.world.read(path) };
        if (root, rest) == ("locales", BUILT_IN) {
            return Ok(messages(&self.built_in(), writing).into_bytes().into());
        }
        let bytes = self.world.read(&format!("{root}/{source}/{rest}"))?;
        // What is no text is as faulty in the source.
        let Ok(text) = std::str::from_utf8(&bytes) else { return Ok(bytes) };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let written =
            if root == "content" { guide(text, writing) } else { messages(text, writing) };
        Ok(written.into_bytes().into())
    }

    fn read_hashed(&self, path: &str) -> io::Result<(Bytes, Hash)> {
        if !self.chosen {
            return self.world.read_hashed(path);
        }
        let bytes = self.read(path)?;
        let hash = blake3::hash(&bytes);
        Ok((bytes, hash))
    }

    fn today(&self) -> Date {
        self.world.today()
    }
}
