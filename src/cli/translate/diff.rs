//! `mashal translate diff`

use clap::Args;
use serde::Serialize;

use super::CommandContext;
use crate::cli::Exit;
use crate::translate::{Difference, Side, UnitState, WordRun, WordSide, differences};

/// The page, as its template is called: what is put into HTML is escaped.
const TEMPLATE: &str = "diff.html";

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
        Format::Html => match page(command, &found) {
            Ok(text) => text,
            Err(error) => {
                command.output.fail(&error.to_string());
                return Exit::Surroundings;
            }
        },
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

/// What the template of the page sees of a difference.
#[derive(Serialize)]
struct Row<'d> {
    #[serde(flatten)]
    found: &'d Difference,
    place: String,
    said: &'static str,
    dir: &'static str,
}

/// A page that stands alone: a list with the source before and now, and the translation beside.
fn page(command: &CommandContext<'_>, found: &[Difference]) -> tera::TeraResult<String> {
    let config = &command.site.config;
    let home = &config.language(config.source_language).locale;
    let rows = found.iter().map(|found| Row {
        found,
        place: place(&found.file, found.source.as_ref()),
        said: state(found.state),
        dir: config
            .find(&found.language)
            .map_or("auto", |id| config.language(id).locale.direction().as_str()),
    });
    let mut context = tera::Context::new();
    context.insert("rows", &rows.collect::<Vec<_>>());
    context.insert("source", home.tag());
    context.insert("source_dir", home.direction().as_str());
    let mut tera = tera::Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_template(TEMPLATE, include_str!("diff.html"))?;
    tera.render(TEMPLATE, &context)
}
