//! The preview on a real disk: whatever is done to the files, it serves what a build would write.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use fastrand::Rng;
use mashal::config::Choices;
use mashal::diag::Severity;
use mashal::preview::Preview;
use mashal::preview::http::Hosts;
use mashal::route::Route;
use mashal::world::Disk;

use mashal::offline::RETIRE;

use crate::client::{Answer, Client};
use crate::edits::{Edit, Editor, first_site};
use crate::fixture::{AS_SERVED, build};
use crate::program::{built_site, command, copy_of_site, done, repository, tree};

/// Nothing here takes this long, unless it never ends.
const LONG: Duration = Duration::from_secs(20);

fn encoded(route: &str) -> String {
    Route::new("").to(&Route::new(route))
}

/// Waits until `difference` finds none.
fn wait(why: &str, mut difference: impl FnMut() -> Option<String>) {
    let clock = Instant::now();
    while let Some(found) = difference() {
        assert!(clock.elapsed() < LONG, "{why}: {found}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Where the preview serves something else than `expected`.
fn other_page(client: &mut Client, expected: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    expected.iter().find_map(|(route, bytes)| {
        let Answer { status, body } = client.get(&encoded(route));
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (status != 200 || body != *bytes)
            .then(|| format!("{route}: {status}\n{}\n-- built\n{}", shown(&body), shown(bytes)))
    })
}

/// The faults that the preview shows, a line each.
fn faults(client: &mut Client) -> Vec<String> {
    let answer = client.get("__mashal/faults.json?all=1");
    let value: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let shown = value["diagnostics"].as_array().unwrap().iter();
    shown.map(|f| format!("{}:{}: {} {}", f["file"], f["line"], f["code"], f["message"])).collect()
}

/// Saves as editors do: in place, or beside the file and then in its place.
fn save(root: &Path, path: &str, bytes: &[u8], random: &mut Rng) {
    let target = root.join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    let beside = target.with_file_name(format!(".{}.swp", random.u32(..)));
    match random.u8(0..4) {
        // VS Code, nano.
        0 => fs::write(&target, bytes).unwrap(),
        // Emacs and others: a whole new file takes the old one's place.
        1 => {
            fs::write(&beside, bytes).unwrap();
            fs::rename(&beside, &target).unwrap();
        }
        // Vim: the old file becomes a backup, which goes when the new one is there.
        2 => {
            let backup = target
                .with_file_name(format!("{}~", target.file_name().unwrap().to_str().unwrap()));
            let _first = fs::rename(&target, &backup);
            fs::write(&target, bytes).unwrap();
            let _gone = fs::remove_file(&backup);
        }
        // Slowly, in pieces.
        _ => {
            let mut file = fs::File::create(&target).unwrap();
            let (first, second) = bytes.split_at(bytes.len() / 2);
            file.write_all(first).unwrap();
            file.sync_all().unwrap();
            file.write_all(second).unwrap();
        }
    }
}

/// Removes a file, and the folders that nothing is left in.
fn remove(root: &Path, path: &str) {
    fs::remove_file(root.join(path)).unwrap();
    let mut folder = Path::new(path).parent();
    while let Some(name) = folder.filter(|name| fs::remove_dir(root.join(name)).is_ok()) {
        folder = name.parent();
    }
}

#[test]
fn two_hundred_edits_on_a_disk_are_served_as_they_would_be_built() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let files = first_site();
    let mut random = Rng::with_seed(7);
    for (path, bytes) in &files {
        save(root, path, bytes, &mut random);
    }
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let choices = AS_SERVED;
    let preview =
        Preview::start(root, choices.clone(), listener, Hosts::default(), false, |_| ()).unwrap();
    let mut client = Client::new(preview.address().unwrap());
    let mut editor = Editor::new(files, Rng::with_seed(70));
    let (mut sound, mut last) = (0, String::new());
    for step in 0..200 {
        let why = format!("step {step}, {last}");
        let (made, found) = build(&Disk::new(root), &choices);
        let expected: Vec<String> = found
            .iter()
            .filter(|fault| fault.severity != Severity::Note)
            .map(mashal::diag::json_value)
            .map(|f| format!("{}:{}: {} {}", f["file"], f["line"], f["code"], f["message"]))
            .collect();
        wait(&why, || {
            let shown = faults(&mut client);
            (shown != expected).then(|| format!("{shown:#?}\n-- built {expected:#?}"))
        });
        // While an error stands pages are of a sound moment before, which may lie within the edits.
        if !made.is_empty() && found.iter().all(|fault| fault.severity != Severity::Error) {
            let made = made.into_iter();
            let made = made.map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect();
            wait(&why, || other_page(&mut client, &made));
            sound += 1;
        }
        let edits = editor.next_edits();
        last = format!("{edits:?}");
        for edit in edits {
            match edit {
                Edit::Write(path, bytes) => save(root, &path, &bytes, &mut random),
                Edit::Remove(path) => remove(root, &path),
            }
        }
    }
    assert!(sound > 50, "only {sound} of the sites were sound");
}

/// The program, ended with the test.
struct Serve {
    child: Child,
    address: SocketAddr,
}

impl Serve {
    fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut child = command(&["--site", root.to_str().unwrap(), "serve"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let found = stdout.lines().map_while(Result::ok).find_map(|line| {
            line.trim().strip_prefix("http://")?.split('/').next()?.parse::<SocketAddr>().ok()
        });
        let Some(address) = found else {
            let _ended = child.kill();
            panic!("no address was printed: {:?}", child.wait_with_output());
        };
        Self { child, address }
    }

    /// What was written to standard error, after the end by Ctrl-C.
    #[cfg(unix)]
    fn interrupt(mut self) -> (Option<i32>, String, Duration) {
        let clock = Instant::now();
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            assert!(clock.elapsed() < LONG, "Ctrl-C did not end the server");
            std::thread::sleep(Duration::from_millis(2));
        };
        let took = clock.elapsed();
        let mut text = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        (code, text, took)
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        // It has ended where the test went well.
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}

#[test]
fn every_file_of_this_repository_is_served_as_it_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    copy_of_site(&site);
    let files = tree(built_site().0);
    // Drafts are shown while they are written, and not built.
    let serve = Serve::start(&site, &["--no-drafts"]);
    let mut client = Client::new(serve.address);
    assert!(files.len() > 25);
    // The whole font in the place of its part; pages say so by the name of its sheet alone, and
    // lists by hashes of them.
    let (fonts, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|(route, _)| route.starts_with("assets/fonts/"));
    let sheet = fonts.iter().find(|(route, _)| route.ends_with(".css")).unwrap().0;
    let sheet = sheet.rsplit('/').next().unwrap();
    let home = String::from_utf8(client.get("ur/index.html").body).unwrap();
    let served = home.split(['"', '/']).find(|part| part.starts_with("nastaliq.")).unwrap();
    let (mut pages, mut linked) = (0, 0);
    for (route, bytes) in others.into_iter().filter(|(route, _)| !route.starts_with(".mashal")) {
        let Answer { status, body } = client.get(&encoded(route));
        assert_eq!(status, 200, "{route}");
        if let Ok(page) = std::str::from_utf8(bytes)
            && route.ends_with(".html")
        {
            linked += usize::from(page.contains(sheet));
            assert!(body == page.replace(sheet, served).into_bytes(), "{route}");
            pages += 1;
        } else if route.starts_with("assets/") {
            assert!(body == *bytes, "{route}");
        }
    }
    assert!(linked > 10 && linked < pages, "{linked} of {pages}");
    let style = client.get(&format!("assets/fonts/{served}"));
    let style = String::from_utf8(style.body).unwrap();
    let font = style.split('"').find(|part| part.ends_with(".ttf")).unwrap();
    let whole = "themes/default/fonts/NotoNastaliqUrdu-Regular.ttf";
    let whole = fs::read(repository().join(whole)).unwrap();
    assert!(client.get(&format!("assets/fonts/{font}")).body == whole);
    assert!(!site.join("public").exists(), "nothing is written");
    // A browser that would enlist the worker gets the one that takes itself back.
    let worker = client.ask("sw.js", "Service-Worker: script\r\n");
    assert_eq!((worker.status, worker.body.as_slice()), (200, RETIRE));
    assert_ne!(files["sw.js"], RETIRE);
    for (path, status) in [
        ("", 200),
        ("ur/", 200),
        ("ur", 302),
        ("ur/none.html", 404),
        ("Cargo.toml", 404),
        ("mashal.toml", 404),
        ("content/en/about.md", 404),
        ("../Cargo.toml", 400),
        ("%2e%2e/Cargo.toml", 400),
        ("/etc/passwd", 400),
        ("__mashal/none", 404),
        ("__mashal/faults.json", 200),
        ("__mashal/translations", 200),
        ("__mashal/translations?language=ur&guide=digital-safety/photos.md", 200),
        ("__mashal/translations?language=xx&guide=../../etc/passwd", 200),
        ("__mashal/open?file=mashal.toml", 403),
        ("favicon.ico", 204),
    ] {
        assert_eq!(client.get(path).status, status, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once_and_the_terminal_says_what_broke_and_what_was_mended() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, bytes) in first_site() {
        save(root, &path, &bytes, &mut Rng::with_seed(0));
    }
    let serve = Serve::start(root, &[]);
    let guide = root.join("content/en/work/pay.md");
    let sound = fs::read(&guide).unwrap();
    let mut client = Client::new(serve.address);
    let page = client.get("en/work/pay.html").body;
    let mut shown = |wanted: usize| {
        let mut found = serde_json::Value::Null;
        wait(&format!("{wanted} faults"), || {
            let faults = client.get("__mashal/faults.json").body;
            found = serde_json::from_slice(&faults).unwrap();
            let number = found["diagnostics"].as_array().unwrap().len();
            (number != wanted).then(|| found.to_string())
        });
        (found["diagnostics"].take(), client.get("en/work/pay.html").body)
    };
    shown(0);
    fs::write(&guide, String::from_utf8_lossy(&sound).replacen("title = \"", "title = ", 1))
        .unwrap();
    let (found, stale) = shown(1);
    assert_eq!(stale, page, "the page of before is still there");
    assert_eq!(found[0]["code"], "front-matter/syntax");
    assert_eq!(found[0]["file"], "content/en/work/pay.md");
    assert_eq!(found[0]["line"], 2);
    assert_eq!(found[0]["excerpt"][1]["text"], "title = pay en\"");
    fs::write(&guide, &sound).unwrap();
    shown(0);
    // A message that is missing is found by making the page that uses it.
    let template = root.join("themes/default/templates/trail.html");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(&template, "{{ t(id=\"no-such-words\") }}").unwrap();
    let (found, stale) = shown(1);
    assert_eq!(stale, page, "the page of before is still there");
    assert_eq!(found[0]["code"], "locale/missing-message");
    fs::remove_file(&template).unwrap();
    shown(0);

    let mut events = TcpStream::connect(serve.address).unwrap();
    events.set_read_timeout(Some(LONG)).unwrap();
    events.write_all(b"GET /__mashal/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut stream = BufReader::new(events);
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        assert_ne!(stream.read_line(&mut line).unwrap(), 0);
    }
    let event: serde_json::Value = serde_json::from_str(&line["data: ".len()..]).unwrap();
    assert_eq!((&event["errors"], &event["stale"]), (&0.into(), &false.into()));

    let (code, text, took) = serve.interrupt();
    assert_eq!(code, Some(0), "{text}");
    assert!(took < Duration::from_secs(2), "it took {took:?}");
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    let order = [
        "error[front-matter/syntax]",
        "--> content/en/work/pay.md:2:",
        "mended: content/en/work/pay.md",
        "error[locale/missing-message]",
        "mended: locales/en/site.ftl",
    ];
    let mut at = 0;
    for words in order {
        let found = text[at..].find(words);
        at += found.unwrap_or_else(|| panic!("`{words}` is not in its place:\n{text}"));
    }
    assert_eq!(text.matches("front-matter/syntax").count(), 1, "said once:\n{text}");
}

#[test]
fn a_taken_port_is_passed_over_unless_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in first_site() {
        save(folder.path(), &path, &bytes, &mut Rng::with_seed(0));
    }
    let root = folder.path().to_str().unwrap();
    let (one, two) = (Serve::start(folder.path(), &[]), Serve::start(folder.path(), &[]));
    assert_ne!(one.address, two.address);
    let port = one.address.port().to_string();
    let run = crate::program::run(folder.path(), &["--site", root, "serve", "--port", &port]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.stderr.contains(&format!("port {port} is taken")), "{run:?}");
    let run = crate::program::run(folder.path(), &["--site", root, "serve", "--host", "nowhere"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let none = folder.path().join("none");
    let run = crate::program::run(folder.path(), &["--site", none.to_str().unwrap(), "serve"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

/// The preview shows translators what `translate status` tells them: one changed sentence is one
/// changed text.
#[test]
fn translators_see_what_is_missing_changed_and_not_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |path: &str, text: &str| save(root, path, text.as_bytes(), &mut Rng::with_seed(0));
    write("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n");
    let messages =
        "site-title = The guides\nboth = The same words\nonly = Here\n    .more = and here\n";
    write("locales/en/site.ftl", messages);
    write("locales/ur/site.ftl", "site-title = رہنما\nboth = The same words\n");
    let text = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\n+++\n\nWords {title}.\n\n## Part\n\nMore of it, told at length to whoever asks.\n"
        )
    };
    for (name, translated) in [
        ("_index", true),
        ("missing", false),
        ("untracked", true),
        ("done", true),
        ("not-reviewed", true),
        ("stale", true),
    ] {
        write(&format!("content/en/{name}.md"), &text(name));
        if translated {
            let own = text("اردو").replace("More of it, told at length to", "اور باتیں، تفصیل سے");
            write(&format!("content/ur/{name}.md"), &own);
        }
    }
    for (name, state) in [("done", "reviewed"), ("not-reviewed", "machine"), ("stale", "reviewed")]
    {
        done(root, &["translate", "mark", "ur", name, "--state", state]);
    }
    write("content/en/stale.md", &text("stale").replace("told at", "told at some"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let preview =
        Preview::start(root, Choices::default(), listener, Hosts::default(), false, |_| ())
            .unwrap();
    let mut client = Client::new(preview.address().unwrap());
    let mut page = |query: &str| {
        let answer = client.get(&format!("__mashal/translations{query}"));
        String::from_utf8(answer.body).unwrap()
    };
    let html = page("?language=ur");
    let state = |words: &str| {
        let row = html.split("<tr>").find(|row| row.contains(words))?;
        row.split("class=\"state ").nth(1)?.split('"').next()
    };
    let status = done(root, &["translate", "status", "ur", "--format", "json"]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let guides = status["languages"][0]["guides"].as_array().unwrap();
    assert_eq!(guides.len(), 6);
    for guide in guides {
        let name = guide["guide"].as_str().unwrap();
        let wanted = guide["progress"].as_str();
        assert_eq!(state(&format!("content/ur/{name}")), wanted, "{html}");
        assert!(name == "_index.md" || name.strip_suffix(".md") == wanted, "{name}: {wanted:?}");
    }
    for (message, wanted) in [("site-title", "translated"), ("both", "copied"), ("only", "missing")]
    {
        assert_eq!(state(&format!("<code>{message}</code>")), Some(wanted), "{html}");
    }
    assert!(html.contains("locales/en/site.ftl:3") && html.contains(".more = and here"), "{html}");
    assert!(html.contains("5 of 6 guides"), "{html}");
    let sides = page("?language=ur&guide=stale.md");
    let rows: Vec<&str> = sides.split("<tr").skip(2).collect();
    assert_eq!(rows.len(), 4, "title and three units: {sides}");
    let beside = |ours: &str, theirs: &str| {
        rows.iter().any(|row| row.contains(ours) && row.contains(theirs))
    };
    assert!(beside("Words stale.", "Words اردو."), "{sides}");
    assert!(beside(">stale<", ">اردو<"), "{sides}");
    let marked: Vec<&&str> = rows.iter().filter(|row| row.contains("class=\"state ")).collect();
    assert_eq!(marked.len(), 1, "{sides}");
    assert!(
        marked[0].contains("state changed") && marked[0].contains("at <ins>some </ins>length"),
        "{sides}"
    );
    assert!(!sides.contains("class=\"missing\""), "{sides}");
    assert!(page("?language=ur&guide=missing.md").contains("There is no translation yet"));
}
