//! `mashal translate start`

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
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

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let Some(language) = command.language(&options.language) else { return Exit::Usage };
    let Some(guides) = command.guides(&options.guides) else { return Exit::Usage };
    let site = command.site;
    let home = site.config.source_language;
    let tag = site.language(language).locale.tag();
    let mut files = Vec::new();
    for id in guides {
        let path = &site.entry(id).key.path;
        if site.exact(id, language).is_some() {
            command.output.fail(&format!("`{path}` is there already in `{tag}`"));
            return Exit::Usage;
        }
        let Some(source) = site.exact(id, home).map(|id| site.text(id).authored()) else {
            command.output.fail(&format!("the source language has no `{path}`"));
            return Exit::Usage;
        };
        match start(source, tag, command.world.today()) {
            Ok(changes) => files.extend(changes),
            Err(fault) => {
                let mut sink = Sink::default();
                sink.push(*fault);
                command.output.faults(&sink, false);
                return Exit::Faults;
            }
        }
    }
    if !command.write(&files) {
        return Exit::Surroundings;
    }
    for file in files.iter().filter(|file| !file.is_record()) {
        command.output.result(&format!("{}\n", file.path));
    }
    Exit::Done
}
