//! The output folder: whole at every moment, written only where something changed, never at the
//! cost of somebody's files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use mashal::emit::{BuildInfo, Emission, EmitError};
use mashal::outputs::Fingerprint;
use mashal::route::Route;

use crate::program::{
    FONTS, built_site, command, copy, copy_of_site, done, is_record, repository, run, tree,
    with_records,
};
use crate::walker::address;

fn inodes(folder: &Path) -> Vec<(String, SystemTime)> {
    let files = tree(folder).into_keys();
    files
        .map(|path| {
            let modified = folder.join(&path).metadata().unwrap().modified().unwrap();
            (path, modified)
        })
        .collect()
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    copy(built_site().0, &public);
    let before = inodes(&public);
    let run = done(&repository(), &["build", "--out", public.to_str().unwrap(), FONTS]);
    assert!(run.stdout.contains("nothing changed"), "{run:?}");
    assert_eq!(inodes(&public), before);
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_removed() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    fs::write(
        site.path().join("content/en/extra.md"),
        "+++\ntitle = \"Extra\"\nkind = \"neutral\"\n+++\n",
    )
    .unwrap();
    // New words may need another part of a font, whose name all pages of its language say.
    let build = || done(site.path(), &["build", "--no-fonts"]);
    build();
    let public = site.path().join("public");
    let before = inodes(&public);
    fs::remove_file(site.path().join("content/en/extra.md")).unwrap();
    let guide = site.path().join("content/en/digital-safety/photos.md");
    let text = fs::read_to_string(&guide).unwrap() + "\nOne more line.\n";
    fs::write(&guide, text).unwrap();
    let run = build();
    // In each language: the guide, which shows the new line, and its list; the extra page is gone,
    // and from the list of all pages.
    let languages = ["en", "pnb", "ps", "sd", "skr", "ur-Latn", "ur"];
    assert!(run.stdout.contains("28 files written, 7 removed"), "{run:?}");
    let after = inodes(&public);
    let touched: Vec<_> =
        after.iter().filter(|file| !before.contains(file)).map(|(path, _)| path.clone()).collect();
    let guide = address(&tree(&public), "en/digital-safety/photos");
    let (_, guide) = guide.split_once('/').unwrap();
    let files = [format!("{guide}.html"), format!("{guide}.json")];
    let files = files.iter().map(String::as_str).chain(["index.json", "version.txt"]);
    let wanted =
        languages.iter().flat_map(|tag| files.clone().map(move |file| format!("{tag}/{file}")));
    let list = std::iter::once(".mashal".to_owned());
    assert_eq!(touched, list.chain(wanted).collect::<Vec<_>>());
    assert!(!public.join("en/extra.html").exists());
}

#[test]
fn texts_lie_compressed_beside_themselves_where_asked() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    fs::create_dir_all(root.join("content/en")).unwrap();
    fs::create_dir_all(root.join("locales/en")).unwrap();
    fs::write(root.join("locales/en/site.ftl"), "site-title = Site\n").unwrap();
    fs::write(root.join("content/en/_index.md"), "+++\ntitle = \"Home\"\n+++\n").unwrap();
    let settings = "[[languages]]\ntag = \"en\"\n";
    fs::write(root.join("mashal.toml"), settings).unwrap();
    done(root, &["build"]);
    let public = root.join("public");
    let plain = tree(&public);
    fs::write(root.join("mashal.toml"), format!("{settings}[output]\nprecompress = true\n"))
        .unwrap();
    done(root, &["build"]);
    let all = tree(&public);
    for (path, bytes) in &all {
        let Some((of, ending)) = path.rsplit_once('.') else { continue };
        let mut unpacked = Vec::new();
        match ending {
            "gz" => flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked),
            "br" => brotli::Decompressor::new(bytes.as_slice(), 4096).read_to_end(&mut unpacked),
            _ => continue,
        }
        .unwrap();
        assert!(unpacked == all[of] && bytes.len() < unpacked.len(), "{path}");
    }
    for path in ["index.html", "en/index.html", "robots.txt"] {
        let packed = |ending| all.contains_key(&format!("{path}.{ending}"));
        let wanted = path != "robots.txt";
        assert_eq!((packed("br"), packed("gz")), (wanted, wanted), "{path}");
    }
    let rest = all.keys().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz"));
    assert!(rest.eq(plain.keys()), "nothing else changes");
    let nginx = String::from_utf8(all["headers.nginx.conf"].clone()).unwrap();
    assert!(nginx.contains("gzip_static on;"), "{nginx}");
    assert!(done(root, &["build"]).stdout.contains("nothing changed"));
}

