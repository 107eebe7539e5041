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

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
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
    let step = "ثبوت محفوظ کرنے کے بعد ان نمبروں کو بلاک کریں۔";
    assert!(added.contains(step), "{added}");
    replace(root, GUIDE, "6. Block the numbers, after you have saved the proof.\n", "");
    let removed = page(root);
    assert!(!removed.contains(step));
    assert_eq!(removed.matches("class=\"stale\"").count(), 2);
    let row = row(root, "freelancing/fake-jobs.md");
    let metadata = [&row["changed"]["units"], &row["missing"]["units"], &row["removed"]];
    let metadata = metadata.map(|count| count.as_u64().unwrap());
    assert_eq!((row["progress"].as_str(), metadata), (Some("stale"), [1, 1, 1]));

    // Translated and recorded, all is fresh again; nothing but the state has changed in the file.
    let urdu = "content/ur/freelancing/fake-jobs.md";
    replace(
        root,
        urdu,
        "3. پیغام میں دیا ہوا لنک نہ کھولیں۔",
        "3. وہاں سے ہٹ جائیں۔\n4. پیغام میں دیا ہوا لنک نہ کھولیں۔",
    );
    replace(root, urdu, &format!("6. {step}\n"), "");
    // What has changed is shown, and nobody is taken at her word who has not looked at it.
    let refused = run(root, &["translate", "mark", "ur", "freelancing/fake-jobs"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    for words in ["let the offer [-go.-] {+go at once.+}", "چھوڑ دیں۔", "nothing was written"]
    {
        assert!(refused.stderr.contains(words), "{words}: {}", refused.stderr);
    }
    let before = fs::read_to_string(root.join(urdu)).unwrap();
    done(
        root,
        &["translate", "mark", "ur", "freelancing/fake-jobs", "--state", "reviewed", "--yes"],
    );
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
    fs::remove_file(root.join("locales/ur/sources/units.md")).unwrap();
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
        "every kind"
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
    let write = |path: &str, text: &str| write(root, path, text);
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

/// Old beside new, word by word: of a guide, of a message, as text, JSON and a page; then both are
/// marked, and nothing is left to say.
#[test]
fn what_has_changed_is_shown_word_by_word() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\nCall <b>.\n\n- Log out.\n"),
        ("content/ur/a.md", "+++\ntitle = \"الف\"\n+++\nکال کریں۔\n\n- باہر آئیں۔\n"),
        (
            "locales/en/site.ftl",
            "site-title = Site\n# urgent\nwarning = Call from this phone.\nother = Old words.\n",
        ),
        ("locales/ur/site.ftl", "site-title = سائٹ\nwarning = اس فون سے کال کریں۔\nother = لفظ۔\n"),
    ] {
        write(root, path, text);
    }
    let diff = |format: &str| done(root, &["translate", "diff", "ur", "--format", format]).stdout;
    assert_eq!(done(root, &["translate", "mark", "ur", "--all"]).stdout, "2 recorded\n");
    assert_eq!(diff("text"), "");
    replace(root, "content/en/a.md", "Log out.", "Log out of everything.");
    replace(root, "locales/en/site.ftl", "Call from", "Never call from");
    assert_eq!(
        diff("text"),
        "ur content/en/a.md:6: changed\n  Log [-out.-] {+out of everything.+}\n  باہر آئیں۔\n  (content/ur/a.md:9)\n\nur locales/en/site.ftl:3 warning: changed\n  [-Call-] {+Never call+} from this phone.\n  اس فون سے کال کریں۔\n  (locales/ur/site.ftl:2)\n"
    );
    let found: Value = serde_json::from_str(&diff("json")).unwrap();
    assert_eq!(found[0]["previous"], "Log out.");
    assert_eq!(found[1]["source"]["text"], "Never call from this phone.");
    let page = diff("html");
    assert!(page.contains("Log <del>out. </del><ins>out of everything.</ins>"), "{page}");
    assert!(page.contains("<p lang=\"ur\" dir=\"rtl\">باہر آئیں۔</p>"), "{page}");
    let po = done(root, &["translate", "export", "ur"]).stdout;
    assert!(po.contains("#, fuzzy\n#| msgid \"Log out.\"\nmsgctxt \"a.md\"\n"), "{po}");
    assert!(po.contains("#| msgid \"Call from this phone.\"\n"), "{po}");
    let status = done(root, &["translate", "status", "ur", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["languages"][0]["messages"][0]["changed"]["units"], 1);

    for file in ["a.md", "site.ftl"] {
        let refused = run(root, &["translate", "mark", "ur", file]);
        assert!(refused.code == Some(1) && refused.stderr.contains("[-"), "{refused:?}");
        done(root, &["translate", "mark", "ur", file, "--yes"]);
    }
    assert_eq!(diff("text"), "");
    let record = fs::read_to_string(root.join("locales/ur/sources/site.ftl")).unwrap();
    assert_eq!(record, fs::read_to_string(root.join("locales/en/site.ftl")).unwrap());
}

/// A message that cannot wait says what the source says while its translation is of other words.
#[test]
fn a_stale_message_that_cannot_wait_is_in_the_words_of_the_source() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    copy_of_site(root);
    let shown = || {
        done(root, &["build", "--no-fonts"]);
        let files = tree(&root.join("public"));
        String::from_utf8(files["ur/index.html"].clone()).unwrap()
    };
    let leave = fs::read_to_string(root.join("locales/ur/ui.ftl")).unwrap();
    let leave = leave.lines().find_map(|line| line.strip_prefix("leave = ")).unwrap().to_owned();
    assert!(shown().contains(&leave));
    replace(root, "locales/en/ui.ftl", "\nleave = ", "\n# urgent\nleave = Now ");
    let page = shown();
    assert!(page.contains("Now Leave"), "{page}");
    assert!(!page.contains(&format!(">{leave}<")));
}

