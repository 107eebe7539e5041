//! Serves a site from memory while it is written: every page as a build would make it, and in the
//! browser a client that shows each change and each fault at once.
//!
//! One thread (`session`) waits for changes on the disk, loads what they touched and publishes
//! a state; requests are answered from the state of their moment. Pages are made when they are
//! asked for, and kept while nothing that they are made of has changed. Another thread makes the
//! rest in the background, to find what a build would refuse.

mod answer;
mod desk;
mod editor;
mod faults;
mod handbook;
pub mod http;
mod inject;
mod patience;
mod reply;
mod session;
mod state;
mod sweep;
mod translations;
mod watch;

use std::collections::BTreeMap;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::config::Choices;
use crate::diag::Diagnostic;
use crate::route::Route;
use answer::Pages;
use desk::Office;
use http::{Events, Hosts, Limits, Server};
use session::Session;
use state::State;
use watch::Watch;

/// What the session hears.
enum Message {
    /// Something happened in the site's folder.
    Disk(notify::Result<notify::Event>),
    /// Every page of the edition with this number was made; these could not be.
    Swept(u64, BTreeMap<Route, Vec<Diagnostic>>),
    /// Somebody asks what would be wrong, were some files others.
    Try(Trial),
    /// It is time to end.
    Stop,
}

/// Files that somebody has not saved, and where to say what would be wrong with the site if she
/// had.
struct Trial {
    /// Paths in the site, and bytes.
    files: Vec<(String, Vec<u8>)>,
    answer: Sender<Vec<Diagnostic>>,
}

/// What the site is like after a change.
#[derive(Debug)]
pub struct News<'a> {
    /// Errors and warnings, in the order of places.
    pub faults: &'a [Diagnostic],
    /// Whether errors stand: pages are those of the last state without.
    pub stale: bool,
    /// How long it took to load what had changed.
    pub took: Duration,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum StartError {
    /// The folder cannot be watched.
    Watch(notify::Error),
    /// The system gives no thread or connection.
    Serve(io::Error),
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Watch(error) => write!(f, "the site's folder cannot be watched: {error}"),
            Self::Serve(error) => write!(f, "the preview cannot be served: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

/// A running preview. It ends, with every connection, when it is dropped.
#[derive(Debug)]
pub struct Preview {
    server: Option<Server>,
    session: Option<JoinHandle<()>>,
    tell: Sender<Message>,
    /// Why changes are looked for twice a second instead of told by the system, where that is so.
    pub polls: Option<String>,
}

impl Preview {
    /// Loads the site in `root` and serves it to `listener`; `news` is told what it is like, now
    /// and after each change. Where it `writes`, whoever sits before this machine can change the
    /// site's files at the desk.
    ///
    /// # Errors
    ///
    /// The folder cannot be watched, or the system gives no thread.
    pub fn start(
        root: &Path,
        choices: Choices,
        listener: TcpListener,
        hosts: Hosts,
        writes: bool,
        mut news: impl FnMut(&News<'_>) + Send + 'static,
    ) -> Result<Self, StartError> {
        let (tell, hear) = channel();
        let desk = Office::new(root, writes, tell.clone());
        // Before the first load, so that nothing changes unseen between the two.
        let watch = Watch::new(root, &tell).map_err(StartError::Watch)?;
        let polls = watch.polls.clone();
        let mut session = Session::new(root, choices);
        let first = session.load();
        let pages = Pages::new(root, first, desk);
        let events = Events::new("state", &pages.event());
        let (told, shared) = (events.clone(), Arc::clone(&pages.state));
        let run = pages.run.clone();
        let mut announce = move |state: &State| {
            let (faults, stale, took) = (&*state.faults, state.stale, state.took);
            news(&News { faults, stale, took });
        };
        announce(&pages.now());
        let handler: Arc<dyn http::Handler> = Arc::new(pages);
        let server = Server::start(listener, hosts, Limits::default(), events, handler)
            .map_err(StartError::Serve)?;
        let ends = (tell.clone(), hear);
        let after = move |state: &State| {
            told.send("state", &answer::event(&run, state));
            announce(state);
        };
        let session = std::thread::Builder::new()
            .name("session".to_owned())
            .spawn(move || session.run(watch, ends, &shared, after))
            .map_err(StartError::Serve)?;
        Ok(Self { server: Some(server), session: Some(session), tell, polls })
    }

    /// Where it is served.
    pub fn address(&self) -> Option<SocketAddr> {
        self.server.as_ref().map(Server::address)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.server.take());
        // The session is gone only where it panicked, and then there is nothing to end.
        let _stopped = self.tell.send(Message::Stop);
        if let Some(session) = self.session.take() {
            let _ended = session.join();
        }
    }
}
