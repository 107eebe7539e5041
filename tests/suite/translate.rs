//! `mashal translate`: what readers and translators see of a source that changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{copy_of_site, done, run, tree};
use crate::walker::address;

const GUIDE: &str = "content/en/freelancing/fake-jobs.md";

fn replace(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{path}: {from}");
    fs::write(root.join(path), text.replace(from, to)).unwrap();
}

fn page(root: &Path) -> String {
    done(root, &["build"]);
    let files = tree(&root.join("public"));
    let guide = address(&files, "ur/freelancing/fake-jobs");
    String::from_utf8(files[&format!("{guide}.html")].clone()).unwrap()
}

/// The row of a guide in Urdu.
fn row(root: &Path, guide: &str) -> Value {
    let status = done(root, &["translate", "status", "ur", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status).unwrap();
    let guides = status["languages"][0]["guides"].as_array().unwrap();
    guides.iter().find(|row| row["guide"] == guide).unwrap().clone()
}

#[test]
fn one_changed_sentence_is_marked_and_nothing_else() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    done(root, &["translate", "mark", "ur", "--all"]);
    assert_eq!(row(root, "freelancing/fake-jobs.md")["progress"], "not-reviewed");
    let fresh = page(root);
    assert!(!fresh.contains("stale"));

    replace(root, GUIDE, "let the offer go.", "let the offer go at once.");
    let changed = page(root);
    assert_eq!(changed.matches("class=\"stale\"").count(), 1);
    assert!(changed.contains(
        "<p lang=\"en\" dir=\"ltr\">If you find one of the signs, let the offer go at once.</p>"
    ));

    replace(
        root,
        GUIDE,
        "2. Do not pay to get a job.\n",
        "2. Do not pay to get a job.\n3. Walk **away**.\n",
    );
    let added = page(root);
    assert_eq!(added.matches("class=\"stale\"").count(), 2);
    assert!(added.contains("\"><span lang=\"en\" dir=\"ltr\">Walk <strong>away</strong>.</span>"));

    // The step that is gone from the source is gone for readers of Urdu.
    let step = "\">پیغام میں دیا ہوا لنک نہ کھولیں۔\n";
    assert!(added.contains(step), "{added}");
    replace(root, GUIDE, "3. Do not open the link in the message.\n", "");
    let removed = page(root);
    assert!(!removed.contains(step));
    assert_eq!(removed.matches("class=\"stale\"").count(), 2);
    let row = row(root, "freelancing/fake-jobs.md");
    let metadata = [&row["changed"]["units"], &row["missing"]["units"], &row["removed"]];
    let metadata = metadata.map(|count| count.as_u64().unwrap());
    assert_eq!((row["progress"].as_str(), metadata), (Some("stale"), [1, 1, 1]));

    // Translated and recorded, all is fresh again; nothing but the record has changed in the file.
    let urdu = "content/ur/freelancing/fake-jobs.md";
    replace(root, urdu, "3. پیغام میں دیا ہوا لنک نہ کھولیں۔", "3. وہاں سے ہٹ جائیں۔");
    let before = fs::read_to_string(root.join(urdu)).unwrap();
    done(root, &["translate", "mark", "ur", "freelancing/fake-jobs", "--state", "reviewed"]);
    let after = fs::read_to_string(root.join(urdu)).unwrap();
    let body = |text: &str| text.splitn(3, "+++\n").nth(2).unwrap().to_owned();
    assert_eq!(body(&before), body(&after));
    let last = page(root);
    assert!(!last.contains("stale") && !last.contains("یہ صفحہ مشین نے"), "{last}");
}

