//! The desk over HTTP: what it refuses, whatever asks; and that it has words for all it says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use mashal::config::Choices;
use mashal::desk::{LANGUAGES, MOST_ASKED, words};
use mashal::preview::Preview;
use mashal::preview::http::Hosts;
use serde_json::{Value, json};

use crate::program::{command, done, repository, tree};

const LONG: Duration = Duration::from_secs(20);
const GUIDE: &str = "+++\ntitle = \"Locks\"\nsummary = \"A lock for each door.\"\n\n[[sources]]\ntitle = \"Who\"\n+++\n\nClose the door.\n\nTurn the key.\n";
const FILES: [(&str, &str); 7] = [
    (
        "mashal.toml",
        "source_language = \"en\"\n\n[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n",
    ),
    ("secret.md", "not of the site\n"),
    ("locales/en/site.ftl", "site-title = Doors\nsite-tagline = Plain words\n"),
    ("content/en/_index.md", "+++\ntitle = \"Start\"\n+++\n\nWelcome.\n"),
    ("content/en/locks.md", GUIDE),
    ("content/ur/_index.md", "+++\ntitle = \"شروع\"\n+++\n\nخوش آمدید۔\n"),
    ("content/en/doors/_index.md", "+++\ntitle = \"Doors\"\n+++\n"),
];

/// A site with its preview.
struct Served {
    folder: tempfile::TempDir,
    preview: Preview,
}

