//! The preview's server against those who mean ill: whatever comes, it goes on, and no handler sees
//! what it should not.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use mashal::preview::http::Limits;

use crate::http::{LONG, closes, read_until, start};

/// A request by its first line and headers; `Host: localhost` is added.
fn request(line: &str, headers: &str) -> Vec<u8> {
    format!("{line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n").into_bytes()
}

/// A request as it is.
fn raw(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// The requests, with the status that answers them; 0 is a connection closed without a word.
fn hostile() -> Vec<(Vec<u8>, u16)> {
    let mut all = Vec::new();
    let paths = [
        "/../Cargo.toml",
        "/a/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/%2E%2E/Cargo.toml",
        "/.%2e/Cargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/%2e%2e%2f",
        "/..%5cCargo.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/a//b",
        "/./a",
        "/%00",
        "/a%0d%0aSet-Cookie:%20a=b",
        "/%ff%fe",
        "/%c0%ae%c0%ae/Cargo.toml",
        "/%",
        "/%zz",
        "/\u{85}",
        "http://localhost/",
        "http://localhost:1/a",
        "*",
    ];
    all.extend(paths.map(|path| (request(&format!("GET {path}"), ""), 400)));
    all.extend(["localhost:80", "a"].map(|path| (request(&format!("GET {path}"), ""), 400)));
    let long = "a".repeat(100_000);
    all.push((request(&format!("GET /{long}"), ""), 431));
    all.push((request(&format!("GET /?{long}"), ""), 431));
    all.push((request(&format!("GET /{}", "a".repeat(9000)), ""), 414));
    all.push((request(&format!("GET /?{}", "a".repeat(9000)), ""), 414));
    all.push((request("GET /", &format!("X-Long: {long}\r\n")), 431));
    all.push((request("GET /", &"X-Many: a\r\n".repeat(100)), 431));
    // Hosts.
    let hosts = [
        "",
        "Host: evil.example\r\n",
        "Host: evil.example:80\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: localhost:1\r\n",
        "Host: \r\n",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: 192.0.2.77\r\n",
        "X-Forwarded-Host: localhost\r\n",
    ];
    all.extend(hosts.map(|host| (raw(&format!("GET / HTTP/1.1\r\n{host}\r\n")), 403)));
    all.push((raw("GET / HTTP/1.0\r\n\r\n"), 403));
    // Methods and bodies.
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW", "get"] {
        all.push((request(&format!("{method} /"), ""), 405));
    }
    all.push((request("CONNECT localhost:22", ""), 405));
    all.push((request("OPTIONS *", ""), 405));
    let mut upload = request("PUT /", "Content-Length: 500000\r\n");
    upload.resize(upload.len() + 500_000, b'x');
    all.push((upload, 405));
    all.push((request("POST /", "Content-Length: 5\r\nExpect: 100-continue\r\n"), 405));
    all.push((request("GET /", "Content-Length: 5\r\n"), 413));
    all.push((request("GET /", "Transfer-Encoding: chunked\r\n"), 413));
    // Two lengths, or a length and chunks: where the next request begins is anybody's guess.
    all.push((request("GET /", "Content-Length: 1\r\nContent-Length: 2\r\n"), 400));
    all.push((
        raw("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        413,
    ));
    // Not HTTP.
    all.push((raw("\0\u{1}\u{2}garbage\r\n\r\n"), 400));
    all.push((b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\xff\xee".to_vec(), 400));
    all.push((raw("GET /\r\n\r\n"), 400));
    all.push((raw("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"), 400));
    all.push((request("GET /", "No colon here\r\n"), 400));
    all.push((request("GET /", "Bad name: a\r\n"), 400));
    all.push((request("GET /a b", ""), 400));
    all.push((raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 0));
    all
}

#[test]
fn hostile_requests_are_refused_and_the_server_goes_on() {
    let running = start(Limits::default());
    for (bytes, status) in hostile() {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(120)]).into_owned();
        let reply = running.send(&bytes);
        assert_eq!(reply.status, status, "{shown}");
        assert!(status == 0 || !reply.broken, "{shown}");
        if status == 405 {
            assert_eq!(reply.headers["allow"], "GET, HEAD", "{shown}");
        }
        let asked = std::mem::take(&mut *running.site.asked.lock().unwrap());
        assert_eq!(asked, Vec::<String>::new(), "{shown}");
        assert_eq!(running.get("/").status, 200, "after {shown}");
        running.site.asked.lock().unwrap().clear();
    }
}

/// Many clients look for an answer only when all is sent.
#[test]
fn a_refused_upload_is_heard_out() {
    let running = start(Limits::default());
    let mut stream = running.connect();
    stream.write_all(&request("PUT /", "Content-Length: 50000\r\n")).unwrap();
    read_until(&mut stream, "only GET and HEAD");
    for _ in 0..5 {
        stream.write_all(&[b'x'; 10_000]).unwrap();
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn clients_that_leave_early_are_borne() {
    let running = start(Limits::default());
    for bytes in [
        "",
        "G",
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
        for _ in 0..20 {
            let mut stream = running.connect();
            stream.write_all(bytes.as_bytes()).unwrap();
        }
        assert_eq!(running.get("/").status, 200);
    }
}

#[test]
fn slow_headers_and_idle_connections_are_cut() {
    let running = start(Limits { header_time: Duration::from_millis(200), ..Limits::default() });
    let mut idle = running.connect();
    let mut after_one = running.connect();
    after_one.write_all(&request("GET /", "")).unwrap();
    let mut slow = running.connect();
    let mut writer = slow.try_clone().unwrap();
    let start = Instant::now();
    let drip = thread::spawn(move || {
        let letters = request("GET /", &"X-Slow: a\r\n".repeat(40));
        // Each letter comes soon after the last one, all of them after much too long.
        for letter in letters.chunks(1) {
            if writer.write_all(letter).is_err() || start.elapsed() > LONG {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    });
    assert!(closes(&mut slow));
    assert!(closes(&mut idle));
    assert!(closes(&mut after_one));
    assert!(start.elapsed() < LONG / 2, "{:?}", start.elapsed());
    drip.join().unwrap();
    assert_eq!(running.get("/").status, 200);
    assert_eq!(*running.site.asked.lock().unwrap(), ["/", "/"]);
}
