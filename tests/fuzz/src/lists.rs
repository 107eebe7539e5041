//! The list that a build leaves in its output, found changed by the next.

use std::fs;
use std::path::Path;

use mashal::emit::{self, BuildInfo, Emission, LastOutput};
use mashal::outputs::Fingerprint;
use mashal::route::Route;

use super::{Outcome, Target, as_it_is};

pub const TARGET: Target =
    Target { name: "lists", check, mend: as_it_is, samples: lists, tokens: TOKENS, rounds: 150 };

const TOKENS: &[&str] = &[
    "\n",
    " ",
    "-",
    "mashal 5 ",
    "mashal 4 ",
    "mashal 3 ",
    "mashal 2 ",
    "mashal 1\n",
    "mashal 5 ",
    "../",
    "../outside.html",
    "/etc/passwd",
    "a/../../outside.html",
    "./",
    "//",
    "\\",
    "..",
    ".mashal",
    "a.html",
    "a/b.css",
    "\u{0}",
    "\r\n",
    "18446744073709551616",
    "-1",
    "sha384-",
    "sha256-",
    "=",
    "\u{feff}",
    "- - - 1 1\n",
    "a/",
    "a.html/b",
];

const PAGE: &[u8] = b"<p>page</p>";

fn seen(inputs: &str) -> Fingerprint {
    Fingerprint { text: None, inputs: inputs.to_owned() }
}

/// Writes an output with two files into `out`.
fn build(out: &Path) {
    let emission = Emission::begin(out).unwrap();
    emission.put(&Route::new("a.html"), PAGE, None, Some(seen("look")));
    emission.put(&Route::new("a/b.css"), b"p{}", None, Some(seen("sheet")));
    let name = BuildInfo {
        made_from: Some("all".to_owned()),
        shared: Some("shared".to_owned()),
        fonts_from: None,
        sheet: None,
        pages: 1,
        languages: 1,
    };
    emission.finish(&name).unwrap();
}

fn lists() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    build(&out);
    let list = fs::read(out.join(".mashal")).unwrap();
    vec![list, b"mashal 1\na.html\n".to_vec(), b"mashal 2 - - - 1 1\nsha256-a= a.html\n".to_vec()]
}

fn check(input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (out, outside) = (folder.path().join("out"), folder.path().join("outside.html"));
    build(&out);
    fs::write(&outside, "mine").unwrap();
    fs::write(out.join(".mashal"), input).unwrap();
    let last = LastOutput::find(&out).ok().filter(|last| last.made_from() == Some("all"));
    let outcome = if let Some((_, emitted)) = last.and_then(|last| last.unchanged()) {
        assert!(emitted.files <= 3, "{emitted:?}");
        Outcome::Out
    } else {
        Outcome::Refused
    };
    for route in emit::made(&out).values().flatten() {
        drop(emit::written(&out, route));
    }
    // The next build writes one page; the other's file goes, or stays where it is not known to be
    // ours.
    let outcome = match Emission::begin(&out) {
        Ok(emission) => {
            for route in emission.made().values().flatten() {
                assert!(!route.as_str().split('/').any(|name| name == ".."), "{route}");
            }
            drop(emission.keep(&Route::new("a.html"), &seen("look"), true));
            emission.put(&Route::new("a.html"), b"<p>new</p>", None, None);
            match emission.finish(&BuildInfo { pages: 1, languages: 1, ..BuildInfo::default() }) {
                Ok(_) => assert_eq!(fs::read(out.join("a.html")).unwrap(), b"<p>new</p>"),
                Err(_) => assert_eq!(fs::read(out.join("a.html")).unwrap(), PAGE),
            }
            Outcome::Out
        }
        Err(_) => {
            assert_eq!(fs::read(out.join("a.html")).unwrap(), PAGE);
            outcome
        }
    };
    assert_eq!(fs::read(&outside).unwrap(), b"mine", "a file beside the output was touched");
    // The output, that file, and the record of how files lie.
    let beside = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(beside, 3, "something stays beside the output");
    outcome
}
