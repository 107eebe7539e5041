//! Which port to listen on.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, TcpListener};

/// The port that is tried first where none is asked for.
pub const FIRST_PORT: u16 = 1111;

/// Listens on `port` and no other; without one, on the first free one of the hundred from
/// [`FIRST_PORT`], or on any.
///
/// # Errors
///
/// The port that was asked for is taken, the host is not this machine's, or nothing is free.
pub fn listen(host: IpAddr, port: Option<u16>) -> io::Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((host, port));
    }
    for port in (FIRST_PORT..).take(100) {
        match TcpListener::bind((host, port)) {
            // Windows refuses ports that the system keeps for itself.
            Err(error)
                if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            other => return other,
        }
    }
    TcpListener::bind((host, 0))
}