impl Served {
    fn new(writes: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in FILES {
            let path = folder.path().join("site").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let root = folder.path().join("site");
        let choices = Choices { drafts: true, ..Choices::default() };
        let hosts = Hosts::default();
        let preview = Preview::start(&root, choices, listener, hosts, writes, |_| ()).unwrap();
        Self { folder, preview }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn address(&self) -> SocketAddr {
        self.preview.address().unwrap()
    }

    /// The status and body of what comes back.
    fn send(&self, head: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        // Whoever is refused at the first line may not take the rest.
        let _refused = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        let mut bytes = Vec::new();
        let _reset = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status.unwrap_or(0), body.to_owned())
    }

    fn get(&self, path: &str, headers: &str) -> (u16, String) {
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n");
        self.send(&head, b"")
    }

    fn token(&self) -> String {
        let (_, page) = self.get("/__mashal/desk", "");
        let rest = page.split_once("mashal-token\" content=\"").unwrap().1;
        rest.split('"').next().unwrap().to_owned()
    }

    fn post(&self, path: &str, headers: &str, body: &[u8]) -> (u16, String) {
        let head = format!(
            "POST {path} HTTP/1.1\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        self.send(&head, body)
    }

    /// Asks as the desk's own page does.
    fn ask(&self, name: &str, asked: &Value) -> Value {
        let headers = format!("Host: localhost\r\nX-Mashal-Token: {}\r\n", self.token());
        let path = format!("/__mashal/desk/ask/{name}");
        let (status, body) = self.post(&path, &headers, asked.to_string().as_bytes());
        assert_eq!(status, 200, "{name}: {body}");
        serde_json::from_str(&body).unwrap()
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        tree(self.root())
    }
}

#[test]
fn whoever_is_not_the_desk_of_this_run_is_refused_before_anything_is_read() {
    let served = Served::new(true);
    let token = served.token();
    let before = served.files();
    let save = json!({ "file": "content/en/locks.md", "version": null, "text": "x" }).to_string();
    let port = served.address().port();
    let own = format!("Host: localhost\r\nX-Mashal-Token: {token}\r\n");
    let cases: Vec<(&str, String, &str, u16)> = vec![
        ("no token", "Host: localhost\r\n".into(), "save-file", 403),
        ("an empty token", "Host: localhost\r\nX-Mashal-Token: \r\n".into(), "save-file", 403),
        (
            "another token",
            format!("Host: localhost\r\nX-Mashal-Token: {}\r\n", "0".repeat(64)),
            "save-file",
            403,
        ),
        ("two tokens", format!("{own}X-Mashal-Token: {token}\r\n"), "save-file", 403),
        ("a foreign page", format!("{own}Origin: https://evil.example\r\n"), "save-file", 403),
        ("a page without origin", format!("{own}Origin: null\r\n"), "save-file", 403),
        (
            "another port",
            format!("{own}Origin: http://localhost:{}\r\n", port.wrapping_add(1)),
            "save-file",
            403,
        ),
        (
            "another site, says the browser",
            format!("{own}Sec-Fetch-Site: cross-site\r\n"),
            "save-file",
            403,
        ),
        (
            "another host of the site",
            format!("{own}Sec-Fetch-Site: same-site\r\n"),
            "save-file",
            403,
        ),
        (
            "a rebound name",
            format!(
                "Host: evil.example:{port}\r\nOrigin: http://evil.example:{port}\r\nX-Mashal-Token: {token}\r\n"
            ),
            "save-file",
            403,
        ),
        ("not of the desk", own.clone(), "../faults.json", 400),
        ("a page of the site", own.clone(), "../../../en/locks.html", 400),
    ];
    for (why, headers, name, expected) in &cases {
        let path = format!("/__mashal/desk/ask/{name}");
        let (status, body) = served.post(&path, headers, save.as_bytes());
        assert_eq!(status, *expected, "{why}: {body}");
        // A word on why, but for what is no address at all.
        assert!(!body.trim().is_empty(), "{why}");
    }
    let (status, _) = served.post("/en/locks.html", &own, save.as_bytes());
    assert_eq!(status, 405, "pages are read only");
    let (status, _) =
        served.get("/__mashal/desk/ask/overview", &format!("X-Mashal-Token: {token}\r\n"));
    assert_eq!(status, 404, "what is asked is sent");
    let long = vec![b' '; MOST_ASKED + 1];
    assert_eq!(served.post("/__mashal/desk/ask/overview", &own, &long).0, 413);
    // Nobody reads the token from another page.
    for headers in ["Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n"] {
        assert_eq!(served.get("/__mashal/desk", headers).0, 403);
    }
    assert_eq!(served.files(), before);
    assert!(served.ask("overview", &json!({})).get("languages").is_some());
    assert_ne!(Served::new(true).token(), token, "another at each start");
}

#[test]
fn a_preview_that_only_shows_has_no_desk() {
    let served = Served::new(false);
    assert_eq!(served.token(), "");
    let headers = "Host: localhost\r\nX-Mashal-Token: \r\n";
    let (status, why) = served.post("/__mashal/desk/ask/overview", headers, b"{}");
    assert_eq!(status, 403);
    assert!(why.contains("--read-only"), "{why}");
}

#[test]
fn paths_are_found_in_the_tables_of_the_site_and_never_joined() {
    let served = Served::new(true);
    let before = served.files();
    let text = |file: &str| json!({ "file": file, "version": "0", "text": "x" });
    let begin = |section: &str, name: &str| json!({ "section": section, "name": name, "title": "T", "template": "guide" });
    let note =
        |language: &str| json!({ "language": language, "at": "a", "text": "b", "note": "c" });
    let unit = |language: &str, guide: &str| {
        let edit = json!({ "key": "u0", "source": "Close the door.", "seen": null, "text": "دروازہ بند کریں۔" });
        json!({ "language": language, "guide": guide, "texts": [edit] })
    };
    let cases = [
        ("file", text("secret.md")),
        ("file", text("../secret.md")),
        ("file", text("content/en/../../secret.md")),
        ("file", text("mashal.toml")),
        ("file", text("/etc/passwd")),
        ("file", text("content/en/nothing.md")),
        ("save-file", text("../secret.md")),
        ("save-file", text("content/en/new.md")),
        ("try-file", text("content/../secret.md")),
        ("save", unit("../en", "locks.md")),
        ("save", unit("en", "locks.md")),
        ("save", unit("xx", "locks.md")),
        ("save", unit("ur", "../en/locks.md")),
        ("save", unit("ur", "content/en/locks.md")),
        ("save", unit("ur", "doors/../locks.md")),
        ("texts", json!({ "language": "ur", "guide": "../../secret.md" })),
        ("texts", json!({ "language": "ur", "file": "../../../mashal.toml" })),
        ("note", note("../en")),
        ("note", note("en")),
        ("begin", begin("", "../x")),
        ("begin", begin("..", "x")),
        ("begin", begin("doors/..", "x")),
        ("begin", begin("", "a/b")),
        ("begin", begin("", ".hidden")),
        ("begin", begin("", "ur")),
        ("begin", begin("", "locks")),
        ("begin", begin("", "con")),
        ("move", json!({ "old": "locks.md", "new": "../locks.md" })),
        ("move", json!({ "old": "../secret.md", "new": "a.md" })),
        ("move", json!({ "old": "locks.md", "new": "/tmp/a.md" })),
        ("delete", json!({ "path": "_index.md" })),
        ("delete", json!({ "path": "../secret.md" })),
        ("call", json!({ "id": "x", "answer": "answered", "by": "", "version": "0" })),
        ("mark", json!({ "language": "ur", "guide": "locks.md", "reviewed": true, "sources": [] })),
        ("nothing", json!({})),
        ("save", json!([])),
        ("file", json!({ "file": 1 })),
    ];
    for (name, asked) in cases {
        let told = served.ask(name, &asked);
        assert!(told.get("refused").is_some(), "{name} {asked}: {told}");
    }
    let head = json!({ "file": "../secret.md", "original": "a.png", "name": "a" }).to_string();
    let head: String = url::form_urlencoded::byte_serialize(head.as_bytes()).collect();
    let headers = format!("Host: localhost\r\nX-Mashal-Token: {}\r\n", served.token());
    let path = format!("/__mashal/desk/ask/picture?head={head}");
    assert!(served.post(&path, &headers, b"GIF89a").1.contains("refused"));
    assert_eq!(served.files(), before);
}

#[test]
fn nothing_is_written_over_what_somebody_else_has_saved() {
    let served = Served::new(true);
    let guide = served.root().join("site/content/en/locks.md");
    let open = served.ask("file", &json!({ "file": "content/en/locks.md" }));
    fs::write(&guide, GUIDE.replace("Turn", "Twist")).unwrap();
    let asked = json!({ "file": "content/en/locks.md", "version": open["version"], "text": GUIDE.replace("Close", "Shut") });
    let told = served.ask("save-file", &asked);
    assert_eq!(told["refused"], "refused-changed");
    assert_eq!(told["now"]["text"], GUIDE.replace("Turn", "Twist"));
    assert_eq!(fs::read_to_string(&guide).unwrap(), GUIDE.replace("Turn", "Twist"));
    // With what is there now she may.
    let asked = json!({ "file": "content/en/locks.md", "version": told["now"]["version"], "text": GUIDE.replace("Close", "Shut") });
    assert!(served.ask("save-file", &asked).get("refused").is_none());
    assert_eq!(fs::read_to_string(&guide).unwrap(), GUIDE.replace("Close", "Shut"));
}

#[test]
fn a_guide_that_goes_takes_its_translations_and_records_along_and_leaves_words() {
    let served = Served::new(true);
    let site = served.root().join("site");
    let write = |path: &str, text: &str| {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "content/en/doors/a.md",
        "+++\ntitle = \"A\"\n+++\n\nSee [the *locks*](../locks.md#x), [keys][k] and [k], not [this](b.md).\n\n[k]: ../locks.md\n",
    );
    write("content/en/doors/b.md", "+++\ntitle = \"B\"\n+++\n\nB.\n");
    write(
        "content/ur/locks.md",
        "+++\ntitle = \"تالے\"\n+++\n\nدروازہ بند کریں۔\n\nچابی گھمائیں۔\n",
    );
    write("content/ur/doors/a.md", "+++\ntitle = \"الف\"\n+++\n\nدیکھیں [تالے](../locks.md)۔\n");
    done(&site, &["translate", "mark", "ur", "locks.md"]);
    assert!(site.join("locales/ur/sources/locks.md").exists());
    let deleted = || served.ask("delete", &json!({ "path": "locks.md" }));
    // The preview has seen all of it when it knows the last file.
    let clock = std::time::Instant::now();
    while served.ask("pages", &json!({})).to_string().matches("content/ur/doors/a.md").count() == 0
    {
        assert!(clock.elapsed() < LONG);
        std::thread::sleep(Duration::from_millis(10));
    }
    for held in ["doors/_index.md", "_index.md"] {
        let told = served.ask("delete", &json!({ "path": held }));
        assert_eq!(told["refused"], "refused-place", "{held}: {told}");
    }
    let told = deleted();
    assert_eq!(told["links"], 4, "{told}");
    for gone in ["content/en/locks.md", "content/ur/locks.md", "locales/ur/sources/locks.md"] {
        assert!(!site.join(gone).exists(), "{gone}");
    }
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let english = read("content/en/doors/a.md");
    assert!(english.contains("\n\nSee the *locks*, keys and k, not [this](b.md).\n"), "{english}");
    assert!(read("content/ur/doors/a.md").contains("دیکھیں تالے۔"));
    done(&site, &["check"]);
}

#[test]
fn whom_to_call_comes_as_a_table_a_sheet_and_a_file_for_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let contact = |id: &str, more: &str| {
        format!(
            "[[contacts]]\nid = \"{id}\"\nneeds = [\"lost\"]\n{more}\n[[contacts.sources]]\ntitle = \"One, \\\"two\\\"\"\nurl = \"https://example.org/\"\n\n"
        )
    };
    let directory = [
        contact(
            "old",
            "phone = \"1099\"\npress = \"2\"\nstatus = \"dialled\"\nchecked = 2024-01-05\nchecked_by = \"A. B.\"\n",
        ),
        contact(
            "chat",
            "whatsapp = \"+923001234567\"\nstatus = \"unconfirmed\"\nchecked = 2026-11-01\n",
        ),
        contact("held", "phone = \"15\"\nstatus = \"dialled\"\nchecked = 2026-11-01\n"),
        contact("gone", "phone = \"9911\"\nstatus = \"retired\"\nchecked = 2024-01-05\n"),
    ];
    let texts = FILES.into_iter().map(|(path, text)| (path, text.to_owned()));
    let names = "contact-old = The <old> line\ncontact-chat = A chat\ncontact-held = Held\ncontact-gone = Gone\n";
    let more = [
        ("content/directory.toml", directory.concat()),
        ("locales/en/directory.ftl", names.to_owned()),
    ];
    for (path, text) in texts.chain(more) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let told = |format: &str| {
        let mut command = command(&["directory", "due", "--format", format]);
        let run =
            command.current_dir(folder.path()).env("SOURCE_DATE_EPOCH", "1795392000").output();
        let run = run.unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let text = told("text");
    assert!(
        text.contains("old  The <old> line\n  1099, then 2\n  dialled, checked 2024-01-05"),
        "{text}"
    );
    assert!(text.ends_with("1 to call or look at\n") && !text.contains("held"), "{text}");
    let table = told("csv");
    assert!(
        table
            .lines()
            .nth(1)
            .unwrap()
            .starts_with("old,The <old> line,\"1099, then 2\",dialled,2024-01-05,A. B.,"),
        "{table}"
    );
    assert!(told("html").contains("The &lt;old&gt; line"));
}

#[test]
fn the_handbook_is_served_as_a_build_would_make_it() {
    let served = Served::new(false);
    let out = served.root().join("handbook");
    let docs = repository().join("docs");
    let build = ["build", "--no-offline", "--no-fonts", "--out", out.to_str().unwrap()];
    let run = command(&build).current_dir(docs).env_remove("SOURCE_DATE_EPOCH").output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let pages = tree(&out).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let mut seen = 0;
    for (path, bytes) in pages {
        let (status, body) = served.get(&format!("/__mashal/handbook/{path}"), "");
        assert_eq!(status, 200, "{path}");
        assert!(body.as_bytes() == bytes, "{path}");
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
    assert_eq!(served.get("/__mashal/handbook", "").0, 302);
    assert_eq!(served.get("/__mashal/handbook/nothing.html", "").0, 404);
    assert_eq!(served.get("/__mashal/handbook/../faults.json", "").0, 400);
}

/// Names that the scripts ask words for.
fn asked_for() -> BTreeSet<String> {
    let folder = repository().join("src/preview/client");
    let mut names = BTreeSet::new();
    for (path, bytes) in tree(&folder) {
        if path.starts_with("desk") && path.ends_with(".js") {
            let text = String::from_utf8(bytes).unwrap();
            for (at, _) in text.match_indices("t(\"") {
                let before = text[..at].chars().next_back().unwrap_or(' ');
                if !before.is_alphanumeric() {
                    names.extend(text[at + 3..].split('"').next().map(str::to_owned));
                }
            }
        }
    }
    assert!(names.len() > 80, "{names:?}");
    names
}

#[test]
fn the_desk_has_words_for_all_that_it_says_in_each_of_its_languages() {
    let all: Vec<BTreeMap<String, String>> =
        LANGUAGES.iter().map(|tag| serde_json::from_value(words(tag)).unwrap()).collect();
    let english = &all[0];
    let missing: Vec<String> =
        asked_for().into_iter().filter(|name| !english.contains_key(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (tag, own) in LANGUAGES.iter().zip(&all).skip(1) {
        let values = |text: &str| -> BTreeSet<String> {
            let parts = text.split('{').skip(1);
            parts.filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect()
        };
        for (name, text) in english {
            assert_ne!(own.get(name), None, "{tag}: {name}");
            assert_eq!(values(text), values(&own[name]), "{tag}: {name}");
            // Only a name alone is the same in both.
            assert!(own[name] != *text || text.starts_with('{'), "{tag}: {name} is not translated");
        }
    }
    for text in all.iter().flat_map(BTreeMap::values) {
        assert!(!text.contains('$') && !text.trim().is_empty(), "{text}");
    }
}