#[test]
fn what_is_for_the_next_build_alone_lies_beside_the_output() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    // Also of a font in a folder of its own.
    let fonts = site.path().join("themes/default/fonts");
    let font = "NotoNastaliqUrdu-Regular.ttf";
    fs::create_dir(fonts.join("own")).unwrap();
    fs::rename(fonts.join(font), fonts.join("own").join(font)).unwrap();
    let sheet = fonts.join("nastaliq.css");
    let text = fs::read_to_string(&sheet).unwrap();
    assert!(text.contains(font));
    fs::write(&sheet, text.replace(font, &format!("own/{font}"))).unwrap();
    let build = || done(site.path(), &["build", FONTS]).stdout;
    build();
    let public = site.path().join("public");
    let hidden = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        files.keys().filter(|path| path.starts_with('.')).cloned().collect()
    };
    let (before, all) = (tree(&public), with_records(&public));
    assert_eq!(hidden(&before), [".mashal"]);
    assert!(hidden(&all).iter().any(|path| path.contains("-font-own")), "{:?}", hidden(&all));
    // Where earlier versions put it, it goes.
    for (path, bytes) in all.iter().filter(|(path, _)| path.starts_with(".mashal-")) {
        fs::write(public.join(path), bytes).unwrap();
    }
    build();
    assert!(tree(&public) == before && with_records(&public) == all);
    assert!(build().contains("nothing changed"));
}

