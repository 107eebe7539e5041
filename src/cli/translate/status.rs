//! `mashal translate status`

use clap::Args;

use super::Desk;
use crate::cli::Exit;
use crate::translate::{Progress, Status, status};

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

pub(super) fn run(desk: &Desk<'_>, options: &Options) -> Exit {
    let site = desk.site;
    let languages = match &options.language {
        Some(tag) => match desk.language(tag) {
            Some(id) => vec![id],
            None => return Exit::Usage,
        },
        None => {
            let all = site.config.languages().map(|(id, _)| id);
            all.filter(|id| *id != site.config.source_language).collect()
        }
    };
    let status = status(site, &languages);
    let text = match options.format {
        Format::Table => table(&status),
        Format::Json => match serde_json::to_string_pretty(&status) {
            Ok(text) => text + "\n",
            Err(error) => {
                desk.output.fail(&error.to_string());
                return Exit::Surroundings;
            }
        },
    };
    desk.output.result(&text);
    Exit::Done
}

fn table(status: &Status) -> String {
    let mut text = String::new();
    for language in &status.languages {
        let messages = language.messages;
        let whole = |of: fn(&crate::translate::GuideStatus) -> usize| -> usize {
            language.guides.iter().map(of).sum()
        };
        text.push_str(&format!(
            "{}: {} of {} units of guides as the source is now, {} of {} messages\n",
            language.language,
            whole(|guide| guide.translated),
            whole(|guide| guide.units),
            messages.translated,
            messages.all,
        ));
        let width = language.guides.iter().map(|guide| guide.guide.chars().count()).max();
        let width = width.unwrap_or_default();
        text.push_str(&format!(
            "  {:width$}  {:>5}  {:>5}  {:>5}  {:>7}  {:>7}  next\n",
            "guide", "units", "words", "fresh", "changed", "missing"
        ));
        for guide in &language.guides {
            let next = match guide.progress {
                Progress::Missing => "mashal translate start",
                Progress::Misfit => "make it fit the source, then mark",
                Progress::Stale => "translate what has changed, then mark",
                Progress::Untracked => "compare with the source, then mark",
                Progress::NotReviewed => "a native speaker reads it, then mark --state reviewed",
                Progress::Done => "nothing",
            };
            text.push_str(&format!(
                "  {:width$}  {:>5}  {:>5}  {:>5}  {:>7}  {:>7}  {next}\n",
                guide.guide,
                guide.units,
                guide.words,
                guide.translated,
                guide.changed,
                guide.missing
            ));
        }
    }
    text
}
