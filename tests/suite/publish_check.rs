//! What is said of hosts that show a site as it is, and of those that do not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use mashal::diag::Code;
use mashal::preview::http::mime;

use crate::headers::sent;
use crate::program::{Run, command, done, tree};

/// The codes that these tests show, for the list of codes without a case.
pub const CODES: [Code; 14] = [
    Code::PublishCaching,
    Code::PublishCompression,
    Code::PublishCookie,
    Code::PublishExposed,
    Code::PublishHeader,
    Code::PublishHttps,
    Code::PublishMissing,
    Code::PublishNoAnswer,
    Code::PublishNotFound,
    Code::PublishNotFoundPage,
    Code::PublishOtherBytes,
    Code::PublishRedirect,
    Code::PublishSettings,
    Code::PublishType,
];

/// What stops for so long has stopped for good.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes after which an answer without end ends all the same.
const ENDLESS: usize = 1 << 30;

/// A request, as far as a host of these tests looks at it.
struct Asked {
    /// Without the slash before it.
    path: String,
    /// Lines as they came.
    headers: Vec<String>,
}

/// What a host sends.
#[derive(Clone)]
enum Reply {
    File {
        status: u16,
        headers: BTreeMap<String, String>,
        body: Vec<u8>,
    },
    /// These bytes, and the end of the connection.
    Raw(Vec<u8>),
    /// These bytes, and then the next again and again.
    Endless(&'static str, &'static str),
    /// One byte at a time, until the other side has enough.
    Dripping(&'static str),
    /// Nothing, until the other side has enough.
    Silence,
}

impl Reply {
    /// The same with a header, or without where there is no value.
    fn with(mut self, name: &str, value: Option<&str>) -> Self {
        if let Self::File { headers, .. } = &mut self {
            headers.remove(name);
            headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        }
        self
    }

    fn led(to: &str) -> Self {
        let headers = BTreeMap::from([("Location".to_owned(), to.to_owned())]);
        Self::File { status: 301, headers, body: Vec::new() }
    }

    fn page(status: u16, body: &str) -> Self {
        let headers = BTreeMap::from([("Content-Type".to_owned(), "text/html".to_owned())]);
        Self::File { status, headers, body: body.into() }
    }
}

/// How a host answers otherwise than one that does all right.
type Otherwise = fn(&Asked, Reply) -> Reply;

/// A host on this machine; it ends with its value.
struct Host {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<Vec<String>>>>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// One that shows the output at `public`, otherwise where `otherwise` says so.
    fn of(public: &Path, otherwise: Otherwise) -> Self {
        let files = Arc::new(tree(public));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (over, asked) = (Arc::new(AtomicBool::new(false)), Arc::default());
        let (ended, log) = (Arc::clone(&over), Arc::clone(&asked));
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                let (files, log) = (Arc::clone(&files), Arc::clone(&log));
                thread::spawn(move || serve(stream.unwrap(), &files, otherwise, &log));
            }
        });
        Self { address, over, asked, thread: Some(thread) }
    }

    fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        let _wakes_it = TcpStream::connect(self.address);
        self.thread.take().unwrap().join().unwrap();
    }
}

/// Answers one request, and closes: whoever does not listen any more is left alone.
fn serve(
    mut stream: TcpStream,
    files: &BTreeMap<String, Vec<u8>>,
    otherwise: Otherwise,
    log: &Mutex<Vec<Vec<String>>>,
) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    let lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let head: Vec<String> =
        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let Some(path) = head.first().and_then(|line| line.split(' ').nth(1)) else { return };
    let asked = Asked { path: path.trim_start_matches('/').to_owned(), headers: head.clone() };
    log.lock().unwrap().push(head);
    let reply = otherwise(&asked, right(&asked, files));
    let mut send = |bytes: &[u8]| stream.write_all(bytes).is_ok();
    match reply {
        Reply::File { status, headers, body } => {
            let lines: String =
                headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status} So\r\n{lines}Content-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            let _closed = send(head.as_bytes()) && send(&body);
        }
        Reply::Raw(bytes) => {
            let _closed = send(&bytes);
        }
        Reply::Endless(first, again) => {
            let block = again.repeat(1 << 10);
            let mut sent = 0;
            let mut more = send(first.as_bytes());
            while more && sent < ENDLESS {
                sent += block.len();
                more = send(block.as_bytes());
            }
        }
        Reply::Dripping(text) => {
            for byte in text.bytes().cycle().take(10_000) {
                thread::sleep(Duration::from_millis(50));
                if !send(&[byte]) {
                    break;
                }
            }
        }
        // The other side closes, which ends the read.
        Reply::Silence => drop(BufReader::new(stream).lines().next()),
    }
}

