//! Commands, flags and exit codes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{Run, command, copy_of_site, done, repository, run, tree};
use crate::walker::broken_links;

#[test]
fn a_new_site_builds_without_a_warning() {
    for languages in [
        "en,ur",
        "ur,en",
        "sd",
        "sd,en",
        "en,ur,sd,ps,pnb,skr,bal,brh,hno,ur-Latn",
        "ur,x-home,i-klingon,zh-yue",
    ] {
        let folder = tempfile::tempdir().unwrap();
        done(folder.path(), &["new", "x", "--languages", languages]);
        done(folder.path(), &["--site", "x", "build", "--deny-warnings"]);
        done(folder.path(), &["--site", "x", "check", "--deny-warnings"]);
        let public = folder.path().join("x/public");
        for tag in languages.split(',') {
            assert!(public.join(tag).join("first-steps/first-guide.html").is_file(), "{tag}");
        }
        assert_eq!(broken_links(&public).0, Vec::<String>::new(), "{languages}");
    }
}

#[test]
fn a_page_that_falls_back_says_so_and_carries_the_language_of_its_text() {
    let folder = tempfile::tempdir().unwrap();
    // Khowar, of which the program has no words.
    done(folder.path(), &["new", "x", "--languages", "en,ur,khw"]);
    let settings = folder.path().join("x/mashal.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("tag = \"khw\"", "tag = \"khw\"\nfallback = [\"ur\"]"))
        .unwrap();
    done(folder.path(), &["--site", "x", "build", "--deny-warnings"]);
    let page = fs::read_to_string(folder.path().join("x/public/khw/first-steps/first-guide.html"))
        .unwrap();
    assert!(page.contains("<html lang=\"khw\" dir=\"rtl\""));
    assert!(page.contains("<div class=\"prose\" lang=\"ur\" dir=\"rtl\">"));
    // The interface, too, is borrowed from Urdu, and marked as such.
    assert!(page.contains("<span lang=\"ur\" dir=\"rtl\">یہ صفحہ ابھی آپ کی زبان میں نہیں ہے"));
}

#[test]
fn new_never_writes_into_a_folder_that_holds_something() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let run = run(folder.path(), &["new", "."]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert_eq!(tree(folder.path()).len(), 1);
}

#[test]
fn wrong_usage_is_two_and_says_what_is_right() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (&["build"][..], "mashal new"),
        (&["--site", "nowhere", "build"], "nowhere"),
        (&["bulid"], "build"),
        (&["build", "--jobs", "0"], "--jobs"),
        (&["new", "x", "--languages", "english_language"], "english_language"),
        (&["check", "--format", "xml"], "sarif"),
    ] {
        let run = run(folder.path(), arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {run:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {run:?}");
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
}

#[test]
fn build_takes_languages_and_drafts_and_a_report() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    fs::write(
        site.path().join("content/en/later.md"),
        "+++\ntitle = \"Later\"\ndraft = true\n+++\n",
    )
    .unwrap();
    done(site.path(), &["build", "--language", "ur", "--report", "report.json"]);
    let public = site.path().join("public");
    assert!(public.join("ur/index.html").is_file() && !public.join("en").exists());
    assert_eq!(broken_links(&public).0, Vec::<String>::new());
    let report: Value =
        serde_json::from_slice(&fs::read(site.path().join("report.json")).unwrap()).unwrap();
    let home = &report["files"]["ur/index.html"];
    assert_eq!(home["raw"], fs::metadata(public.join("ur/index.html")).unwrap().len());
    assert!(
        home["brotli"].as_u64() < home["gzip"].as_u64()
            && home["gzip"].as_u64() < home["raw"].as_u64()
    );
    let pages =
        tree(&public).into_keys().filter(|path| path.starts_with("ur/") && path.ends_with(".html"));
    assert_eq!(report["languages"]["ur"]["pages"], pages.count());
    assert!(
        report["stages"].as_array().unwrap().iter().all(|stage| stage["milliseconds"].is_f64())
    );
    done(site.path(), &["build", "--drafts"]);
    assert!(public.join("en/later.html").is_file());
    let run = run(site.path(), &["build", "--language", "urdu"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("`urdu`"), "{run:?}");
}

/// A clock that was to be fixed and is not would make other bytes each day, and nobody would know.
#[test]
fn a_clock_that_is_no_time_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "site"]);
    let site = folder.path().join("site");
    for clock in ["", "yesterday", "2026-11-23", "1795392000.5", "999999999999999999"] {
        for arguments in [&["build"][..], &["check"], &["translate", "status"]] {
            let mut command = command(arguments);
            let run: Run =
                command.current_dir(&site).env("SOURCE_DATE_EPOCH", clock).output().unwrap().into();
            assert_eq!(run.code, Some(2), "{clock}: {run:?}");
            assert!(run.stderr.contains(&format!("`SOURCE_DATE_EPOCH` is `{clock}`")), "{run:?}");
        }
        assert!(!site.join("public").exists());
    }
}

