//! `mashal translate`

mod adopt;
mod align;
mod diff;
mod export;
mod import;
mod mark;
mod start;
mod status;

use std::path::Path;

use clap::{Args, Subcommand};

use super::load::{Loaded, load};
use super::output::Output;
use super::{Common, Exit};
use crate::config::{Choices, LanguageId};
use crate::rewrite::write_changes;
use crate::route::in_language;
use crate::site::{EntryId, Site, Text};
use crate::translate::Change;
use crate::world::{Disk, embedded};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show how far translations have come, and what is to be done next
    Status(status::Options),
    /// Begin the translation of guides: files with the words of the source, marked as drafts
    Start(start::Options),
    /// Show what exactly has changed in the source since it was translated, old beside new
    Diff(diff::Options),
    /// Record that translations say what the source says now
    Mark(mark::Options),
    /// Say which texts belong together, where a translation has another structure than its source
    Align(align::Options),
    /// Take over translations whose front matter has fingerprints of what they were made from
    Adopt(adopt::Options),
    /// Write all that a language translates as one PO file, for Weblate and other tools
    Export(export::Options),
    /// Take translations over from a PO file
    Import(import::Options),
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    // A draft is a translation too.
    let choices = Choices { drafts: true, ..Choices::default() };
    let Loaded { root, world, site, .. } = match load(common, &choices, output) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let command = CommandContext { site: &site, world: &world, root: &root, output };
    match &options.command {
        Command::Status(options) => status::run(&command, options),
        Command::Start(options) => start::run(&command, options),
        Command::Diff(options) => diff::run(&command, options),
        Command::Mark(options) => mark::run(&command, options),
        Command::Align(options) => align::run(&command, options),
        Command::Adopt(options) => adopt::run(&command, options),
        Command::Export(options) => export::run(&command, options),
        Command::Import(options) => import::run(&command, options),
    }
}

/// What a command works with.
struct CommandContext<'a> {
    site: &'a Site,
    world: &'a Disk,
    root: &'a Path,
    output: &'a Output,
}

impl CommandContext<'_> {
    /// The language with this tag; what is wrong with it has been said.
    fn language(&self, tag: &str) -> Option<LanguageId> {
        self.found(tag, |id| id != self.site.config.source_language)
    }

    /// The same, or the source language where the program does not speak it: its interface is
    /// translated from English.
    fn translated(&self, tag: &str) -> Option<LanguageId> {
        let home = self.site.config.source_language;
        let spoken = |tag: &str| embedded::messages().into_iter().any(|(known, _)| known == tag);
        self.found(tag, |id| id != home || !spoken(self.site.language(id).locale.tag()))
    }

    /// The language with this tag that `fits`; what is wrong with it has been said.
    fn found(&self, tag: &str, fits: impl Fn(LanguageId) -> bool) -> Option<LanguageId> {
        let config = &self.site.config;
        let tag = crate::locale::Locale::parse(tag).map_or(tag.to_owned(), |l| l.tag().to_owned());
        let found = config.find(&tag).filter(|id| fits(*id));
        if found.is_none() {
            let others = config.languages().filter(|(id, _)| *id != config.source_language);
            let others: Vec<_> = others.map(|(_, language)| language.locale.tag()).collect();
            self.output.fail(&format!(
                "`{tag}` is no language that this site is translated into; there are `{}`",
                others.join("`, `")
            ));
        }
        found
    }

    /// The language with this tag, or all that the site is translated into; what is wrong with it
    /// has been said.
    fn languages(&self, tag: Option<&str>) -> Option<Vec<LanguageId>> {
        let config = &self.site.config;
        match tag {
            Some(tag) => self.language(tag).map(|id| vec![id]),
            None => {
                let all = config.languages().map(|(id, _)| id);
                Some(all.filter(|id| *id != config.source_language).collect())
            }
        }
    }

    /// Prints `value` as JSON.
    fn json(&self, value: &impl serde::Serialize) -> Exit {
        match serde_json::to_string_pretty(value) {
            Ok(text) => {
                self.output.result(&(text + "\n"));
                Exit::Done
            }
            Err(error) => {
                self.output.fail(&error.to_string());
                Exit::Surroundings
            }
        }
    }

    /// Writes all of `changes`, and answers whether that went well; what did not has been said.
    fn write(&self, changes: &[Change]) -> bool {
        let written = write_changes(self.world, self.root, changes);
        if let Err(unwritten) = &written {
            self.output.fail(&unwritten.to_string());
        }
        written.is_ok()
    }

    /// The translations of `guides` and their sources, with what they are; all that `language` has
    /// where none is named. What is wrong with a name has been said.
    fn pairs(
        &self,
        language: LanguageId,
        guides: &[String],
    ) -> Option<Vec<(EntryId, &Text, &Text)>> {
        let home = self.site.config.source_language;
        let ids = match guides.is_empty() {
            true => self.site.entries().map(|(id, _)| id).collect(),
            false => self.guides(guides)?,
        };
        let mut found = Vec::new();
        for id in ids {
            match (self.site.exact(id, language), self.site.exact(id, home)) {
                (Some(own), Some(source)) => {
                    found.push((id, self.site.text(own), self.site.text(source)));
                }
                _ if guides.is_empty() => {}
                _ => {
                    let path = &self.site.entry(id).key.path;
                    self.output.fail(&format!(
                        "`{path}` is not there in both languages; begin it with `mashal translate start`"
                    ));
                    return None;
                }
            }
        }
        Some(found)
    }

    /// The guides that these names are of: `digital-safety/photos.md`, with or without its ending,
    /// or the file's whole path.
    fn guides(&self, names: &[String]) -> Option<Vec<EntryId>> {
        let mut found = Vec::new();
        for name in names {
            let path = name.replace('\\', "/");
            let path = match in_language(&path).filter(|_| path.starts_with("content/")) {
                Some((_, path)) => path.to_owned(),
                None => path,
            };
            match self.site.find_file(&path) {
                Some(id) => found.push(id),
                None => {
                    self.output.fail(&format!("there is no guide `{name}`"));
                    return None;
                }
            }
        }
        Some(found)
    }
}
