//! A build: a site is loaded, its outputs are found, made, and written or only looked at.

mod writer;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::assets::PreviousOutput;
use crate::config::Choices;
use crate::diag::Sink;
use crate::edition::{PreviousBuild, edition_after};
use crate::emit::{self, Timing};
use crate::plan::Facts;
use crate::pseudo::Overlay;
use crate::route::Route;
use crate::site::{self, Site};
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
    /// How long each step took.
    pub stages: Vec<Timing>,
}

impl Made {
    /// Whether nothing may take the place of the last output. Every site has pages: where none
    /// were made, something went wrong, whatever was reported.
    pub fn failed(&self) -> bool {
        self.sink.has_errors() || !self.whole || self.files == 0
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
    let Some(site) = site::load_after(&world, choices, &known_clean, &mut made.sink) else {
        return made;
    };
    made.languages =
        site.config.published.iter().map(|id| site.language(*id).locale.tag().to_owned()).collect();
    made.stages.push(stage("load"));
    let files = PreviousOutput {
        bytes: &|route| emit::written(out, route),
        made: writer.map_or_else(|| emit::made(out), Writer::made),
    };
    let last = PreviousBuild {
        files,
        shared: writer.and_then(|writer| writer.shared(&site)).map(str::to_owned),
        fonts_from: writer.and_then(Writer::fonts_from),
    };
    let edition = edition_after(Arc::new(site), &last, &mut made.sink);
    let plan = &edition.plan;
    made.fonts_from.clone_from(&edition.fonts_from);
    made.stages.push(stage("plan"));
    // Pages are made also while errors stand: their own faults are shown with the others.
    let sound = !made.sink.has_errors();
    progress.begin(plan.routes().count());
    let [files, pages, kept] = [const { AtomicUsize::new(0) }; 3];
    let count = |route: &Route| {
        files.fetch_add(1, Ordering::Relaxed);
        pages.fetch_add(usize::from(route.as_str().ends_with(".html")), Ordering::Relaxed);
        progress.file();
    };
    let keep = |route: &Route| {
        let found = writer?.keep(&edition, route)?;
        kept.fetch_add(1, Ordering::Relaxed);
        count(route);
        Some(found)
    };
    let take = |route: &Route, bytes, facts: Option<&Facts>| {
        count(route);
        if let Some(writer) = writer.filter(|_| sound) {
            writer.take(&edition, route, bytes, facts);
        }
    };
    let done = emit::each(plan, &keep, &take);
    progress.end();
    (made.files, made.pages, made.kept) =
        (files.into_inner(), pages.into_inner(), kept.into_inner());
    made.whole = done.is_ok();
    made.sink.extend(done.err().into_iter().flatten());
    made.stages.push(stage("produce"));
    made
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
