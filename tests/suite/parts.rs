//! Parts that several guides show, as readers, translators and authors have them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mashal::config::Choices;
use mashal::diag::Diagnostic;
use mashal::world::Memory;
use serde_json::Value;

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{done, run};

const SETTINGS: &str = "source_language = \"en\"\n[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n";

/// A guide that is translated and one that is not, in two folders; both show a part that is not,
/// which shows one that is.
const SITE: [(&str, &str); 9] = [
    ("mashal.toml", SETTINGS),
    ("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n"),
    ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
    (
        "content/en/_parts/call.md",
        "See [locks](../phone/lock.md#now).\n\n{{ part(name=\"ask\") }}\n",
    ),
    ("content/en/_parts/ask.md", "Ask somebody.\n"),
    (
        "content/ur/_parts/ask.md",
        "+++\n[translation]\nstate = \"reviewed\"\n+++\n\nکسی سے پوچھیں۔\n",
    ),
    (
        "content/en/phone/lock.md",
        "+++\ntitle = \"Locks\"\n+++\n\n- [ ] A task.\n\n  {{ part(name=\"ask\") }}\n\n## Now {#now}\n\n{{ part(name=\"call\") }}\n",
    ),
    (
        "content/ur/phone/lock.md",
        "+++\ntitle = \"تالے\"\n[translation]\nstate = \"reviewed\"\n+++\n\n- [ ] ایک کام۔\n\n  {{ part(name=\"ask\") }}\n\n## اب\n\n{{ part(name=\"call\") }}\n",
    ),
    (
        "content/en/work/deep/pay.md",
        "+++\ntitle = \"Pay\"\nupdated = 2026-11-01\n+++\n\n{{ part(name=\"call\") }}\n\n{{ part(name=\"ask\") }}\n",
    ),
];

fn made(files: &[(&str, &str)], choices: &Choices) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let mut world = Memory::new(TODAY);
    for (path, text) in files {
        world.write(*path, text.as_bytes());
    }
    let (files, faults) = build(&world, choices);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (files.iter().map(|(route, bytes)| (route.to_string(), text(bytes))).collect(), faults)
}

