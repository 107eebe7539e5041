//! `mashal move`: a guide or a section at another path in all languages, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{done, run, tree};

/// The source, and five translations.
const LANGUAGES: [&str; 6] = ["en", "ur", "sd", "ps", "pnb", "skr"];

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

/// A guide with translations, records, a letter, settings that name it, and links in all forms.
fn site(neutral: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut settings = String::new();
    for tag in LANGUAGES {
        settings.push_str(&format!("[[languages]]\ntag = \"{tag}\"\n\n"));
    }
    settings.push_str(&format!(
        "[safety]\nexit_page = \"units.md\"\ntracks_page = 'phone/lock' # hides\nneutral_addresses = {neutral}\n"
    ));
    write(root, "mashal.toml", settings);
    write(
        root,
        "locales/en/site.ftl",
        "site-title = Site\nsite-tagline = Tagline\nletter-note = Note\n    .summary = A note.\n    .visible = All.\nletter-note-text = It is { $name }.\nfield-name = Name\n",
    );
    write(
        root,
        "content/letters/note.toml",
        "guide = \"phone/lock.md\"  # first\n\n[[fields]]\nid = \"name\"\n",
    );
    for tag in LANGUAGES {
        let front =
            |title: &str, more: &str| format!("+++\ntitle = \"{tag} {title}\"\n{more}+++\n");
        let page = |path: &str, text: String| write(root, &format!("content/{tag}/{path}"), text);
        page("_index.md", front("1", "") + "[1](phone/lock.md#2) [1](phone/_index.md)\n");
        page("units.md", front("2", "kind = \"neutral\"\n"));
        page("phone/_index.md", front("3", "") + "1 [2](lock.md)\n");
        let old = if tag == "en" { "aliases = [\"older\"]\n" } else { "" };
        page(
            "phone/lock.md",
            front("4", &format!("sensitive = true\n{old}"))
                + "1 [2](photos.md#3) [h](#2) [u](../units.md)\n\n![2](dot.png)\n\n## 2 {#2}\n\n3 [4](../_index.md) <https://example.org/phone/lock.md>\n",
        );
        page(
            "phone/photos.md",
            front("5", "")
                + "1 [2][lock] [3](./lock.md#2 \"4\")\n\n## 3 {#3}\n\n4\n\n[lock]: lock.md\n",
        );
        page(
            "work/pay.md",
            front("6", "")
                + "- [1](../phone/lock.md)\n- [2](<../phone/lock.md#2>)\n\n```\n[1](../phone/lock.md)\n```\n",
        );
    }
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(2, 1).write_to(&mut png, image::ImageFormat::Png).unwrap();
    write(root, "content/en/phone/dot.png", png.into_inner());
    for tag in &LANGUAGES[1..] {
        done(root, &["translate", "mark", tag, "--all"]);
    }
    done(root, &["check", "--deny-warnings"]);
    folder
}

