//! `mashal directory`

use clap::{Args, Subcommand, ValueEnum};

use super::load::{Loaded, load};
use super::output::Output;
use super::{Common, Exit};
use crate::config::Choices;
use crate::site::{Due, due};
use crate::world::World;

const TEMPLATE: &str = "due.html";

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List contacts that nobody has called or looked at for long, those that wait longest first
    Due(DueOptions),
}

#[derive(Debug, Args)]
struct DueOptions {
    /// A table, a file for a spreadsheet, or a sheet to print with room for what was said
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A line each
    Text,
    /// RFC 4180
    Csv,
    /// A page that stands alone
    Html,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let Loaded { world, site, .. } = match load(common, &Choices::default(), output) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let Command::Due(options) = &options.command;
    let mut rows = due(&site, world.today());
    rows.retain(|row| row.due);
    let home = site.language(site.config.source_language).locale.tag();
    let text = match options.format {
        Format::Text => Ok(text(&rows)),
        Format::Csv => csv(&rows),
        Format::Html => page(&rows, home).map_err(|error| error.to_string()),
    };
    match text {
        Ok(text) => {
            output.result(&text);
            Exit::Done
        }
        Err(why) => {
            output.fail(&why);
            Exit::Surroundings
        }
    }
}

/// The ways to reach a contact, as people read them.
fn ways(row: &Due) -> String {
    let with =
        |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}{value}"));
    let press = row.press.as_ref().map_or_else(String::new, |key| format!(", then {key}"));
    let ways = [
        row.phone.as_ref().map(|phone| format!("{phone}{press}")),
        with("SMS ", &row.sms),
        with("WhatsApp ", &row.whatsapp),
        with("", &row.email),
        with("", &row.web),
    ];
    ways.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn text(rows: &[Due]) -> String {
    let mut text = String::new();
    for row in rows {
        let checked = match (&row.checked, row.days) {
            (Some(day), Some(days)) => format!("checked {day}, {days} days ago"),
            _ => "never checked".to_owned(),
        };
        let Due { id, name, status, .. } = row;
        text.push_str(&format!("{id}  {name}\n  {}\n  {status}, {checked}\n", ways(row)));
    }
    text.push_str(&format!("{} to call or look at\n", rows.len()));
    text
}

fn csv(rows: &[Due]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head =
        ["id", "name", "ways", "status", "checked", "checked_by", "days", "regions", "needs"];
    let lines = rows.iter().map(|row| {
        let days = row.days.map(|days| days.to_string());
        [
            row.id.clone(),
            row.name.clone(),
            ways(row),
            row.status.to_owned(),
            row.checked.clone().unwrap_or_default(),
            row.checked_by.clone().unwrap_or_default(),
            days.unwrap_or_default(),
            row.regions.join(" "),
            row.needs.join(" "),
        ]
    });
    let lines = [head.map(str::to_owned)].into_iter().chain(lines);
    let mut lines = lines.map(|line| line.map(plain));
    lines.try_for_each(|line| writer.write_record(line)).map_err(|error| error.to_string())?;
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A field that no spreadsheet takes for a formula: a number on WhatsApp begins with `+`.
fn plain(field: String) -> String {
    match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{field}"),
        false => field,
    }
}

fn page(rows: &[Due], home: &str) -> tera::TeraResult<String> {
    let mut context = tera::Context::new();
    let ways: Vec<String> = rows.iter().map(ways).collect();
    context.insert("rows", rows);
    context.insert("ways", &ways);
    context.insert("home", home);
    let mut tera = tera::Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_template(TEMPLATE, include_str!("due.html"))?;
    tera.render(TEMPLATE, &context)
}
