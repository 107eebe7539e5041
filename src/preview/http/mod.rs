//! The HTTP server of the preview. It knows nothing of sites: a [`Handler`] answers.
//!
//! It is reached by phones in the same network and, through the author's browser, by any page she
//! has open. So every request is bounded in size and time, names a host that is ours, and carries
//! a path that is checked before anybody sees it. Nothing here opens a file.
//!
//! hyper (HTTP/1 only) on one thread of tokio; answers are made on a few blocking threads. The
//! smaller tiny_http bounds neither the time of a request, nor its headers, nor its threads.

mod events;
mod hosts;
mod listen;
mod mime;
mod reply;
mod request;
mod server;
mod slots;
mod socket;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

pub use hyper::StatusCode;

pub use events::Events;
pub use hosts::Hosts;
pub use listen::{FIRST_PORT, listen};
pub use mime::mime;
pub use request::{Refusal, Request};
pub use server::Server;

/// What the server serves.
pub trait Handler: Send + Sync + 'static {
    /// Answers a request; called on a blocking thread, up to [`Limits::answers`] at a time. A panic
    /// here becomes the answer 500.
    fn answer(&self, request: &Request) -> Answer;

    /// The most bytes that the body of a POST with this head may have, of which nothing has been
    /// read yet; or why it may not be sent at all.
    ///
    /// # Errors
    ///
    /// Always, where a handler does not say otherwise: what it serves is only read.
    fn admits(&self, head: &Request) -> Result<usize, Refusal> {
        let _ = head;
        Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"))
    }
}

/// What a handler answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A file, whole or in part as the request asks.
    File(File),
    /// A status without a body.
    Status(StatusCode),
    /// Another address, absolute or relative.
    Redirect(String),
    /// The stream of [`Events`].
    Events,
}

/// The bytes of a file, and what they are.
#[derive(Clone, Debug)]
pub struct File {
    /// Usually 200; a page of errors has another. Only with 200 are there parts and revalidation.
    pub status: StatusCode,
    /// The media type, as [`mime`] tells it.
    pub mime: Cow<'static, str>,
    /// The bytes.
    pub bytes: Arc<[u8]>,
}

/// How much the server bears.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How long a request's line and headers may take, and how long an idle connection stays.
    pub header_time: Duration,
    /// How long the body of a request may take.
    pub body_time: Duration,
    /// How long a client may take nothing of what is sent to it.
    pub write_time: Duration,
    /// The time between the beats of an event stream.
    pub beat: Duration,
    /// Open connections; what comes beyond is closed at once. One in eight is kept for this
    /// machine.
    pub connections: usize,
    /// Event streams among them; what comes beyond is answered with 503. One in eight is kept for
    /// this machine.
    pub streams: usize,
    /// Answers made at the same time, each on a thread of its own.
    pub answers: usize,
}

impl Default for Limits {
    /// The connections stay below the 256 open files that macOS grants a program.
    fn default() -> Self {
        Self {
            header_time: Duration::from_secs(10),
            body_time: Duration::from_secs(30),
            write_time: Duration::from_secs(10),
            beat: Duration::from_secs(10),
            connections: 192,
            streams: 128,
            answers: 8,
        }
    }
}
