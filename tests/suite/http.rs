//! The preview's server: what it answers to those who mean well, and how it bears many and slow
//! ones.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use mashal::preview::http::{
    Answer, Events, File, Handler, Hosts, Limits, Request, Server, StatusCode, listen, mime,
};

/// Nothing here takes this long, unless it never ends. Less than the server's own patience.
pub(crate) const LONG: Duration = Duration::from_secs(8);
const LOCALHOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const BIG: usize = 64 << 20;

/// A small site; remembers what it was asked for.
#[derive(Default)]
pub(crate) struct Site {
    pub(crate) asked: Mutex<Vec<String>>,
    /// `/waits` waits for this.
    gate: Mutex<()>,
}

impl Handler for Site {
    fn answer(&self, request: &Request) -> Answer {
        self.asked.lock().unwrap().push(request.path.clone());
        let file = |name: &str, bytes: Vec<u8>| {
            Answer::File(File { status: StatusCode::OK, mime: mime(name), bytes: bytes.into() })
        };
        match request.path.as_str() {
            "/" => file("index.html", b"<p>home</p>".to_vec()),
            "/audio.mp3" => file("audio.mp3", b"0123456789".to_vec()),
            "/empty.txt" => file("empty.txt", Vec::new()),
            "/big" => file("big.bin", vec![0; BIG]),
            "/request" => file("request.txt", format!("{request:?}").into_bytes()),
            "/events" => Answer::Events,
            "/nothing" => Answer::Status(StatusCode::NO_CONTENT),
            "/interim" => Answer::Status(StatusCode::CONTINUE),
            "/panics" => std::panic::resume_unwind(Box::new("as asked")),
            "/waits" => {
                drop(self.gate.lock().unwrap());
                file("waited.txt", Vec::new())
            }
            _ => Answer::File(File {
                status: StatusCode::NOT_FOUND,
                mime: mime("404.html"),
                bytes: b"<p>not here</p>".to_vec().into(),
            }),
        }
    }
}

/// A server of [`Site`] at a free port.
pub(crate) struct Running {
    pub(crate) server: Server,
    pub(crate) site: Arc<Site>,
    events: Events,
}

pub(crate) fn start(limits: Limits) -> Running {
    let site = Arc::new(Site::default());
    let events = Events::new("state", "1");
    let listener = listen(LOCALHOST, Some(0)).unwrap();
    let hosts = Hosts::default();
    let server = Server::start(listener, hosts, limits, events.clone(), site.clone()).unwrap();
    Running { server, site, events }
}

impl Running {
    pub(crate) fn connect(&self) -> TcpStream {
        connect(self.server.address())
    }

    /// Sends these bytes and reads to the end of the connection.
    pub(crate) fn send(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        let written = stream.write_all(bytes);
        let reply = read(&mut stream);
        Reply { broken: reply.broken || written.is_err(), ..reply }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> Reply {
        self.send(
            format!(
                "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"
            )
            .as_bytes(),
        )
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "")
    }

    fn open_stream(&self) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        stream
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.set_write_timeout(Some(LONG)).unwrap();
    stream
}

/// What came back. A connection closed without a word has the status 0.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
    /// The connection was reset, which on some systems loses what was sent before.
    pub(crate) broken: bool,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

fn read(stream: &mut TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    let start = Instant::now();
    let broken = loop {
        match stream.read(&mut buffer) {
            Ok(0) => break false,
            Ok(read) => bytes.extend(&buffer[..read]),
            Err(error) if is_reset(&error) => break true,
            Err(error) => panic!("{error} after {}", String::from_utf8_lossy(&bytes)),
        }
        assert!(start.elapsed() < LONG, "no end: {}", String::from_utf8_lossy(&bytes));
    };
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().map_or(0, |line| line[9..12].parse().unwrap());
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Reply { status, headers: headers.collect(), body: bytes[end..].to_vec(), broken }
}

fn is_reset(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted)
}