#[test]
fn a_translation_of_another_shape_is_not_recorded_and_both_places_are_said() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    replace(root, GUIDE, "1. Do not answer yet.\n", "1. Do not answer yet.\n\n   Wait.\n");
    let run = run(root, &["translate", "mark", "ur", "freelancing/fake-jobs.md"]);
    assert_eq!(run.code, Some(1));
    for words in [
        "guide/record",
        "here is an item of a list, where the source has a paragraph",
        GUIDE,
        "nothing was written",
    ] {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    for (arguments, words) in [
        (["translate", "mark", "en", "about.md"], "translated into"),
        (["translate", "mark", "xx", "about.md"], "there are `ur`, `sd`"),
        (["translate", "mark", "ur", "none.md"], "there is no guide `none.md`"),
        (["translate", "start", "ur", "about.md"], "there already"),
    ] {
        let run = crate::program::run(root, &arguments);
        assert!(run.code == Some(2) && run.stderr.contains(words), "{run:?}");
    }
}

#[test]
fn a_translation_that_is_begun_is_a_draft_until_its_words_are_there() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    fs::remove_file(root.join("content/ur/about.md")).unwrap();
    assert_eq!(row(root, "about.md")["progress"], "missing");
    assert_eq!(
        done(root, &["translate", "start", "ur", "about.md"]).stdout,
        "content/ur/about.md\n"
    );
    done(root, &["build"]);
    let shown = || fs::read_to_string(root.join("public/ur/about.html")).unwrap();
    assert!(shown().contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\">"), "it falls back");
    replace(root, "content/ur/about.md", "draft = true\n", "");
    done(root, &["build"]);
    assert!(!shown().contains("stale"));
}

/// By hand in three guides: title, summary, headings, paragraphs, items and cells, and their words.
#[test]
fn units_are_counted_as_by_hand() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    for (guide, units, words) in [
        ("reporting/_index.md", 7, 88),
        ("freelancing/_index.md", 7, 111),
        ("digital-safety/_index.md", 3, 48),
    ] {
        let row = row(root, guide);
        assert_eq!(
            (row["all"]["units"].as_u64(), row["progress"].as_str()),
            (Some(units), Some("not-reviewed"))
        );
        assert_eq!(row["all"]["words"].as_u64(), Some(words), "{guide}");
        assert_eq!(row["translated"], row["all"]);
    }
}

/// One status of every kind holds to the schema, and each row says of every unit one thing.
#[test]
fn the_status_of_translations_holds_to_its_schema() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    replace(root, GUIDE, "### If you are already in", "{{ urgent() }}\n\n### If you are now in");
    replace(root, "content/en/well-being.md", "+++\n\n", "+++\n\nNew words.\n\n");
    fs::remove_file(root.join("content/ur/about.md")).unwrap();
    let units = root.join("content/ur/units.md");
    let text = fs::read_to_string(&units).unwrap();
    let (head, body) = text.split_once("[translation]").unwrap();
    fs::write(&units, format!("{head}+++\n{}", body.split_once("+++\n").unwrap().1)).unwrap();
    let messages = root.join("locales/ur/site.ftl");
    let text = fs::read_to_string(&messages).unwrap();
    fs::write(&messages, text.replace("site-title =", "site-name =")).unwrap();
    done(root, &["translate", "mark", "ur", "reporting/online.md", "--state", "reviewed"]);

    let status = done(root, &["translate", "status", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status).unwrap();
    let mut schemas = boon::Schemas::new();
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/translate-status.json");
    let schema = boon::Compiler::new().compile(schema, &mut schemas).unwrap();
    schemas.validate(&status, schema).unwrap_or_else(|error| panic!("{error}"));

    let urdu = &status["languages"][0];
    let mut seen = BTreeSet::new();
    let rows = ["guides", "messages"].map(|list| urdu[list].as_array().unwrap().iter());
    for row in rows.into_iter().flatten() {
        for count in ["units", "words"] {
            let of = |part: &str| row[part][count].as_u64();
            let parts = ["translated", "changed", "untracked", "missing"].map(of);
            assert_eq!(of("all"), Some(parts.into_iter().flatten().sum()), "{row}");
        }
        seen.extend(row["progress"].as_str());
    }
    assert_eq!(
        seen,
        BTreeSet::from(["done", "missing", "not-reviewed", "stale", "untracked"]),
        "every kind but a misfit"
    );
    let first = &urdu["guides"][0];
    assert_eq!(
        (first["guide"].as_str(), first["urgent"].as_u64()),
        (Some("freelancing/fake-jobs.md"), Some(1))
    );
    let site = urdu["messages"].as_array().unwrap().iter().find(|row| row["file"] == "site.ftl");
    assert_eq!(site.unwrap()["missing"]["units"], 1);
}

