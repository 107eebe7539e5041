//! The Fluent files of one language, text by text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::LanguageId;
use crate::diag::{Sink, Source};
use crate::freshness::of_record;
use crate::messages::{Pattern, patterns};
use crate::route::in_language;
use crate::site::Site;
use crate::world::{World, embedded, read_text};

/// Where the words of the interface lie.
const INTERFACE: &str = "ui.ftl";

/// A Fluent file with its texts.
pub(super) struct FluentFile {
    pub(super) source: Arc<Source>,
    pub(super) patterns: Vec<Pattern>,
    /// Whether it is one of the program's own.
    pub(super) builtin: bool,
}

impl FluentFile {
    fn of(source: Arc<Source>, builtin: bool) -> Self {
        Self { patterns: patterns(&source), source, builtin }
    }

    /// The path below the language's folder.
    pub(super) fn path(&self) -> &str {
        match self.builtin {
            true => INTERFACE,
            false => in_language(self.source.path()).map_or("", |(_, path)| path),
        }
    }
}

/// The files with messages of one language, in the order of their paths.
pub(super) fn fluent_files(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
) -> Vec<FluentFile> {
    let files = world.list("locales").files;
    let own = files.iter().filter(|file| {
        let folder = file.path.split('/').nth(1).unwrap_or_default();
        file.path.ends_with(".ftl")
            && of_record(&file.path).is_none()
            && site.config.find(folder) == Some(language)
    });
    // What cannot be read was reported when the site was.
    let sources = own.filter_map(|file| read_text(world, file, &mut Sink::default()));
    sources.map(|source| FluentFile::of(source, false)).collect()
}

/// What the messages of `language` were translated from, by the name of each text, where that is
/// recorded.
pub(super) fn recorded(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
) -> BTreeMap<String, String> {
    let tag = site.language(language).locale.tag();
    let files = world.list("locales").files;
    let own = files.iter().filter(|file| {
        let record = of_record(&file.path).filter(|(_, path)| path.ends_with(".ftl"));
        record.is_some_and(|(of, _)| site.config.find(of) == site.config.find(tag))
    });
    let sources = own.filter_map(|file| read_text(world, file, &mut Sink::default()));
    let texts = sources.flat_map(|source| patterns(&source));
    texts.map(|text| (text.name, text.text)).collect()
}

/// All files with messages of the source language: the site's, and what it leaves to the program,
/// in English where the program does not have it in the source language.
pub(super) fn source_files(site: &Site, world: &dyn World) -> Vec<FluentFile> {
    let home = site.config.source_language;
    let mut files = fluent_files(site, world, home);
    let mut known: BTreeSet<String> =
        files.iter().flat_map(|file| &file.patterns).map(|text| text.name.clone()).collect();
    for tag in [site.language(home).locale.tag(), "en"] {
        let Some(mut file) = builtin(tag) else { continue };
        file.patterns.retain(|text| known.insert(text.name.clone()));
        if !file.patterns.is_empty() {
            files.push(file);
        }
    }
    files
}

/// What the program itself says in `language`, by the name of each text.
pub(super) fn builtin_texts(site: &Site, language: LanguageId) -> BTreeMap<String, String> {
    let file = builtin(site.language(language).locale.tag());
    let texts = file.into_iter().flat_map(|file| file.patterns);
    texts.map(|text| (text.name, text.text)).collect()
}

/// The messages of the program in the language `tag`, where it has some.
pub(super) fn builtin(tag: &str) -> Option<FluentFile> {
    let (_, text) = embedded::messages().into_iter().find(|(known, _)| *known == tag)?;
    let source = Source::new(format!("(built in)/locales/{tag}/{INTERFACE}"), text);
    Some(FluentFile::of(source, true))
}
