//! After any sequence of edits, a build over what an earlier one left is a clean build: the same
//! files, to the byte, and the same faults.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use tempfile::TempDir;

use crate::edits::{Edit, Editor, first_site, scripts, site_of_scripts};
use crate::program::{FONTS, Run, run, tree, with_records};

/// Runs a build, and the same without anything that was there before; how many files the first took
/// over.
fn both(site: &Path, options: &[&str]) -> (Run, usize) {
    let warm = run(site, &[&["build", "-v"], options].concat());
    let beside = tempfile::tempdir().unwrap();
    let out = beside.path().join("public");
    let clean = run(site, &[&["build", "-v", "--out", out.to_str().unwrap()], options].concat());
    let said = |run: &Run| -> Vec<String> {
        // Times, and how much was taken over, are told after the faults.
        let taken = |line: &&str| !line.contains("taken over");
        let lines: Vec<&str> = run.stderr.lines().take_while(taken).collect();
        // What is gone, only a build over an output can know.
        let faults = lines.split(|line| line.is_empty());
        let faults = faults.filter(|fault| !fault.iter().any(|line| line.contains("[route/gone]")));
        let lines = faults.flatten().copied();
        let counts = |line: &&str| line.ends_with(" warnings") || line.ends_with(" warning");
        lines
            .filter(|line| !line.starts_with("nothing") && !counts(line))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!((warm.code, said(&warm)), (clean.code, said(&clean)));
    if warm.code == Some(0) {
        let (warm, clean) = (with_records(&site.join("public")), with_records(&out));
        let paths = |one: &BTreeMap<_, _>| one.keys().cloned().collect::<Vec<String>>();
        assert_eq!(paths(&warm), paths(&clean));
        for (path, bytes) in &warm {
            let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            assert!(
                *bytes == clean[path],
                "{path}\n{}\n-- clean\n{}",
                show(bytes),
                show(&clean[path])
            );
        }
    }
    let kept = warm.stderr.lines().find_map(|line| line.split_once(" of ")?.0.parse().ok());
    (warm, kept.unwrap_or(0))
}

fn begin(files: &BTreeMap<String, Vec<u8>>) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        apply(site.path(), &Edit::Write(path.clone(), bytes.clone()));
    }
    site
}

fn apply(site: &Path, edit: &Edit) {
    match edit {
        Edit::Write(path, bytes) => {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Edit::Remove(path) => fs::remove_file(site.join(path)).unwrap(),
    }
}

#[test]
fn a_hundred_edits_in_a_row_end_where_a_clean_build_begins() {
    for (seed, steps, options) in [
        (0, 60, &["--no-fonts"][..]),
        (1, 40, &["--no-fonts", "--drafts", "--base-url", "https://example.org/"]),
        (2, 8, &[FONTS]),
    ] {
        let files = first_site();
        let site = begin(&files);
        let mut editor = Editor::new(files, Rng::with_seed(seed));
        let (mut sound, mut kept) = (0, 0);
        for _ in 0..steps {
            let (run, taken) = both(site.path(), options);
            sound += usize::from(run.code == Some(0));
            kept += taken;
            for edit in editor.next_edits() {
                apply(site.path(), &edit);
            }
        }
        assert!(sound > steps / 4, "only {sound} of the sites were sound");
        assert!(kept > 10 * sound, "only {kept} files were kept");
    }
}

#[test]
fn what_outlives_an_edit_is_still_true() {
    for script in scripts() {
        let site = begin(&site_of_scripts());
        both(site.path(), &["--no-fonts"]);
        for [path, from, to] in script {
            let file = site.path().join(&path);
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains(&from), "{path} has no {from}");
            fs::write(&file, text.replacen(&from, &to, 1)).unwrap();
            both(site.path(), &["--no-fonts"]);
        }
    }
}

