//! Requests to the preview, over a socket as a browser sends them.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use mashal::preview::http::{
    Answer, Events, File, Handler, Hosts, Limits, Request, Server, StatusCode, listen, mime,
};

use super::{Outcome, Target, as_it_is};

pub const TARGET: Target = Target {
    name: "requests",
    check,
    mend: as_it_is,
    samples: requests,
    tokens: TOKENS,
    rounds: 300,
};

const TOKENS: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "GET ",
    "HEAD ",
    "POST ",
    "CONNECT ",
    "HTTP/1.1",
    "HTTP/1.0",
    "HTTP/2.0",
    "Host: localhost\r\n",
    "Host: evil.example\r\n",
    "Host:",
    "Content-Length: 5\r\n",
    "Content-Length: -1\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Range: bytes=0-3\r\n",
    "Range: bytes=-1\r\n",
    "Range: bytes=18446744073709551615-\r\n",
    "Range: bytes=0-0,2-3\r\n",
    "If-None-Match: *\r\n",
    "If-None-Match: \"a\"\r\n",
    "Connection: close\r\n",
    "Connection: upgrade\r\n",
    "Upgrade: h2c\r\n",
    "Expect: 100-continue\r\n",
    "Accept: text/html\r\n",
    "X-Mashal: open\r\n",
    "Sec-Fetch-Site: cross-site\r\n",
    "/../",
    "/%2e%2e/",
    "%",
    "%00",
    "%0d%0a",
    "%zz",
    "//",
    "\\",
    "?",
    "#",
    "http://localhost/",
    "*",
    "/big",
    "/a%20b",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "0\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
];

/// Remembers what it was asked for.
#[derive(Default)]
struct Site {
    asked: Mutex<Vec<String>>,
}

impl Handler for Site {
    fn answer(&self, request: &Request) -> Answer {
        self.asked.lock().unwrap().push(request.path.clone());
        match request.path.as_str() {
            "/redirect" => Answer::Redirect("/a.html".to_owned()),
            "/nothing" => Answer::Status(StatusCode::NO_CONTENT),
            path => Answer::File(File {
                status: StatusCode::OK,
                mime: mime(path),
                bytes: b"0123456789".to_vec().into(),
            }),
        }
    }
}

static SERVER: LazyLock<(Server, Arc<Site>, Mutex<()>)> = LazyLock::new(|| {
    let site = Arc::new(Site::default());
    let listener = listen(IpAddr::V4(Ipv4Addr::LOCALHOST), Some(0)).unwrap();
    let server = Server::start(
        listener,
        Hosts::default(),
        // What waits for more is not waited for.
        Limits { header_time: Duration::from_millis(200), ..Limits::default() },
        Events::new("state", "1"),
        site.clone(),
    );
    (server.unwrap(), site, Mutex::default())
});

fn requests() -> Vec<Vec<u8>> {
    [
        "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n",
        "HEAD /a.html HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /voice.opus HTTP/1.1\r\nHost: localhost\r\nRange: bytes=2-5\r\nIf-Range: \"a\"\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\nGET /redirect?b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nX-Mashal: open\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

/// A request that ends the connection, whatever came before it.
const LAST: &[u8] = b"\r\n\r\nGET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

fn send(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    // The server may have said its last word before all was sent.
    let _sent = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _cut = stream.read_to_end(&mut answer);
    answer
}

fn check(input: &[u8]) -> Outcome {
    let (server, site, one) = &*SERVER;
    // What stopped one check must not stop all that follow.
    let _alone = one.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    site.asked.lock().unwrap().clear();
    let sent = [input, LAST].concat();
    let answer = send(server, &sent);
    let shown = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{shown}");
    let asked: Vec<String> = site.asked.lock().unwrap().drain(..).collect();
    for path in &asked {
        let below = path.strip_prefix('/').unwrap_or_else(|| panic!("{path}"));
        let mut names = below.strip_suffix('/').unwrap_or(below).split('/');
        let plain = below.is_empty() || names.all(|name| !matches!(name, "" | "." | ".."));
        assert!(plain && !path.chars().any(|c| c.is_control() || c == '\\'), "{path:?}");
        assert!(
            String::from_utf8_lossy(&sent).to_ascii_lowercase().contains("host:"),
            "no host was named"
        );
    }
    assert!(!shown.contains("\r\nSet-Cookie"), "{shown}");
    // Whatever came, the next is served.
    let next = send(server, &LAST[4..]);
    assert!(
        next.starts_with(b"HTTP/1.1 200 ") && next.ends_with(b"0123456789"),
        "{}",
        String::from_utf8_lossy(&next)
    );
    if asked.iter().all(|path| path == "/next") { Outcome::Refused } else { Outcome::Out }
}