/// What is said of each guide in each language, those that were renamed under their old names.
fn status(root: &Path, now: &str, before: &str) -> BTreeSet<String> {
    let status = done(root, &["translate", "status", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status.replace(now, before)).unwrap();
    let languages = status["languages"].as_array().unwrap().iter();
    let rows = languages.flat_map(|language| {
        let guides = language["guides"].as_array().unwrap().iter();
        guides.map(|guide| format!("{} {guide}", language["language"]))
    });
    rows.collect()
}

#[test]
fn a_guide_moves_in_all_languages_and_nothing_is_translated_anew() {
    for neutral in [false, true] {
        let site = site(neutral);
        let root = site.path();
        let before = status(root, "", "");
        let said = done(root, &["move", "phone/lock.md", "device/screen.md"]);
        // In each of six languages one in the home page and one in the section's, two in each of
        // two guides and two in the guide itself; then the letter and the settings.
        assert_eq!(said.stdout, "6 files moved, 50 links mended\n");
        done(root, &["check", "--deny-warnings"]);
        assert!(status(root, "device/screen.md", "phone/lock.md") == before);

        for tag in LANGUAGES {
            assert!(!root.join(format!("content/{tag}/phone/lock.md")).exists());
            let file = |path: &str| read(root, &format!("content/{tag}/{path}"));
            assert!(file("_index.md").contains("[1](device/screen.md#2) [1](phone/_index.md)"));
            assert!(file("phone/_index.md").contains("[2](../device/screen.md)"));
            let photos = file("phone/photos.md");
            assert!(photos.contains("[2][lock] [3](../device/screen.md#2 \"4\")"), "{photos}");
            assert!(photos.ends_with("\n[lock]: ../device/screen.md\n"), "{photos}");
            let pay = file("work/pay.md");
            assert!(pay.contains("- [1](../device/screen.md)\n- [2](<../device/screen.md#2>)\n"));
            assert!(pay.contains("```\n[1](../phone/lock.md)\n"), "code is no link: {pay}");
            let own = file("device/screen.md");
            assert!(own.contains("1 [2](../phone/photos.md#3) [h](#2) [u](../units.md)\n"));
            assert!(own.contains("![2](../phone/dot.png)"));
            assert!(own.contains("3 [4](../_index.md) <https://example.org/phone/lock.md>"));
            assert_eq!(own.contains("aliases = [\"older\", \"phone/lock\"]\n"), tag == "en");
        }
        let settings = read(root, "mashal.toml");
        assert!(settings.contains("tracks_page = 'device/screen' # hides\n"), "{settings}");
        let letter = read(root, "content/letters/note.toml");
        assert!(letter.starts_with("guide = \"device/screen.md\"  # first\n"), "{letter}");

        done(root, &["build"]);
        for tag in LANGUAGES {
            let moved = read(root, &format!("public/{tag}/phone/lock.html"));
            assert!(moved.contains("http-equiv=\"refresh\""), "{moved}");
            assert!(neutral || moved.contains("../device/screen.html"), "{moved}");
        }
        // There and back again.
        done(root, &["move", "content/en/device/screen.md", "phone/lock"]);
        // A section that had this guide alone goes with it.
        let said = done(root, &["build"]).stderr;
        assert!(said.contains("`device/index.html`"), "{said}");
        assert!(said.contains("`aliases = [\"older\", \"device/screen\", \"device/\"]`"), "{said}");
        done(root, &["check", "--deny-warnings"]);
        assert!(status(root, "", "") == before);
        let back = read(root, "content/en/phone/lock.md");
        assert!(back.contains("aliases = [\"older\", \"device/screen\"]\n"), "{back}");
        assert!(!root.join("content/en/device").exists());
    }
}

#[test]
fn a_section_moves_with_all_that_lies_in_it() {
    let site = site(false);
    let root = site.path();
    let before = status(root, "", "");
    let said = done(root, &["move", "phone", "device/old"]);
    assert!(said.stdout.starts_with("19 files moved, "), "{said:?}");
    done(root, &["check", "--deny-warnings"]);
    assert!(status(root, "device/old/", "phone/") == before);
    assert!(root.join("content/en/device/old/dot.png").exists());
    for tag in LANGUAGES {
        assert!(!root.join(format!("content/{tag}/phone")).exists());
    }
    let photos = read(root, "content/ur/device/old/photos.md");
    assert!(photos.contains("[2][lock] [3](./lock.md#2 \"4\")"), "stays as it is: {photos}");
    let section = read(root, "content/en/device/old/_index.md");
    assert!(section.contains("aliases = [\"phone/\"]\n"), "{section}");
    done(root, &["build"]);
    for page in ["phone/index.html", "phone/lock.html", "phone/photos.html"] {
        let moved = read(root, &format!("public/ur/{page}"));
        assert!(moved.contains("http-equiv=\"refresh\""), "{moved}");
    }
}

#[test]
fn what_cannot_be_moved_is_refused_and_nothing_is_changed() {
    let site = site(false);
    let root = site.path();
    let before = tree(root);
    for (old, new, why) in [
        (
            "phone/lok.md",
            "device/lock.md",
            "there is no guide or section `phone/lok.md`; did you mean `phone/lock`?",
        ),
        ("phone/lock.md", "phone/photos.md", "there is a guide `phone/photos.md` already"),
        ("phone/lock.md", "work", "there is a section `work` already"),
        ("phone/lock.md", "phone/lock", "lies there already"),
        ("phone", "phone/inner", "cannot lie in itself"),
        ("phone", "work", "there is a section `work` already"),
        ("phone/lock.md", "ur/lock.md", "begins with a language"),
        ("phone/lock.md", "../lock.md", "cannot be the path of a guide"),
        ("phone/lock.md", "a:b.md", "cannot be the path of a guide"),
        ("_index.md", "home.md", "there is no guide or section"),
    ] {
        let refused = run(root, &["move", old, new]);
        assert_eq!(refused.code, Some(2), "{refused:?}");
        assert!(refused.stderr.contains(why), "{old} {new}: {refused:?}");
        assert!(tree(root) == before, "{old} {new}");
    }
}

#[test]
fn a_guide_keeps_the_form_in_which_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "mashal.toml", "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n");
    write(root, "locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write(root, "content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n[1](part/a%20b.md)\n");
    for (name, before, after) in [
        ("yaml", "---\ntitle: A\n---\n1\n", "---\naliases: [\"part/yaml\"]\ntitle: A\n---\n1\n"),
        (
            "list",
            "---\naliases: [o]\ntitle: A\n---\n",
            "---\naliases: [\"part/list\", o]\ntitle: A\n---\n",
        ),
        (
            "windows",
            "\u{feff}+++\r\ntitle = \"A\"\r\n+++\r\n[1](yaml.md)\r\n",
            "\u{feff}+++\r\ntitle = \"A\"\r\naliases = [\"part/windows\"]\r\n+++\r\n[1](yaml.md)\r\n",
        ),
        (
            "lines",
            "+++\ntitle = \"A\" # words\naliases = [\n  \"o2\",\n]\n+++\n",
            "+++\ntitle = \"A\" # words\naliases = [\n  \"o2\",\n  \"part/lines\",\n]\n+++\n",
        ),
        ("a b", "+++\ntitle = \"A\"\n+++\n", "+++\ntitle = \"A\"\naliases = [\"part/a b\"]\n+++\n"),
    ] {
        write(root, &format!("content/en/part/{name}.md"), before);
        write(root, &format!("expected/{name}.md"), after);
    }
    // In one language alone.
    write(root, "content/ur/part/own.md", "+++\ntitle = \"الف\"\n+++\n");
    let said = done(root, &["move", "part", "new"]);
    assert_eq!(said.stdout, "6 files moved, 1 link mended\n");
    assert!(said.stderr.contains("from the old address of the section `part/`"), "{said:?}");
    for (name, after) in tree(&root.join("expected")) {
        let now = fs::read(root.join("content/en/new").join(&name)).unwrap();
        assert_eq!(String::from_utf8(now), String::from_utf8(after), "{name}");
    }
    assert!(read(root, "content/ur/new/own.md").contains("aliases = [\"part/own\"]"));
    assert!(read(root, "content/en/_index.md").ends_with("[1](new/a%20b.md)\n"));
}
