//! The thread that serves: accepts, counts, refuses, hands over to the handler.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http_body_util::{BodyExt as _, Limited};
use hyper::StatusCode;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioTimer;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot};

use super::reply::{self, Reply};
use super::slots::{Ends, Slots};
use super::socket::Socket;
use super::{Answer, Events, Handler, Hosts, Limits, Refusal, Request};

/// A request's line and headers together, in bytes; and how many headers.
const HEAD_BYTES: usize = 16 << 10;
const HEADERS: usize = 64;
/// How long nothing is accepted after the system had no connection to give (as when a program has
/// too many files open).
const PAUSE: Duration = Duration::from_millis(50);

/// A running server. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves what comes to `listener`, until it is stopped.
    ///
    /// # Errors
    ///
    /// The system gives no thread or nothing to wait for connections with.
    pub fn start(
        listener: TcpListener,
        hosts: Hosts,
        limits: Limits,
        events: Events,
        handler: Arc<dyn Handler>,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(limits.answers)
            .build()?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::new(Shared {
            streams: Slots::new(limits.streams),
            answers: Arc::new(Semaphore::new(limits.answers)),
            hosts,
            limits,
            events,
            handler,
        });
        let name = "preview".to_owned();
        let serve = move || serve(runtime, listener, shared, stopped);
        let thread = thread::Builder::new().name(name).spawn(serve)?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends at once: open answers and streams are cut off, and the port is free again.
    pub fn stop(self) {}
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It panics only with the server, whose end this is.
            let _ = thread.join();
        }
    }
}

struct Shared {
    streams: Slots,
    answers: Arc<Semaphore>,
    hosts: Hosts,
    limits: Limits,
    events: Events,
    handler: Arc<dyn Handler>,
}

/// Runs until `stopped` loses its other end.
fn serve(
    runtime: Runtime,
    listener: tokio::net::TcpListener,
    shared: Arc<Shared>,
    stopped: oneshot::Receiver<Infallible>,
) {
    runtime.spawn(async move {
        let places = Slots::new(shared.limits.connections);
        loop {
            let Ok((stream, peer)) = listener.accept().await else {
                tokio::time::sleep(PAUSE).await;
                continue;
            };
            let Ok(local) = stream.local_addr() else { continue };
            let ends = Ends { peer, local };
            let Some(place) = places.take(&ends) else { continue };
            let shared = Arc::clone(&shared);
            tokio::spawn(async move {
                connection(stream, ends, shared).await;
                drop(place);
            });
        }
    });
    let _ = runtime.block_on(stopped);
    // An answer that is still being made is not waited for.
    runtime.shutdown_background();
}

/// Serves one connection to its end.
async fn connection(stream: TcpStream, ends: Ends, shared: Arc<Shared>) {
    // An event is small, and shall not wait for a second one.
    let _ = stream.set_nodelay(true);
    let socket = Socket::new(stream, shared.limits.write_time);
    let service = service_fn(|request| answer(request, ends, Arc::clone(&shared)));
    // What a client does wrong is no matter of ours.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.limits.header_time)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEADERS)
        .serve_connection(socket, service)
        .await;
}

async fn answer(
    request: hyper::Request<Incoming>,
    ends: Ends,
    shared: Arc<Shared>,
) -> Result<Reply, Infallible> {
    let has_body = !request.body().is_end_stream();
    let (parts, body) = request.into_parts();
    let mut request = match Request::admit(&parts, has_body, &ends, &shared.hosts) {
        Ok(request) => request,
        Err(refusal) => return Ok(reply::refusal(refusal)),
    };
    if request.body.is_some() {
        match read(body, &request, &shared).await {
            Ok(read) => request.body = Some(read),
            Err(refusal) => return Ok(reply::refusal(refusal)),
        }
    }
    // Waiting here ends with the connection, so no more answers wait than there are connections.
    let Ok(turn) = Arc::clone(&shared.answers).acquire_owned().await else {
        return Ok(reply::status(StatusCode::SERVICE_UNAVAILABLE));
    };
    let handler = Arc::clone(&shared.handler);
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        match handler.answer(&request) {
            Answer::File(file) => Some(reply::file(file, &parts.method, &parts.headers)),
            Answer::Status(status) => Some(reply::status(status)),
            Answer::Redirect(to) => Some(reply::redirect(&to)),
            Answer::Events => None,
        }
    });
    Ok(match made.await {
        Ok(Some(reply)) => reply,
        Ok(None) => match shared.streams.take(&ends) {
            Some(slot) => reply::stream(shared.events.stream(shared.limits.beat, slot)),
            None => reply::refusal((StatusCode::SERVICE_UNAVAILABLE, "too many event streams")),
        },
        Err(_panicked) => reply::status(StatusCode::INTERNAL_SERVER_ERROR),
    })
}

/// The body of a request, if the handler admits one that is so long.
async fn read(body: Incoming, head: &Request, shared: &Shared) -> Result<Vec<u8>, Refusal> {
    let most = shared.handler.admits(head)?;
    let too_long = (StatusCode::PAYLOAD_TOO_LARGE, "what was sent is too long");
    // Where a length is said, before the first byte.
    if body.size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        return Err(too_long);
    }
    let whole = Limited::new(body, most).collect();
    match tokio::time::timeout(shared.limits.body_time, whole).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes().to_vec()),
        Ok(Err(_)) => Err(too_long),
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, "what was sent took too long")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_machines_cannot_take_every_place() {
        let ends = |peer: &str| Ends {
            peer: peer.parse().unwrap(),
            local: "192.0.2.2:1111".parse().unwrap(),
        };
        let (near, far) = (ends("[::ffff:127.0.0.1]:5"), ends("192.0.2.9:5"));
        let slots = Slots::new(8);
        let mut taken: Vec<_> = (0..7).map(|_| slots.take(&far).unwrap()).collect();
        assert!(slots.take(&far).is_none());
        let last = slots.take(&near).unwrap();
        assert!(slots.take(&near).is_none());
        drop(last);
        assert!(slots.take(&far).is_none());
        taken.pop();
        assert!(slots.take(&far).is_some());
    }
}