/// A translation of another structure is paired, a pair is told, and what is recorded so goes on.
#[test]
fn a_translation_of_another_structure_is_paired() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let source = "+++\ntitle = \"A\"\n+++\nCall 1799. Ask for the desk for women.\n\n## Later\n\nTell your sister.\n\nGo home.\n";
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n"),
        ("locales/en/site.ftl", "site-title = Site\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", source),
        (
            "content/ur/a.md",
            "+++\ntitle = \"الف\"\n+++\n1799 پر کال کریں۔\n\nخواتین کے ڈیسک کا پوچھیں۔\n\n## بعد میں\n\nبہن کو بتائیں۔\n",
        ),
    ] {
        write(root, path, text);
    }
    let refused = run(root, &["translate", "mark", "ur", "a.md"]);
    assert!(refused.stderr.contains("mashal translate align"), "{refused:?}");
    let shown = done(root, &["translate", "align", "ur", "a.md"]).stdout;
    assert!(
        shown
            .contains("   4 Call 1799. Ask for the desk for women.\n   4 1799 پر کال کریں۔ خواتین"),
        "{shown}"
    );
    assert!(shown.ends_with("4 texts, 1 of them without the other\n"), "{shown}");
    let wrong = run(root, &["translate", "align", "ur", "a.md", "--pair", "5=4"]);
    assert!(
        wrong.code == Some(2) && wrong.stderr.contains("line 5 of `content/en/a.md`"),
        "{wrong:?}"
    );
    // She says that the last one is what the sister is told.
    let told = done(root, &["translate", "align", "ur", "a.md", "--pair", "10=10", "--yes"]).stdout;
    assert!(told.contains("   8 Tell your sister.\n     (nothing: not translated)\n"), "{told}");
    assert!(root.join("locales/ur/sources/a.pairs.toml").exists());
    let row = |root: &Path| row(root, "a.md");
    assert_eq!(
        (row(root)["missing"]["units"].as_u64(), row(root)["changed"]["units"].as_u64()),
        (Some(1), Some(0))
    );
    // The source changes: what is paired keeps its words.
    replace(root, "content/en/a.md", "Go home.", "Go home early.");
    replace(root, "content/en/a.md", "Call 1799.", "Call 1799 first.");
    assert_eq!(row(root)["changed"]["units"], 2);
    done(root, &["build", "--no-fonts"]);
    let page = fs::read_to_string(root.join("public/ur/a.html")).unwrap();
    for words in
        ["1799 پر کال کریں۔ خواتین کے ڈیسک کا پوچھیں۔", "بہن کو بتائیں۔", "Tell your sister."]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    done(root, &["translate", "mark", "ur", "a.md", "--yes"]);
    assert_eq!(row(root)["changed"]["units"], 0);
}

/// Fingerprints in front matter become records: what was fresh stays so, and so does what was
/// stale, with the words of the source from git where it has them.
#[test]
fn fingerprints_are_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |path: &str, text: &str| write(root, path, text);
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.arg("-C").arg(root).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]);
        assert!(git.args(arguments).output().unwrap().status.success());
    };
    write("mashal.toml", "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\n");
    write("locales/en/site.ftl", "site-title = Site\n");
    write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    let [first, second, third] = ["One of them.", "Two of them.", "Three of them."];
    for name in ["a", "b"] {
        let text = format!("+++\ntitle = \"A\"\n+++\n{first}\n\n{second}\n\n{third}\n");
        write(&format!("content/en/{name}.md"), &text);
        let print = |text: &str| mashal::freshness::Print::of(text).to_string();
        // The second part was never translated in the one, and the words of the third are lost
        // there.
        let second = if name == "a" { print(second) } else { "-".to_owned() };
        let third = if name == "a" { print(third) } else { print("Words that no commit has.") };
        let from = format!("\n{}\n{second}\n{third}\n", print(first));
        let own = if name == "a" { "دو۔" } else { "Two of them." };
        write(
            &format!("content/ur/{name}.md"),
            &format!(
                "+++\ntitle = \"الف\"\n\n[translation]\nstate = \"draft\" # ours\nfrom = \"\"\"title:{}{from}\"\"\"\n+++\nایک۔\n\n{own}\n\nتین۔\n",
                print("A")
            ),
        );
    }
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "a"]);
    replace(root, "content/en/a.md", second, "Two and more of them.");
    let asked = run(root, &["check"]).stderr;
    assert_eq!(asked.matches("mashal translate adopt").count(), 2, "{asked}");
    assert_eq!(done(root, &["translate", "adopt"]).stdout, "2 translations taken over\n");
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let own = read("content/ur/a.md");
    assert!(
        own.starts_with("+++\ntitle = \"الف\"\n\n[translation]\nstate = \"draft\" # ours\n+++\n"),
        "{own}"
    );
    assert_eq!(
        read("locales/ur/sources/a.md"),
        format!("+++\ntitle = \"A\"\n+++\n{first}\n\n{second}\n\n{third}\n")
    );
    assert_eq!(
        read("locales/ur/sources/b.md"),
        format!("+++\ntitle = \"A\"\n+++\n{first}\n\n[-]\n\n[?]\n")
    );
    for (guide, changed, missing) in [("a.md", 1, 0), ("b.md", 1, 1)] {
        let row = row(root, guide);
        let counts = [&row["changed"]["units"], &row["missing"]["units"]].map(|n| n.as_u64());
        assert_eq!(counts, [Some(changed), Some(missing)], "{row}");
    }
    assert_eq!(done(root, &["translate", "adopt"]).stdout, "0 translations taken over\n");
}