/// A language of which the program has no words, and that has no folder of messages: its interface
/// is counted, exported and taken over like all else, and then nothing is said of it any more.
#[test]
fn the_interface_of_a_new_language_is_counted_and_translated() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "mashal.toml",
        "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ar\"\n\n[[languages]]\ntag = \"ur\"\n",
    );
    write("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    write("content/ar/_index.md", "+++\ntitle = \"الرئيسية\"\n+++\n");
    let messages = |tag: &str| {
        let status = done(root, &["translate", "status", tag, "--format", "json"]).stdout;
        let status: Value = serde_json::from_str(&status).unwrap();
        let files = status["languages"][0]["messages"].as_array().unwrap().clone();
        let rows = files.iter().map(|row| {
            let count = |part: &str| row[part]["units"].as_u64().unwrap();
            (row["file"].as_str().unwrap().to_owned(), count("translated"), count("missing"))
        });
        rows.collect::<Vec<_>>()
    };
    let [(site, 0, 2), (ui, 0, all)] = &messages("ar")[..] else { panic!("{:?}", messages("ar")) };
    assert_eq!((&**site, &**ui), ("site.ftl", "ui.ftl"));
    assert!(*all > 100);
    // What the program has needs no translator, and can be said otherwise.
    assert_eq!(messages("ur")[1], ("ui.ftl".to_owned(), *all, 0));
    let said = run(root, &["check"]).stderr;
    assert!(
        said.contains(&format!("warning[locale/interface]: {all} of {all} messages")),
        "{said}"
    );
    done(root, &["translate", "export", "ar", "--only", "messages", "-o", "ar.po"]);
    let po = fs::read_to_string(root.join("ar.po")).unwrap();
    assert_eq!(po.matches("msgctxt \"ui.ftl ").count() as u64, *all);
    // What needs no words of its own stands for a translation here.
    let (mut written, mut original) = (String::new(), String::new());
    let mut lines = po.lines().peekable();
    let mut within = false;
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("msgid ") {
            (original, within) = (text.to_owned(), true);
        } else if line.starts_with('"') && within {
            original.push_str(&format!("\n{line}"));
        } else {
            within = false;
        }
        let empty = line == "msgstr \"\"" && lines.peek().is_none_or(|next| next.is_empty());
        match empty {
            true => written.push_str(&format!("msgstr {original}\n")),
            false => written.push_str(&format!("{line}\n")),
        }
    }
    fs::write(root.join("ar.po"), written).unwrap();
    let taken = done(root, &["translate", "import", "ar", "ar.po"]).stdout;
    assert_eq!(taken, "locales/ar/site.ftl\nlocales/ar/ui.ftl\n");
    assert_eq!(messages("ar"), [("site.ftl".to_owned(), 2, 0), ("ui.ftl".to_owned(), *all, 0)]);
    let said = run(root, &["check"]).stderr;
    assert!(!said.contains("locale/interface"), "{said}");
    // One word of Urdu said otherwise becomes a file of the site, and nothing else does.
    done(root, &["translate", "export", "ur", "--only", "messages", "-o", "ur.po"]);
    let po = fs::read_to_string(root.join("ur.po")).unwrap();
    assert!(po.contains("msgstr \"فوراً نکلیں\""), "the program's word");
    fs::write(root.join("ur.po"), po.replace("\"فوراً نکلیں\"", "\"نکلیں\"")).unwrap();
    let taken = done(root, &["translate", "import", "ur", "ur.po"]).stdout;
    assert_eq!(taken, "locales/ur/ui.ftl\n");
    let own = fs::read_to_string(root.join("locales/ur/ui.ftl")).unwrap();
    assert!(own.ends_with("leave = نکلیں\n") && own.matches(" = ").count() == 1, "{own}");
}