/// What a host sends that does all right.
fn right(asked: &Asked, files: &BTreeMap<String, Vec<u8>>) -> Reply {
    let rules = std::str::from_utf8(&files["_headers"]).unwrap();
    let name = match asked.path.as_str() {
        path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        path => path.to_owned(),
    };
    let own = |text: &(&&str, &&str)| (text.0.to_string(), text.1.to_string());
    let mut headers: BTreeMap<String, String> =
        sent(rules, &format!("/{name}")).iter().map(|(name, value)| own(&(name, value))).collect();
    let hidden = name.starts_with(".mashal") || name.starts_with("_") || name.ends_with(".conf");
    let Some(body) = files.get(&name).filter(|_| !hidden) else {
        headers.insert("Content-Type".into(), mime("404.html").into_owned());
        headers.insert("Cache-Control".into(), "no-cache".into());
        return Reply::File { status: 404, headers, body: files["404.html"].clone() };
    };
    headers.entry("Cache-Control".into()).or_insert("no-cache".into());
    headers.insert("Content-Type".into(), mime(&name).into_owned());
    let packed = asked.headers.iter().any(|line| line.to_lowercase().contains("gzip"));
    let mut body = body.clone();
    if packed {
        headers.insert("Content-Encoding".into(), "gzip".into());
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&body).unwrap();
        body = encoder.finish().unwrap();
    }
    Reply::File { status: 200, headers, body }
}

/// A site that was built, and its output.
fn site() -> &'static (PathBuf, PathBuf) {
    static SITE: OnceLock<(tempfile::TempDir, (PathBuf, PathBuf))> = OnceLock::new();
    let (_, places) = SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        done(folder.path(), &["new", "x", "--languages", "en,ur"]);
        let root = folder.path().join("x");
        let weather = "+++\ntitle = \"Weather\"\nkind = \"neutral\"\n+++\nIt rains.\n";
        fs::write(root.join("content/en/weather.md"), weather).unwrap();
        let settings = fs::read_to_string(root.join("mashal.toml")).unwrap();
        let settings = settings.replace("units.md", "weather.md");
        fs::write(root.join("mashal.toml"), settings).unwrap();
        done(&root, &["build"]);
        let public = root.join("public");
        assert!(public.join("en/index.html").is_file() && public.join("sw.js").is_file());
        (folder, (root, public))
    });
    places
}

/// Runs the command, which asks nobody else whatever the surroundings say.
fn ask(root: &Path, arguments: &[&str]) -> Run {
    let mut command = command(&[&["publish-check"], arguments].concat());
    for proxy in
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"]
    {
        command.env_remove(proxy);
    }
    command.current_dir(root).output().unwrap().into()
}

/// What was found, each as `severity code path: message`.
fn found(run: &Run, url: &str) -> Vec<String> {
    let list: serde_json::Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:#?}"));
    let list = list["diagnostics"].as_array().unwrap();
    let line = |fault: &serde_json::Value| {
        let text = |key: &str| fault[key].as_str().unwrap().to_owned();
        assert_ne!(text("help"), "");
        let path = text("file").strip_prefix(url).unwrap_or("(elsewhere)").to_owned();
        format!("{} {} {path}: {}", text("severity"), text("code"), text("message"))
    };
    list.iter().map(line).collect()
}

