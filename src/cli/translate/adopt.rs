//! `mashal translate adopt`

use std::process::{Command, Stdio};

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::diag::{Sink, Source};
use crate::site::SourceFile;
use crate::translate::{adopt, message_names, record_messages};
use crate::world::World;

/// So many versions of a file are looked through.
const MOST_VERSIONS: usize = 200;

#[derive(Debug, Args)]
pub(super) struct Options {}

pub(super) fn run(command: &CommandContext<'_>, _options: &Options) -> Exit {
    let (site, world) = (command.site, command.world);
    let languages: Vec<_> = site.config.languages().map(|(id, _)| id).collect();
    let (mut sink, mut files, mut guides) = (Sink::default(), Vec::new(), 0);
    for language in languages.into_iter().filter(|id| *id != site.config.source_language) {
        let tag = site.language(language).locale.tag();
        let mut any = false;
        for (_, own, source) in command.pairs(language, &[]).unwrap_or_default() {
            if own.authored().front.prints.is_none() {
                continue;
            }
            any = true;
            let source = source.authored();
            let versions = || versions(command, source);
            match adopt(own, source, &versions, tag, world.today()) {
                Ok(changes) => {
                    guides += usize::from(!changes.is_empty());
                    files.extend(changes);
                }
                Err(fault) => sink.push(*fault),
            }
        }
        if any {
            // What nobody knew to be stale goes on as it was.
            let names = message_names(site, world, language).into_values().flatten().collect();
            files.extend(record_messages(site, world, language, &names));
        }
    }
    command.output.faults(&sink, false);
    if !command.write(&files) {
        return Exit::Surroundings;
    }
    if !command.output.quiet {
        command.output.result(&format!("{guides} translations taken over\n"));
    }
    if sink.has_errors() { Exit::Faults } else { Exit::Done }
}

/// What the history of the project knows that `source` said, newest first; nothing where there is
/// no history, or no program that reads it.
fn versions(command: &CommandContext<'_>, source: &SourceFile) -> Vec<SourceFile> {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(command.root).args(arguments).stderr(Stdio::null()).stdin(Stdio::null());
        let done = git.output().ok().filter(|done| done.status.success())?;
        String::from_utf8(done.stdout).ok()
    };
    let path = source.source().path();
    let most = MOST_VERSIONS.to_string();
    let log = git(&["log", "--format=%H", "-n", &most, "--", path]).unwrap_or_default();
    let texts = log.lines().filter_map(|commit| git(&["show", &format!("{commit}:./{path}")]));
    texts.map(|text| source.another(&Source::new(path, text))).collect()
}
