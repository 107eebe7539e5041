//! `mashal build`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use clap::Args;

use super::output::{self, Output};
use super::{Common, Exit, signals};
use crate::build::{Made, Writer, command, make, on_threads};
use crate::config::Choices;
use crate::emit::{
    self, BuildInfo, Emission, EmitError, Emitted, FileReport, LastOutput, Report, Timing,
};
use crate::world::{Disk, Tracked};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Where the output goes [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address the site will have; for what must be absolute (sitemap, feed, canonical)
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Only this language; may be given several times
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Guides marked as drafts as well
    #[arg(long)]
    drafts: bool,
    /// Retire what readers keep on their phones: pages offer no saving, and the worker removes
    /// itself
    #[arg(long)]
    no_offline: bool,
    /// Without the theme's fonts
    #[arg(long)]
    no_fonts: bool,
    /// Two made-up languages as well, to see what is not translated and what breaks when texts are
    /// longer or run from the right: qps-ploc and qps-plocm. Not for readers
    #[arg(long)]
    pseudo: bool,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Write sizes and times to a file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let started = Instant::now();
    if let Err(error) = signals::end_without_memory(Exit::Surroundings as u8) {
        output.fail(&format!("signals cannot be heard: {error}"));
        return Exit::Surroundings;
    }
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let choices = Choices {
        drafts: options.drafts,
        languages: options.language.clone(),
        base_url: options.base_url.clone(),
        no_offline: options.no_offline,
        pseudo: options.pseudo,
        no_fonts: options.no_fonts,
        whole_fonts: false,
    };
    output.without_fonts(&choices);
    let named = options.out.clone().unwrap_or_else(|| root.join(emit::FOLDER));
    let out = match emit::place(&named, &root) {
        Ok(out) => out,
        Err(error) => return refused(&error, output),
    };
    let built = on_threads(options.jobs, || {
        let written = build(&root, &out, &choices, options, output)?;
        if !output.quiet {
            output.result(&summary(&named, &written, started));
        }
        Ok(Exit::Done)
    });
    match built {
        Ok(Ok(exit) | Err(exit)) => exit,
        Err(why) => {
            output.fail(&why);
            Exit::Surroundings
        }
    }
}

/// Builds the site in `root` to `out`; what is said of the output at the end.
fn build(
    root: &Path,
    out: &Path,
    choices: &Choices,
    options: &Options,
    output: &Output,
) -> Result<(BuildInfo, Emitted), Exit> {
    // Before the site is read: whatever is wrong with it, the last output is at its place.
    match emit::recover(out) {
        Ok(true) => output.say(
            "the last output was put back: a build that did not come to its end had moved it out of the way",
        ),
        Ok(false) => {}
        Err(error) => return Err(refused(&error, output)),
    }
    let disk = Disk::new(root);
    let (world, last) = rayon::join(|| Tracked::new(&disk), || LastOutput::find(out));
    let last = last.map_err(|error| refused(&error, output))?;
    // Where the last build was made from the very same, and had nothing to say, this one would be
    // it.
    let [program, rest] = &command(choices);
    if options.report.is_none()
        && let Some(before) = last.made_from()
        && world.fingerprint(&[program, rest], |_| false).as_deref() == Some(before)
        && let Some(unchanged) = last.unchanged()
    {
        if output.verbose {
            output.say("nothing that the site is made of has changed");
        }
        return Ok(unchanged);
    }
    // Files are written as they are made: all pages of a large site at once would fill a small
    // machine's memory. What does not come to its end leaves nothing behind.
    let emission = begin(last, output)?;
    let _whatever_happens = Ending(Arc::clone(&emission));
    let writer = Writer::new(&world, choices, emission, options.report.is_some());
    let mut made = make(&world, choices, out, Some(&writer), &output.progress("pages"));
    if let Some(exit) = output.exhausted(&made.sink) {
        output.say("nothing was written; the last output is as it was");
        return Err(exit);
    }
    output.faults(&made.sink, output.verbose);
    let warnings = made.sink.count(crate::diag::Severity::Warning) > 0;
    if made.failed() || (options.deny_warnings && warnings) {
        output.say("nothing was written; the last output is as it was");
        return Err(Exit::Faults);
    }
    let clock = Instant::now();
    let (info, emitted, sizes) = writer.finish(&made).map_err(|error| refused(&error, output))?;
    made.stages.push(Timing::new("emit", clock.elapsed()));
    if output.verbose {
        output
            .say(&format!("{} of {} files taken over from the last output", made.kept, made.files));
        for stage in &made.stages {
            output.say(&format!("{:>8} {:>10.1} ms", stage.name, stage.milliseconds));
        }
    }
    if let Some(file) = &options.report
        && let Err(error) = report(file, sizes, &made)
    {
        output.fail(&format!("`{}` cannot be written: {error}", file.display()));
        return Err(Exit::Surroundings);
    }
    Ok((info, emitted))
}

/// Begins to write in the place of the `last` output. Whoever ends the program from now on ends
/// that first, and nothing stays of it.
fn begin(last: LastOutput, output: &Output) -> Result<Arc<Emission>, Exit> {
    let begun: Arc<Mutex<Option<Arc<Emission>>>> = Arc::default();
    // Until it has begun, nobody ends it in between.
    let mut here = begun.lock().unwrap_or_else(PoisonError::into_inner);
    let (told, say) = (Arc::clone(&begun), output.clone());
    let heard = signals::on_end(move || {
        let begun = told.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.as_ref().is_some_and(|emission| emission.end()) {
            say.say("ended; nothing was written, and the last output is as it was");
        }
        true
    });
    if let Err(error) = heard {
        output.fail(&format!("Ctrl-C cannot be heard: {error}"));
        return Err(Exit::Surroundings);
    }
    let emission =
        Emission::begin_after(last).map(Arc::new).map_err(|error| refused(&error, output))?;
    *here = Some(Arc::clone(&emission));
    Ok(emission)
}

/// Leaves nothing beside the output of what did not come to its end.
struct Ending(Arc<Emission>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Says why nothing was written.
fn refused(error: &EmitError, output: &Output) -> Exit {
    if matches!(error, EmitError::Ended) {
        // By another thread, which is about to end the program.
        loop {
            std::thread::park();
        }
    }
    output.fail(&error.to_string());
    if error.is_usage() { Exit::Usage } else { Exit::Surroundings }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the report is the caller's file, not the site's output"
)]
fn report(file: &Path, sizes: BTreeMap<String, FileReport>, made: &Made) -> std::io::Result<()> {
    let languages: Vec<&str> = made.languages.iter().map(String::as_str).collect();
    let report = Report::new(sizes, &languages, made.stages.clone());
    std::fs::write(file, serde_json::to_string_pretty(&report)? + "\n")
}

/// The one line at the end: pages, languages, bytes, files changed, time.
fn summary(out: &Path, (info, emitted): &(BuildInfo, Emitted), started: Instant) -> String {
    let changed = match (emitted.written, emitted.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{written} files written"),
        (written, removed) => format!("{written} files written, {removed} removed"),
    };
    format!(
        "{}: {} pages, {} languages, {} kB, {changed}, {:.2} s\n",
        out.display(),
        info.pages,
        info.languages,
        emitted.bytes.div_ceil(1000),
        started.elapsed().as_secs_f64()
    )
}
