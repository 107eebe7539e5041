//! The site as it is on the disk, kept up to date: waits for changes, loads what they touched, and
//! publishes a new [`State`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use super::patience::{Held, brings_faults};
use super::state::{Shared, State};
use super::sweep::Sweep;
use super::watch::Watch;
use super::{Message, Trial};
use crate::assets::PreviousOutput;
use crate::config::Choices;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::edition::{Edition, PreviousBuild, edition_after, renew};
use crate::emit;
use crate::plan::Failure;
use crate::pseudo::Overlay;
use crate::route::Route;
use crate::site;
use crate::world::{Changed, Disk, Snapshot};

/// A batch of changes ends when for this long nothing more has come …
const QUIET: Duration = Duration::from_millis(8);
/// … or this long after its first change.
const LONGEST: Duration = Duration::from_millis(30);
/// A folder that has come is looked at once more after each of these times: what was put into it
/// before the system began to watch it was told to nobody, and on a busy machine that takes a
/// while.
const AGAIN: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(1500)];
/// How many of the pages that could not be made are tried before others hear of a new state.
const TRIED: usize = 24;

/// Folders that have come, and when to look at them for each time of [`AGAIN`].
#[derive(Default)]
struct Later([Option<(Instant, BTreeSet<String>)>; AGAIN.len()]);

impl Later {
    fn add(&mut self, folders: &BTreeSet<String>) {
        for (slot, pause) in self.0.iter_mut().zip(AGAIN) {
            let (due, known) = slot.get_or_insert_with(|| (Instant::now(), BTreeSet::new()));
            *due = Instant::now() + pause;
            known.extend(folders.iter().cloned());
        }
    }

    fn due(&self) -> Option<Instant> {
        self.0.iter().flatten().map(|(due, _)| *due).min()
    }

    /// Those whose time has come.
    fn take(&mut self) -> BTreeSet<String> {
        let now = Instant::now();
        let ripe = self.0.iter_mut().filter_map(|slot| slot.take_if(|(due, _)| *due <= now));
        ripe.flat_map(|(_, folders)| folders).collect()
    }
}

pub(super) struct Session {
    world: Snapshot,
    /// Where the last build may have left something.
    out: PathBuf,
    choices: Choices,
    /// What was loaded and made last, whatever its faults: the next load begins with it.
    last: Option<Arc<Edition>>,
    /// Whether that is the site as it is now: without settings there is none.
    found: bool,
    /// The last edition before this one without a fault.
    good: Option<Arc<Edition>>,
    /// This edition, as long as no fault of it is known.
    candidate: Option<Arc<Edition>>,
    /// Whether anybody was shown what was loaded last.
    shown: bool,
    number: u64,
    loaded: Vec<Diagnostic>,
    /// Pages that could not be made.
    failing: BTreeMap<Route, Vec<Diagnostic>>,
    version: u64,
}

impl Session {
    pub(super) fn new(root: &Path, choices: Choices) -> Self {
        Self {
            world: Snapshot::new(Disk::new(root)),
            out: root.join(emit::FOLDER),
            // To cut fonts takes longer than an author waits.
            choices: Choices { whole_fonts: true, ..choices },
            last: None,
            found: false,
            good: None,
            candidate: None,
            shown: false,
            number: 0,
            loaded: Vec::new(),
            failing: BTreeMap::new(),
            version: 0,
        }
    }

    /// Loads the site, and tells what it is like.
    pub(super) fn load(&mut self) -> State {
        let clock = Instant::now();
        let mut sink = Sink::default();
        let before = self.last.as_deref();
        let site = before.map(|before| &**before.site());
        let world = Overlay::new(&self.world, &self.choices);
        let loaded = site::reload(&world, &self.choices, site, &mut sink);
        self.world.settle();
        self.number += 1;
        // What passed unseen is nothing to go back to.
        if let Some(candidate) = self.candidate.take().filter(|_| self.shown) {
            self.good = Some(candidate);
        }
        self.shown = false;
        self.found = loaded.is_some();
        if let Some(site) = loaded {
            let site = Arc::new(site);
            let edition = match before {
                Some(_) => renew(site, before, &mut sink),
                // Nobody waits at the start for images that a build has made already.
                None => {
                    let bytes = |route: &Route| emit::written(&self.out, route);
                    let made = emit::made(&self.out);
                    let files = PreviousOutput { bytes: &bytes, made, ..PreviousOutput::nothing() };
                    edition_after(site, &PreviousBuild::of(files), &mut sink)
                }
            };
            self.last = Some(Arc::new(edition));
        }
        self.loaded = sink.sorted();
        // What failed before likely fails still, and what does is not worth a moment of joy. Which
        // of the others do is found out by the sweep.
        let failing = std::mem::take(&mut self.failing);
        if let Some(edition) = self.last.as_ref().filter(|_| self.found) {
            for route in failing.into_keys().take(TRIED) {
                match edition.plan.make_uncached(&route) {
                    Err(Failure::Faults(faults)) => self.failing.insert(route, faults),
                    Err(Failure::Reported) => self.failing.insert(route, Vec::new()),
                    _ => None,
                };
            }
        }
        self.state(clock.elapsed())
    }