#[test]
fn warnings_pass_unless_denied() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    let guide = site.path().join("content/en/units.md");
    let text = fs::read_to_string(&guide).unwrap();
    fs::write(&guide, text.replacen("title =", "titel = \"x\"\ntitle =", 1)).unwrap();
    let run = done(site.path(), &["build"]);
    assert!(run.stderr.contains("warning[front-matter/unknown-key]"), "{run:?}");
    let denied = crate::program::run(site.path(), &["build", "--deny-warnings"]);
    assert_eq!(denied.code, Some(1));
    assert!(denied.stderr.contains("nothing was written"), "{denied:?}");
}

/// Of a kind with many faults people see the first and how many there are; programs see each.
#[test]
fn many_faults_of_one_kind_are_told_once() {
    let site = tempfile::tempdir().unwrap();
    done(Path::new("."), &["new", site.path().join("site").to_str().unwrap()]);
    let site = site.path().join("site");
    let deep = "\n## Here\n\n#### Deep\n".repeat(700);
    for name in ["one", "two"] {
        let guide = format!("+++\ntitle = \"{name}\"\nsummary = \"S\"\n+++\n{deep}");
        fs::write(site.join(format!("content/en/{name}.md")), guide).unwrap();
    }
    let shown = |text: &str, what: &str| text.matches(what).count();
    let code = "guide/heading-level";
    let summed = done(&site, &["check"]).stderr;
    // Three in full, and the sum.
    assert_eq!(shown(&summed, code), 4, "{summed}");
    let sum = format!("\nwarning: 1,400 × `{code}` in 2 files; `--all` shows each\n");
    assert!(summed.contains(&sum), "{summed}");
    assert!(summed.contains("\n0 errors, 1400 warnings"), "{summed}");
    assert_eq!(shown(&done(&site, &["check", "--all"]).stderr, code), 1400);
    assert_eq!(shown(&done(&site, &["check", "--format", "short"]).stdout, code), 1400);
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = done(&repository(), &["completions", shell]);
        assert!(run.stdout.contains("deny-warnings"), "{shell}");
    }
}

