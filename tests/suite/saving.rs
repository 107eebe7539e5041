//! The preview while programs save: in two steps, and behind links.

#![cfg(unix)]

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use mashal::config::Choices;
use mashal::preview::Preview;
use mashal::preview::http::Hosts;

use crate::client::Client;

/// Nothing here takes this long, unless it never comes.
const LONG: Duration = Duration::from_secs(20);
/// A step that this machine begins so late is another save.
const LATE: Duration = Duration::from_millis(150);

/// What was announced: the faults of each state.
type Told = Arc<Mutex<Vec<Vec<String>>>>;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn guide(words: &str) -> String {
    format!("+++\ntitle = \"Guide\"\n+++\n{words}\n")
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "mashal.toml", "[[languages]]\ntag = \"en\"\n");
    write(root, "locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write(root, "content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n[a](a.md)\n");
    write(root, "content/en/a.md", &guide("First."));
    folder
}

fn serve(root: &Path) -> (Preview, Client, Told) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let told = Told::default();
    let tell = Arc::clone(&told);
    let preview =
        Preview::start(root, Choices::default(), listener, Hosts::default(), false, move |news| {
            let faults = news.faults.iter().map(|fault| fault.message.clone()).collect();
            tell.lock().unwrap().push(faults);
        });
    let preview = preview.unwrap();
    let client = Client::new(preview.address().unwrap());
    (preview, client, told)
}

/// Waits until the page has these words.
fn shows(client: &mut Client, page: &str, words: &str) {
    let clock = Instant::now();
    loop {
        let answer = client.get(page);
        if answer.status == 200 && String::from_utf8_lossy(&answer.body).contains(words) {
            return;
        }
        assert!(clock.elapsed() < LONG, "{page} never shows {words}: {}", answer.status);
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_file_that_is_saved_in_two_steps_shows_no_fault() {
    let folder = site();
    let root = folder.path();
    let (_preview, mut client, told) = serve(root);
    let path = root.join("content/en/a.md");
    let beside = root.join("content/en/.a.tmp");
    let mut counted = 0;
    for round in 0..60 {
        let text = guide(&format!("Words {round}."));
        let before = told.lock().unwrap().len();
        let clock = Instant::now();
        match round % 3 {
            0 => {
                fs::write(&path, "").unwrap();
                // The preview has the time to see it.
                std::thread::sleep(Duration::from_millis(30));
                fs::write(&path, &text).unwrap();
            }
            1 => {
                fs::remove_file(&path).unwrap();
                std::thread::sleep(Duration::from_millis(30));
                fs::write(&beside, &text).unwrap();
                fs::rename(&beside, &path).unwrap();
            }
            _ => {
                fs::write(&path, &text[..12]).unwrap();
                std::thread::sleep(Duration::from_millis(30));
                fs::write(&path, &text).unwrap();
            }
        }
        let late = clock.elapsed() > LATE;
        shows(&mut client, "en/a.html", &format!("Words {round}."));
        let told = told.lock().unwrap();
        if !late {
            counted += 1;
            let passing: Vec<_> = told[before..].iter().flatten().collect();
            assert!(passing.is_empty(), "round {round}: {passing:?}");
        }
    }
    assert!(counted > 0, "this machine is too slow to tell");
}

#[test]
fn a_fault_that_stays_is_shown_and_so_is_a_page_that_stays_away() {
    let folder = site();
    let root = folder.path();
    let (_preview, mut client, told) = serve(root);
    let tells = |words: &str| {
        let clock = Instant::now();
        while !told.lock().unwrap().iter().flatten().any(|fault| fault.contains(words)) {
            assert!(clock.elapsed() < LONG, "{words} is never told");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    write(root, "content/en/a.md", "+++\ntitel = \"Guide\"\n+++\n");
    tells("titel");
    // What is shown is the last sound state that somebody saw.
    shows(&mut client, "en/a.html", "First.");
    fs::remove_file(root.join("content/en/a.md")).unwrap();
    tells("a.md");
    write(root, "content/en/_index.md", "+++\ntitle = \"Home\"\n+++\nAlone.\n");
    shows(&mut client, "en/index.html", "Alone.");
    assert_eq!(client.get("en/a.html").status, 404);
}

#[test]
fn edits_behind_links_are_seen() {
    let folder = site();
    let root = folder.path();
    write(root, "shared/x.md", &guide("X one."));
    write(root, "shared/deep/y.md", &guide("Y one."));
    write(root, "other/f.md", &guide("F one."));
    symlink("../../shared", root.join("content/en/linked")).unwrap();
    symlink("../../hop.md", root.join("content/en/f.md")).unwrap();
    symlink("other/f.md", root.join("hop.md")).unwrap();
    let (_preview, mut client, _) = serve(root);
    shows(&mut client, "en/linked/x.html", "X one.");
    shows(&mut client, "en/f.html", "F one.");
    let beside = |path: &str, text: &str| {
        write(root, "other/.new", text);
        fs::rename(root.join("other/.new"), root.join(path)).unwrap();
    };
    type Step<'s> = (&'s str, &'s str, Box<dyn Fn() + 's>);
    let steps: Vec<Step<'_>> = vec![
        ("linked/x", "X two.", Box::new(|| write(root, "shared/x.md", &guide("X two.")))),
        ("linked/x", "X 3333", Box::new(|| beside("shared/x.md", &guide("X 3333")))),
        ("linked/deep/y", "Y two.", Box::new(|| write(root, "shared/deep/y.md", &guide("Y two.")))),
        ("linked/deep/z", "Z new.", Box::new(|| write(root, "shared/deep/z.md", &guide("Z new.")))),
        ("f", "F two.", Box::new(|| write(root, "other/f.md", &guide("F two.")))),
        ("f", "F by rename.", Box::new(|| beside("other/f.md", &guide("F by rename.")))),
        ("f", "F after it.", Box::new(|| write(root, "other/f.md", &guide("F after it.")))),
        // The link in between leads elsewhere.
        (
            "f",
            "G one.",
            Box::new(|| {
                write(root, "other/g.md", &guide("G one."));
                fs::remove_file(root.join("hop.md")).unwrap();
                symlink("other/g.md", root.join("hop.md")).unwrap();
            }),
        ),
        ("f", "G two.", Box::new(|| beside("other/g.md", &guide("G two.")))),
        // Another folder takes the place of the one that was watched.
        (
            "linked/x",
            "X again.",
            Box::new(|| {
                fs::rename(root.join("shared"), root.join("old")).unwrap();
                write(root, "shared/x.md", &guide("X again."));
            }),
        ),
        ("linked/x", "X later.", Box::new(|| beside("shared/x.md", &guide("X later.")))),
        // A link that comes while the preview runs, and whose folder comes after it.
        (
            "late/q",
            "Q one.",
            Box::new(|| {
                symlink("../../far/late", root.join("content/en/late")).unwrap();
                write(root, "far/late/q.md", &guide("Q one."));
            }),
        ),
        ("late/q", "Q two.", Box::new(|| beside("far/late/q.md", &guide("Q two.")))),
    ];
    for (page, words, step) in steps {
        step();
        shows(&mut client, &format!("en/{page}.html"), words);
    }
}
