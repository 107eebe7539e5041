//! What came over, what is kept in a comment, and what a person must decide.

use std::fmt::Write;

use crate::diag::Diagnostic;

/// What became of something of the old site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A person must decide.
    Decide,
    /// It stands in a comment, where no reader sees it.
    Kept,
    /// It says the same in another form.
    Turned,
}

impl Outcome {
    const ALL: [Self; 3] = [Self::Decide, Self::Kept, Self::Turned];

    /// One word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Kept => "kept",
            Self::Turned => "turned",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Decide => "To decide",
            Self::Kept => "Kept in a comment, and not shown",
            Self::Turned => "Turned into what mashal has for it",
        }
    }
}

/// What became of one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The file of the old site.
    pub path: String,
    /// Its line, from 1; 0 is the whole file.
    pub line: usize,
    /// What became of it.
    pub outcome: Outcome,
    /// What it was, and what is to be done.
    pub what: String,
}

impl Entry {
    /// `path:line`
    pub fn place(&self) -> String {
        match self.line {
            0 => self.path.clone(),
            line => format!("{}:{line}", self.path),
        }
    }
}

/// What became of all of the old site, in the order of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    entries: Vec<Entry>,
    /// Addresses outside of the folders of languages, and where what lay there lies now.
    moved: Vec<(String, String)>,
    /// Texts that no page has now, by their files.
    texts: Vec<(String, String)>,
}

impl Report {
    /// All entries, in the order of files and lines.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// How many have come to `outcome`.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.entries.iter().filter(|entry| entry.outcome == outcome).count()
    }

    pub(super) fn push(&mut self, outcome: Outcome, (path, line): (&str, usize), what: String) {
        // A report is read line by line, by people and on terminals.
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        let what = what.replace(char::is_control, "\u{fffd}");
        let path = path.replace(char::is_control, "\u{fffd}");
        self.entries.push(Entry { path, line, outcome, what });
    }

    /// Notes that what lay at `old` lies at `new` now, as only a host can say it.
    pub(super) fn moved(&mut self, old: String, new: String) {
        self.moved.push((old, new));
    }

    /// Keeps the text of a file that no page has now.
    pub(super) fn text(&mut self, path: &str, text: &str) {
        self.texts.push((path.to_owned(), text.to_owned()));
    }

    pub(super) fn sort(&mut self) {
        self.entries.sort();
        self.entries.dedup();
        self.moved.sort();
        self.moved.dedup_by(|a, b| a.0 == b.0);
    }

    /// All of it as Markdown, with what a check of the new site has found.
    pub fn markdown(&self, generator: &str, faults: &[Diagnostic]) -> String {
        let mut text = format!(
            "# What came over\n\nFrom a site of {generator}. Places are files and lines of the old site, but for the last part.\n\
             This file is for you: no build reads it; delete it when all is done.\n\n\
             Pages have other addresses now: what lay at `/en/lock/` lies at `/en/lock.html`. Old ones below the folder of a language\n\
             lead on by themselves, as `aliases` of their pages, where they are known.{}\n",
            match self.moved.len() {
                0 => "",
                _ => " All others are in a list below, for your host.",
            }
        );
        // Writing to a `String` cannot fail.
        for outcome in Outcome::ALL {
            let entries: Vec<_> =
                self.entries.iter().filter(|entry| entry.outcome == outcome).collect();
            if !entries.is_empty() {
                let _infallible =
                    write!(text, "\n## {} ({})\n\n", outcome.heading(), entries.len());
            }
            for entry in entries {
                let _infallible = writeln!(text, "- `{}`: {}", entry.place(), entry.what);
            }
        }
        if !self.moved.is_empty() {
            let _infallible = write!(
                text,
                "\n## Old addresses that only the host can lead on ({})\n\n\
                 They lie outside of the folders of languages. Each line is an old path and the new one, as a file `_redirects` has them\n\
                 (Netlify, Cloudflare Pages); other hosts have a form of their own for the same. Without it, these links are dead.\n\n```text\n",
                self.moved.len()
            );
            for (old, new) in &self.moved {
                let _infallible = writeln!(text, "{old} {new}");
            }
            text.push_str("```\n");
        }
        for (path, words) in &self.texts {
            let path = path.replace(char::is_control, "\u{fffd}");
            let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat((longest + 1).max(3));
            let words = words.trim_end();
            let _infallible =
                write!(text, "\n## The text of `{path}`\n\n{fence}text\n{words}\n{fence}\n");
        }
        if !faults.is_empty() {
            let _infallible = write!(
                text,
                "\n## What `mashal check` says of the new site ({})\n\nPlaces are those of the new site. While an error stands, nothing is published.\n\n",
                faults.len()
            );
        }
        for fault in faults {
            let place = fault.span.as_ref().map_or_else(String::new, |span| {
                format!("`{}:{}`: ", span.source.path(), span.begin().line)
            });
            let _infallible = writeln!(
                text,
                "- {place}{}[{}]: {}; {}",
                fault.severity.as_str(),
                fault.code.as_str(),
                fault.message,
                fault.help
            );
        }
        text
    }
}

/// What is noted of one file.
pub(super) struct Notes<'r> {
    path: &'r str,
    report: &'r mut Report,
}

impl<'r> Notes<'r> {
    pub(super) fn new(path: &'r str, report: &'r mut Report) -> Self {
        Self { path, report }
    }

    pub(super) fn decide(&mut self, line: usize, what: impl Into<String>) {
        self.report.push(Outcome::Decide, (self.path, line), what.into());
    }

    /// Says that `raw` stands in a comment.
    pub(super) fn kept(&mut self, line: usize, raw: &str, why: &str) {
        self.report.push(Outcome::Kept, (self.path, line), format!("{}: {why}", quoted(raw)));
    }

    pub(super) fn turned(&mut self, line: usize, what: impl Into<String>) {
        self.report.push(Outcome::Turned, (self.path, line), what.into());
    }
}

/// Most characters of the old text in one line.
const LONGEST: usize = 400;

/// `raw` as code on one line; what is too long is cut.
pub(super) fn quoted(raw: &str) -> String {
    let mut line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push('…');
    }
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{edge}{line}{edge}{fence}")
}
