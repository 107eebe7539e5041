//! `mashal translate diff`

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::translate::{Difference, Side, UnitState, WordRun, WordSide, differences};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language [default: all]
    #[arg(value_name = "LANG")]
    language: Option<String>,
    /// Only these guides, as `digital-safety/photos.md` [default: all, and messages]
    #[arg(value_name = "GUIDE")]
    guides: Vec<String>,
    /// How it is printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: `[-what was taken out-]`, `{+what was put in+}`
    Text,
    /// One list
    Json,
    /// A page to look at, or to send
    Html,
}

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let site = command.site;
    let Some(languages) = command.languages(options.language.as_deref()) else {
        return Exit::Usage;
    };
    let guides = match options.guides.is_empty() {
        true => None,
        false => match command.guides(&options.guides) {
            Some(ids) => Some(ids),
            None => return Exit::Usage,
        },
    };
    let found: Vec<Difference> = languages
        .into_iter()
        .flat_map(|id| differences(site, command.world, id, guides.as_deref()))
        .collect();
    let text = match options.format {
        Format::Text => found.iter().map(text).collect::<Vec<_>>().join("\n"),
        Format::Html => page(command, &found),
        Format::Json => return command.json(&found),
    };
    command.output.result(&text);
    Exit::Done
}

/// Words of two texts as one line: `[-only before-]`, `{+only now+}`.
pub(super) fn marked_words(words: &[WordRun]) -> String {
    let mut line = String::new();
    for run in words {
        let text = run.text.trim_end();
        let space = run.text.get(text.len()..).unwrap_or_default();
        line.push_str(&match run.side {
            WordSide::Both => run.text.clone(),
            WordSide::Before => format!("[-{text}-]{space}"),
            WordSide::Now => format!("{{+{text}+}}{space}"),
        });
    }
    line
}

fn state(state: UnitState) -> &'static str {
    match state {
        UnitState::Changed => "changed",
        UnitState::Missing => "not translated",
        UnitState::Unmatched => "not in the source",
        UnitState::Translated => "translated",
        UnitState::Untracked => "untracked",
    }
}

fn place(file: &str, side: Option<&Side>) -> String {
    side.map_or_else(|| file.to_owned(), |side| format!("{file}:{}", side.line))
}

fn text(found: &Difference) -> String {
    let mut text = format!("{} {}", found.language, place(&found.file, found.source.as_ref()));
    if let Some(name) = &found.message {
        text.push_str(&format!(" {name}"));
    }
    text.push_str(&format!(": {}\n", state(found.state)));
    let now = found.source.as_ref().map(|side| side.text.clone());
    let words = match found.words.is_empty() {
        true => now,
        false => Some(marked_words(&found.words)),
    };
    let mut block = |words: &str| {
        for line in words.lines() {
            text.push_str(&format!("  {line}\n"));
        }
    };
    words.iter().for_each(|words| block(words));
    if let Some(own) = &found.own {
        block(&own.text);
        let file = found.own_file.as_deref().unwrap_or_default();
        text.push_str(&format!("  ({})\n", place(file, Some(own))));
    }
    text
}

/// A page that stands alone: a list with the source before and now, and the translation beside.
fn page(command: &CommandContext<'_>, found: &[Difference]) -> String {
    let site = command.site;
    let locale = |tag: &str| site.config.find(tag).map(|id| &site.language(id).locale);
    let home = &site.language(site.config.source_language).locale;
    let around = |tag: &str, dir: &str, inner: String| {
        format!("<p lang=\"{tag}\" dir=\"{dir}\">{inner}</p>\n")
    };
    let rows: String = found
        .iter()
        .map(|found| {
            let words = match (&found.source, found.words.is_empty()) {
                (_, false) => found.words.iter().map(word_run).collect(),
                (Some(now), true) => escape(&now.text),
                (None, true) => String::new(),
            };
            let own = found.own.as_ref().map(|own| {
                let dir = locale(&found.language).map_or("auto", |own| own.direction().as_str());
                around(&found.language, dir, escape(&own.text))
            });
            let place = place(&found.file, found.source.as_ref());
            let name = found.message.as_deref().unwrap_or_default();
            format!(
                "<section>\n<h2><bdi>{}</bdi> {} <small>{}, {}</small></h2>\n{}{}</section>\n",
                escape(&place),
                escape(name),
                escape(&found.language),
                state(found.state),
                around(home.tag(), home.direction().as_str(), words),
                own.unwrap_or_default(),
            )
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>What has changed</title>\n<style>\nbody {{ font: 1rem/1.6 sans-serif; max-width: 50rem; margin: auto; padding: 1rem }}\nh2 {{ font-size: 1rem }}\ndel {{ background: #fdd }}\nins {{ background: #dfd }}\nsection {{ border-top: 1px solid; margin-top: 1rem }}\n</style>\n<h1>What has changed: {}</h1>\n{rows}",
        found.len(),
    )
}

fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let _infallible = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}

fn word_run(run: &WordRun) -> String {
    let text = escape(&run.text);
    match run.side {
        WordSide::Both => text,
        WordSide::Before => format!("<del>{text}</del>"),
        WordSide::Now => format!("<ins>{text}</ins>"),
    }
}