#[test]
fn somebodys_files_are_never_deleted() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    let public = site.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::write(public.join("thesis.txt"), "ten years of work").unwrap();
    let refused = run(site.path(), &["build"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("thesis.txt") && refused.stderr.contains("--out"),
        "{refused:?}"
    );
    assert_eq!(tree(&public).len(), 1);

    // Also beside our own output, and where an empty folder was built into before.
    fs::remove_file(public.join("thesis.txt")).unwrap();
    done(site.path(), &["build"]);
    let built = tree(&public);
    fs::write(public.join("en/notes.txt"), "mine").unwrap();
    assert_eq!(run(site.path(), &["build"]).code, Some(2));
    fs::remove_file(public.join("en/notes.txt")).unwrap();
    assert_eq!(tree(&public), built);

    // Nor a file in the place of the folder.
    let file = site.path().join("a-file");
    fs::write(&file, "mine").unwrap();
    assert_ne!(run(site.path(), &["build", "--out", "a-file"]).code, Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn while_an_error_stands_nothing_is_written() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    done(site.path(), &["build"]);
    let public = site.path().join("public");
    let before = tree(&public);
    for (path, text) in [
        ("content/en/units.md", "+++\ntitle = \"Units\"\n+++\n[nowhere](nowhere.md)\n"),
        ("locales/en/site.ftl", "site-title = { $who }\nsite-tagline = x\n"),
        ("themes/default/templates/guide.html", "{{ page.nothing }}"),
    ] {
        let path = site.path().join(path);
        let sound = fs::read(&path).unwrap();
        fs::write(&path, text).unwrap();
        assert_eq!(run(site.path(), &["build"]).code, Some(1), "{path:?}");
        assert_eq!(tree(&public), before);
        fs::write(&path, sound).unwrap();
    }
}

/// What stages leave beside the output, but for the empty folder of a build that was killed in the
/// instant before it had its lock (swept a minute later, lest it belong to a living one).
fn leftovers(site: &Path) -> Vec<String> {
    let names = fs::read_dir(site).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let stages = names.filter(|name| name.starts_with(".public.mashal-") && !is_record(name));
    stages.filter(|name| fs::read_dir(site.join(name)).unwrap().next().is_some()).collect()
}

/// A disk that takes no more bytes: the limit on the size of a file, with its signal ignored.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_the_last_output_whole() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    done(site.path(), &["build"]);
    let public = site.path().join("public");
    let before = tree(&public);
    let style = site.path().join("themes/default/assets/style.css");
    fs::write(&style, "a{}".repeat(100_000)).unwrap();
    let mut shell = std::process::Command::new("sh");
    let run = shell
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 8; exec \"$0\" build --no-fonts",
            env!("CARGO_BIN_EXE_mashal"),
        ])
        .current_dir(site.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(3), "{said}");
    assert!(said.contains("the last output is as it was"), "{said}");
    assert_eq!(tree(&public), before);
    assert_eq!(leftovers(site.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    fs::write(site.path().join("file"), "").unwrap();
    let run = run(site.path(), &["build", "--out", "file/below/public"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.stderr.contains("file/below"), "{run:?}");
}

/// Kills a build when it has come to one state after the other: it has begun, so and so many files
/// lie in its stage, the other output has taken its place, it has ended.
#[test]
fn a_killed_build_leaves_one_of_the_two_outputs_whole() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "site", "--languages", "en,ur,sd"]);
    let site = folder.path().join("site");
    let public = site.join("public");
    // Both versions differ in every page: the tagline stands in each footer.
    let tagline = site.join("locales/en/site.ftl");
    let words = fs::read_to_string(&tagline).unwrap();
    let versions = ["A", "B"].map(|version| {
        let text = words.replace("site-tagline = ", &format!("site-tagline = {version} "));
        fs::write(&tagline, &text).unwrap();
        done(&site, &["build"]);
        (text, tree(&public))
    });
    let files = versions[0].1.len();
    let staged = || {
        let stages = fs::read_dir(&site).unwrap().map(|entry| entry.unwrap());
        let stages = stages.filter(|e| e.file_name().to_str().unwrap().starts_with(".public."));
        stages.map(|stage| count(&stage.path())).sum::<usize>()
    };
    let list = || fs::read(public.join(".mashal")).unwrap_or_default();
    let mut seen = [0, 0];
    let states = std::iter::once(0).chain((1..=files).step_by(3)).chain([files + 1, files + 2]);
    for (moment, state) in states.flat_map(|state| [(0, state), (1, state)]) {
        fs::write(&tagline, &versions[moment].0).unwrap();
        let before = list();
        let mut child = command(&["build", "-q"]).current_dir(&site).spawn().unwrap();
        let has_come = || match state {
            0 => true,
            state if state <= files => staged() >= state,
            state => state == files + 1 && list() != before,
        };
        while !has_come() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = tree(&public);
        let which = versions.iter().position(|(_, tree)| *tree == now);
        seen[which.unwrap_or_else(|| panic!("a kill in state {state} left a mixture"))] += 1;
        // A build that had ended before it was killed has made what was asked for.
        assert!(state != files + 2 || versions[moment].1 == now, "{moment}");
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}: both outputs should be seen");
    // One that has no lock could be of a build that is about to take it; after a minute none is.
    let earlier = SystemTime::now() - Duration::from_secs(120);
    for stage in leftovers(&site) {
        File::open(site.join(stage)).unwrap().set_modified(earlier).unwrap();
    }
    done(&site, &["build"]);
    assert_eq!(leftovers(&site), Vec::<String>::new());
}

/// The files at and below `folder`, which may vanish meanwhile.
fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let below = |entry: fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => count(&entry.path()),
        _ => 1,
    };
    entries.flatten().map(below).sum()
}