/// Whether the path is that of a page of readers of English, but not of the first one.
fn is_guide(asked: &Asked) -> bool {
    asked.path == "en/first-steps/first-guide.html"
}

const GUIDE: &str = "en/first-steps/first-guide.html";
const NOWHERE: &str = "mashal-asks-for-what-is-not-there.html";

#[test]
fn each_thing_that_a_host_does_otherwise_is_told() {
    // How the host answers, and what must be said: beginnings of lines, each of which some line has,
    // and no line has none of them.
    let cases: [(&str, Otherwise, &[&str]); 29] = [
        ("all right", |_, reply| reply, &[]),
        (
            "all right, with pages at shorter addresses",
            |asked, reply| match asked.path.as_str() {
                GUIDE => Reply::led("/en/first-steps/first-guide"),
                "en/first-steps/first-guide" => right(
                    &Asked { path: GUIDE.into(), headers: asked.headers.clone() },
                    &tree(&site().1),
                ),
                _ => reply,
            },
            &[],
        ),
        (
            "no headers but types",
            |_, reply| match reply {
                Reply::File { status, mut headers, body } => {
                    headers.retain(|name, _| {
                        name.starts_with("Content-Type") || name == "Content-Encoding"
                    });
                    Reply::File { status, headers, body }
                }
                other => other,
            },
            &[
                "warning publish/header : the host does not send `Content-Security-Policy: default-src 'none';",
                "warning publish/header : the host does not send `Cache-Control: no-cache`, and so at ",
                "warning publish/header : the host does not send `Referrer-Policy: no-referrer`",
                "warning publish/header : the host does not send `X-Content-Type-Options: nosniff`",
                "warning publish/header assets/",
                "warning publish/header en/weather.html: the host does not send `Clear-Site-Data: \"cache\"`",
                "warning publish/header ",
            ],
        ),
        (
            "other types",
            |asked, reply| match asked.path.as_str() {
                GUIDE => reply.with("Content-Type", Some("text/html; charset=ISO-8859-1")),
                "ur/" => reply.with("Content-Type", Some("text/html")),
                "ur/manifest.webmanifest" => reply.with("Content-Type", Some("text/plain")),
                "sw.js" => reply.with("Content-Type", Some("application/octet-stream")),
                "robots.txt" => reply.with("Content-Type", None),
                _ => reply,
            },
            &[
                "error publish/type en/first-steps/first-guide.html: the host says that this is in `iso-8859-1`",
                "warning publish/type ur/: the host does not say that this text is in `utf-8`",
                "error publish/type ur/manifest.webmanifest: the host says that this is `text/plain`, and",
                "error publish/type sw.js: the host says that this is `application/octet-stream`, and it is `text/javascript`",
                "error publish/type robots.txt: the host does not say that this is `text/plain`",
            ],
        ),
        (
            "a worker that is kept for a day, and assets for ten minutes",
            |asked, reply| match asked.path.as_str() {
                "sw.js" => reply.with("Cache-Control", Some("max-age=86400")),
                path if path.starts_with("assets/") => {
                    reply.with("Cache-Control", Some("max-age=600"))
                }
                _ => reply,
            },
            &[
                "warning publish/header sw.js: `Cache-Control` is `max-age=86400`, and the site wants `no-cache`",
                "warning publish/header assets/",
            ],
        ),
        (
            "pages that are kept for a year, and missing assets",
            |asked, reply| match asked.path.as_str() {
                GUIDE => reply.with("Cache-Control", Some("public, max-age=31536000, immutable")),
                path if path.starts_with("assets/mashal-asks") => {
                    reply.with("Cache-Control", Some("immutable"))
                }
                _ => reply,
            },
            &[
                "error publish/caching en/first-steps/first-guide.html: browsers may show this without asking again: `Cache-Control` is `public, max-age=31536000, immutable`",
                "error publish/caching assets/mashal-asks-for-what-is-not-there.css: ",
            ],
        ),
        (
            "an old page beside a new one, compressed",
            |asked, reply| match reply {
                Reply::File { status, headers, .. }
                    if is_guide(asked) && headers.contains_key("Content-Encoding") =>
                {
                    let old = Reply::page(status, "Old");
                    let Reply::File { body, .. } = old else { return old };
                    let mut encoder =
                        flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                    encoder.write_all(&body).unwrap();
                    Reply::File { status, headers, body: encoder.finish().unwrap() }
                }
                reply => reply,
            },
            &[
                "error publish/other-bytes en/first-steps/first-guide.html: what comes compressed has other bytes",
            ],
        ),
        (
            "compressed, and damaged",
            |asked, reply| match reply {
                Reply::File { status, headers, mut body }
                    if is_guide(asked) && headers.contains_key("Content-Encoding") =>
                {
                    body.truncate(100);
                    Reply::File { status, headers, body }
                }
                reply => reply,
            },
            &[
                "error publish/other-bytes en/first-steps/first-guide.html: what comes compressed has other bytes",
            ],
        ),
        (
            "headers that are too much",
            |asked, reply| match asked.path.as_str() {
                GUIDE => reply.with("Clear-Site-Data", Some("\"storage\"")),
                "ur/" => reply.with("Content-Security-Policy", Some("default-src *")),
                "sw.js" => reply.with("Set-Cookie", Some("who=she")),
                _ => reply,
            },
            &[
                "warning publish/header en/first-steps/first-guide.html: `Clear-Site-Data` is `\"storage\"`, and the site wants none here",
                "warning publish/header ur/: `Content-Security-Policy` is `default-src *`, and",
                "warning publish/cookie sw.js: the host leaves a cookie",
            ],
        ),
        (
            "200 for what is not there",
            |asked, reply| match &reply {
                Reply::File { status: 404, .. } if asked.path == NOWHERE => {
                    Reply::page(200, "Welcome")
                }
                _ => reply,
            },
            &[
                "error publish/not-found mashal-asks-for-what-is-not-there.html: there is no such page, and the host answers 200",
            ],
        ),
        (
            "a page of its own for what is not there",
            |asked, reply| match reply {
                Reply::File { status: 404, headers, .. } if asked.path == NOWHERE => {
                    Reply::File { status: 404, headers, body: b"Not Found".to_vec() }
                }
                other => other,
            },
            &["warning publish/not-found-page mashal-asks-for-what-is-not-there.html: "],
        ),
        (
            "no compression",
            |asked, _| {
                right(&Asked { path: asked.path.clone(), headers: Vec::new() }, &tree(&site().1))
            },
            &["warning publish/compression "],
        ),
        (
            "records and settings that are shown",
            |asked, reply| match asked.path.as_str() {
                ".mashal-texts" | "headers.nginx.conf" => Reply::page(200, "all of it"),
                _ => reply,
            },
            &[
                "warning publish/exposed .mashal-texts: ",
                "note publish/settings headers.nginx.conf: ",
            ],
        ),
        (
            "a page that leads to another host",
            |asked, reply| match is_guide(asked) {
                true => Reply::led("https://other.example/x"),
                false => reply,
            },
            &[
                "error publish/redirect en/first-steps/first-guide.html: this leads to another host, `https://other.example/x`, which was not asked",
            ],
        ),
        (
            "a page that leads to another port",
            |asked, reply| match is_guide(asked) {
                true => Reply::led("http://127.0.0.1:1/x"),
                false => reply,
            },
            &[
                "error publish/redirect en/first-steps/first-guide.html: this leads to `http://127.0.0.1:1/x`, which was not followed",
            ],
        ),
        (
            "a page that leads to itself",
            |asked, reply| match is_guide(asked) {
                true => Reply::led("first-guide.html"),
                false => reply,
            },
            &[
                "error publish/redirect en/first-steps/first-guide.html: this leads on more than 5 times",
            ],
        ),
        (
            "a page that leads to no address",
            |asked, reply| match is_guide(asked) {
                true => Reply::led("http://[/"),
                false => reply,
            },
            &[
                "error publish/redirect en/first-steps/first-guide.html: this leads to what is no address",
            ],
        ),
        (
            "a worker that leads on",
            |asked, reply| match asked.path.as_str() {
                "sw.js" => Reply::led("/worker.js"),
                "worker.js" => {
                    right(&Asked { path: "sw.js".into(), headers: Vec::new() }, &tree(&site().1))
                }
                _ => reply,
            },
            &["error publish/redirect sw.js: "],
        ),
        (
            "pages of an older output",
            |asked, reply| match reply {
                Reply::File { status, headers, mut body } if is_guide(asked) => {
                    body[100] ^= 1;
                    Reply::File { status, headers, body }
                }
                Reply::File { status, headers, mut body } if asked.path == "ur/" => {
                    body.extend(b"<script src=\"https://other.example/\"></script>");
                    Reply::File { status, headers, body }
                }
                other => other,
            },
            &[
                "error publish/other-bytes en/first-steps/first-guide.html: the host has other bytes here than the output, and so at 1 more address",
            ],
        ),
        (
            "files that are not there",
            |asked, reply| match asked.path.as_str() {
                GUIDE => Reply::page(404, "no"),
                "sw.js" => Reply::page(500, "oh"),
                _ => reply,
            },
            &[
                "error publish/missing en/first-steps/first-guide.html: the host answers 404",
                "error publish/missing sw.js: the host answers 500",
            ],
        ),
        (
            "a body without end",
            |asked, reply| match is_guide(asked) {
                true => Reply::Endless(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
                    "more ",
                ),
                false => reply,
            },
            &[
                "error publish/other-bytes en/first-steps/first-guide.html: ",
                "warning publish/header en/first-steps/first-guide.html: ",
                "warning publish/compression en/first-steps/first-guide.html: ",
            ],
        ),
        (
            "headers without end",
            |asked, reply| match is_guide(asked) {
                true => Reply::Endless("HTTP/1.1 200 OK\r\n", "X-More: more\r\n"),
                false => reply,
            },
            &["error publish/no-answer en/first-steps/first-guide.html: "],
        ),
        (
            "a line without end",
            |asked, reply| match is_guide(asked) {
                true => Reply::Endless("HTTP/1.1 200 OK\r\nX-More: ", "more"),
                false => reply,
            },
            &["error publish/no-answer en/first-steps/first-guide.html: "],
        ),
        (
            "less than was promised",
            |asked, reply| match is_guide(asked) {
                true => {
                    Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\nless".to_vec())
                }
                false => reply,
            },
            &[
                "error publish/no-answer en/first-steps/first-guide.html: the host ended the connection before",
            ],
        ),
        (
            "no HTTP",
            |asked, reply| match is_guide(asked) {
                true => Reply::Raw(b"\x00\xff\x1b[31mno\r\n\r\n".to_vec()),
                false => reply,
            },
            &["error publish/no-answer en/first-steps/first-guide.html: "],
        ),
        (
            "a connection that is closed",
            |asked, reply| match is_guide(asked) {
                true => Reply::Raw(Vec::new()),
                false => reply,
            },
            &[
                "error publish/no-answer en/first-steps/first-guide.html: the host ended the connection before",
            ],
        ),
        (
            "nothing",
            |asked, reply| match is_guide(asked) {
                true => Reply::Silence,
                false => reply,
            },
            &[
                "error publish/no-answer en/first-steps/first-guide.html: no whole answer came within 2 seconds",
            ],
        ),
        (
            "headers that come one sign at a time",
            |asked, reply| match is_guide(asked) {
                true => Reply::Dripping("HTTP/1.1 200 OK\r\nX-More: more and more"),
                false => reply,
            },
            &[
                "error publish/no-answer en/first-steps/first-guide.html: no whole answer came within 2 seconds",
            ],
        ),
        (
            "nothing for all but the first page",
            |asked, reply| match asked.path.is_empty() || asked.path == NOWHERE {
                true => reply,
                false => Reply::Raw(Vec::new()),
            },
            &["error publish/no-answer "],
        ),
    ];
    let (root, public) = site();
    let mut wrong = Vec::new();
    for (name, otherwise, expected) in cases {
        let host = Host::of(public, otherwise);
        let url = host.url();
        let run = ask(root, &[&url, "--format", "json", "--timeout", "2"]);
        let found = found(&run, &url);
        let said = |line: &&String| expected.iter().any(|start| line.starts_with(start));
        let more: Vec<_> = found.iter().filter(|line| !said(line)).collect();
        let less: Vec<_> = expected
            .iter()
            .filter(|start| !found.iter().any(|line| line.starts_with(**start)))
            .collect();
        let errors = found.iter().any(|line| line.starts_with("error"));
        if !more.is_empty() || !less.is_empty() || run.code != Some(i32::from(errors)) {
            wrong.push(format!(
                "{name} ({:?}): not expected {more:#?}, lacks {less:#?}\n{}",
                run.code, run.stderr
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whoever keeps records at the host learns that the program asked, and nothing of who ran it.
#[test]
fn requests_say_the_program_and_nothing_else() {
    let (root, public) = site();
    let host = Host::of(public, |asked, reply| match is_guide(asked) {
        true => {
            Reply::led("/en/first-steps/first-guide.html?again").with("Set-Cookie", Some("a=b"))
        }
        false => reply.with("Set-Cookie", Some("a=b")),
    });
    let _run = ask(root, &[&host.url()]);
    let asked = host.asked.lock().unwrap();
    assert!(asked.len() > 20);
    let names = ["host", "user-agent", "accept", "accept-encoding", "connection"];
    let agent = format!("user-agent: mashal/{}", env!("CARGO_PKG_VERSION"));
    for request in asked.iter() {
        assert!(request[0].starts_with("GET /") && !request[0].contains(".."), "{request:?}");
        assert!(request.iter().any(|line| line.to_lowercase() == agent), "{request:?}");
        for line in &request[1..] {
            let name = line.split(':').next().unwrap().to_lowercase();
            assert!(names.contains(&name.as_str()), "{request:?}");
        }
    }
}

#[test]
fn what_was_not_looked_at_is_said() {
    let (root, public) = site();
    let host = Host::of(public, |_, reply| reply);
    let url = host.url();
    let all = tree(public);
    let shown = |path: &&String| {
        !path.starts_with(".mashal")
            && !["_headers", "404.html"].contains(&path.as_str())
            && !path.ends_with(".conf")
    };
    let files = all.keys().filter(shown).count();
    assert!(files < 300, "the limit is above this site");
    let whole = format!("{files} files of {files} were asked for, and compared with the output");
    for arguments in [&[url.as_str()][..], &[&url, "--all"]] {
        let run = ask(root, arguments);
        assert_eq!((run.code, run.stderr.trim_end()), (Some(0), whole.as_str()), "{run:?}");
        assert_eq!(run.stdout, "");
    }

    let hidden = tempfile::tempdir().unwrap();
    for part in ["mashal.toml", "content", "locales"] {
        crate::program::copy(&root.join(part), &hidden.path().join(part));
    }
    let run = ask(hidden.path(), &[&url, "--deny-warnings"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("there is no output to compare with"), "{run:?}");
    let out = public.to_str().unwrap();
    let run = ask(hidden.path(), &[&url, "--out", out]);
    assert!(run.stderr.contains(&whole), "{run:?}");

    // A host that has stopped answering is not asked for all the rest.
    let host =
        Host::of(public, |asked, reply| match asked.path.is_empty() || asked.path == NOWHERE {
            true => reply,
            false => Reply::Raw(Vec::new()),
        });
    let run = ask(root, &[&host.url()]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("were not looked at"), "{run:?}");
    assert!(host.asked.lock().unwrap().len() < 40);
}

/// A site of many files: some of them are asked for, pages first.
#[test]
fn of_many_files_some_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "x", "--languages", "en"]);
    let root = folder.path().join("x");
    for number in 0..200 {
        let text = format!("+++\ntitle = \"Page {number}\"\n+++\nRead page {number}.\n");
        fs::write(root.join(format!("content/en/page-{number}.md")), text).unwrap();
    }
    done(&root, &["build"]);
    let host = Host::of(&root.join("public"), |_, reply| reply);
    let run = ask(&root, &[&host.url()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        run.stderr.contains("300 files of ") && run.stderr.contains("`--all` asks for each"),
        "{run:?}"
    );
    let asked: BTreeSet<String> =
        host.asked.lock().unwrap().iter().map(|head| head[0].clone()).collect();
    assert!(asked.contains("GET /sw.js HTTP/1.1") && asked.len() < 330, "{}", asked.len());
    drop(asked);
    let run = ask(&root, &[&host.url(), "--all"]);
    assert!(
        run.stderr.contains("compared with the output") && !run.stderr.contains("not looked at"),
        "{run:?}"
    );
}

/// What a host says is shown, and neither fills the terminal nor speaks to it.
#[test]
fn words_of_a_host_are_cut() {
    let (root, public) = site();
    let host = Host::of(public, |asked, reply| match is_guide(asked) {
        true => {
            let long = format!("text/\u{85}\u{9b}0;{}", "ا".repeat(10_000));
            let lines = format!("HTTP/1.1 200 OK\r\nContent-Type: {}\r\n\r\n", long);
            Reply::Raw(lines.into_bytes())
        }
        false => reply,
    });
    let run = ask(root, &[&host.url()]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[publish/type]"), "{run:?}");
    let control = |c: char| c.is_control() && c != '\n';
    assert!(!run.stderr.contains(control), "{run:?}");
    assert!(run.stderr.lines().all(|line| line.chars().count() < 600), "{run:?}");
}

#[test]
fn a_host_that_is_not_there_is_told_once() {
    let (root, public) = site();
    let host = Host::of(public, |_, reply| reply);
    let url = host.url();
    drop(host);
    let run = ask(root, &[&url, "--format", "json"]);
    assert_eq!(run.code, Some(1));
    let found = found(&run, &url);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("error publish/no-answer : the host takes no connection"),
        "{found:?}"
    );
}

/// Only this machine may be asked without `https`: `0.0.0.0` is it under a name that no browser
/// trusts.
#[cfg(target_os = "linux")]
#[test]
fn an_address_without_https_is_told() {
    let (root, public) = site();
    let host = Host::of(public, |_, reply| reply);
    let url = host.url().replace("127.0.0.1", "0.0.0.0");
    let run = ask(root, &[&url, "--format", "json"]);
    let found = found(&run, &url);
    assert_eq!((run.code, found.len()), (Some(0), 1), "{found:?}");
    assert!(found[0].starts_with("warning publish/https : "), "{found:?}");
    assert_eq!(ask(root, &[&url, "--deny-warnings"]).code, Some(1));
}

/// Who cannot have headers at a host says so once.
#[test]
fn settings_say_how_much_it_matters() {
    let (root, public) = site();
    let folder = tempfile::tempdir().unwrap();
    for part in ["mashal.toml", "content", "locales"] {
        crate::program::copy(&root.join(part), &folder.path().join(part));
    }
    let settings = folder.path().join("mashal.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\n[checks]\n\"publish/header\" = \"off\"\n")).unwrap();
    let host = Host::of(public, |_, reply| reply.with("Cache-Control", Some("max-age=600")));
    let arguments = [&host.url(), "--out", public.to_str().unwrap(), "--deny-warnings"];
    assert_eq!(ask(root, &arguments).code, Some(1));
    let run = ask(folder.path(), &arguments);
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
fn what_is_no_address_or_no_output_is_wrong_usage() {
    let (root, _) = site();
    for arguments in [
        &["example.org"][..],
        &["ftp://example.org/"],
        &["file:///etc"],
        &["https://name:word@example.org/"],
        &["http://127.0.0.1:1/", "--out", "content"],
        &["http://127.0.0.1:1/", "--timeout", "0"],
        &[],
    ] {
        let run = ask(root, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}: {run:?}");
    }
}
