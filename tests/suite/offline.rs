//! Lists of what a reader keeps: whole, true to the files, and with all that the pages load.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use html5gum::{Token, Tokenizer};
use mashal::config::Choices;
use mashal::offline::RETIRE;
use mashal::world::{Memory, World};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{built_site, done, repository, tree};
use crate::walker::{address, resolve};

type Files = BTreeMap<String, Vec<u8>>;

fn made(world: &dyn World, choices: &Choices) -> Files {
    let (files, faults) = build(world, choices);
    assert_eq!(faults, []);
    files.into_iter().map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect()
}

/// This repository's site.
fn own() -> Files {
    tree(built_site().0)
}

/// A site whose theme loads fonts through two style sheets, with an image and a file beside guides,
/// names that must be encoded, and a guide that leads to another for help.
fn other() -> Memory {
    let mut world = Memory::new(TODAY);
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>";
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"ur\"\n[safety]\nexit_page = \"units.md\"\n"),
        ("locales/ur/site.ftl", "site-title = س\nsite-tagline = ط\n"),
        ("content/ur/_index.md", "+++\ntitle = \"H\"\n+++\n"),
        ("content/ur/units.md", "+++\ntitle = \"U\"\nkind = \"neutral\"\n+++\n"),
        (
            "content/ur/گھر & $1.md",
            "+++\ntitle = \"G\"\n+++\n![a](تصویر ’1’.svg)\n\n## A {#help}\n\n[h](more/help.md) [d](data.txt)\n\n## B\n\n[o](other.md)\n",
        ),
        ("content/ur/تصویر ’1’.svg", drawing),
        ("content/ur/data.txt", "{}"),
        ("content/ur/more/_index.md", "+++\ntitle = \"M\"\n+++\n![a](../beside.svg)\n"),
        ("content/ur/more/help.md", "+++\ntitle = \"L\"\n+++\n"),
        ("content/ur/beside.svg", drawing),
        ("content/ur/other.md", "+++\ntitle = \"O\"\n+++\n"),
        ("themes/default/assets/style.css", "@import \"more/fonts.css\";"),
        ("themes/default/assets/more/fonts.css", "@font-face { src: url(\"../a font.woff2\") }"),
        ("themes/default/assets/a font.woff2", "font"),
        ("themes/default/assets/unused.woff2", "none"),
    ] {
        world.write(path, text.replace("![a](تصویر ’1’.svg)", "![a](<تصویر ’1’.svg>)"));
    }
    world
}

/// Addresses of a list's files, each looked at.
fn list(files: &Files, path: &str) -> BTreeSet<String> {
    let list: Value = serde_json::from_slice(&files[path]).unwrap();
    assert!(
        list["files"].as_array().unwrap().iter().any(|file| file["url"] == list["page"]),
        "{path}"
    );
    let mut weights = [0; 2];
    let entries = list["files"].as_array().unwrap().iter().map(|file| {
        let url = file["url"].as_str().unwrap();
        let bytes = files.get(url).unwrap_or_else(|| panic!("{path}: there is no {url}"));
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
        assert_eq!(file["integrity"], hash, "{path}: {url}");
        let (said, sent) = (file["bytes"].as_u64().unwrap(), mashal::weight::sent(url, bytes));
        // Those of pages are estimated.
        let off = if url.ends_with(".html") { sent / 12 + 60 } else { 0 };
        assert!(said.abs_diff(sent) <= off, "{path}: {url}: {said} for {sent}");
        weights[0] += said;
        weights[1] += sent;
        url.to_owned()
    });
    let urls = entries.collect();
    let [said, sent] = weights;
    assert!(said.abs_diff(sent) <= sent / 30 + 60, "{path}: {said} for {sent} in all");
    urls
}

/// What a page loads by itself, or a script of it later.
fn loads(path: &str, html: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for token in Tokenizer::new(std::str::from_utf8(html).unwrap()) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let attribute = |name: &str| {
            let value = tag.attributes.get(name.as_bytes())?;
            Some(String::from_utf8(value.to_vec()).unwrap())
        };
        let rel = attribute("rel").filter(|_| tag.name[..] == b"link"[..]);
        let loaded =
            attribute("href").filter(|_| matches!(rel.as_deref(), Some("stylesheet" | "icon")));
        found.extend(loaded.into_iter().chain(attribute("src")).chain(attribute("data-keep")));
    }
    found.into_iter().map(|link| resolve(path, &link).unwrap().0).collect()
}

#[test]
fn lists_are_true_and_pages_in_them_lack_nothing() {
    for files in [own(), made(&other(), &WITHOUT_FONTS)] {
        let lists: Vec<&String> = files
            .keys()
            .filter(|path| path.ends_with(".json") && !path.starts_with("assets/"))
            .filter(|path| !files[*path].starts_with(b"{\"moved\""))
            .collect();
        assert!(lists.len() > 4);
        for path in lists {
            let list = list(&files, path);
            for page in list.iter().filter(|url| url.ends_with(".html")) {
                for loaded in loads(page, &files[page]) {
                    assert!(list.contains(&loaded), "{path}: {page} loads {loaded}");
                }
            }
        }
    }
}

