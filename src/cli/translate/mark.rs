//! `mashal translate mark`

use clap::Args;

use super::CommandContext;
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

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let Some(language) = command.language(&options.language) else { return Exit::Usage };
    let site = command.site;
    let home = site.config.source_language;
    let guides: Option<Vec<EntryId>> = if options.all {
        let all = site.entries().map(|(id, _)| id);
        Some(all.filter(|id| site.exact(*id, language).is_some()).collect())
    } else {
        command.guides(&options.guides)
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
        let (Some(own), Some(source)) = (site.exact(id, language), site.exact(id, home)) else {
            if !options.all {
                let path = &site.entry(id).key.path;
                command.output.fail(&format!(
                    "`{path}` is not there in both languages; begin it with `mashal translate start`"
                ));
                return Exit::Usage;
            }
            continue;
        };
        let (own, source) = (site.text(own).authored(), site.text(source).authored());
        match mark(own, source, state, command.world.today()) {
            Ok(text) => files.push((own.source(), text)),
            Err(faults) => sink.extend(faults),
        }
    }
    command.output.faults(&sink, false);
    // With `--all` those that agree are recorded all the same.
    if sink.has_errors() && !options.all {
        command.output.say("nothing was written");
        return Exit::Faults;
    }
    for (file, text) in &files {
        if let Err(error) = rewrite(command.world, command.root, file, text) {
            command.output.fail(&format!("`{}` cannot be written: {error}", file.path()));
            return Exit::Surroundings;
        }
    }
    if !command.output.quiet {
        command.output.result(&format!("{} recorded\n", files.len()));
    }
    if sink.has_errors() { Exit::Faults } else { Exit::Done }
}