fn write(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The text of a page, without the frame around it.
fn prose(page: &str) -> &str {
    let start = page.find("<div class=\"prose\"").unwrap();
    page[start..].split("\n</div>\n<p class=\"facts\">").next().unwrap().trim_end()
}

#[test]
fn readers_see_parts_in_their_language_where_there_is_one_and_links_from_where_they_are() {
    let (files, faults) = made(&SITE, &WITHOUT_FONTS);
    assert_eq!(faults, []);
    assert_eq!(
        prose(&files["en/work/deep/pay.html"]),
        "<div class=\"prose\">\n<p>See <a href=\"../../phone/lock.html#now\">locks</a>.</p>\n\
         <p>Ask somebody.</p>\n<p>Ask somebody.</p>"
    );
    // What is not translated is marked, and says so; what lies in it and is, is marked again.
    let urdu = prose(&files["ur/phone/lock.html"]);
    let (_, part) = urdu.split_once("</h2>\n").unwrap();
    assert_eq!(
        part,
        "<div lang=\"en\" dir=\"ltr\">\n<p>See <a href=\"lock.html#now\">locks</a>.</p>\n\
         <div lang=\"ur\" dir=\"rtl\">\n<p>کسی سے پوچھیں۔</p>\n</div>\n</div>\n\
         <div class=\"stale\">یہ بات نئی ہے، اور ابھی اس کا ترجمہ نہیں ہوا۔</div>\n</section>"
    );
    // A page that is not translated says so of itself, and of no part in the same language.
    assert_eq!(
        prose(&files["ur/work/deep/pay.html"]),
        "<div class=\"prose\" lang=\"en\" dir=\"ltr\">\n\
         <p>See <a href=\"../../phone/lock.html#now\">locks</a>.</p>\n\
         <div lang=\"ur\" dir=\"rtl\">\n<p>کسی سے پوچھیں۔</p>\n</div>\n\
         <div lang=\"ur\" dir=\"rtl\">\n<p>کسی سے پوچھیں۔</p>\n</div>"
    );
}

#[test]
fn a_page_has_come_no_further_than_the_parts_that_it_shows() {
    let mut files = SITE;
    let notice = "<p class=\"notice\"";
    assert!(!made(&files, &WITHOUT_FONTS).0["ur/phone/lock.html"].contains(notice));
    files[5].1 = "+++\n[translation]\nstate = \"machine\"\n+++\n\nکسی سے پوچھیں۔\n";
    let pages = made(&files, &WITHOUT_FONTS).0;
    assert!(pages["ur/phone/lock.html"].contains(notice));
    // Where the page is not in her language, what is says it of itself.
    let unchecked = "</div>\n<div class=\"stale\"><span lang=\"ur\" dir=\"rtl\">";
    assert!(prose(&pages["ur/work/deep/pay.html"]).contains(unchecked));
}

#[test]
fn a_part_is_no_page_and_its_words_are_those_of_pages() {
    let many = "heliotrope ".repeat(900);
    let mut files = SITE;
    files[4].1 = &many;
    let url = "https://example.org/".parse().unwrap();
    let (files, faults) = made(&files, &Choices { base_url: Some(url), ..WITHOUT_FONTS });
    assert_eq!(faults, []);
    for (path, text) in &files {
        assert!(!path.contains("_parts") && !text.contains("_parts"), "{path}");
    }
    assert_eq!(files["sitemap.xml"].matches("<loc>").count(), 4, "{}", files["sitemap.xml"]);
    assert!(files["en/search.js"].contains("heliotrop"));
    let minutes = |path: &str| files[path].split("<p class=\"facts\">").nth(1).unwrap().to_owned();
    assert!(!minutes("en/phone/lock.html").contains("\u{2068}1\u{2069} minute"));
    assert!(
        minutes("ur/phone/lock.html").contains("\u{2068}1\u{2069}"),
        "the translation is short"
    );
}

#[test]
fn a_hundred_parts_in_each_other_are_shown_and_thousands_are_refused() {
    for (count, refused) in [(100, false), (101, true), (5000, true)] {
        let paths: Vec<String> =
            (0..count).map(|at| format!("content/en/_parts/p{at}.md")).collect();
        let shown = |at: usize| format!("{{{{ part(name=\"p{at}\") }}}}\n");
        let last = "The last.\n".to_owned();
        let texts: Vec<String> = (1..count).map(shown).chain([last]).collect();
        let home = format!("+++\ntitle = \"Home\"\n+++\n\n{}", shown(0));
        let parts = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str));
        let mut files: Vec<(&str, &str)> = SITE[..2].iter().copied().chain(parts).collect();
        files.push(("content/en/_index.md", &home));
        let (files, faults) = made(&files, &WITHOUT_FONTS);
        let told = faults.iter().any(|fault| fault.code.as_str() == "part/too-many");
        assert_eq!((told, files.is_empty()), (refused, refused), "{count}");
        assert!(refused || files["en/index.html"].contains("<p>The last.</p>"));
    }
}

#[test]
fn a_part_is_translated_and_moved_as_guides_are() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    write(root, &SITE);
    let status = || -> Vec<(String, String)> {
        let said = done(root, &["translate", "status", "ur", "--format", "json"]).stdout;
        let status: Value = serde_json::from_str(&said).unwrap();
        let guides = status["languages"][0]["guides"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        guides
            .map(|guide| (text(&guide["guide"]), text(&guide["progress"])))
            .filter(|(path, _)| path.starts_with("_parts/"))
            .collect()
    };
    let named = |rows: [(&str, &str); 2]| rows.map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(status(), named([("_parts/ask.md", "untracked"), ("_parts/call.md", "missing")]));
    done(root, &["translate", "mark", "ur", "_parts/ask.md"]);
    done(root, &["translate", "start", "ur", "_parts/call.md"]);
    assert!(root.join("locales/ur/sources/_parts/call.md").exists());

    let said = done(root, &["move", "_parts/ask.md", "_parts/tell.md"]).stdout;
    assert_eq!(said, "2 files moved, 5 links mended\n");
    let said = done(root, &["move", "phone/lock.md", "device/lock.md"]).stdout;
    assert_eq!(said, "2 files moved, 2 links mended\n");
    for (old, new) in [("_parts/tell.md", "tell.md"), ("work/deep/pay.md", "_parts/pay.md")] {
        let refused = run(root, &["move", old, new]);
        assert!(refused.stderr.contains("parts lie in `_parts` itself"), "{}", refused.stderr);
    }
    assert_eq!(status(), named([("_parts/call.md", "stale"), ("_parts/tell.md", "done")]));
    let text = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let call = text("content/en/_parts/call.md");
    assert_eq!(call, "See [locks](../device/lock.md#now).\n\n{{ part(name=\"tell\") }}\n");
    assert_eq!(text("locales/ur/sources/_parts/call.md"), call);
    assert!(!text("content/ur/_parts/tell.md").contains("aliases"));
    done(root, &["check"]);
}
