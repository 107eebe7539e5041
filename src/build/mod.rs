//! A build: a site is loaded, its outputs are found, made, and written or only looked at.

mod gone;
mod likely;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use crate::assets::{PageWords, Pictures, PreviousOutput};
use crate::config::Choices;
use crate::diag::{Code, Sink};
use crate::edition::{Edition, PreviousBuild, draft_after};
use crate::emit::{self, Timing};
use crate::outputs::{self, Output, Readers, may_want};
use crate::plan::{Bytes, Facts, Make};
use crate::pseudo::Overlay;
use crate::route::Route;
use crate::site::{self, Previous, Site};
use crate::world::World;

pub use writer::{Writer, command};

/// All that a build gives.
pub struct Made {
    /// Everything that was found wrong.
    pub sink: Sink,
    /// How many files were made or taken over.
    pub files: usize,
    /// How many of them are HTML.
    pub pages: usize,
    /// How many were taken over as they are.
    pub kept: usize,
    /// Whether all of them could be made.
    whole: bool,
    /// The languages that come out, as tags (BCP 47).
    pub languages: Vec<String>,
    /// What fonts were [cut to](crate::edition::Edition::fonts_from).
    pub fonts_from: Option<String>,
    /// The style sheet of these.
    pub sheet: Option<String>,
    /// How many pictures were [looked at](Pictures::LookedAt) and not made.
    pub unmade_pictures: usize,
    /// How long each step took.
    pub stages: Vec<Timing>,
}

impl Made {
    /// Whether nothing may take the place of the last output. Every site has pages: where none
    /// were made, something went wrong, whatever was reported.
    pub fn failed(&self) -> bool {
        self.sink.has_errors() || !self.whole || self.files == 0
    }

    /// Whether the next build over this output would have nothing to say either: an address is
    /// gone once.
    fn is_silent(&self) -> bool {
        self.sink.has_only(Code::RouteGone)
    }
}

/// Loads the site of `world` and makes all its files; `out` is where they may lie from an earlier
/// build. While no error stands, each file is handed to the `writer`, if there is one, unless it
/// has it. `progress` hears how many files there are, and then of each.
pub fn make(
    world: &dyn World,
    choices: &Choices,
    out: &Path,
    writer: Option<&Writer<'_>>,
    progress: &dyn Progress,
) -> Made {
    let mut made = Made {
        sink: Sink::default(),
        files: 0,
        pages: 0,
        kept: 0,
        whole: false,
        languages: Vec::new(),
        fonts_from: None,
        sheet: None,
        unmade_pictures: 0,
        stages: Vec::new(),
    };
    let mut clock = Instant::now();
    let mut stage = |name| {
        let now = Instant::now();
        let stage = Timing::new(name, now - clock);
        clock = now;
        stage
    };
    let world = Overlay::new(world, choices);
    let known_clean = |site: &Site| writer.map(|writer| writer.known_clean(site));
    let known_clean = |site: &Site| known_clean(site).unwrap_or_default();
    let texts = writer.map(Writer::known_texts).unwrap_or_default();
    let previous = Previous { texts: &texts, known_clean: &known_clean };
    let Some(site) = site::load_after(&world, choices, &previous, &mut made.sink) else {
        return made;
    };
    made.languages =
        site.config.published.iter().map(|id| site.language(*id).locale.tag().to_owned()).collect();
    made.stages.push(stage("load"));
    let files = PreviousOutput {
        bytes: &|route| emit::written(out, route),
        made: writer.map_or_else(|| emit::made(out), Writer::made),
        pictures: if writer.is_some() { Pictures::Made } else { Pictures::LookedAt },
    };
    let last_words = writer.and_then(|writer| writer.words(&site));
    let last = PreviousBuild {
        files,
        shared: writer.and_then(|writer| writer.shared(&site)).map(str::to_owned),
        // What pages say is noted again where nobody reads them.
        fonts_from: writer.filter(|_| last_words.is_some()).and_then(Writer::fonts_from),
    };
    let site = Arc::new(site);
    let noting = writer.filter(|_| !made.sink.has_errors());
    // What one thread does, while another notes for the next build what was found in texts.
    let (mut edition, _) = rayon::join(
        || draft_after(Arc::clone(&site), &last, &mut made.sink),
        || noting.map(|writer| writer.note_texts(&site)),
    );
    // A page that cannot be read is not gone.
    if !made.sink.has_errors() {
        let pages = writer.map_or_else(|| emit::last_pages(out), Writer::last_pages);
        gone::check(&world, &edition, &pages, last.files.bytes, &mut made.sink);
    }
    made.unmade_pictures = edition.plan.context().assets.unmade_pictures();
    made.stages.push(stage("plan"));
    // Pages are made also while errors stand: their own faults are shown with the others.
    let sound = !made.sink.has_errors();
    progress.begin(edition.plan.routes().count());
    let run = Run {
        writer,
        sound,
        progress,
        files: [const { AtomicUsize::new(0) }; 3],
        lost: AtomicBool::new(false),
    };
    let sheet = writer.and_then(Writer::sheet);
    let known = last_words.clone().filter(|_| sound);
    let readers = Readers::new(edition.plan.context(), sheet.clone(), known);
    let mut said = last_words;
    let failed: emit::Failures = match readers {
        None => run.make(&edition, None, &|_, _| true),
        Some(readers) => {
            // First what takes long, and pages that want a font, which is cut while the others are
            // made.
            let fonts = Arc::clone(&edition.plan.context().fonts);
            let early = |output: &Output| may_want(&fonts, output) || output.is_long();
            let failed = run.make(&edition, Some(&readers), &|_, output| early(output));
            let words = readers.finish().filter(|_| !run.lost.load(Ordering::Relaxed));
            let words = words.unwrap_or_else(|| run.read_waiting(&edition, sheet));
            said = Some(words.clone());
            let words = outputs::with_written(edition.site(), words);
            let mut sink = Sink::default();
            let (cut, others) = rayon::join(
                || edition.cut(words, None, &last.files, &mut sink),
                || run.make(&edition, None, &|_, output| !output.is_derived() && !early(output)),
            );
            made.sink.extend(sink.into_vec());
            let fonts = Arc::clone(&cut.value);
            let relinked = run.writer().map(|writer| writer.relink(&edition, &fonts));
            edition.finish(cut, &relinked.unwrap_or_default());
            let added = |route: &Route| fonts.all().any(|asset| asset.route == *route);
            let rest =
                run.make(&edition, None, &|route, output| output.is_derived() || added(route));
            failed.into_iter().chain(others).chain(rest).collect()
        }
    };
    progress.end();
    if let Some(writer) = run.writer() {
        writer.note_words(edition.site(), &said.unwrap_or_default());
    }
    made.fonts_from.clone_from(&edition.fonts_from);
    let sheet = edition.plan.context().fonts.any_sheet();
    made.sheet = sheet.map(|sheet| sheet.as_str().to_owned());
    [made.files, made.pages, made.kept] = run.files.map(AtomicUsize::into_inner);
    made.whole = failed.is_empty();
    made.sink.extend(emit::faults(&edition.plan, failed));
    made.stages.push(stage("produce"));
    // The program is about to end: to give a large site back piece by piece is a part of a build
    // that one would wait for.
    std::mem::forget(edition);
    made
}

