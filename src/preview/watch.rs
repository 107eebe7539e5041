//! What changes in a site's folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;
use crate::world::{Link, ROOTS};

/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// Watches the folder of a site until it is dropped.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    /// Places outside of what is watched in any case, whose files are those of links.
    links: Vec<Link>,
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
        Ok(Self { root, watcher, links: Vec::new(), polls })
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
            folders |= self.note_links(path, event.kind, touched);
            let names = path.strip_prefix(&self.root).ok();
            let names: Option<Vec<_>> =
                names.and_then(|names| names.iter().map(|name| name.to_str()).collect());
            let Some(names) = names else {
                // A name that is not Unicode is a fault that a look at everything finds.
                touched.insert(String::new());
                continue;
            };
            let Some(first) = names.first().filter(|first| ROOTS.contains(first)) else { continue };
            let came = has_come(event.kind);
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

    /// Watches what `links` lead to, beside all else; whether there is something new to look at.
    pub(super) fn follow(&mut self, links: &[Link]) -> bool {
        if self.links == links {
            return false;
        }
        let before = std::mem::replace(&mut self.links, links.to_vec());
        let fresh = |link: &&Link| !before.iter().any(|known| known.place == link.place);
        let mut found = false;
        for Link { place, .. } in links.iter().filter(fresh) {
            // What takes its place is told by the folder that it lies in.
            let folder = place.parent().filter(|folder| !self.is_watched(folder));
            if let Some(folder) = folder {
                let _gone = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            }
            self.watch_place(place);
            found = true;
        }
        found
    }

    /// Whether a folder is watched without any link.
    fn is_watched(&self, folder: &Path) -> bool {
        folder == self.root || ROOTS.iter().any(|name| folder.starts_with(self.root.join(name)))
    }

    /// A folder may be gone again, which the next event tells.
    fn watch_place(&mut self, place: &Path) {
        if place.is_dir() && !self.is_watched(place) {
            let _unwatched = self.watcher.unwatch(place);
            let _gone = self.watcher.watch(place, RecursiveMode::Recursive);
        }
    }

    /// Adds to `touched` what lies at `path` by way of links. As of [`note`](Self::note).
    fn note_links(&mut self, path: &Path, kind: EventKind, touched: &mut BTreeSet<String>) -> bool {
        let mut came = false;
        for Link { path: link, place } in &self.links {
            let Ok(below) = path.strip_prefix(place) else { continue };
            let names = below.iter().map(|name| name.to_str());
            let names: Option<Vec<&str>> = std::iter::once(Some(&**link)).chain(names).collect();
            touched.insert(names.map(|names| names.join("/")).unwrap_or_default());
            came |= has_come(kind) && path.is_dir();
        }
        if came && self.links.iter().any(|link| link.place == path) {
            self.watch_place(path);
        }
        came
    }
}

fn has_come(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any)
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
