//! `mashal theme`: a theme of the site's own, over the built-in one.

use std::collections::BTreeMap;
use std::path::Path;

use clap::{Args, Subcommand};

use super::output::{self, Output};
use super::{Common, Exit};
use crate::config::{self, Choices, is_message_name};
use crate::diag::{Sink, nearest};
use crate::rewrite::create;
use crate::world::embedded::{THEME_NAME, theme};
use crate::world::{Disk, World};

/// Stands above the colours in the sheet of a new theme.
const CUSTOM: &str = "/* Added behind the built-in style sheet. Change what should differ, and delete the rest: what is not said here stays as it is.\n   Words must stand out from what they lie on, by day and by night (4.5 : 1); `--paper` is also the colour of the browser's bar. */\n\n";
/// Stands in an ejected file before the fingerprint of what it was copied from.
const EJECTED: &str = "from the built-in theme, ";

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a small theme that extends the built-in one: colours to change, and places in a page
    New {
        /// Its name, and that of its folder below `themes`
        name: String,
    },
    /// Copy a file of the built-in theme into the site's own, to be changed
    Eject {
        /// Its path, such as `templates/guide.html`
        file: String,
    },
    /// List the files of the site's theme: added, extended, or in the place of a built-in one
    Status,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let world = Disk::new(&root);
    let mut sink = Sink::default();
    let Some(config) = config::load(&world, &Choices::default(), &mut sink) else {
        output.faults(&sink, false);
        return Exit::Faults;
    };
    match &options.command {
        Command::New { name } => new(&root, name, output),
        Command::Eject { file } => eject(&root, &config.theme, file, output),
        Command::Status => status(&world, &config.theme, output),
    }
}

fn new(root: &Path, name: &str, output: &Output) -> Exit {
    if !is_message_name(name) || name == THEME_NAME {
        output.fail(&format!(
            "`{name}` cannot be the name of a theme; write Latin letters, digits and hyphens, and not `{THEME_NAME}`"
        ));
        return Exit::Usage;
    }
    if root.join("themes").join(name).exists() {
        output.fail(&format!("`themes/{name}` is there already"));
        return Exit::Usage;
    }
    let begun = [
        ("assets/custom.css", format!("{CUSTOM}{}", colours())),
        ("templates/base.html", include_str!("theme/base.html").to_owned()),
    ];
    for (path, text) in begun {
        let path = format!("themes/{name}/{path}");
        if let Err(error) = create(root, &path, text.as_bytes()) {
            output.fail(&format!("`{path}` cannot be written: {error}"));
            return Exit::Surroundings;
        }
    }
    if !output.quiet {
        output.result(&format!(
            "a theme lies in `themes/{name}`; write `theme = \"{name}\"` into `mashal.toml`, and change or add:\n  assets/custom.css    colours and letters\n  assets/logo.svg      the logo beside the site's name; `.png` or `.webp` as well\n  templates/base.html  what stands in the head, at the top and at the end of each page\n"
        ));
    }
    Exit::Done
}

/// The colours of the built-in sheet, by day and by night, as they stand there.
fn colours() -> String {
    let files = theme();
    let style = files.iter().find(|(path, _)| *path == "assets/style.css");
    let style = style.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let rule = |start: &str| {
        let rest = style.split_once(start)?.1;
        Some(format!("{start}{}\n}}\n", rest.split_once("\n}\n")?.0))
    };
    let rules = [":root {", "@media (prefers-color-scheme: dark) {"].into_iter().filter_map(rule);
    rules.collect::<Vec<_>>().join("\n")
}

fn eject(root: &Path, name: &str, file: &str, output: &Output) -> Exit {
    let files: BTreeMap<&str, &[u8]> = theme().into_iter().collect();
    let file = file.replace('\\', "/");
    let Some(bytes) = files.get(file.as_str()) else {
        let near = nearest(&file, files.keys().copied());
        let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        output.fail(&format!("the built-in theme has no file `{file}`{help}"));
        return Exit::Usage;
    };
    let path = format!("themes/{name}/{file}");
    let mut copy = bytes.to_vec();
    if let Some((open, close)) = comment(&file) {
        let head = format!("{open} {EJECTED}{} {close}", print(bytes));
        copy = [head.as_bytes(), copy.as_slice()].concat();
    }
    if let Err(error) = create(root, &path, &copy) {
        output.fail(&format!("`{path}` cannot be written: {error}"));
        return Exit::Surroundings;
    }
    if !output.quiet {
        output.result(&format!(
            "`{path}` takes the place of the built-in file in whole, also when that changes in a later version: `mashal theme status` says then that it has\n"
        ));
        if file.starts_with("templates/") {
            let own = file.trim_start_matches("templates/");
            output.say(&format!(
                "to change a part alone, begin it with `{{% extends \"default/{own}\" %}}` and write only the blocks that differ"
            ));
        }
    }
    Exit::Done
}

/// How a comment opens and closes in a file that can have one before its first byte.
fn comment(file: &str) -> Option<(&'static str, &'static str)> {
    match file.rsplit('.').next() {
        Some("html") if file.starts_with("templates/") => Some(("{#", "#}")),
        Some("css" | "js") => Some(("/*", "*/\n")),
        _ => None,
    }
}

fn print(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

fn status(world: &Disk, name: &str, output: &Output) -> Exit {
    let builtin: BTreeMap<&str, &[u8]> = theme().into_iter().collect();
    let folder = format!("themes/{name}");
    let mut lines = String::new();
    for file in world.list(&folder).files {
        let Some(path) = file.path.strip_prefix(&folder).and_then(|path| path.strip_prefix('/'))
        else {
            continue;
        };
        let text = world.read(&file.path).ok();
        let text = text.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let said = match (builtin.get(path), text) {
            (None, _) => "added",
            (Some(_), Some(text)) if text.contains("extends \"default/") => {
                "extends the built-in one"
            }
            (Some(bytes), Some(text)) => {
                let known = text.split_once(EJECTED).and_then(|(_, rest)| rest.get(..16));
                match known {
                    Some(known) if known != print(bytes) => {
                        "in the place of the built-in one, which has changed since: compare them"
                    }
                    _ => "in the place of the built-in one, in whole",
                }
            }
            (Some(_), None) => "in the place of the built-in one, in whole",
        };
        lines.push_str(&format!("{path}: {said}\n"));
    }
    if lines.is_empty() {
        lines.push_str(&format!("`{folder}` has no files: all is built in\n"));
    }
    output.result(&lines);
    Exit::Done
}
