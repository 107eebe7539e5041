//! A client of the preview that asks again and again over one connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What takes longer has stopped.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Client {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, stream: BufReader::new(connect(address)) }
    }

    /// What is at `path`, given without the slash before it and encoded as a URL is.
    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.ask(path, "")
    }

    /// The same with more `headers`, each with the end of its line.
    pub(crate) fn ask(&mut self, path: &str, headers: &str) -> Answer {
        let request = format!("GET /{path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut status = String::new();
        self.stream.read_line(&mut status).unwrap();
        let (mut length, mut closes) = (0, false);
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).unwrap();
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            closes |= lower.trim_end() == "connection: close";
            if line.trim_end().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        if closes {
            self.stream = BufReader::new(connect(self.address));
        }
        Answer { status: status.split(' ').nth(1).unwrap().parse().unwrap(), body }
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}
