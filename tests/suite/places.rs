//! What `build --out` may be put in the place of: a folder of ours, an empty one, or nothing. All
//! else is named as what it is, and is still there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::program::{done, run};

/// A site without a fault, in `site`, and something beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site/mashal.toml", "[[languages]]\ntag = \"en\"\n");
    write("site/content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    write("site/locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write("beside/thesis.txt", "ten years of work");
    folder
}

/// Everything below `folder`, whatever it is, with its number, and the bytes of files.
fn everything(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let meta = path.symlink_metadata().unwrap();
            let bytes = if meta.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            #[cfg(unix)]
            let number = std::os::unix::fs::MetadataExt::ino(&meta);
            #[cfg(not(unix))]
            let number = 0;
            let shown = format!("{:?} {number} {bytes:?}", meta.file_type());
            found.insert(path.to_str().unwrap().to_owned(), shown);
            if meta.is_dir() {
                open.push(path);
            }
        }
    }
    found
}

/// Builds to `out`, which must be refused with these words and this code, before anything is said
/// of the site.
fn refused(folder: &Path, out: &str, words: &str, code: i32) {
    let before = everything(folder);
    // A site with a fault and one without.
    for title in ["title = \"Home\"", ""] {
        let home = folder.join("site/content/en/_index.md");
        let text = fs::read_to_string(&home).unwrap();
        fs::write(&home, text.replace("title = \"Home\"", title)).unwrap();
        let run = run(&folder.join("site"), &["build", "--no-fonts", "--out", out]);
        fs::write(&home, &text).unwrap();
        assert_eq!(run.code, Some(code), "{out}: {run:?}");
        assert!(run.stderr.contains(words), "{out}: {run:?}");
        assert!(code != 2 || run.stderr.contains("--out"), "{out}: {run:?}");
        assert_eq!(run.stdout, "", "{out}");
        assert_eq!(everything(folder), before, "{out}");
    }
}

#[test]
fn what_is_no_folder_of_ours_is_refused_and_named() {
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    fs::write(at("site/file"), "mine").unwrap();
    fs::create_dir_all(at("site/drafts/2024")).unwrap();
    fs::create_dir_all(at("site/empty")).unwrap();
    for (out, words, code) in [
        ("file", "is a file", 2),
        ("./file/", "is a file", 2),
        ("empty/../file", "is a file", 2),
        ("file/below", "file/below", 3),
        ("file/below/it", "file/below/it", 3),
        // Nobody made it for us, though no file is in it.
        ("drafts", "`2024/`", 2),
        ("../beside", "`thesis.txt`", 2),
        ("/", "the root of the disk", 2),
        ("../../../../../../../../../..", "the root of the disk", 2),
        (".", "what the site is made of", 2),
        ("", "a value is required", 2),
        ("empty/..", "what the site is made of", 2),
        ("nowhere/..", "what the site is made of", 2),
        ("..", "what the site is made of", 2),
        ("../../", "what the site is made of", 2),
        ("content", "what the site is made of", 2),
        ("content/en/public", "what the site is made of", 2),
        ("locales/public/", "what the site is made of", 2),
        ("themes", "what the site is made of", 2),
        ("themes/default/public", "what the site is made of", 2),
        ("public/../content/public", "what the site is made of", 2),
        ("mashal.toml", "is a file", 2),
    ] {
        refused(folder.path(), out, words, code);
    }
}

