//! What changes in a site's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;
use crate::world::ROOTS;

/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// Watches the folder of a site until it is dropped.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    /// Why changes are looked for instead of told, where that is so.
    pub(super) polls: Option<String>,
}

impl Watch {
    /// Begins to watch `root`, and tells of what happens there.
    pub(super) fn new(root: &Path, tell: &Sender<Message>) -> notify::Result<Self> {
        // The system tells of real paths.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let handler = |tell: Sender<Message>| {
            move |event| {
                // Nobody listens any more once the preview has ended.
                let _ended = tell.send(Message::Disk(event));
            }
        };
        let begin = |mut watcher: Box<dyn Watcher + Send>| {
            watch(&mut *watcher, &root, &[]).map(|()| watcher)
        };
        let told = RecommendedWatcher::new(handler(tell.clone()), Config::default())
            .and_then(|watcher| begin(Box::new(watcher)));
        let (watcher, polls) = match told {
            Ok(watcher) => (watcher, None),
            // Too many folders for the system's limit, or a disk that tells nothing.
            Err(error) => {
                let config = Config::default().with_poll_interval(POLL);
                let watcher = PollWatcher::new(handler(tell.clone()), config)?;
                (begin(Box::new(watcher))?, Some(error.to_string()))
            }
        };
        Ok(Self { root, watcher, polls })
    }

    /// Adds to `touched` what an event is about, relative to the site: `""` where it can be
    /// anything. Whether a folder may have come that was not watched while it was filled.
    pub(super) fn note(
        &mut self,
        event: notify::Result<Event>,
        touched: &mut BTreeSet<String>,
    ) -> bool {
        let Ok(event) = event else {
            touched.insert(String::new());
            return false;
        };
        if event.need_rescan() {
            touched.insert(String::new());
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let mut folders = false;
        for path in &event.paths {
            let names = path.strip_prefix(&self.root).ok();
            let names: Option<Vec<_>> =
                names.and_then(|names| names.iter().map(|name| name.to_str()).collect());
            let Some(names) = names else {
                // A name that is not Unicode is a fault that a look at everything finds.
                touched.insert(String::new());
                continue;
            };
            let Some(first) = names.first().filter(|first| ROOTS.contains(first)) else { continue };
            let came = matches!(
                event.kind,
                EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any
            );
            folders |= came && path.is_dir();
            if let ([_], true) = (names.as_slice(), came) {
                // What is there now is another folder than the one that was watched. It may be
                // gone again, which the next event tells.
                let _gone = watch(&mut *self.watcher, &self.root, &[first]);
            }
            touched.insert(names.join("/"));
        }
        folders
    }
}

/// Watches the folders of a site that are there, or those of them named `again`.
fn watch(watcher: &mut dyn Watcher, root: &Path, again: &[&str]) -> notify::Result<()> {
    if again.is_empty() {
        watcher.watch(root, RecursiveMode::NonRecursive)?;
    }
    for name in ROOTS {
        let folder = root.join(name);
        if !folder.is_dir() || !(again.is_empty() || again.contains(&name)) {
            continue;
        }
        if !again.is_empty() {
            // Where it is not watched there is nothing to end.
            let _unwatched = watcher.unwatch(&folder);
        }
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}
