//! The Fluent files of one language, text by text.

use std::sync::Arc;

use crate::config::LanguageId;
use crate::diag::{Sink, Source};
use crate::messages::{Pattern, patterns};
use crate::route::in_language;
use crate::site::Site;
use crate::world::{World, read_text};

/// A Fluent file with its texts.
pub(super) struct FluentFile {
    pub(super) source: Arc<Source>,
    pub(super) patterns: Vec<Pattern>,
}

impl FluentFile {
    /// The path below the language's folder.
    pub(super) fn path(&self) -> &str {
        in_language(self.source.path()).map_or("", |(_, path)| path)
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
        file.path.ends_with(".ftl") && site.config.find(folder) == Some(language)
    });
    // What cannot be read was reported when the site was.
    let sources = own.filter_map(|file| read_text(world, file, &mut Sink::default()));
    sources.map(|source| FluentFile { patterns: patterns(&source), source }).collect()
}