#[test]
fn a_folder_of_ours_an_empty_one_and_nothing_are_built_into() {
    let folder = folder();
    let site = folder.path().join("site");
    fs::create_dir(site.join("empty")).unwrap();
    let before = everything(folder.path()).len();
    for out in ["empty", "new", "newer/", "above/new", "./above/../other", "nowhere/../another"] {
        for said in ["written", "nothing changed"] {
            let run = done(&site, &["build", "--no-fonts", "--out", out]);
            assert!(run.stdout.contains(said), "{out}: {run:?}");
        }
    }
    // `nowhere` is not made on the way.
    for (path, there) in [("other", true), ("another", true), ("nowhere", false)] {
        assert_eq!(site.join(path).exists(), there, "{path}");
    }
    // A folder above the output that a build made goes with a build that fails.
    fs::write(site.join("content/en/a.md"), "").unwrap();
    for path in ["empty", "new", "newer", "above", "other", "another"] {
        fs::remove_dir_all(site.join(path)).unwrap();
        for record in ["stats", "texts", "words"] {
            if record == "stats" && !cfg!(unix) {
                continue;
            }
            let record = site.join(format!(".{path}.mashal-{record}"));
            assert_eq!(fs::remove_file(record).is_ok(), path != "above");
        }
    }
    fs::create_dir(site.join("empty")).unwrap();
    assert_eq!(run(&site, &["build", "--no-fonts", "--out", "a/b/c"]).code, Some(1));
    assert_eq!(everything(folder.path()).len(), before + 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use rustix::fs::{CWD, FileType, Mode, makedev, mknodat};

    use super::*;

    #[test]
    fn pipes_sockets_and_devices_are_still_there() {
        let folder = folder();
        let at = |path: &str| folder.path().join("site").join(path);
        let mode = Mode::from_raw_mode(0o600);
        mknodat(CWD, at("pipe"), FileType::Fifo, mode, 0).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        let mut all = vec![("pipe", "is a pipe"), ("socket", "is a socket")];
        // A device of our own, which takes everything and keeps nothing; only root may make one.
        let null = mknodat(CWD, at("device"), FileType::CharacterDevice, mode, makedev(1, 3));
        match null {
            Ok(()) => all.push(("device", "is a device")),
            Err(why) => eprintln!("no device is tried, since none can be made: {why}"),
        }
        for (name, words) in all {
            refused(folder.path(), name, words, 2);
            refused(folder.path(), &format!("{name}/"), words, 2);
            refused(folder.path(), &format!("{name}/public"), name, 3);
            // Neither in the place of a file, nor as a folder of its own in an output.
            fs::create_dir(at("public")).unwrap();
            for inside in ["index.html", ".mashal", "other"] {
                done(&at(""), &["build", "--no-fonts"]);
                let there = at("public").join(inside);
                if there.exists() {
                    fs::remove_file(&there).unwrap();
                }
                fs::rename(at(name), &there).unwrap();
                refused(folder.path(), "public", inside, 2);
                fs::rename(&there, at(name)).unwrap();
                fs::remove_dir_all(at("public")).unwrap();
            }
        }
    }

    /// What a link leads to is somebody's choice, and may be another tomorrow.
    #[test]
    fn links_are_named_with_what_they_lead_to() {
        let folder = folder();
        let at = |path: &str| folder.path().join("site").join(path);
        done(&at(""), &["build", "--no-fonts"]);
        fs::write(at("file"), "mine").unwrap();
        fs::create_dir(at("empty")).unwrap();
        for target in ["public", "file", "empty", "nothing", "../beside", "content", "link"] {
            symlink(target, at("link")).unwrap();
            let words = format!("is a link to `{target}`");
            refused(folder.path(), "link", &words, 2);
            refused(folder.path(), "link/", &words, 2);
            refused(folder.path(), "./link/.", &words, 2);
            fs::remove_file(at("link")).unwrap();
        }
        // On the way, links are followed: to a part of the site, too.
        symlink("content", at("link")).unwrap();
        refused(folder.path(), "link/public", "what the site is made of", 2);
        refused(folder.path(), "link/../content", "what the site is made of", 2);
        fs::remove_file(at("link")).unwrap();
        symlink("nothing", at("link")).unwrap();
        refused(folder.path(), "link/public", "link", 3);
        fs::remove_file(at("link")).unwrap();
        symlink("../beside", at("link")).unwrap();
        done(&at(""), &["build", "--no-fonts", "--out", "link/public"]);
        assert!(folder.path().join("beside/public/index.html").is_file());
        // The site, found through a link.
        symlink("site", folder.path().join("other-site")).unwrap();
        for out in ["site/content/public", "other-site/content", "site", "other-site/."] {
            let run = run(folder.path(), &["--site", "other-site", "build", "--out", out]);
            assert_eq!(run.code, Some(2), "{out}: {run:?}");
        }
    }
}
