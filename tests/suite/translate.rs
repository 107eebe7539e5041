//! `mashal translate`: what readers and translators see of a source that changes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{copy_of_site, done, run};

const GUIDE: &str = "content/en/freelancing/fake-jobs.md";

fn replace(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{path}: {from}");
    fs::write(root.join(path), text.replace(from, to)).unwrap();
}

fn page(root: &Path) -> String {
    done(root, &["build"]);
    fs::read_to_string(root.join("public/ur/freelancing/fake-jobs.html")).unwrap()
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
    assert!(added.contains("<li><span lang=\"en\" dir=\"ltr\">Walk <strong>away</strong>.</span>"));

    // The step that is gone from the source is gone for readers of Urdu.
    let step = "<li>پیغام میں دیا ہوا لنک نہ کھولیں۔</li>";
    assert!(added.contains(step), "{added}");
    replace(root, GUIDE, "3. Do not open the link in the message.\n", "");
    let removed = page(root);
    assert!(!removed.contains(step));
    assert_eq!(removed.matches("class=\"stale\"").count(), 2);
    let row = row(root, "freelancing/fake-jobs.md");
    let told = ["changed", "missing", "removed"].map(|key| row[key].as_u64().unwrap());
    assert_eq!((row["progress"].as_str(), told), (Some("stale"), [1, 1, 1]));

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
        (["translate", "mark", "xx", "about.md"], "there are `ur`"),
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

/// By hand in three guides: headings, paragraphs, items and cells.
#[test]
fn units_are_counted_as_by_hand() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    for (guide, units) in
        [("reporting/_index.md", 5), ("freelancing/_index.md", 5), ("_index.md", 4)]
    {
        let row = row(root, guide);
        assert_eq!(
            (row["units"].as_u64(), row["progress"].as_str()),
            (Some(units), Some("untracked"))
        );
    }
}
