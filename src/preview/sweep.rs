//! Makes every page of an edition while nobody waits for it, to find those that cannot be made:
//! what a build would refuse is to be said before anybody opens the page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Message;
use crate::diag::Diagnostic;
use crate::edition::{Edition, Version};
use crate::plan::Failure;
use crate::route::Route;

/// How long a sweep waits for a newer edition before it begins: whoever types has the first turn.
const PATIENCE: Duration = Duration::from_millis(60);

type Job = (u64, Arc<Edition>);

/// A thread that makes pages, one after the other, of the newest edition only.
pub(super) struct Sweep {
    jobs: Sender<Job>,
    newest: Arc<AtomicU64>,
}

impl Sweep {
    pub(super) fn start(tell: Sender<Message>) -> Self {
        let (jobs, take) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&newest);
        // It ends when there are no more jobs to come.
        thread::spawn(move || work(&take, &seen, &tell));
        Self { jobs, newest }
    }

    /// Lets whoever loads the site have the machine: what is under way is given up.
    pub(super) fn pause(&self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
    }

    /// Sweeps this edition, and no earlier one.
    pub(super) fn begin(&self, job: Option<Job>) {
        let Some((number, edition)) = job else { return };
        self.newest.store(number, Ordering::Relaxed);
        // The thread ends after this sender.
        let _sent = self.jobs.send((number, edition));
    }
}

impl Drop for Sweep {
    fn drop(&mut self) {
        self.pause();
    }
}

fn work(jobs: &Receiver<Job>, newest: &AtomicU64, tell: &Sender<Message>) {
    // Pages that could be made, with what they were made of.
    let mut good: HashMap<Route, Version> = HashMap::new();
    let Ok(mut job) = jobs.recv() else { return };
    loop {
        match jobs.recv_timeout(PATIENCE) {
            Ok(newer) => {
                job = newer;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let (number, edition) = job;
        if let Some(failing) =
            sweep(&edition, &mut good, || newest.load(Ordering::Relaxed) != number)
        {
            drop(edition);
            // Nobody listens any more once the preview has ended.
            let _ended = tell.send(Message::Swept(number, failing));
        }
        let Ok(next) = jobs.recv() else { return };
        job = next;
    }
}

/// Which pages cannot be made, and why; `None` where there is something newer to look at.
fn sweep(
    edition: &Edition,
    good: &mut HashMap<Route, Version>,
    is_old: impl Fn() -> bool,
) -> Option<BTreeMap<Route, Vec<Diagnostic>>> {
    let mut failing = BTreeMap::new();
    for route in edition.plan.routes() {
        // It fails only where another route does, and would make all of them at each change.
        if edition.plan.is_derived(route) {
            continue;
        }
        let version = edition.version(route);
        if version.is_some() && good.get(route) == version.as_ref() {
            continue;
        }
        if is_old() {
            return None;
        }
        match edition.plan.make_uncached(route) {
            Ok(_) => {
                good.extend(version.map(|version| (route.clone(), version)));
            }
            Err(Failure::Faults(faults)) => {
                failing.insert(route.clone(), faults);
            }
            Err(Failure::Reported) => {
                failing.insert(route.clone(), Vec::new());
            }
            Err(other) => {
                let fault = Diagnostic::new(crate::diag::Code::ThemeRender, other.to_string())
                    .help("this is a fault of mashal itself; please report it");
                failing.insert(route.clone(), vec![fault]);
            }
        }
    }
    // Names of assets change with their bytes: what is gone is forgotten.
    let routes = edition.plan.routes().count();
    if good.len() > routes + routes / 4 {
        let known: std::collections::HashSet<&Route> = edition.plan.routes().collect();
        good.retain(|route, _| known.contains(route));
    }
    Some(failing)
}
