//! Server-sent events: what is told, and each client's stream of it.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::watch;

use super::slots::Slot;

const BEAT: &[u8] = b"event: beat\ndata: {}\n\n";

/// What the server tells its event streams: each is told the last event at once, then every one
/// that is sent, and a `beat` in silences. Who is slow misses events between, never the last.
#[derive(Clone, Debug)]
pub struct Events {
    last: watch::Sender<Bytes>,
}

impl Events {
    /// Events that begin with this one.
    #[must_use]
    pub fn new(name: &str, data: &str) -> Self {
        Self { last: watch::Sender::new(event(name, data)) }
    }

    /// Tells all streams; returns at once.
    pub fn send(&self, name: &str, data: &str) {
        self.last.send_replace(event(name, data));
    }

    /// The stream for one client, which holds `slot` for as long as it is open.
    pub(super) fn stream(&self, beat: Duration, slot: Slot) -> Stream {
        let mut last = self.last.subscribe();
        last.mark_changed();
        Stream { next: next(last, beat), beat, _slot: slot }
    }
}

/// The text of an event. A line break cannot end it early.
fn event(name: &str, data: &str) -> Bytes {
    let name = name.lines().next().unwrap_or_default();
    let mut text = format!("event: {name}\n");
    for line in data.split(['\n', '\r']) {
        let _ = writeln!(text, "data: {line}");
    }
    text.push('\n');
    text.into()
}

type Next = Pin<Box<dyn Future<Output = (Option<Bytes>, watch::Receiver<Bytes>)> + Send>>;

fn next(mut last: watch::Receiver<Bytes>, beat: Duration) -> Next {
    Box::pin(async move {
        let event = match tokio::time::timeout(beat, last.changed()).await {
            Err(_) => Some(Bytes::from_static(BEAT)),
            Ok(Ok(())) => Some(last.borrow_and_update().clone()),
            Ok(Err(_)) => None,
        };
        (event, last)
    })
}

/// The body of an endless answer.
pub(super) struct Stream {
    next: Next,
    beat: Duration,
    _slot: Slot,
}

impl Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let (event, last) = std::task::ready!(self.next.as_mut().poll(cx));
        self.next = next(last, self.beat);
        Poll::Ready(event.map(|event| Ok(Frame::data(event))))
    }
}

#[cfg(test)]
mod tests {
    use super::event;

    #[test]
    fn a_line_break_does_not_end_an_event() {
        assert_eq!(event("state", "{}"), "event: state\ndata: {}\n\n");
        let text = event("state\n\nevent: x", "a\n\nb\rc");
        assert_eq!(text, "event: state\ndata: a\ndata: \ndata: b\ndata: c\n\n");
    }
}