/// All files of an edition in the making.
struct Run<'r> {
    writer: Option<&'r Writer<'r>>,
    /// Whether nothing was wrong before.
    sound: bool,
    progress: &'r dyn Progress,
    /// How many files there are, how many of them are HTML, and how many were taken over.
    files: [AtomicUsize; 3],
    /// Whether a page that is not taken over is not in the last output as it was.
    lost: AtomicBool,
}

impl Run<'_> {
    /// Makes the files that are `wanted`; those that `readers` find to load fonts wait.
    fn make(
        &self,
        edition: &Edition,
        readers: Option<&Readers<'_>>,
        wanted: &dyn Fn(&Route, &Output) -> bool,
    ) -> emit::Failures {
        let waits = |route: &Route, bytes: &[u8]| {
            let output = edition.plan.table().get(route);
            let read = readers
                .zip(output)
                .map(|(readers, (.., output))| readers.read(route, output, bytes));
            read.unwrap_or_default()
        };
        let keep = |route: &Route| {
            let writer = self.writer?;
            let known = readers.filter(|readers| readers.knows_last());
            let kept = writer.keep(edition, route, readers.is_some() && known.is_none())?;
            let waits = match known {
                Some(readers) => readers.wants_as(&kept.loads),
                None => kept.bytes.is_some_and(|bytes| waits(route, &bytes)),
            };
            if waits {
                writer.wait(route, None);
            }
            self.count(route, true);
            Some(kept.facts)
        };
        let take = |route: &Route, bytes: Bytes, facts: Option<&Facts>| {
            if let Some(readers) = readers.filter(|readers| readers.knows_last()) {
                self.take_away(edition, readers, route);
            }
            let waits = waits(route, &bytes);
            self.count(route, false);
            match self.writer() {
                Some(writer) if waits => writer.wait(route, Some(&bytes)),
                Some(writer) => writer.take(edition, route, bytes, facts),
                None => {}
            }
        };
        emit::each(&edition.plan, wanted, &keep, &take)
    }

    /// Takes away what the last build read where `route` is.
    fn take_away(&self, edition: &Edition, readers: &Readers<'_>, route: &Route) {
        let Some((.., output)) = edition.plan.table().get(route) else { return };
        if !route.as_str().ends_with(".html") {
            return;
        }
        match self.writer.and_then(|writer| writer.last_page(route)) {
            Some(bytes) => readers.take_away(route, output, &bytes),
            None => self.lost.store(true, Ordering::Relaxed),
        }
    }

    /// What all pages say that wait for fonts; the last output had the `sheet`.
    fn read_waiting(&self, edition: &Edition, sheet: Option<Route>) -> PageWords {
        let readers = Readers::new(edition.plan.context(), sheet, None).zip(self.writer());
        let Some((readers, writer)) = readers else { return PageWords::new() };
        writer.each_waiting(&|route, bytes| {
            if let Some((.., output)) = edition.plan.table().get(route) {
                readers.read(route, output, bytes);
            }
        });
        readers.finish().unwrap_or_default()
    }

    /// The writer of a site in which nothing was wrong.
    fn writer(&self) -> Option<&Writer<'_>> {
        self.writer.filter(|_| self.sound)
    }

    fn count(&self, route: &Route, kept: bool) {
        let [files, pages, taken] = &self.files;
        files.fetch_add(1, Ordering::Relaxed);
        pages.fetch_add(usize::from(route.as_str().ends_with(".html")), Ordering::Relaxed);
        taken.fetch_add(usize::from(kept), Ordering::Relaxed);
        self.progress.file();
    }
}

/// Hears how far a build is, from any thread.
pub trait Progress: Sync {
    /// So many files are to come.
    fn begin(&self, files: usize);
    /// One is there.
    fn file(&self);
    /// All are.
    fn end(&self);
}

/// Runs `work` on as many threads as asked for.
///
/// # Errors
///
/// Says why there are none.
pub fn on_threads<T: Send>(
    jobs: Option<u16>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, String> {
    let jobs = jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    Ok(pool.map_err(|error| format!("no threads to work with: {error}"))?.install(work))
}