/// `tests/schemas/keep.json` is what `keep.js` relies on; the browser's tests hold the script to
/// it.
#[test]
fn lists_and_versions_are_what_the_script_reads() {
    let file = repository().join("tests/schemas/keep.json");
    let place = |part: &str| format!("{}{part}", file.display());
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let list = compiler.compile(&place(""), &mut schemas).unwrap();
    let version = compiler.compile(&place("#/$defs/version"), &mut schemas).unwrap();
    let (mut lists, mut moved, mut versions) = (0, 0, 0);
    for files in [own(), made(&other(), &WITHOUT_FONTS)] {
        for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("assets/")) {
            let text = || std::str::from_utf8(bytes).unwrap();
            let (value, schema) = if path.ends_with(".json") {
                let value: Value = serde_json::from_str(text()).unwrap();
                moved += usize::from(value.get("moved").is_some());
                lists += 1;
                (value, list)
            } else if path.ends_with("/version.txt") {
                versions += 1;
                (Value::from(text()), version)
            } else {
                continue;
            };
            assert!(schemas.validate(&value, schema).is_ok(), "{path}: {value}");
        }
    }
    assert!(lists > 200 && moved > 50 && versions == 8, "{lists} {moved} {versions}");
}

#[test]
fn a_guide_brings_what_she_needs_and_a_language_all_of_it() {
    let files = own();
    for language in ["en", "ur"] {
        let at = |page: &str, ending: &str| address(&files, &format!("{language}/{page}")) + ending;
        let guide = list(&files, &at("digital-safety/photos", ".json"));
        for page in ["digital-safety/photos", "tidy", "units", "index", "saved"] {
            assert!(guide.contains(&at(page, ".html")), "{page}");
        }
        assert!(!guide.contains(&at("freelancing/fake-jobs", ".html")));
        // The letter that a guide offers, under its hash.
        let letter = format!("{language}/letters/af280bd1.html");
        assert!(!guide.contains(&letter));
        assert!(list(&files, &at("reporting/online", ".json")).contains(&letter));
        let whole = list(&files, &format!("{language}/index.json"));
        let pages = files.keys().filter(|path| path.starts_with(&format!("{language}/")));
        // Cards are printed, not kept.
        let pages = pages.filter(|path| !path.ends_with("-paper.html"));
        for page in pages.filter_map(|path| path.strip_suffix(".html")) {
            let page = at(&page[language.len() + 1..], ".html");
            assert!(whole.contains(&page), "{page}");
        }
        let version = format!(
            "sha256-{}",
            STANDARD.encode(Sha256::digest(&files[&format!("{language}/index.json")]))
        );
        assert_eq!(String::from_utf8_lossy(&files[&format!("{language}/version.txt")]), version);
    }
    let files = made(&other(), &WITHOUT_FONTS);
    let guide = list(&files, "ur/گھر & $1.json");
    let with = |start: &str| guide.iter().any(|url| url.starts_with(start));
    for start in [
        "ur/more/help.html",
        "ur/units.html",
        "assets/more/fonts.",
        "assets/a font.",
        "assets/تصویر ’1’.",
        "assets/data.",
    ] {
        assert!(with(start), "{start}: {guide:?}");
    }
    assert!(
        !with("ur/other.html") && !with("assets/unused.") && !with("assets/beside."),
        "{guide:?}"
    );
    assert!(list(&files, "ur/index.json").iter().any(|url| url.starts_with("assets/beside.")));
}

#[test]
fn a_number_that_is_shown_stands_in_the_list_and_a_retired_one_does_not() {
    let files = own();
    let guide = address(&files, "en/digital-safety/photos");
    let list: Value = serde_json::from_slice(&files[&format!("{guide}.json")]).unwrap();
    let ways: Vec<&str> =
        list["ways"].as_array().unwrap().iter().map(|way| way.as_str().unwrap()).collect();
    let page = String::from_utf8_lossy(&files[&format!("{guide}.html")]);
    assert!(ways.contains(&"drf 0800-39393") && page.contains("0800-39393"), "{ways:?}");
    for way in ways {
        let (_, number) = way.split_once(' ').unwrap();
        let shown = list["files"].as_array().unwrap().iter().any(|file| {
            String::from_utf8_lossy(&files[file["url"].as_str().unwrap()]).contains(number)
        });
        assert!(shown, "{way}");
    }
}

#[test]
fn a_site_that_keeps_nothing_has_a_worker_that_takes_all_back() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let to = out.to_str().unwrap();
    done(&repository(), &["build", "--deny-warnings", "--no-offline", "--out", to]);
    let files = tree(&out);
    assert_eq!(files["sw.js"], RETIRE);
    for (path, bytes) in &files {
        assert!(!path.ends_with("saved.html") && !path.ends_with(".json"), "{path}");
        assert!(!String::from_utf8_lossy(bytes).contains("data-keep"), "{path}");
    }
}

#[test]
fn recordings_are_in_lists_of_their_own_alone() {
    let mut world = other();
    let guide = "+++\ntitle = \"O\"\naudio = \"o.mp3\"\n+++\n";
    world.write("content/ur/other.md", guide);
    world.write("content/ur/o.mp3", [&[0xff, 0xfb, 0x90, 0][..], &[0; 413]].concat());
    let files = made(&world, &WITHOUT_FONTS);
    let lists = files.keys().filter(|path| path.starts_with("ur/") && path.ends_with(".json"));
    let heard = lists.filter(|path| list(&files, path).iter().any(|url| url.ends_with(".mp3")));
    assert_eq!(heard.collect::<Vec<_>>(), ["ur/index.audio.json", "ur/other.audio.json"]);
    let pages = list(&files, "ur/other.json");
    assert!(list(&files, "ur/other.audio.json").is_superset(&pages));
    assert!(own().keys().all(|path| !path.ends_with(".audio.json")));
}
