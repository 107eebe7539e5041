//! Addresses of sensitive pages, which a browser's history shows: nothing that names a page, or a
//! part of it, is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use html5gum::{Token, Tokenizer};
use mashal::world::Memory;

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{done, tree};
use crate::walker::{broken_links, leads_to, resolve};

type Files = BTreeMap<String, Vec<u8>>;

const SETTINGS: &str = "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n\n[safety]\nexit_page = \"tellhouse/units.md\"\nneutral_addresses = true\n";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>";

/// A site in which everything that names what is sensitive has the word `tell`: in a section of its
/// own, in one that holds open pages too, below one without a file; with pictures, recordings,
/// files and links of every kind. The folder `open` holds nothing of it.
fn site() -> Files {
    let guide = |title: &str, sensitive: bool, text: &str| {
        let sensitive = if sensitive { "sensitive = true\n" } else { "" };
        format!("+++\ntitle = \"{title}\"\n{sensitive}+++\n{text}\n")
    };
    let parts = "## Do now {#now}\n\nWords.\n\n## Tell more\n\n[now](#now) [open](../open/page.md#part) [shared](../open/shared.svg)\n\n";
    let texts = [
        ("mashal.toml", SETTINGS.to_owned()),
        ("locales/en/site.ftl", "site-title = Site\nsite-tagline = T\n".to_owned()),
        ("locales/en/directory.ftl", "contact-tell-line = Line\nregion-PK = All\nregion-PK-SD = Sindh\n".to_owned()),
        ("content/directory.toml", "[[contacts]]\nid = \"tell-line\"\nphone = \"0800-39393\"\nregions = [\"PK-SD\"]\nstatus = \"sourced\"\nchecked = 2026-11-01\n[[contacts.sources]]\ntitle = \"S\"\nurl = \"https://example.org/\"\n".to_owned()),
        ("content/en/_index.md", guide("Home", false, "[a](telling/tellguide.md#now)")),
        // Holds a sensitive guide and an open one.
        ("content/en/telling/_index.md", guide("Telling section", false, "## Tell section {#tell}")),
        ("content/en/telling/tellguide.md", format!("{}{parts}![p](tellpicture.png) [f](tellform.txt) [d](telldeep/below.md#tell-more) [s](_index.md#tell)\n\n{{{{ part(name=\"tellpart\") }}}}\n", guide("Tell guide", true, "").replace("sensitive", "audio = \"tellvoice.mp3\"\naliases = [\"older\"]\nsensitive"))),
        ("content/ur/telling/tellguide.md", guide("راہ", false, "## اب\n\nالفاظ\n\n## مزید\n\n[اب](#now)")),
        ("content/en/_parts/tellpart.md", "![p](tellshown.svg)\n".to_owned()),
        ("content/en/_parts/tellshown.svg", DRAWING.replace("2 1", "3 1")),
        ("content/en/telling/telldeep/below.md", guide("Tell below", true, parts).replace("../open", "../../open")),
        ("content/en/open/_index.md", guide("Open", false, "")),
        ("content/en/open/page.md", guide("Open page", false, "## Part {#part}\n\n[a](../telling/tellguide.md#tell-more) [b](../tellhouse/_index.md) [c](../telling/_index.md#tell) ![s](shared.svg) [o](own.txt)")),
        ("content/en/open/shared.svg", DRAWING.to_owned()),
        ("content/en/open/own.txt", "Own.".to_owned()),
        ("content/en/telling/tellform.txt", "A form.".to_owned()),
        // All that it holds is sensitive but for the everyday page.
        ("content/en/tellhouse/_index.md", guide("Tell house", true, "")),
        ("content/en/tellhouse/asks.md", guide("Tell asks", false, "## One {#a-tell}\n\n- [x](#b-tell)\n- [y](../open/page.md)\n\n## Two {#b-tell}\n\n- [z](../telling/tellguide.md)").replace("+++\n##", "kind = \"questions\"\n+++\n##")),
        ("content/en/tellhouse/units.md", guide("Units", false, "").replace("\"\n", "\"\nkind = \"neutral\"\n")),
    ];
    let mut files: Files =
        texts.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(2, 1).write_to(&mut png, image::ImageFormat::Png).unwrap();
    files.insert("content/en/telling/tellpicture.png".into(), png.into_inner());
    let voice = [&[0xff, 0xfb, 0x90, 0][..], &[0; 413]].concat();
    files.insert("content/en/telling/tellvoice.mp3".into(), voice);
    files
}

fn made(site: &Files) -> Files {
    let mut world = Memory::new(TODAY);
    for (path, bytes) in site {
        world.write(path.as_str(), bytes.as_slice());
    }
    let (files, faults) = build(&world, &WITHOUT_FONTS);
    assert_eq!(faults, []);
    files.into_iter().map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect()
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// Pages that only lead on, with where they lead.
fn redirects(files: &Files) -> BTreeMap<&str, String> {
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    pages
        .filter(|path| text(files, path).contains("http-equiv=\"refresh\""))
        .map(|path| (path.as_str(), leads_to(path, text(files, path)).remove(0)))
        .collect()
}

/// Values of attributes of these names.
fn attributes(html: &str, names: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for name in names {
            let value = tag.attributes.get(name.as_bytes());
            found.extend(value.map(|value| String::from_utf8(value.to_vec()).unwrap()));
        }
    }
    found
}