    /// What follows from all that is known.
    fn state(&mut self, took: Duration) -> State {
        let mut sink = Sink::default();
        sink.extend(self.loaded.iter().cloned());
        sink.extend(self.failing.values().flatten().cloned());
        let stale = sink.has_errors() || !self.failing.is_empty();
        let mut faults = sink.sorted();
        faults.retain(|fault| fault.severity != Severity::Note);
        self.version += 1;
        self.candidate = self.last.clone().filter(|_| !stale);
        let edition = if stale { self.good.clone() } else { self.last.clone() };
        let latest = self.last.clone().filter(|_| self.found);
        State { version: self.version, edition, latest, faults: Arc::new(faults), stale, took }
    }

    /// What the site would have faults of, were these files what somebody writes.
    fn attempt(&self, files: &[(String, Vec<u8>)]) -> Vec<Diagnostic> {
        let fresh = files.iter().map(|(path, bytes)| (&**path, bytes.as_slice().into()));
        let changed = Changed::new(&self.world, [], fresh);
        let world = Overlay::new(&changed, &self.choices);
        let site = self.last.as_deref().map(|last| &**last.site());
        let mut sink = Sink::default();
        let _site = site::reload(&world, &self.choices, site, &mut sink);
        sink.sorted()
    }

    /// What is to be swept.
    fn job(&self) -> Option<(u64, Arc<Edition>)> {
        let last = self.last.as_ref().filter(|_| self.found)?;
        Some((self.number, Arc::clone(last)))
    }

    /// Takes in which pages of an edition could not be made; a state where that is news.
    fn swept(&mut self, number: u64, failing: BTreeMap<Route, Vec<Diagnostic>>) -> Option<State> {
        if number != self.number {
            return None;
        }
        if failing == self.failing {
            return None;
        }
        self.failing = failing;
        Some(self.state(Duration::ZERO))
    }

    /// Keeps `shared` up to date until it is told to stop.
    pub(super) fn run(
        mut self,
        mut watch: Watch,
        (tell, hear): (Sender<Message>, Receiver<Message>),
        shared: &Shared,
        mut after: impl FnMut(&State),
    ) {
        let sweep = Sweep::start(tell);
        // Whoever is told asks at once, and must not get what was there before.
        let mut publish = |state: State| {
            let state = Arc::new(state);
            // A poisoned lock holds a whole state all the same: it is replaced in one step.
            *shared.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&state);
            after(&state);
        };
        self.shown = true;
        sweep.begin(self.job());
        let mut later = Later::default();
        let mut held: Option<Held> = None;
        loop {
            if watch.follow(self.world.links()) {
                // What changed before is told by nobody.
                later.add(&BTreeSet::from([String::new()]));
            }
            let mut touched = BTreeSet::new();
            let due = later.due().into_iter().chain(held.as_ref().map(Held::due)).min();
            let mut batch: Option<Instant> = None;
            loop {
                let now = Instant::now();
                if batch.is_some_and(|begun| now >= begun + LONGEST) {
                    break;
                }
                let patience = match (batch, due) {
                    (Some(begun), _) => QUIET.min((begun + LONGEST).saturating_duration_since(now)),
                    (None, Some(due)) => due.saturating_duration_since(now),
                    (None, None) => Duration::from_secs(3600),
                };
                match hear.recv_timeout(patience) {
                    Ok(Message::Disk(event)) => {
                        if watch.note(event, &mut touched) {
                            later.add(&touched);
                        }
                        if !touched.is_empty() {
                            batch.get_or_insert(now);
                        }
                    }
                    Ok(Message::Swept(number, failing)) => {
                        if let Some(state) = self.swept(number, failing) {
                            publish(state);
                        }
                    }
                    Ok(Message::Try(Trial { files, answer })) => {
                        // Whoever asked may have gone.
                        let _heard = answer.send(self.attempt(&files));
                    }
                    Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => break,
                }
            }
            touched.extend(later.take());
            let now = Instant::now();
            if !touched.is_empty() {
                sweep.pause();
                if self.world.refresh(&touched) {
                    held = Some(Held::new(self.load(), held, now));
                } else if let Some(held) = &mut held {
                    held.wait(now);
                }
            }
            let shown = Arc::clone(&shared.read().unwrap_or_else(PoisonError::into_inner).faults);
            let ready = held.take_if(|held| {
                let may_pass = self.world.has_gone() || brings_faults(&shown, held.faults());
                !may_pass || held.due() <= now
            });
            if let Some(ready) = ready {
                self.world.forget_gone();
                self.shown = true;
                publish(ready.into_state());
            }
            // Also where nothing is new: the sweep goes on where it was interrupted.
            if held.is_none() {
                sweep.begin(self.job());
            }
        }
    }
}
