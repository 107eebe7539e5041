//! A language as a book, and guides as texts: well-formed, in order, with every word and number,
//! and silent about what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::pack::{holds_all, unpacked};
use crate::program::{built_site, copy_of_site, done, repository, run, tree};

/// What a language is packed into, on one thread and on four.
fn packed(format: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let [one, four] = ["1", "4"].map(|jobs| {
        let out = folder.path().join(jobs);
        let options = ["pack", "--format", format, "--jobs", jobs, "--out", out.to_str().unwrap()];
        let run = done(&repository(), &[&options[..], more].concat());
        assert_eq!(run.stderr, "");
        tree(&out)
    });
    assert!(one == four, "other threads make other bytes");
    one
}

/// The values of an attribute in a document, in order.
fn values<'d>(document: &'d roxmltree::Document<'_>, element: &str, name: &str) -> Vec<&'d str> {
    let all = document.descendants().filter(|node| node.has_tag_name_local(element));
    all.filter_map(|node| node.attribute(name)).collect()
}

trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// A page without the parts that offer a file for the phone's address book, which no book brings.
fn without_files(html: &str) -> String {
    let mut parts = html.split("<details");
    let mut kept = parts.next().unwrap().to_owned();
    for part in parts {
        match part.split_once("</details>") {
            Some((inside, behind)) if inside.contains(" download>") => kept.push_str(behind),
            _ => kept.push_str(&format!("<details{part}")),
        }
    }
    kept
}

#[test]
fn a_language_as_a_book_is_well_formed_in_order_and_whole() {
    let packs = packed("epub", &["--language", "ur", "--language", "en"]);
    let site = tree(built_site().0);
    assert_eq!(
        packs.keys().collect::<Vec<_>>(),
        ["SHA256SUMS", "en.epub", "index.html", "ur.epub"]
    );
    for (language, direction, title) in [("ur", "rtl", "فون کی مدد"), ("en", "ltr", "Phone help")]
    {
        let zip = &packs[&format!("{language}.epub")];
        // What says that it is a book stands at its place, as it is (OCF, 4.3).
        assert_eq!(&zip[30..58], b"mimetypeapplication/epub+zip");
        let folder = tempfile::tempdir().unwrap();
        let files = unpacked(zip, folder.path());
        let text = |name: &str| std::str::from_utf8(&files[name]).unwrap().to_owned();
        let package = text("EPUB/package.opf");
        let package = roxmltree::Document::parse(&package).unwrap();
        let said = |name: &str| {
            let found = package.descendants().find(|node| node.has_tag_name_local(name));
            found.unwrap().text().unwrap().to_owned()
        };
        assert_eq!((said("title").as_str(), said("language").as_str()), (title, language));
        assert_eq!(values(&package, "spine", "page-progression-direction"), [direction]);
        // Everything is in the list, and what is in the list is there.
        let listed: BTreeSet<String> = values(&package, "item", "href")
            .into_iter()
            .map(|name| format!("EPUB/{name}"))
            .collect();
        let mut there: BTreeSet<String> = files.keys().cloned().collect();
        for name in ["mimetype", "META-INF/container.xml", "EPUB/package.opf"] {
            assert!(there.remove(name), "{name}");
        }
        assert_eq!(listed, there);
        assert_eq!(there.iter().any(|name| name.ends_with(".woff2")), direction == "rtl");
        // Pages are read in the order of the table of contents.
        let nav = text("EPUB/nav.xhtml");
        let nav = roxmltree::Document::parse(&nav).unwrap();
        let order: Vec<&str> = values(&nav, "a", "href");
        let spine = values(&package, "itemref", "idref");
        let spine = spine.iter().filter(|id| **id != "nav").map(|id| format!("{id}.xhtml"));
        assert_eq!(order, spine.collect::<Vec<_>>());
        let pages: Vec<String> =
            files.keys().filter(|name| name.ends_with(".xhtml")).map(|name| text(name)).collect();
        let mut calls = 0;
        for page in &pages {
            let document = roxmltree::Document::parse(page).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("dir"), Some(direction));
            for href in values(&document, "a", "href") {
                calls += usize::from(href.starts_with("tel:"));
                let known = ["https:", "http:", "tel:", "sms:", "mailto:", "whatsapp:"];
                if known.iter().any(|scheme| href.starts_with(scheme)) {
                    continue;
                }
                let (file, id) = href.split_once('#').unwrap_or((href, ""));
                let target = files.get(&format!("EPUB/{file}"));
                let target = std::str::from_utf8(target.unwrap_or_else(|| panic!("{href}")));
                assert!(
                    id.is_empty() || target.unwrap().contains(&format!(" id=\"{id}\"")),
                    "{href}"
                );
            }
        }
        assert!(calls > 100, "{language}: {calls} numbers");
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        holds_all(language, &pages, &site, |page| {
            without_files(page).replace("href=\"sms:", "title=\"")
        });
    }
}