#[test]
fn nothing_that_a_history_or_a_cache_shows_names_a_sensitive_page_or_a_part_of_it() {
    let files = made(&site());
    let former = redirects(&files);
    // Lists at former addresses are asked for by pages that keep them, and by nobody else.
    let moved = |path: &str| files[path].starts_with(b"{\"moved\"");
    for path in files.keys().filter(|path| !former.contains_key(path.as_str()) && !moved(path)) {
        // The everyday page is called as its author calls it.
        assert!(!path.contains("tell") || path.ends_with("/tellhouse/units.html"), "{path}");
        if !path.ends_with(".html") {
            continue;
        }
        let html = text(&files, path);
        let title = html.split("<title>").nth(1).unwrap().split('<').next().unwrap();
        assert!(!title.to_lowercase().contains("tell"), "{path}: {title}");
        for value in
            attributes(html, &["id", "href", "src", "srcset", "data-page", "aria-labelledby"])
        {
            let fine = !value.contains("tell") || value.ends_with("tellhouse/units.html");
            assert!(fine, "{path}: {value}");
        }
    }
    // Open pages and what they show keep their names, and a theme sets parts apart as ever.
    for (page, seen) in [
        ("en/open/page.html", vec!["id=\"part\"", "assets/own.", "assets/shared."]),
        (
            &former["en/telling/tellguide.html"],
            vec!["part-now", "assets/shared.", "page.html#part"],
        ),
    ] {
        for seen in seen {
            assert!(text(&files, page).contains(seen), "{page}: {seen}");
        }
    }
}

#[test]
fn addresses_are_the_same_in_every_language_and_former_ones_lead_to_them() {
    let files = made(&site());
    let former = redirects(&files);
    let mut pages = BTreeSet::new();
    for (from, to) in &former {
        let name = to.strip_prefix(&from[..3]).unwrap();
        assert_eq!(
            name.trim_end_matches(|c: char| !c.is_ascii_hexdigit()).len(),
            8,
            "{from}: {to}"
        );
        pages.insert((&from[..2], name));
        assert!(!text(&files, from).to_lowercase().contains("tell"), "{from}");
    }
    let of = |tag| pages.iter().filter(|(of, _)| *of == tag).map(|(_, name)| *name).collect();
    let [english, urdu]: [Vec<&str>; 2] = ["en", "ur"].map(of);
    assert_eq!(english, urdu);
    assert_eq!(english.len(), 6, "three sections, one of them without a file, and three guides");
    assert_eq!(former["en/older.html"], former["en/telling/tellguide.html"]);
    // A page that is renamed leads on from the name that said nothing, too.
    let mut renamed = site();
    let was = "content/en/telling/telldeep/below.md";
    let words = String::from_utf8(renamed.remove(was).unwrap()).unwrap();
    let words = words.replace("title =", "aliases = [\"telling/telldeep/below\"]\ntitle =");
    renamed.insert(was.replace("below", "renamed"), words.into());
    let guide = renamed.get_mut("content/en/telling/tellguide.md").unwrap();
    *guide = String::from_utf8_lossy(guide).replace("below.md", "renamed.md").into();
    let renamed = made(&renamed);
    let after = redirects(&renamed);
    let old = &former["en/telling/telldeep/below.html"];
    assert_eq!(after[old.as_str()], after["en/telling/telldeep/renamed.html"]);
    assert_eq!(after["en/telling/telldeep/below.html"], after[old.as_str()]);
    // They follow from the path alone.
    let mut other = site();
    for (path, bytes) in other.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        let words = String::from_utf8_lossy(bytes).replace("Words.", "Other words.");
        *bytes = words.replace("title = \"", &format!("title = \"{} ", path.len())).into();
    }
    assert_eq!(redirects(&made(&other)), former);
}

#[test]
fn a_link_to_a_heading_leads_to_it_under_its_other_name() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&site());
    for (path, bytes) in &files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(broken_links(folder.path()).0, Vec::<String>::new());
    let guide = &redirects(&files)["en/telling/tellguide.html"];
    let linked = |page: &str| -> BTreeSet<String> {
        let links = attributes(text(&files, page), &["href"]).into_iter();
        let found = links.filter_map(|link| resolve(page, &link));
        found.filter(|(to, _)| to == guide).filter_map(|(_, id)| id).collect()
    };
    let heading_of = |page: &str, words: &str| {
        let html = text(&files, page);
        let before = html.split(&format!("{words}</h2>")).next().unwrap();
        before.rsplit("<h2 id=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let heading = |words: &str| heading_of(guide, words);
    assert_eq!(linked("en/index.html"), BTreeSet::from([heading("Do now")]));
    assert_eq!(linked("en/open/page.html"), BTreeSet::from([heading("Tell more")]));
    // The translation has the ids of its source.
    let urdu = guide.replace("en/", "ur/");
    assert_eq!(heading_of(&urdu, "اب"), heading("Do now"));
}

#[test]
fn the_setting_on_and_off_over_one_output_leaves_what_a_clean_build_makes() {
    let folder = tempfile::tempdir().unwrap();
    let write = |files: &Files| {
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    write(&site());
    let mut seen = Vec::new();
    for setting in ["true", "false", "true"] {
        let settings =
            SETTINGS.replace("neutral_addresses = true", &format!("neutral_addresses = {setting}"));
        fs::write(folder.path().join("mashal.toml"), settings).unwrap();
        let clean = tempfile::tempdir().unwrap();
        let out = clean.path().join("out");
        done(folder.path(), &["build", "--no-fonts"]);
        done(folder.path(), &["build", "--no-fonts", "--out", out.to_str().unwrap()]);
        assert!(tree(&folder.path().join("public")) == tree(&out), "{setting}");
        seen.push(tree(&out).into_keys().collect::<Vec<_>>());
    }
    assert_eq!(seen[0], seen[2]);
    let page = redirects(&made(&site()))["en/telling/tellguide.html"].clone();
    assert!(seen[0].contains(&page) && !seen[1].contains(&page), "{page}");
}