/// Reads until these words came.
pub(crate) fn read_until(stream: &mut TcpStream, words: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    let start = Instant::now();
    while !text.contains(words) {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0 && start.elapsed() < LONG, "it ended, or goes on without: {text}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
    text
}

/// Whether the other end closes.
pub(crate) fn closes(stream: &mut TcpStream) -> bool {
    match std::io::copy(stream, &mut std::io::sink()) {
        Ok(_) => true,
        Err(error) => is_reset(&error),
    }
}

/// Waits until it is so.
fn soon(mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < LONG, "still not so");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_file_comes_with_what_browsers_must_know() {
    let running = start(Limits::default());
    let page = running.get("/");
    assert_eq!((page.status, page.text().as_str()), (200, "<p>home</p>"));
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", "11"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("accept-ranges", "bytes"),
        ("vary", "Accept"),
        ("access-control-allow-origin", ""),
    ];
    for (name, value) in headers {
        assert_eq!(page.header(name), value, "{name}");
    }
    let mark = page.header("etag");
    assert!(mark.len() == 18 && mark.starts_with('"') && mark.ends_with('"'), "{mark}");
    assert_ne!(mark, running.get("/audio.mp3").header("etag"));
    assert_eq!(running.get("/audio.mp3").header("vary"), "");

    let mut head = running.ask("HEAD", "/", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    let mut whole = page.headers.clone();
    whole.remove("date");
    head.headers.remove("date");
    assert_eq!(head.headers, whole);

    let lost = running.get("/lost");
    assert_eq!((lost.status, lost.text().as_str()), (404, "<p>not here</p>"));
    assert_eq!((lost.header("etag"), lost.header("vary")), ("", "Accept"));
    let nothing = running.get("/nothing");
    assert_eq!((nothing.status, nothing.body.len()), (204, 0));
    assert_eq!(running.get("/interim").status, 500);
    assert_eq!(running.get("/empty.txt").header("content-length"), "0");
}

#[test]
fn one_connection_serves_many_requests() {
    let running = start(Limits::default());
    let mut stream = running.connect();
    for _ in 0..3 {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        read_until(&mut stream, "<p>home</p>");
    }
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let running = start(Limits::default());
    let mark = running.get("/").header("etag").to_owned();
    let cases = [
        (mark.clone(), 304),
        (format!("W/{mark}"), 304),
        (format!("\"other\", {mark}"), 304),
        (format!("\"other\"\r\nIf-None-Match: {mark}"), 304),
        ("*".to_owned(), 304),
        ("\"other\"".to_owned(), 200),
        (mark.trim_matches('"').to_owned(), 200),
    ];
    for (known, status) in cases {
        let reply = running.ask("GET", "/", &format!("If-None-Match: {known}\r\n"));
        assert_eq!(reply.status, status, "{known}");
        assert_eq!(reply.header("etag"), mark, "{known}");
        assert_eq!(reply.body.is_empty(), status == 304, "{known}");
        assert_eq!(reply.header("vary"), "Accept", "{known}");
    }
    assert_eq!(running.ask("GET", "/lost", "If-None-Match: *\r\n").status, 404);
}

#[test]
fn parts_of_files_are_sent() {
    let running = start(Limits::default());
    let mark = running.get("/audio.mp3").header("etag").to_owned();
    let whole = (200, "", "0123456789");
    let beyond = (416, "bytes */10", "");
    let same = format!("bytes=0-3\r\nIf-Range: {mark}");
    let weak = format!("bytes=0-3\r\nIf-Range: W/{mark}");
    let cases = [
        ("bytes=0-3", (206, "bytes 0-3/10", "0123")),
        ("bytes=-4", (206, "bytes 6-9/10", "6789")),
        ("bytes=-99", (206, "bytes 0-9/10", "0123456789")),
        ("bytes=5-", (206, "bytes 5-9/10", "56789")),
        ("bytes=0-", (206, "bytes 0-9/10", "0123456789")),
        ("bytes=9-9", (206, "bytes 9-9/10", "9")),
        ("bytes=8-99999999999999999999", (206, "bytes 8-9/10", "89")),
        ("bytes=10-", beyond),
        ("bytes=10-12", beyond),
        ("bytes=-0", beyond),
        ("bytes=9-2", whole),
        ("bytes=", whole),
        ("bytes=a-b", whole),
        ("lines=0-3", whole),
        ("bytes=0-1,3-4", whole),
        ("bytes=0-3\r\nRange: bytes=0-3", whole),
        ("bytes=0-3\r\nIf-Range: \"other\"", whole),
        (same.as_str(), (206, "bytes 0-3/10", "0123")),
        (weak.as_str(), whole),
    ];
    for (range, (status, place, body)) in cases {
        let reply = running.ask("GET", "/audio.mp3", &format!("Range: {range}\r\n"));
        assert_eq!(reply.status, status, "{range}");
        assert_eq!(reply.header("content-range"), place, "{range}");
        assert_eq!(reply.text(), body, "{range}");
        assert_eq!(reply.header("content-length"), body.len().to_string(), "{range}");
    }
    assert_eq!(running.ask("HEAD", "/audio.mp3", "Range: bytes=0-3\r\n").status, 200);
    assert_eq!(running.ask("GET", "/empty.txt", "Range: bytes=0-3\r\n").status, 416);
    assert_eq!(running.ask("GET", "/empty.txt", "Range: bytes=-3\r\n").status, 200);
    assert_eq!(running.ask("GET", "/lost", "Range: bytes=0-3\r\n").text(), "<p>not here</p>");
}

#[test]
fn a_handler_is_told_who_asks() {
    let running = start(Limits::default());
    let cases = [
        ("", ""),
        ("Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n", "accepts_html"),
        ("Accept: TEXT/HTML;q=0.9\r\n", "accepts_html"),
        ("Accept: */*\r\n", ""),
        ("Accept: text/htmlx, text/*\r\n", ""),
        ("X-Mashal: open\r\n", "marked"),
        ("X-Mashal: close\r\n", ""),
        ("X-Mashal: open\r\nX-Mashal: open\r\n", ""),
        ("Service-Worker: script\r\n", "for_worker"),
        ("Service-Worker: none\r\n", ""),
        ("Sec-Fetch-Site: same-origin\r\n", ""),
        ("Sec-Fetch-Site: none\r\n", ""),
        ("Sec-Fetch-Site: same-site\r\n", "foreign"),
        ("Sec-Fetch-Site: cross-site\r\n", "foreign"),
        ("Sec-Fetch-Site: none\r\nSec-Fetch-Site: none\r\n", "foreign"),
    ];
    for (headers, said) in cases {
        let text = running.ask("GET", "/request?a=%20b", headers).text();
        let is = |wanted: &str| said == wanted;
        assert!(text.contains("query: Some(\"a=%20b\")"), "{text}");
        assert!(text.contains("from_loopback: true"), "{text}");
        for (field, value) in [
            ("accepts_html", is("accepts_html")),
            ("marked", is("marked")),
            ("for_worker", is("for_worker")),
            ("same_origin", !is("foreign")),
        ] {
            assert!(text.contains(&format!("{field}: {value}")), "{headers}: {text}");
        }
    }
}

#[test]
fn events_reach_every_stream_and_pages_are_still_served() {
    let running = start(Limits { streams: 64, ..Limits::default() });
    let mut streams: Vec<_> = (0..64).map(|_| running.open_stream()).collect();
    for stream in &mut streams {
        let head = read_until(stream, "event: state\ndata: 1\n\n");
        assert!(head.contains("content-type: text/event-stream\r\n"), "{head}");
    }
    assert_eq!(running.get("/events").status, 503);
    assert_eq!(running.ask("HEAD", "/events", "").status, 503);
    let start = Instant::now();
    for _ in 0..20 {
        assert_eq!(running.get("/").status, 200);
    }
    assert!(start.elapsed() < LONG / 2, "{:?}", start.elapsed());
    running.events.send("state", "2");
    for stream in &mut streams {
        read_until(stream, "event: state\ndata: 2\n\n");
    }
    // Who goes makes place.
    streams.pop();
    soon(|| {
        let mut stream = running.open_stream();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        status.ends_with(b"200")
    });
    // The end of the server is the end of every stream.
    let start = Instant::now();
    let address = running.server.address();
    running.server.stop();
    assert!(streams.iter_mut().all(closes));
    assert!(start.elapsed() < LONG / 2, "{:?}", start.elapsed());
    drop(TcpListener::bind(address).unwrap());
}

#[test]
fn a_silent_stream_beats() {
    let running = start(Limits { beat: Duration::from_millis(20), ..Limits::default() });
    let mut stream = running.open_stream();
    read_until(&mut stream, "event: beat\ndata: {}\n\n");
    let head = running.ask("HEAD", "/events", "");
    assert_eq!((head.status, head.header("content-type")), (200, "text/event-stream"));
    assert!(head.body.is_empty());
}

#[test]
fn a_port_is_taken_once() {
    let first = listen(LOCALHOST, None).unwrap().local_addr().unwrap().port();
    assert!(first >= mashal::preview::http::FIRST_PORT);
    let one = listen(LOCALHOST, None).unwrap();
    let two = listen(LOCALHOST, None).unwrap();
    let port = one.local_addr().unwrap().port();
    assert_ne!(port, two.local_addr().unwrap().port());
    assert_eq!(listen(LOCALHOST, Some(port)).unwrap_err().kind(), ErrorKind::AddrInUse);
}

/// A server with one place, which a client holds until it is let go.
fn one_place() -> Running {
    let write_time = Duration::from_secs(1);
    start(Limits { connections: 1, write_time, ..Limits::default() })
}

#[test]
fn a_client_that_takes_no_answer_is_let_go() {
    let running = one_place();
    let mut stalled = running.connect();
    stalled.write_all(b"GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert_eq!(running.get("/").status, 0);
    soon(|| running.get("/").status == 200);
    let mut taken = Vec::new();
    let _ = stalled.read_to_end(&mut taken);
    assert!(taken.len() < BIG, "{}", taken.len());
}

#[test]
fn a_client_that_takes_no_events_is_let_go() {
    let running = one_place();
    let mut stalled = running.open_stream();
    read_until(&mut stalled, "data: 1");
    assert_eq!(running.get("/").status, 0);
    let event = "x".repeat(1 << 20);
    soon(|| {
        running.events.send("state", &event);
        running.get("/").status == 200
    });
}

#[test]
fn more_connections_than_the_bound_are_closed_at_once() {
    let running = start(Limits { connections: 4, ..Limits::default() });
    let mut open: Vec<_> = (0..4).map(|_| running.open_stream()).collect();
    for stream in &mut open {
        read_until(stream, "data: 1");
    }
    for _ in 0..8 {
        let start = Instant::now();
        assert_eq!(running.get("/").status, 0);
        assert!(start.elapsed() < LONG / 2);
    }
    open.pop();
    soon(|| running.get("/").status == 200);
}

#[test]
fn a_handler_that_panics_or_waits_does_not_stop_the_others() {
    let running = start(Limits { answers: 2, ..Limits::default() });
    for _ in 0..4 {
        assert_eq!(running.get("/panics").status, 500);
        assert_eq!(running.get("/").status, 200);
    }
    let site = Arc::clone(&running.site);
    let closed = site.gate.lock().unwrap();
    let waits = b"GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut one = running.connect();
    one.write_all(waits).unwrap();
    soon(|| site.asked.lock().unwrap().contains(&"/waits".to_owned()));
    assert_eq!(running.get("/").status, 200);
    // Neither does the end wait for it.
    let (tell, ended) = mpsc::channel();
    let server = running.server;
    thread::spawn(move || {
        server.stop();
        tell.send(()).unwrap();
    });
    ended.recv_timeout(LONG / 2).unwrap();
    assert!(closes(&mut one));
    drop(closed);
}