#[test]
fn what_a_book_says_of_itself_is_neutral() {
    let packs = packed("epub", &["--language", "en"]);
    let folder = tempfile::tempdir().unwrap();
    let files = unpacked(&packs["en.epub"], folder.path());
    let package = std::str::from_utf8(&files["EPUB/package.opf"]).unwrap().to_lowercase();
    for word in ["mashal", "violence", "photo", "blackmail", "safety", "abuse", "women"] {
        assert!(!package.contains(word), "{word}");
        let told = files.keys().find(|name| name.to_lowercase().contains(word));
        assert_eq!(told, None);
    }
    // A page that is sensitive has no title of its own.
    let photos = files.iter().find(|(_, page)| {
        String::from_utf8_lossy(page).contains("<h1>Someone has my private photos")
    });
    if let Some((name, page)) = photos {
        let page = String::from_utf8_lossy(page);
        assert!(page.contains("<title>Phone help</title>"), "{name}");
    }
}

#[test]
fn a_page_that_is_no_xml_becomes_some() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_site(folder.path());
    let templates = folder.path().join("themes/default/templates");
    fs::create_dir_all(&templates).unwrap();
    let page = "<!doctype html><html lang=\"en\" dir=\"ltr\"><head><title>a & b</title></head><body class=\"x&quot;y\"><main>\
        <p>one<p>two & three <b>four <i>five</b> six</i><ul><li>a<li>b</ul><br><img src=\"nowhere\" alt=\"a<b\">\
        <table><tr><td>x</table><p id=\"a\" id=\"b\" aria-labelledby=\"gone a\" aria-x@y=\"z\">&#1;&#xfffe;end</p>\
        <p id=\"a\"><a href=\"#gone\">g</a> <a href=\"#a\">h</a></p>{{ page.content_html | safe }}</main></body></html>";
    fs::write(templates.join("guide.html"), page).unwrap();
    let out = folder.path().join("out");
    let options = ["pack", "--format", "epub", "--language", "en", "--out", out.to_str().unwrap()];
    done(folder.path(), &options);
    let files = unpacked(&fs::read(out.join("en.epub")).unwrap(), &folder.path().join("book"));
    let mut seen = 0;
    for (name, page) in files.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
        let page = std::str::from_utf8(page).unwrap();
        let document =
            roxmltree::Document::parse(page).unwrap_or_else(|why| panic!("{name}: {why}"));
        if page.contains("<p>one</p>") {
            seen += 1;
            assert!(page.contains("<li>a</li><li>b</li>"), "{page}");
            assert!(page.contains("aria-labelledby=\"a\" id=\"a\">end"), "{page}");
            assert!(page.contains("xhtml\">g</a>"), "{page}");
            assert!(page.contains("#a\">h</a>"), "{page}");
            let ids = values(&document, "p", "id");
            assert_eq!(ids.iter().filter(|id| **id == "a").count(), 1);
        }
    }
    assert!(seen > 20, "{seen} pages");
}

#[test]
fn a_text_is_asked_for_of_guides_alone() {
    let out = tempfile::tempdir().unwrap();
    let options = ["pack", "--format", "text", "--out", out.path().to_str().unwrap()];
    let refused = run(&repository(), &[&options[..], &["--guide", "about.md"]].concat());
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("`about.md` offers no text to pass on"), "{}", refused.stderr);
    assert!(tree(out.path()).is_empty());
    let guide = ["--guide", "digital-safety/photos.md", "--language", "ur"];
    done(&repository(), &[&options[..], &guide].concat());
    let names: Vec<String> = tree(out.path()).into_keys().collect();
    assert_eq!(names, ["SHA256SUMS", "index.html", "ur-9acd2819.txt"]);
    let text = fs::read_to_string(out.path().join("ur-9acd2819.txt")).unwrap();
    // A sensitive guide has no title, and each part fits into a message.
    let first = text.strip_prefix('\u{feff}').unwrap();
    assert!(!first.lines().next().unwrap().contains("تصویر"), "{first}");
    for part in first.split("\n\n----------\n\n") {
        assert!(part.encode_utf16().count() <= 1500);
    }
    assert!(first.contains("\u{2066}"), "numbers are isolated");
}

#[test]
fn a_book_is_of_a_whole_language() {
    let out = tempfile::tempdir().unwrap();
    for format in ["epub", "zip"] {
        let options = ["pack", "--format", format, "--guide", "about.md", "--out"];
        let refused = run(&repository(), &[&options[..], &[out.path().to_str().unwrap()]].concat());
        assert_eq!(refused.code, Some(2));
        assert!(refused.stderr.contains("holds all guides of a language"), "{}", refused.stderr);
    }
    assert!(Path::new(out.path()).read_dir().unwrap().next().is_none());
}
