//! `mashal import`: a new site of one that another generator made.

#![expect(clippy::disallowed_methods, reason = "a new site is written where the author says")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::output::{Output, counted};
use crate::build::{make, on_threads};
use crate::config::Choices;
use crate::data::Worded;
use crate::diag::{Diagnostic, Severity};
use crate::emit;
use crate::import::{Contents, Generator, Import, Outcome, Said, import};
use crate::locale::Locale;
use crate::rewrite::create;
use crate::world::{Disk, World};

/// The report, beside the settings.
const REPORT: &str = "IMPORT.md";

/// How many entries of a kind are printed; the report has all.
const SHOWN: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the old site; it is looked at, and never changed
    old: PathBuf,
    /// The folder of the new site, which is not there yet or empty
    new: PathBuf,
    /// What made the old site: hugo, jekyll, mkdocs, docusaurus, gitbook, mdbook, or folder (plain
    /// Markdown); auto finds it out
    #[arg(long, value_name = "GENERATOR", default_value = "auto", value_parser = generator)]
    from: From,
    /// The language of what does not say its own [default: the old site's, else en]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Which language a name of the old site is that is no language tag, `cn=zh`; `cn=none` where
    /// it is none. Once for each name
    #[arg(long = "tag", value_name = "NAME=TAG", value_parser = named)]
    tags: Vec<(String, Option<String>)>,
}

/// A generator, or none where it is to be found out.
#[derive(Clone, Copy, Debug)]
struct From(Option<Generator>);

fn generator(word: &str) -> Result<From, String> {
    match Generator::of(word) {
        Some(found) => Ok(From(Some(found))),
        None if word == "auto" => Ok(From(None)),
        None => {
            let all: Vec<_> = Generator::ALL.iter().map(|known| known.as_str()).collect();
            Err(format!("write `auto`, `{}`", all.join("`, `")))
        }
    }
}

/// A name, and the tag that a person gives it.
fn named(word: &str) -> Result<(String, Option<String>), String> {
    let Some((name, tag)) = word.split_once('=') else {
        return Err("write the name, `=` and the tag: `cn=zh`".to_owned());
    };
    if tag == "none" {
        return Ok((name.to_owned(), None));
    }
    match Locale::parse(tag) {
        Ok(locale) => Ok((name.to_owned(), Some(locale.tag().to_owned()))),
        Err(why) => Err(format!("`{tag}` is not a language tag: {why}")),
    }
}

pub(super) fn run(options: &Options, output: &Output) -> Exit {
    let (old, new) = (&options.old, &options.new);
    if let Some(tag) = &options.language
        && let Err(why) = Locale::parse(tag.trim())
    {
        output.fail(&format!(
            "`{tag}` is not a language tag: {why}; write one such as `ur`, `skr` or `ur-Latn`"
        ));
        return Exit::Usage;
    }
    if let Err(why) = apart(old, new) {
        output.fail(&why);
        return Exit::Usage;
    }
    let world = Disk::new(old.as_path());
    let said = Said {
        generator: options.from.0,
        language: options.language.as_deref().map(|tag| tag.trim().to_owned()),
        tags: options.tags.iter().cloned().collect(),
    };
    let made = match import(&world, &said) {
        Ok(made) => made,
        Err(why) => {
            output.fail(&format!("`{}`: {why}", old.display()));
            return Exit::Usage;
        }
    };
    for (path, contents) in &made.files {
        let written = match contents {
            Contents::Text(text) => create(new, path, text.as_bytes()),
            Contents::Copy(from) => world.read(from).and_then(|bytes| create(new, path, &bytes)),
        };
        if let Err(error) = written {
            output.fail(&format!("`{}` cannot be written: {error}", new.join(path).display()));
            return Exit::Surroundings;
        }
    }
    let faults = match faults(new) {
        Ok(faults) => faults,
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    let report = made.report.markdown(made.generator.as_str(), &faults);
    if let Err(error) = create(new, REPORT, report.as_bytes()) {
        output.fail(&format!("`{}` cannot be written: {error}", new.join(REPORT).display()));
        return Exit::Surroundings;
    }
    say(&made, &faults, new, output);
    Exit::Done
}

/// Whether the new folder is empty, and neither lies in the other.
fn apart(old: &Path, new: &Path) -> Result<(), String> {
    if !old.is_dir() {
        return Err(format!("there is no folder `{}`", old.display()));
    }
    let occupied = match fs::read_dir(new) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    };
    if occupied {
        return Err(format!(
            "`{}` is there already and is not empty; choose another name",
            new.display()
        ));
    }
    let real = |path: &Path| {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        // What is not there yet lies where the nearest folder above is.
        let there =
            whole.ancestors().find_map(|above| above.canonicalize().ok().map(|real| (above, real)));
        match there {
            Some((above, real)) => real.join(whole.strip_prefix(above).unwrap_or(Path::new(""))),
            None => whole,
        }
    };
    let (old_place, new_place) = (real(old), real(new));
    if new_place.starts_with(&old_place) || old_place.starts_with(&new_place) {
        return Err(format!(
            "`{}` and `{}` lie one in the other; choose a folder beside the old site",
            old.display(),
            new.display()
        ));
    }
    Ok(())
}

/// What a check says of the new site.
fn faults(new: &Path) -> Result<Vec<Diagnostic>, String> {
    let world = Disk::new(new);
    let choices = Choices { no_fonts: true, ..Choices::default() };
    let out = new.join(emit::FOLDER);
    let made =
        on_threads(None, || make(&world, &choices, &out, None, &indicatif::ProgressBar::hidden()))?;
    let mut faults = made.sink.sorted();
    faults.retain(|fault| fault.severity != Severity::Note);
    Ok(faults)
}

fn say(made: &Import, faults: &[Diagnostic], new: &Path, output: &Output) {
    for outcome in [Outcome::Decide, Outcome::Kept, Outcome::Turned] {
        let entries = made.report.entries().filter(|entry| entry.outcome == outcome);
        let most = match outcome {
            _ if output.verbose => usize::MAX,
            Outcome::Turned => 0,
            _ => SHOWN,
        };
        for entry in entries.take(most) {
            output.say(&format!("{}: {}: {}", outcome.as_str(), entry.place(), entry.what));
        }
    }
    if output.quiet {
        return;
    }
    let count = |outcome| made.report.count(outcome);
    let pages = made.files.iter().filter(|(path, _)| path.ends_with(".md")).count();
    let copied = made.files.iter().filter(|(_, c)| matches!(c, Contents::Copy(_))).count();
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let name = new.display();
    let next = match errors {
        0 => format!(
            "it builds; next:\n  mashal --site {name} serve    to see it while you go through them"
        ),
        _ => format!(
            "it has {} (mashal --site {name} check), and nothing is published while one stands",
            counted(errors, "error")
        ),
    };
    output.result(&format!(
        "{} and {} of a site of {} lie in `{name}`: {} to decide, {} kept in comments, {} turned; all of it stands in `{}`\n{next}\n",
        counted(pages, "page"),
        counted(copied, "file"),
        made.generator.as_str(),
        count(Outcome::Decide),
        count(Outcome::Kept),
        count(Outcome::Turned),
        new.join(REPORT).display(),
    ));
}
