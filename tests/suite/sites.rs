//! Whole sites, `tests/sites/<name>/in`, and the output they must give, byte for byte, in `out`.
//!
//! Most use the theme `plain`, which prints what a page's view holds without any design; its
//! files and words lie in `tests/sites/base` and are part of each site that names it. The built-in
//! theme's own style sheets, scripts and fonts are not compared.
//!
//! `UPDATE=1 cargo test --test suite sites` writes the output anew. Read every line of the change
//! before it is committed: what stands in `out` is what readers get.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mashal::config::Choices;
use mashal::diag::Code;
use mashal::world::{Memory, embedded};

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{repository, tree};
use crate::walker::broken_links;

type Files = BTreeMap<String, Vec<u8>>;

/// Every folder of `tests/sites` that has an `in`.
fn sites() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/sites")).unwrap();
    let mut sites: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    sites.retain(|site| site.join("in").is_dir());
    sites.sort();
    sites
}

/// What the site of `folder` comes out as. A fault of any kind is not expected.
fn made(folder: &Path, choices: &Choices) -> Files {
    let mut site = tree(&folder.join("in"));
    if String::from_utf8_lossy(&site["mashal.toml"]).contains("theme = \"plain\"") {
        let mut base = tree(&repository().join("tests/sites/base"));
        base.append(&mut site);
        site = base;
    }
    let mut world = Memory::new(TODAY);
    for (path, bytes) in &site {
        world.write(path.as_str(), bytes.as_slice());
    }
    let (files, mut faults) = build(&world, choices);
    // Sites in scripts of which the program has no words of its own show what they show.
    faults.retain(|fault| fault.code != Code::LocaleInterface);
    assert_eq!(faults, [], "{}", folder.display());
    let mut files =
        files.into_iter().map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect();
    let builtin = embedded::theme().into_iter().map(|(path, _)| path);
    for name in builtin.filter(|path| path.starts_with("assets/")) {
        if !site.contains_key(&format!("themes/plain/{name}")) {
            blank(&mut files, name);
        }
    }
    // Lists hold weights and hashes of what was blanked; tests of their own look at them.
    files.retain(|path, _| !path.ends_with(".json") && !path.ends_with("version.txt"));
    // Of a page in one file, as the tests of packs look into those.
    files
        .iter_mut()
        .filter(|(path, _)| path.ends_with(".one.html"))
        .for_each(|(_, all)| all.clear());
    // The worker is no output of a site; the browser's tests show what it does.
    files.insert("sw.js".to_owned(), Vec::new());
    files
}

/// Empties the asset `name` and takes its fingerprint out of the pages, or the asset out of the
/// site where no page names it: a new colour or font is no change of what these tests are about.
fn blank(files: &mut Files, name: &str) {
    let (stem, extension) = name.rsplit_once('.').unwrap();
    let print = |route: &String| {
        let print = route.strip_prefix(stem)?.strip_prefix('.')?.strip_suffix(extension)?;
        print.strip_suffix('.').filter(|print| print.len() == 16).map(str::to_owned)
    };
    let Some(print) = files.keys().find_map(print) else { return };
    files.remove(&format!("{stem}.{print}.{extension}"));
    let mut named = false;
    for bytes in files.values_mut() {
        if let Ok(text) = std::str::from_utf8(bytes)
            && text.contains(&print)
        {
            *bytes = text.replace(&print, "fingerprint").into_bytes();
            named = true;
        }
    }
    if named {
        files.insert(format!("{stem}.fingerprint.{extension}"), Vec::new());
    }
}

#[test]
fn every_site_comes_out_as_it_should() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for site in sites() {
        let (out, made) = (site.join("out"), made(&site, &WITHOUT_FONTS));
        let expected = if out.is_dir() { tree(&out) } else { Files::new() };
        if update {
            write(&out, &expected, &made);
        } else {
            wrong.push_str(&differences(&out, &expected, &made));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nwith UPDATE=1 the files are written anew");
}

/// A page that leads nowhere would be as wrong in `out` as it is in a build.
#[test]
fn no_link_of_an_expected_output_is_broken() {
    for site in sites() {
        let (broken, count) = broken_links(&site.join("out"));
        assert_eq!(broken, Vec::<String>::new(), "{}", site.display());
        assert!(count > 10, "{}: only {count} links were seen", site.display());
    }
}

/// A run for one language alone must not lead to pages that it does not make.
#[test]
fn each_language_stands_alone() {
    for site in sites() {
        let languages = made(&site, &WITHOUT_FONTS);
        let languages = languages.keys().filter_map(|path| path.strip_suffix("/index.html"));
        for language in languages.filter(|path| !path.contains('/')) {
            let choices = Choices { languages: vec![language.to_owned()], ..WITHOUT_FONTS };
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), &Files::new(), &made(&site, &choices));
            let (broken, _) = broken_links(folder.path());
            assert_eq!(broken, Vec::<String>::new(), "{} in {language}", site.display());
        }
    }
}

fn write(out: &Path, before: &Files, now: &Files) {
    for path in before.keys().filter(|path| !now.contains_key(*path)) {
        fs::remove_file(out.join(path)).unwrap();
    }
    for (path, bytes) in now.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        let file = out.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// Files that are missing, left over or different, in words.
fn differences(out: &Path, expected: &Files, made: &Files) -> String {
    let mut text = String::new();
    let mut paths: Vec<_> = expected.keys().chain(made.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let what = match (expected.get(path), made.get(path)) {
            (Some(a), Some(b)) if a == b => continue,
            (Some(a), Some(b)) => match (std::str::from_utf8(a), std::str::from_utf8(b)) {
                (Ok(a), Ok(b)) => changed_lines(a, b),
                _ => "differs\n".to_owned(),
            },
            (Some(_), None) => "does not come out any more\n".to_owned(),
            _ => "is not expected\n".to_owned(),
        };
        text.push_str(&format!("{}: {what}", out.join(path).display()));
    }
    text
}

/// The lines between the first and the last that differ.
fn changed_lines(a: &str, b: &str) -> String {
    let (a, b): (Vec<_>, Vec<_>) = (a.lines().collect(), b.lines().collect());
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let head = same(&mut a.iter().zip(&b));
    let shorter = a.len().min(b.len());
    let tail = same(&mut a.iter().rev().zip(b.iter().rev())).min(shorter - head);
    let mut text = format!("from line {}\n", head + 1);
    for (sign, lines) in [('-', &a[head..a.len() - tail]), ('+', &b[head..b.len() - tail])] {
        for line in lines {
            text.push_str(&format!("  {sign} {line}\n"));
        }
    }
    text
}

#[test]
fn differences_show_the_changed_lines() {
    let files = |pairs: &[(&str, &str)]| -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    };
    let expected = files(&[("a", "1\n2\n3\n"), ("b", "same"), ("c", "stale")]);
    let made = files(&[("a", "1\nzwei\n3\n"), ("b", "same"), ("d", "new")]);
    assert_eq!(
        differences(Path::new(""), &expected, &made),
        "a: from line 2\n  - 2\n  + zwei\nc: does not come out any more\nd: is not expected\n"
    );
}
