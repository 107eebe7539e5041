//! A connection that is not waited for without end.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

/// How long, and for how many bytes, a refused client is listened to after the last answer: with
/// bytes unread, closing takes the answer back.
const LINGER_TIME: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 1 << 20;

/// A connection whose client must take what is sent to it.
pub(super) struct Socket {
    io: TokioIo<TcpStream>,
    patience: Duration,
    /// Runs while `waiting`, or while the connection is being closed.
    timer: Pin<Box<Sleep>>,
    waiting: bool,
    /// Set when we have said that nothing follows: how much is still read.
    linger: Option<usize>,
}

impl Socket {
    pub(super) fn new(stream: TcpStream, patience: Duration) -> Self {
        let timer = Box::pin(sleep(patience));
        Self { io: TokioIo::new(stream), patience, timer, waiting: false, linger: None }
    }

    /// Writes, unless the client has taken nothing for too long.
    fn write<T>(
        &mut self,
        cx: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TokioIo<TcpStream>>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(done) = write(Pin::new(&mut self.io), cx) {
            self.waiting = false;
            return Poll::Ready(done);
        }
        if !self.waiting {
            self.waiting = true;
            self.timer.as_mut().reset(Instant::now() + self.patience);
        }
        ready!(self.timer.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl Read for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buffer)
    }
}

impl Write for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.write(cx, |io, cx| io.poll_write(cx, bytes))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // A socket has nothing to flush, so this never waits.
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut left = match self.linger {
            Some(left) => left,
            None => {
                ready!(self.write(cx, |io, cx| io.poll_shutdown(cx)))?;
                self.timer.as_mut().reset(Instant::now() + LINGER_TIME);
                LINGER_BYTES
            }
        };
        let mut buffer = [0; 4096];
        while left > 0 && self.timer.as_mut().poll(cx).is_pending() {
            self.linger = Some(left);
            match self.io.inner().try_read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => left = left.saturating_sub(read),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    ready!(self.io.inner().poll_read_ready(cx))?;
                }
                Err(_) => break,
            }
        }
        Poll::Ready(Ok(()))
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write(cx, |io, cx| io.poll_write_vectored(cx, bytes))
    }
}