#[test]
fn pages_that_nobody_edited_link_to_the_font_that_an_edit_wants() {
    let mut files = first_site();
    files.get_mut("mashal.toml").unwrap().extend(b"precompress = true\n");
    let site = begin(&files);
    let path = "content/ur/_index.md";
    let text = String::from_utf8(files[path].clone()).unwrap();
    let sheet = || {
        let files = tree(&site.path().join("public"));
        files.into_keys().find(|path| path.contains("/nastaliq.")).unwrap()
    };
    let mut sheets = Vec::new();
    for words in ["", "ژغڈنخٹ ظثحط", "ظثحط ژغڈنخٹ", ""] {
        fs::write(site.path().join(path), format!("{text}\n{words}\n")).unwrap();
        let (run, kept) = both(site.path(), &[FONTS]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(sheets.is_empty() || kept > 20, "only {kept} files were kept");
        sheets.push(sheet());
    }
    assert_ne!(sheets[0], sheets[1], "other glyphs");
    assert_eq!((&sheets[1], &sheets[0]), (&sheets[2], &sheets[3]), "the same glyphs");
}

#[test]
fn what_somebody_touched_is_made_anew_and_the_rest_is_not() {
    let mut files = first_site();
    files.get_mut("mashal.toml").unwrap().extend(b"precompress = true\n");
    let site = begin(&files);
    let public = |path: &str| site.path().join("public").join(path);
    let edit = |words: &str| {
        let path = "content/en/phone/lock.md";
        fs::write(site.path().join(path), [&files[path], words.as_bytes()].concat()).unwrap();
    };
    let kept = || both(site.path(), &["--no-fonts"]).1;
    assert_eq!(kept(), 0);
    edit("\nOne.\n");
    let all = kept();
    assert!(all > 40, "{all}");
    type Touch = fn(&Path) -> std::io::Result<()>;
    let remove: Touch = |path| fs::remove_file(path);
    let empty: Touch = |path| fs::write(path, "");
    let more: Touch = |path| fs::write(path, [fs::read(path)?, b"x".to_vec()].concat());
    for (at, (path, lost, touch)) in [
        ("en/work/pay.html", 1, remove),
        ("en/work/pay.html", 1, more),
        ("en/work/scams.html.br", 1, empty),
        ("en/work/scams.html.br", 1, more),
        ("index.html.gz", 1, remove),
        ("en/work/pay.json", 0, empty),
    ]
    .into_iter()
    .enumerate()
    {
        edit(&format!("\n{at} {path}\n"));
        touch(&public(path)).unwrap();
        assert_eq!(kept(), all - lost, "{path}");
    }
    // A file of a list that another program wrote is no reason to fail, or to believe it.
    let list = public(".mashal");
    for other in [&b""[..], b"mashal 5 - - - - 1 1\nx", b"\xff\xfe"] {
        edit(&format!("\n{}\n", other.len()));
        fs::write(&list, other).unwrap();
        let run = run(site.path(), &["build"]);
        assert_eq!(run.code, Some(2), "{run:?}");
        fs::remove_dir_all(public("")).unwrap();
        assert_eq!(kept(), 0);
    }
}

#[test]
fn a_record_that_is_not_as_it_was_is_not_believed() {
    let site = begin(&first_site());
    both(site.path(), &[FONTS]);
    for (at, name) in [".mashal-texts", ".mashal-words"].into_iter().enumerate() {
        let record = site.path().join(format!(".public{name}"));
        let whole = fs::read(&record).unwrap();
        let mut other = whole.clone();
        let middle = other.len() / 2;
        other[middle] ^= 1;
        for (bytes, said) in [(&whole[..middle], "half"), (&other[..], "other"), (&[], "none")] {
            fs::write(&record, bytes).unwrap();
            let guide = site.path().join("content/ur/_index.md");
            let text = fs::read_to_string(&guide).unwrap() + &format!("\nلفظ{at}{said} نیا\n");
            fs::write(&guide, text).unwrap();
            let (run, kept) = both(site.path(), &[FONTS]);
            assert_eq!(run.code, Some(0), "{run:?}");
            assert!(kept > 0, "{name} {said}");
        }
        fs::remove_file(&record).unwrap();
        both(site.path(), &[FONTS]);
    }
}
