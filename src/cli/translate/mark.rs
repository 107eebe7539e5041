//! `mashal translate mark`

use clap::Args;

use super::Desk;
use crate::cli::Exit;
use crate::cli::rewrite::rewrite;
use crate::diag::Sink;
use crate::site::{EntryId, State};
use crate::translate::mark;
use crate::world::World;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The guides, as `digital-safety/photos.md`
    #[arg(value_name = "GUIDE", required_unless_present = "all")]
    guides: Vec<String>,
    /// Every guide that the language has
    #[arg(long, conflicts_with = "guides")]
    all: bool,
    /// Who has seen them [default: as it is]
    #[arg(long, value_enum)]
    state: Option<Word>,
}

/// A state of a translation.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Word {
    /// Made by a program; nobody has read it
    Machine,
    /// Made by a person; no native speaker has reviewed it
    Draft,
    /// Reviewed by a native speaker
    Reviewed,
}

pub(super) fn run(desk: &Desk<'_>, options: &Options) -> Exit {
    let Some(language) = desk.language(&options.language) else { return Exit::Usage };
    let site = desk.site;
    let home = site.config.source_language;
    let guides: Option<Vec<EntryId>> = if options.all {
        let all = site.entries().map(|(id, _)| id);
        Some(all.filter(|id| site.own(*id, language).is_some()).collect())
    } else {
        desk.guides(&options.guides)
    };
    let Some(guides) = guides else { return Exit::Usage };
    let state = options.state.map(|word| match word {
        Word::Machine => State::Machine,
        Word::Draft => State::Draft,
        Word::Reviewed => State::Reviewed,
    });
    // All of them are looked at before the first is written.
    let (mut sink, mut files) = (Sink::default(), Vec::new());
    for id in guides {
        let (Some(own), Some(source)) = (site.own(id, language), site.own(id, home)) else {
            if !options.all {
                let path = &site.entry(id).key.path;
                desk.output.fail(&format!(
                    "`{path}` is not there in both languages; begin it with `mashal translate start`"
                ));
                return Exit::Usage;
            }
            continue;
        };
        let (own, source) = (site.text(own).own(), site.text(source).own());
        match mark(own, source, state, desk.world.today()) {
            Ok(text) => files.push((own.source(), text)),
            Err(faults) => sink.extend(faults),
        }
    }
    desk.output.faults(&sink, false);
    // With `--all` those that agree are recorded all the same.
    if sink.has_errors() && !options.all {
        desk.output.say("nothing was written");
        return Exit::Faults;
    }
    for (file, text) in &files {
        if let Err(error) = rewrite(desk.world, desk.root, file, text) {
            desk.output.fail(&format!("`{}` cannot be written: {error}", file.path()));
            return Exit::Surroundings;
        }
    }
    if !desk.output.quiet {
        desk.output.result(&format!("{} recorded\n", files.len()));
    }
    if sink.has_errors() { Exit::Faults } else { Exit::Done }
}