/// Twenty faults of twenty kinds in one site; each is reported in one run, with its place.
#[test]
fn twenty_faults_are_reported_at_once() {
    let site = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let settings = "needs = [\"a\"]\ncolour = 1\n[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\", \"fr\"]\n";
    write("mashal.toml", settings);
    write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n[x](nowhere.md)\n");
    write(
        "content/en/a.md",
        "+++\ntitle = \"A\"\ntags = 5\nneeds = [\"b\"]\n+++\n# One\n\n<b>bold</b>\n\n[x](/abs.md) [y](javascript:x) [z](#none)\n\n![](gone.png) ![x](https://example.org/x.png)\n",
    );
    write(
        "content/en/b.md",
        "no front matter\n\n{{ nothing() }}\n\n{{ contact(id=\"who\") }}\n\nCall 0800-39393.\n",
    );
    write("content/en/c.md", "+++\ntitle = \n+++\n");
    write("content/directory.toml", "[[contacts]]\nid = \"x\"\n");
    write("content/fr/x.md", "");
    write(
        "locales/en/site.ftl",
        "site-title = T\nsite-tagline = { WHAT(1) }\nsite-title = U\nneed-a = a\nneed-b = b\n???\n",
    );
    write("locales/ur/site.ftl", "site-title = { $x } { nothing }\n");
    write("themes/default/templates/section.html", "{% if %}");
    let run = run(site.path(), &["check", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    let mut places = Vec::new();
    for fault in diagnostics {
        let text = |key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        assert!(!text("message").is_empty() && !text("help").is_empty(), "{fault}");
        assert!(site.path().join(text("file")).exists(), "{fault}");
        assert!(
            fault["line"].as_u64() >= Some(1) && fault["column"].as_u64() >= Some(1),
            "{fault}"
        );
        places.push((text("file"), fault["line"].as_u64(), fault["column"].as_u64()));
    }
    let mut codes: Vec<_> = diagnostics.iter().map(|d| d["code"].as_str().unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    codes.sort_unstable();
    codes.dedup();
    let expected = [
        "component/unknown",
        "config/language",
        "config/unknown-key",
        "content/unknown-language",
        "directory/bare-number",
        "directory/invalid",
        "directory/unknown-contact",
        "front-matter/invalid",
        "front-matter/syntax",
        "guide/heading-level",
        "guide/missing-title",
        "image/missing",
        "image/missing-alt",
        "image/remote",
        "link/forbidden",
        "link/missing",
        "link/missing-anchor",
        "locale/duplicate-message",
        "locale/missing-message",
        "locale/missing-variable",
        "locale/syntax",
        "locale/unknown-function",
        "locale/unknown-reference",
        "markdown/raw-html",
        "need/unknown",
        "theme/syntax",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn the_formats_agree_on_what_they_report() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    let guide = site.path().join("content/ur/units.md");
    fs::write(&guide, "+++\ntitle = \"پیمانے\"\n+++\n\nاردو [لنک](nowhere.md)\n").unwrap();
    let check = |format: &str| run(site.path(), &["check", "--format", format]);
    assert_eq!(
        check("short").stdout.lines().next(),
        Some("content/ur/units.md:5:6: error[link/missing]: `nowhere.md` leads nowhere")
    );
    let human = check("human").stderr;
    assert!(human.contains("content/ur/units.md:5:6") && human.contains("help:"), "{human}");
    let sarif: Value = serde_json::from_str(&check("sarif").stdout).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "link/missing");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/ur/units.md");
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["startColumn"]),
        (&5.into(), &6.into())
    );
    assert!(Path::new(&guide).is_file());
}

#[test]
fn a_site_for_another_country_has_its_time_and_leaves_the_number_to_be_called() {
    for (country, expected, read) in [
        ("IN", "zone = \"Asia/Kolkata\"", "hi"),
        ("BD", "zone = \"Asia/Dhaka\"", "bn"),
        ("IR", "zone = \"Asia/Tehran\"", "fa"),
        ("KE", "zone = \"Africa/Nairobi\"", "sw"),
        // Several: somebody must say which.
        ("RU", "Europe/Moscow", "ru"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        done(folder.path(), &["new", "site", "--country", country]);
        let site = folder.path().join("site");
        let settings = std::fs::read_to_string(site.join("mashal.toml")).unwrap();
        assert!(settings.contains(&format!("region = \"{country}\"\n")), "{settings}");
        assert!(settings.contains(expected), "{settings}");
        for tag in ["en", read] {
            assert!(settings.contains(&format!("tag = \"{tag}\"\n")), "{settings}");
        }
        assert!(!settings.contains("Karachi") && settings.contains("# emergency ="), "{settings}");
        done(&site, &["check", "--deny-warnings"]);
    }
    let run = run(tempfile::tempdir().unwrap().path(), &["new", "site", "--country", "India"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn a_new_site_may_bring_the_workflow_that_publishes_it() {
    for (ci, file) in [("github", ".github/workflows/site.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let folder = tempfile::tempdir().unwrap();
        done(folder.path(), &["new", "site", "--ci", ci]);
        let text = std::fs::read_to_string(folder.path().join("site").join(file)).unwrap();
        for part in ["mashal check --deny-warnings", "mashal build", "--version 0.1.0", "public"] {
            assert!(text.contains(part), "{file}: {part}");
        }
    }
}
