//! Places for what the server does at the same time.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Both ends of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) peer: SocketAddr,
    pub(super) local: SocketAddr,
}

impl Ends {
    pub(super) fn is_local(&self) -> bool {
        self.peer.ip().to_canonical().is_loopback()
    }
}

/// A number of places, some of them for this machine only: other machines cannot fill them all.
pub(super) struct Slots {
    all: Arc<Semaphore>,
    remote: Arc<Semaphore>,
}

/// A place taken, free again when this is dropped.
#[derive(Debug)]
pub(super) struct Slot {
    _all: OwnedSemaphorePermit,
    _remote: Option<OwnedSemaphorePermit>,
}

impl Slots {
    pub(super) fn new(places: usize) -> Self {
        let remote = places - places / 8;
        Self { all: Arc::new(Semaphore::new(places)), remote: Arc::new(Semaphore::new(remote)) }
    }

    pub(super) fn take(&self, ends: &Ends) -> Option<Slot> {
        let remote = match ends.is_local() {
            true => None,
            false => Some(self.remote.clone().try_acquire_owned().ok()?),
        };
        Some(Slot { _all: self.all.clone().try_acquire_owned().ok()?, _remote: remote })
    }
}