/// The folder of a build that has no lock yet may be about to take it: it goes when it is old.
#[test]
fn a_stage_without_a_lock_is_swept_when_it_is_a_minute_old() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    for (age, stays) in [(0, true), (40, true), (80, false), (100_000, false)] {
        let stage = folder.path().join(format!(".public.mashal-{age}-0"));
        fs::create_dir(&stage).unwrap();
        let then = SystemTime::now() - Duration::from_secs(age);
        fs::File::open(&stage).unwrap().set_modified(then).unwrap();
        assert!(!mashal::emit::recover(&out).unwrap());
        assert_eq!(stage.exists(), stays, "{age} s");
    }
}

/// A build over an earlier output, which may find it to be what would come out, is a clean build.
#[test]
fn a_build_over_another_is_the_same_as_a_clean_one_whatever_changed() {
    let site = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    write("locales/en/site.ftl", "site-title = Site\n");
    write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n[A](a.md)\n");
    write("content/en/a.md", "+++\ntitle = \"A\"\n+++\nWords.\n");
    let public = site.path().join("public");
    // Whether the work was spared.
    let spared = |options: &[&str]| {
        let run = done(site.path(), &[&["build", "-v"], options].concat());
        let clean = tempfile::tempdir().unwrap();
        let out = clean.path().join("out");
        let beside = ["--out", out.to_str().unwrap()];
        done(site.path(), &[&["build"], options, &beside[..]].concat());
        assert!(tree(&public) == tree(&out), "{options:?}");
        run.stderr.contains("nothing that the site is made of has changed")
    };
    assert!(!spared(&[]));
    assert!(spared(&[]));
    // Each kind of what a site is made of; the remarks change nothing of the output.
    for (path, text) in [
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\nOther words.\n"),
        ("content/en/b.md", "+++\ntitle = \"B\"\n+++\n"),
        ("content/law.toml", "# a remark\n"),
        ("locales/en/site.ftl", "site-title = Another\n"),
        ("locales/en/site.ftl", "# a remark\nsite-title = Another\n"),
        ("themes/default/assets/style.css", "a{color:red}"),
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n# a remark\n"),
    ] {
        write(path, text);
        assert!(!spared(&[]), "{path}");
        assert!(spared(&[]), "{path}");
    }
    assert!(!spared(&["--no-offline"]));
    fs::remove_file(site.path().join("content/en/b.md")).unwrap();
    assert!(!spared(&[]));
    let other_day = command(&["build", "-v"])
        .env("SOURCE_DATE_EPOCH", "1795996800")
        .current_dir(site.path())
        .output();
    assert!(!String::from_utf8(other_day.unwrap().stderr).unwrap().contains("has changed"));
    // Somebody touched the output.
    spared(&[]);
    let page = public.join("en/a.html");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("<p", "<q")).unwrap();
    assert!(!spared(&[]));
    fs::remove_file(&page).unwrap();
    assert!(!spared(&[]));
    fs::write(public.join("mine.txt"), "").unwrap();
    assert_eq!(run(site.path(), &["build"]).code, Some(2));
    fs::remove_file(public.join("mine.txt")).unwrap();
    // What there is to say is said each time.
    write("content/en/a.md", "+++\ntitle = \"A\"\nnobody-knows = 1\n+++\n");
    let first = done(site.path(), &["build"]).stderr;
    assert!(first.contains("nobody-knows"), "{first}");
    assert_eq!(done(site.path(), &["build"]).stderr, first);
}

