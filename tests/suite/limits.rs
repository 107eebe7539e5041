//! Machines at their end, signals, and two builds at once: the same bytes, or an exit code that
//! says why, and nothing of it beside the output.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::{Run, command, copy_of_site, done, is_record, run, tree};

/// A site as `mashal new` makes it, in `site`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "site"]);
    folder
}

/// What is beside the output, but for the site.
fn leftovers(site: &Path) -> Vec<String> {
    let names = fs::read_dir(site).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".public") && !is_record(name)).collect()
}

/// Builds below a limit of the shell.
fn limited(site: &Path, limit: &str, options: &str) -> Run {
    let build = env!("CARGO_BIN_EXE_mashal");
    let line = format!("{limit} || exit 99; exec \"$0\" build {options}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &line, build]).current_dir(site).env("NO_COLOR", "1");
    shell.env("SOURCE_DATE_EPOCH", "1795910400").output().unwrap().into()
}

#[cfg(target_os = "linux")]
#[test]
fn less_memory_makes_the_same_bytes_or_says_so() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    let plain = done(site.path(), &["build", "--no-fonts", "--out", "plain"]);
    assert!(plain.stdout.contains("written"));
    let plain = tree(&site.path().join("plain"));
    let mut whole = 0;
    for kilobytes in [4_000_000, 900_000, 600_000, 300_000, 150_000] {
        let run = limited(site.path(), &format!("ulimit -v {kilobytes}"), "--no-fonts");
        match run.code {
            Some(0) => {
                whole += 1;
                assert!(tree(&site.path().join("public")) == plain, "{kilobytes}");
                fs::remove_dir_all(site.path().join("public")).unwrap();
            }
            code => {
                assert_eq!(code, Some(3), "{kilobytes}: {run:?}");
                assert!(run.stderr.contains("memory"), "{run:?}");
                assert!(!site.path().join("public").exists());
            }
        }
    }
    done(site.path(), &["build", "--no-fonts"]);
    assert!(tree(&site.path().join("public")) == plain);
    assert_eq!(leftovers(site.path()), Vec::<String>::new());
    assert!(whole > 0);
}

#[cfg(unix)]
#[test]
fn too_few_open_files_are_no_fault_of_the_site() {
    let folder = folder();
    let site = folder.path().join("site");
    done(&site, &["build", "--no-fonts"]);
    let public = site.join("public");
    let guide = site.join("content/en/first-steps/first-guide.md");
    let text = fs::read_to_string(&guide).unwrap();
    let (mut whole, mut refused) = (0, 0);
    for files in 3..40 {
        // What the loader of programs needs is no matter of ours.
        fs::write(&guide, format!("{text}\n{files}\n")).unwrap();
        let before = tree(&public);
        let run = limited(&site, &format!("ulimit -n {files}"), "--no-fonts");
        match run.code {
            Some(0) => {
                whole += 1;
                done(&site, &["build", "--no-fonts", "--out", "other"]);
                assert!(tree(&public) == tree(&site.join("other")), "{files}");
            }
            Some(127) if files < 5 => continue,
            code => {
                refused += 1;
                assert_eq!(code, Some(3), "{files}: {run:?}");
                assert!(run.stderr.contains("open files"), "{files}: {run:?}");
                assert!(tree(&public) == before, "{files}");
            }
        }
        assert!(!run.stderr.contains("panicked"), "{run:?}");
        assert_eq!(leftovers(&site), Vec::<String>::new(), "{files}: {run:?}");
    }
    assert!(whole > 5 && refused > 3, "{whole} {refused}");
}

/// Which ends the program by itself, and leaves nothing beside the output.
#[cfg(unix)]
#[test]
fn who_ends_a_build_finds_nothing_of_it() {
    use std::os::unix::process::{CommandExt, ExitStatusExt};

    use rustix::process::{Pid, Signal, kill_process};

    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    done(site.path(), &["build", "--no-fonts"]);
    let public = site.path().join("public");
    let words = site.path().join("locales/en/site.ftl");
    let text = fs::read_to_string(&words).unwrap();
    let mut edits = 0;
    for (signal, number) in [(Signal::INT, 2), (Signal::TERM, 15), (Signal::HUP, 1)] {
        // On a busy machine a build may be over before it is seen to begin.
        let (said, before) = loop {
            edits += 1;
            assert!(edits < 30, "no build was met");
            let other = format!("site-tagline = other {edits} ");
            fs::write(&words, text.replace("site-tagline = ", &other)).unwrap();
            let before = tree(&public);
            // A group of its own: a signal that the whole test is to have is not for it.
            let mut build = command(&["build", "--no-fonts"]);
            build.current_dir(site.path()).process_group(0).stderr(Stdio::piped());
            let mut child = build.spawn().unwrap();
            // As soon as it has begun to write.
            while leftovers(site.path()).is_empty() && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            kill_process(Pid::from_child(&child), signal).unwrap();
            let ended = child.wait_with_output().unwrap();
            if !ended.status.success() {
                let said = String::from_utf8(ended.stderr).unwrap();
                assert_eq!(ended.status.signal(), Some(number), "{said}");
                break (said, before);
            }
        };
        assert!(said.contains("nothing was written"), "{said}");
        assert_eq!(leftovers(site.path()), Vec::<String>::new());
        assert!(tree(&public) == before);
    }
    let before = tree(&public);
    done(site.path(), &["build", "--no-fonts"]);
    assert!(tree(&public) != before);
}

/// Whoever cannot go on says that another has written, and never anything else.
#[test]
fn the_loser_of_two_builds_says_that_another_has_written() {
    let folder = folder();
    let (one, other) = (folder.path().join("site"), folder.path().join("other"));
    done(folder.path(), &["new", "other"]);
    let out = folder.path().join("out/public");
    let options = ["build", "--no-fonts", "--jobs", "1", "--out", out.to_str().unwrap()];
    let edit = |site: &Path, words: &str| {
        let guide = site.join("content/en/first-steps/first-guide.md");
        let text = fs::read_to_string(&guide).unwrap();
        let text = text.split("\n\nAdded").next().unwrap();
        fs::write(&guide, format!("{text}\n\nAdded {words}.\n")).unwrap();
    };
    let start = |site: &Path| {
        let mut build = command(&options);
        build.current_dir(site).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut lost = 0;
    for round in 0..40 {
        // Sometimes both would make the same, and sometimes one has nothing to do.
        edit(&one, &format!("{}", round / 2));
        edit(&other, &format!("{}", round / 3));
        let both = [start(&one), start(&other)];
        for build in both {
            let run: Run = build.wait_with_output().unwrap().into();
            match run.code {
                Some(0) => assert!(run.stdout.contains("out/public: "), "{run:?}"),
                code => {
                    lost += 1;
                    assert_eq!(code, Some(3), "{run:?}");
                    assert!(run.stderr.contains("another build has written"), "{run:?}");
                }
            }
        }
        let now = tree(&out);
        let is = |site: &Path| {
            let clean = tempfile::tempdir().unwrap();
            let beside = clean.path().join("public");
            done(site, &["build", "--no-fonts", "--out", beside.to_str().unwrap()]);
            tree(&beside) == now
        };
        assert!(is(&one) || is(&other), "round {round}: a mixture");
        let beside = leftovers(&folder.path().join("out"));
        assert_eq!(beside, Vec::<String>::new(), "round {round}");
    }
    eprintln!("{lost} of 80 builds lost");
    assert_eq!(run(&one, &options).code, Some(0));
}
