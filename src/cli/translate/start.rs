//! `mashal translate start`

use clap::Args;

use super::Desk;
use crate::cli::Exit;
use crate::cli::rewrite::create;
use crate::diag::Sink;
use crate::translate::start;
use crate::world::World;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The guides, as `digital-safety/photos.md`
    #[arg(value_name = "GUIDE", required = true)]
    guides: Vec<String>,
}

pub(super) fn run(desk: &Desk<'_>, options: &Options) -> Exit {
    let Some(language) = desk.language(&options.language) else { return Exit::Usage };
    let Some(guides) = desk.guides(&options.guides) else { return Exit::Usage };
    let site = desk.site;
    let home = site.config.source_language;
    let tag = site.language(language).locale.tag();
    let mut files = Vec::new();
    for id in guides {
        let path = &site.entry(id).key.path;
        if site.own(id, language).is_some() {
            desk.output.fail(&format!("`{path}` is there already in `{tag}`"));
            return Exit::Usage;
        }
        let Some(source) = site.own(id, home).map(|id| site.text(id).own()) else {
            desk.output.fail(&format!("the source language has no `{path}`"));
            return Exit::Usage;
        };
        let rest = source.path();
        match start(source, desk.world.today()) {
            Ok(text) => files.push((format!("content/{tag}/{rest}"), text)),
            Err(fault) => {
                let mut sink = Sink::default();
                sink.push(*fault);
                desk.output.faults(&sink, false);
                return Exit::Faults;
            }
        }
    }
    for (path, text) in &files {
        if let Err(error) = create(desk.root, path, text) {
            desk.output.fail(&format!("`{path}` cannot be written: {error}"));
            return Exit::Surroundings;
        }
        desk.output.result(&format!("{path}\n"));
    }
    Exit::Done
}