/// What one build found, another may have replaced by the time it would take it over.
#[test]
fn of_two_builds_at_once_the_output_is_that_of_one() {
    let site = tempfile::tempdir().unwrap();
    let out = site.path().join("public");
    let (same, other) = (Route::new("same.html"), Route::new("other.html"));
    let write = |emission: &Emission, [one, two]: [&str; 2]| {
        emission.put(&same, one.as_bytes(), None, None);
        emission.put(&other, two.as_bytes(), None, None);
    };
    let build = |words| {
        let emission = Emission::begin(&out).unwrap();
        write(&emission, words);
        emission.finish(&BuildInfo::default()).unwrap();
    };
    for late in [["one", "one"], ["one", "other"]] {
        build(["one", "one"]);
        let slow = Emission::begin(&out).unwrap();
        write(&slow, late);
        build(["two", "two"]);
        let between = tree(&out);
        let refused = slow.finish(&BuildInfo::default());
        assert!(matches!(refused, Err(EmitError::Overtaken { .. })), "{refused:?}");
        assert_eq!(tree(&out), between);
    }
    // One that takes nothing over is whole by itself.
    let slow = Emission::begin(&out).unwrap();
    write(&slow, ["three", "four"]);
    build(["five", "six"]);
    assert_eq!(slow.finish(&BuildInfo::default()).unwrap().written, 2);
    assert_eq!(tree(&out)["same.html"], b"three");
    assert_eq!(leftovers(site.path()), Vec::<String>::new());
}

/// What a link leads to is somebody's, and may be another file tomorrow.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_not_taken_over() {
    let site = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (site.path().join("public"), site.path().join("mine.html"));
    let page = Route::new("page.html");
    let seen = Fingerprint { text: None, inputs: "all".to_owned() };
    let emission = Emission::begin(&out).unwrap();
    emission.put(&page, b"words", None, Some(seen.clone()));
    emission.finish(&BuildInfo::default()).unwrap();
    let keeps = || Emission::begin(&out).unwrap().keep(&page, &seen, false).is_some();
    assert!(keeps());
    fs::rename(out.join(page.as_str()), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join(page.as_str())).unwrap();
    assert!(!keeps());
}

/// The system says when a file was changed; a clock that is set back hides nothing.
#[cfg(unix)]
#[test]
fn a_file_that_nobody_touched_is_not_read_and_any_other_is() {
    let site = tempfile::tempdir().unwrap();
    let out = site.path().join("public");
    let page = Route::new("page.html");
    let (file, record) = (out.join(page.as_str()), site.path().join(".public.mashal-stats"));
    let words = "<img src=\"assets/a.svg\">";
    let seen = Fingerprint { text: None, inputs: "all".to_owned() };
    let kept = || Emission::begin(&out).unwrap().keep(&page, &seen, false);
    let build = || {
        let emission = Emission::begin(&out).unwrap();
        emission.put(&page, words.as_bytes(), None, Some(seen.clone()));
        emission.finish(&BuildInfo::default()).unwrap();
    };
    // Until the clock of the disk has gone on.
    let settle = || {
        let begun = Instant::now();
        build();
        while kept().unwrap().bytes.is_some() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "the clock of the disk stands still"
            );
            build();
        }
    };
    settle();
    assert_eq!(*kept().unwrap().loads, [Route::new("assets/a.svg")]);
    assert!(Emission::begin(&out).unwrap().keep(&page, &seen, true).unwrap().bytes.is_some());
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    let other = words.replace('a', "b");
    let write = |path: &Path, words: &str| {
        let mut file = File::options().write(true).create(true).truncate(false).open(path).unwrap();
        file.write_all(words.as_bytes()).unwrap();
        file.set_modified(time).unwrap();
    };
    write(&file, &other);
    assert!(kept().is_none(), "written over, and its time set back");
    settle();
    write(&site.path().join("other"), &other);
    fs::rename(site.path().join("other"), &file).unwrap();
    assert!(kept().is_none(), "another file of the same time");
    settle();
    let whole = fs::read(&record).unwrap();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&record, damaged).unwrap();
        assert!(kept().unwrap().bytes.is_some(), "a record that says something else at {at}");
    }
    fs::write(&record, &whole).unwrap();
    let list = fs::read_to_string(out.join(".mashal")).unwrap();
    let another = list.replacen(" 0 0\n", " 0 1\n", 1);
    assert_ne!(another, list);
    fs::write(out.join(".mashal"), another).unwrap();
    assert!(kept().unwrap().bytes.is_some(), "a record of another list");
}
