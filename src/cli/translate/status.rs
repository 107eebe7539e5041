//! `mashal translate status`

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::translate::{Amount, GuideStatus, LanguageStatus, Progress, Status, status};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Only this language
    #[arg(value_name = "LANG")]
    language: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// One object
    Json,
}

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let site = command.site;
    let Some(languages) = command.languages(options.language.as_deref()) else {
        return Exit::Usage;
    };
    let status = status(site, command.world, &languages);
    match options.format {
        Format::Table => command.output.result(&table(&status)),
        Format::Json => return command.json(&status),
    }
    Exit::Done
}

/// What keeps a translation that is begun from its readers.
const HIDDEN: &str = "take out `draft = true` when it is whole";

fn table(status: &Status) -> String {
    status.languages.iter().map(language).collect::<Vec<_>>().join("\n")
}

fn language(status: &LanguageStatus) -> String {
    let guides = |of: fn(&GuideStatus) -> Amount| status.guides.iter().map(of).sum::<Amount>();
    let (all, translated) = (guides(|guide| guide.all), guides(|guide| guide.translated));
    let messages = status.messages.iter().map(|file| file.all).sum::<Amount>();
    let own = status.messages.iter().map(|file| file.translated + file.untracked).sum::<Amount>();
    let reviewed = status.guides.iter().filter(|guide| guide.progress == Progress::Done).count();
    let mut text = format!(
        "{}: {} of {} units of guides as the source is now ({} of {} words), {reviewed} of {} guides reviewed; {} of {} messages\n",
        status.language,
        translated.units,
        all.units,
        translated.words,
        all.words,
        status.guides.len(),
        own.units,
        messages.units,
    );
    let names = status.guides.iter().map(|guide| &guide.guide);
    let names = names.chain(status.messages.iter().map(|file| &file.file));
    let width = names.map(|name| name.chars().count()).max().unwrap_or_default();
    let mut row = |name: &str, cells: [&str; 5], next: &str| {
        text.push_str(&format!("  {name:width$}"));
        for cell in cells {
            text.push_str(&format!("  {cell:>7}"));
        }
        text.push_str(&format!("  {next}\n"));
    };
    row("guide", ["units", "words", "fresh", "changed", "missing"], "next");
    for guide in &status.guides {
        let counts = [
            guide.all.units,
            guide.all.words,
            guide.translated.units,
            guide.changed.units,
            guide.missing.units,
        ]
        .map(|count| count.to_string());
        row(&guide.guide, counts.each_ref().map(|count| &**count), &next(guide));
    }
    for file in &status.messages {
        let counts = [
            file.all.units,
            file.all.words,
            file.translated.units,
            file.changed.units,
            file.missing.units,
        ]
        .map(|count| count.to_string());
        let next = match (file.changed.units, file.missing.units, file.untracked.units) {
            (1.., ..) => "translate what has changed, then mark",
            (0, 1.., _) => "translate what is missing",
            (0, 0, 1..) => "compare with the source, then mark",
            (0, 0, 0) => "nothing",
        };
        row(&file.file, counts.each_ref().map(|count| &**count), next);
    }
    text
}

fn next(guide: &GuideStatus) -> String {
    let next = match guide.progress {
        Progress::Missing => "mashal translate start",
        Progress::Stale => "translate what has changed, then mark",
        Progress::Untracked => "compare with the source, then mark",
        Progress::NotReviewed => "a native speaker reads it, then mark --state reviewed",
        Progress::Done => "nothing",
    };
    let next = match (guide.hidden, guide.progress) {
        // Nothing else is left to do.
        (true, Progress::Done) => HIDDEN.to_owned(),
        (true, _) => format!("{next}; {HIDDEN}"),
        (false, _) => next.to_owned(),
    };
    match guide.urgent {
        0 => next,
        urgent => format!("{next}; urgent: {urgent}"),
    }
}
