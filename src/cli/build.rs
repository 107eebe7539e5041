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
use crate::emit::{self, BuildInfo, Emission, EmitError, Emitted, FileReport, Report, Timing};
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
    let disk = Disk::new(&root);
    let world = Tracked::new(&disk);
    let named = options.out.clone().unwrap_or_else(|| root.join(emit::FOLDER));
    let out = match emit::place(&named, &root) {
        Ok(out) => out,
        Err(error) => return refused(&error, output),
    };
    // Before the site is read: whatever is wrong with it, the last output is at its place.
    match emit::recover(&out) {
        Ok(true) => output.say(
            "the last output was put back: a build that did not come to its end had moved it out of the way",
        ),
        Ok(false) => {}
        Err(error) => return refused(&error, output),
    }
    // Where the last build was made from the very same, and had nothing to say, this one would be
    // it.
    if options.report.is_none()
        && let Some(last) = emit::made_from(&out)
        && let Ok(Some((info, emitted))) = on_threads(options.jobs, || {
            let [program, choices] = &command(&choices);
            let now = world.fingerprint(&[program, choices], |_| false);
            let same = now.filter(|now| *now == last)?;
            emit::unchanged(&out, &same)
        })
    {
        if output.verbose {
            output.say("nothing that the site is made of has changed");
        }
        if !output.quiet {
            output.result(&summary(&named, &info, &emitted, started));
        }
        return Exit::Done;
    }
    // Files are written as they are made: all pages of a large site at once would fill a small
    // machine's memory. What does not come to its end leaves nothing behind.
    let emission = match begin(&out, output) {
        Ok(emission) => emission,
        Err(exit) => return exit,
    };
    let _whatever_happens = Ending(Arc::clone(&emission));
    let writer = Writer::new(&world, &choices, emission, options.report.is_some());
    let made = on_threads(options.jobs, || {
        make(&world, &choices, &out, Some(&writer), &output.progress("pages"))
    });
    let mut made = match made {
        Ok(made) => made,
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    if let Some(exit) = output.exhausted(&made.sink) {
        output.say("nothing was written; the last output is as it was");
        return exit;
    }
    output.faults(&made.sink, output.verbose);
    let warnings = made.sink.count(crate::diag::Severity::Warning) > 0;
    if made.failed() || (options.deny_warnings && warnings) {
        output.say("nothing was written; the last output is as it was");
        return Exit::Faults;
    }
    let clock = Instant::now();
    let (info, emitted, sizes) = match on_threads(options.jobs, || writer.finish(&made)) {
        Ok(Ok(done)) => done,
        Ok(Err(error)) => return refused(&error, output),
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
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
        return Exit::Surroundings;
    }
    if !output.quiet {
        output.result(&summary(&named, &info, &emitted, started));
    }
    Exit::Done
}

/// Begins to write to `out`. Whoever ends the program from now on ends that first, and nothing
/// stays of it.
fn begin(out: &Path, output: &Output) -> Result<Arc<Emission>, Exit> {
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
    let emission = Emission::begin(out).map(Arc::new).map_err(|error| refused(&error, output))?;
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
fn summary(out: &Path, info: &BuildInfo, emitted: &Emitted, started: Instant) -> String {
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
