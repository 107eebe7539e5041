//! What commands print: results to standard output, everything else to standard error.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Common, Exit};
use crate::build::Progress;
use crate::config::Choices;
use crate::diag::{Diagnostic, Format, Severity, Sink, grouped, render};
use crate::world::Disk;

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    /// Where the terminal takes it, and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where and how loudly to print.
#[derive(Clone)]
pub(super) struct Output {
    choice: ColorChoice,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    /// Whether each fault is shown, however many there are of its kind.
    all: bool,
}

impl Output {
    pub(super) fn new(common: &Common) -> Self {
        let choice = match common.color {
            Color::Auto => AutoStream::choice(&std::io::stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { choice, quiet: common.quiet, verbose: common.verbose, all: common.all }
    }

    pub(super) fn has_colour(&self) -> bool {
        !matches!(self.choice, ColorChoice::Never)
    }

    /// How a style begins and ends; nothing where there is no colour.
    pub(super) fn styled(
        &self,
        on: &'static str,
        off: &'static str,
    ) -> (&'static str, &'static str) {
        if self.has_colour() { (on, off) } else { ("", "") }
    }

    /// A result. That nobody listens any more is no fault.
    pub(super) fn result(&self, text: &str) {
        let _closed = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Something to know.
    pub(super) fn say(&self, text: &str) {
        let mut stream = AutoStream::new(std::io::stderr(), self.choice);
        let _closed = writeln!(stream, "{text}");
    }

    /// Why the surroundings failed.
    pub(super) fn fail(&self, text: &str) {
        let (style, plain) = self.styled("\x1b[1;31m", "\x1b[0m");
        self.say(&format!("{style}error{plain}: {text}"));
    }

    /// Prints faults (notes only when asked for) and their number.
    pub(super) fn faults(&self, sink: &Sink, notes: bool) {
        let mut shown = sink.sorted();
        shown.retain(|d| match d.severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet,
            Severity::Note => notes,
        });
        let text = self.drawn(shown);
        if !text.is_empty() {
            self.say(text.trim_end_matches('\n'));
            self.say(&format!("\n{}", count(sink)));
        }
    }

    /// Faults as people read them; what is too much of one kind is summed up.
    pub(super) fn drawn(&self, faults: Vec<Diagnostic>) -> String {
        let (shown, groups) = if self.all { (faults, Vec::new()) } else { grouped(faults) };
        let mut text = render(&shown, Format::Human, self.has_colour());
        for group in groups {
            let style = match group.severity {
                Severity::Error => "\x1b[1;31m",
                Severity::Warning => "\x1b[1;33m",
                Severity::Note => "\x1b[1;32m",
            };
            let (on, off) = self.styled(style, "\x1b[0m");
            let (severity, summary) = (group.severity.as_str(), group.summary());
            text += &format!("{on}{severity}{off}: {summary}; `--all` shows each\n\n");
        }
        text
    }

    /// Says that the machine is at its end, where that is among the faults: the others may follow
    /// from it.
    pub(super) fn exhausted(&self, sink: &Sink) -> Option<Exit> {
        let fault = sink.exhausted()?;
        self.fail(&format!("{}; {}", fault.message, fault.help));
        Some(Exit::Surroundings)
    }

    /// A bar that is drawn only on a terminal, and leaves nothing behind.
    pub(super) fn progress(&self, what: &'static str) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
        let bar = ProgressBar::new(0).with_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        match style {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}

impl Output {
    /// Says so where the site wants fonts that this program has no part to cut.
    pub(super) fn without_fonts(&self, choices: &Choices) {
        if !cfg!(feature = "fonts") && !choices.no_fonts {
            self.say("this program was made without fonts: pages have those of the phone, as with `--no-fonts`");
        }
    }
}

impl Progress for ProgressBar {
    fn begin(&self, files: usize) {
        self.set_length(files as u64);
    }

    fn file(&self) {
        self.inc(1);
    }

    fn end(&self) {
        self.finish_and_clear();
    }
}

/// `1 file`, `2 files`
pub(super) fn counted(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}

/// `2 errors, 1 warning`
fn count(sink: &Sink) -> String {
    let some = |severity: Severity| {
        let number = sink.sorted().iter().filter(|d| d.severity == severity).count();
        counted(number, severity.as_str())
    };
    format!("{}, {}", some(Severity::Error), some(Severity::Warning))
}

/// The site's folder; what to do where there is none has been said.
pub(super) fn site(common: &Common, output: &Output) -> Result<PathBuf, Exit> {
    find(common).map_err(|why| {
        output.fail(&why);
        Exit::Usage
    })
}

fn find(common: &Common) -> Result<PathBuf, String> {
    if let Some(folder) = &common.site {
        return match folder.is_dir() {
            true => Ok(folder.clone()),
            false => Err(format!("there is no folder `{}`", folder.display())),
        };
    }
    let here =
        std::env::current_dir().map_err(|error| format!("this folder cannot be read: {error}"))?;
    Disk::find(&here).ok_or_else(|| {
        "there is no `mashal.toml` here or in a folder above; name the site with `--site DIR`, or start one with `mashal new DIR`".to_owned()
    })
}
