//! The last output outlives whatever happens while the next is put in its place: each call to the
//! disk fails, fails after it was done, is the first of many that fail, or is the last before the
//! program is killed; on disks that exchange folders, and on those that do not.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use mashal::emit::{BuildInfo, Emission, EmitError, Emitted, FileSystem, Native, TEXTS, recover};
use mashal::route::Route;

use crate::program::{done, is_record, run, tree};

/// What happens, by the number of the call.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Fault {
    #[default]
    None,
    /// One call fails.
    Once(usize),
    /// One call is done, and says that it failed.
    Late(usize),
    /// All calls fail from one on.
    From(usize),
    /// The program is killed: nothing is done from one call on.
    Kill(usize),
}

/// A disk that breaks.
#[derive(Debug, Default)]
struct Breaking {
    fault: Fault,
    /// Why folders do not change places here.
    exchange: Option<io::ErrorKind>,
    calls: Mutex<Vec<(&'static str, PathBuf)>>,
}

impl Breaking {
    fn call<T>(
        &self,
        name: &'static str,
        path: &Path,
        work: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        let number = {
            let mut calls = self.calls.lock().unwrap();
            calls.push((name, path.to_path_buf()));
            calls.len() - 1
        };
        let broken = || Err(io::Error::other("broken"));
        match self.fault {
            Fault::Once(at) if number == at => broken(),
            Fault::From(at) | Fault::Kill(at) if number >= at => broken(),
            Fault::Late(at) if number == at => work().and_then(|_| broken()),
            _ => work(),
        }
    }
}

impl FileSystem for Breaking {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call("create folder", path, || Native.create_folder(path))
    }
    fn lock(&self, path: &Path) -> io::Result<File> {
        self.call("lock", path, || Native.lock(path))
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.call("write", path, || Native.write(path, bytes))
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.call("write", path, || Native.overwrite(path, bytes))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("write", to, || Native.link(from, to))
    }
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("write", to, || Native.copy(from, to))
    }
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        self.call("sync all", folder, || Ok(()))
    }
    fn sync_names(&self, folder: &Path) -> io::Result<()> {
        self.call("sync names", folder, || Ok(()))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", to, || Native.rename(from, to))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call("exchange", other, || match self.exchange {
            None => Native.exchange(one, other),
            Some(why) => Err(why.into()),
        })
    }
    fn remove_all(&self, folder: &Path) -> io::Result<()> {
        self.call("remove", folder, || Native.remove_all(folder))
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("remove", folder, || Native.remove_folder(folder))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call("remove", path, || Native.remove_file(path))
    }
}

type Files = &'static [(&'static str, &'static str)];

const FIRST: Files = &[("same.html", "1"), ("deep/changed.html", "1"), ("deep/gone/a.html", "1")];
const SECOND: Files = &[("same.html", "1"), ("deep/changed.html", "2"), ("deep/new/a.html", "2")];
const THIRD: Files = &[("same.html", "1"), ("deep/changed.html", "3")];

/// Builds `files` on `disk`, or ends before the end where there are none, as with a fault in the
/// site.
fn build(disk: &Arc<Breaking>, out: &Path, files: Option<Files>) -> Result<Emitted, EmitError> {
    let emission = Emission::begin_on(Arc::<Breaking>::clone(disk), out)?;
    let Some(files) = files else { return Ok(Emitted::default()) };
    for (path, text) in files {
        let route = Route::new(path);
        // As what waits for the name of a font does.
        if *text != "1" {
            emission.put_draft(&route, b"?");
        }
        emission.put(&route, text.as_bytes(), None, None);
    }
    emission.put_record(TEXTS, remembered(files).as_bytes());
    // What a build says of itself may be all that changes.
    let pages = disk.calls.lock().unwrap().len();
    emission.finish(&BuildInfo { pages, ..BuildInfo::default() })
}

/// What a build of `files` leaves for the next.
fn remembered(files: Files) -> String {
    format!("{files:?}")
}

fn disk(exchange: Option<io::ErrorKind>, fault: Fault) -> Arc<Breaking> {
    Arc::new(Breaking { exchange, fault, ..Breaking::default() })
}

/// The files of an output without their list; none where there is no output.
fn output(out: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    out.symlink_metadata().ok()?;
    let mut files = tree(out);
    assert!(files.remove(".mashal").is_some(), "every output has a list");
    Some(files)
}

fn of(files: Files) -> Option<BTreeMap<String, Vec<u8>>> {
    Some(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
}

/// What lies beside the output but for its record. A stage without a lock may be of a build that
/// has just begun: it is made an hour old here, as time does.
fn beside(folder: &Path, age: bool) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let stages: Vec<_> = all
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with(".public.mashal-") && !is_record(name)
        })
        .collect();
    for stage in stages.iter().filter(|stage| age && stage.is_dir()) {
        let then = SystemTime::now() - Duration::from_secs(3600);
        File::open(stage).unwrap().set_modified(then).unwrap();
    }
    stages
}

/// The output that was moved out of the way, wherever it is.
fn moved(folder: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    beside(folder, false).iter().find_map(|stage| output(&stage.join("old")))
}

/// Runs one build over another with a fault, and then another. How many calls there were.
fn survive(
    exchange: Option<io::ErrorKind>,
    [last, next]: [Option<Files>; 2],
    fault: Fault,
    after: Option<Option<Files>>,
) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    if last.is_some() {
        build(&disk(exchange, Fault::None), &out, last).unwrap();
    }
    let (old, new) = (last.and_then(of), next.and_then(of));
    let breaking = disk(exchange, fault);
    let done = build(&breaking, &out, next);
    let calls = breaking.calls.lock().unwrap().len();
    let case = format!("{exchange:?} {next:?} {fault:?} {after:?}: {done:?}");
    let now = output(&out);
    match &done {
        Ok(_) => assert!(now == new || next.is_none(), "{case}"),
        // Nobody hears what it says.
        Err(_) if matches!(fault, Fault::Kill(_)) => {
            assert!(now == old || now == new || moved(folder.path()) == old, "{case}");
        }
        Err(EmitError::Displaced { kept, .. }) => {
            assert!(now.is_none() && output(kept) == old, "{case}");
            assert!(done.as_ref().unwrap_err().to_string().contains(kept.to_str().unwrap()));
        }
        Err(EmitError::Unconfirmed { .. }) => assert!(now == new, "{case}"),
        Err(error) => {
            assert!(error.to_string().contains("the last output is as it was"), "{case}");
            assert!(now == old, "{case}");
        }
    }
    if let Some(files) = after {
        beside(folder.path(), true);
        let again = build(&disk(exchange, Fault::None), &out, files);
        assert!(again.is_ok(), "{case}: {again:?}");
        let then = output(&out);
        match files {
            Some(files) => assert!(then == of(files), "{case}"),
            None => assert!(then == old || then == new, "{case}: {then:?}"),
        }
        assert_eq!(beside(folder.path(), false), Vec::<PathBuf>::new(), "{case}");
    }
    let last_done = after.unwrap_or(if done.is_ok() { next } else { None });
    // A record is that of the output which it lies beside, or nobody believes it.
    if let Ok(emission) = Emission::begin(&out) {
        let record = emission.record(TEXTS).map(|bytes| String::from_utf8(bytes).unwrap());
        let there = output(&out);
        let of_it = [last, next, after.flatten()].into_iter().flatten();
        let of_it: Vec<_> = of_it.filter(|files| of(files) == there).map(remembered).collect();
        assert!(record.as_ref().is_none_or(|record| of_it.contains(record)), "{case}: {record:?}");
        assert!(last_done.is_none_or(|files| record == Some(remembered(files))), "{case}");
    }
    calls
}

#[test]
fn the_last_output_outlives_every_call() {
    let mut tried = 0;
    for exchange in [None, Some(io::ErrorKind::Unsupported)] {
        for builds in [
            [None, Some(FIRST)],
            [Some(FIRST), Some(SECOND)],
            // Only what it says of itself is another.
            [Some(FIRST), Some(FIRST)],
            // With a fault in the site.
            [Some(FIRST), None],
        ] {
            let calls = survive(exchange, builds, Fault::None, None);
            for at in 0..calls {
                for fault in [Fault::Once(at), Fault::Late(at), Fault::From(at), Fault::Kill(at)] {
                    for after in [None, Some(None), Some(Some(THIRD))] {
                        survive(exchange, builds, fault, after);
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 1000, "{tried}");
}

/// A build is killed between two steps, and so is the one that puts the last output back.
#[test]
fn the_last_output_outlives_every_call_that_puts_it_back() {
    let exchange = Some(io::ErrorKind::Unsupported);
    let mut kinds = [0, 0];
    for first in 0.. {
        let killed = || {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("public");
            build(&disk(exchange, Fault::None), &out, Some(FIRST)).unwrap();
            let killed = build(&disk(exchange, Fault::Kill(first)), &out, Some(SECOND));
            (folder, out, killed.is_ok())
        };
        let (folder, out, over) = killed();
        if over {
            break;
        }
        if output(&out).is_some() {
            continue;
        }
        kinds[0] += 1;
        drop(folder);
        // An empty folder in its place is nobody's; with something in it, it is somebody's.
        for second in 0..40 {
            for empty in [false, true] {
                let (folder, out, _) = killed();
                if empty {
                    fs::create_dir(&out).unwrap();
                }
                let broken = build(&disk(exchange, Fault::From(second)), &out, None);
                let whole = |out: &Path| out.join(".mashal").exists() && output(out) == of(FIRST);
                match &broken {
                    Err(EmitError::Displaced { kept, .. }) => assert!(whole(kept), "{broken:?}"),
                    _ => assert!(whole(&out), "{broken:?}"),
                }
                kinds[1] += 1;
                build(&disk(exchange, Fault::None), &out, None).unwrap();
                assert!(whole(&out));
                beside(folder.path(), true);
                build(&disk(exchange, Fault::None), &out, None).unwrap();
                assert_eq!(beside(folder.path(), false), Vec::<PathBuf>::new());
            }
        }
        let (folder, out, _) = killed();
        fs::create_dir(&out).unwrap();
        fs::write(out.join("mine.txt"), "mine").unwrap();
        let refused = build(&disk(exchange, Fault::None), &out, Some(THIRD));
        assert!(matches!(refused, Err(EmitError::Foreign { .. })), "{refused:?}");
        assert_eq!(moved(folder.path()), of(FIRST), "nothing is swept away");
    }
    assert!(kinds[0] > 1 && kinds[1] > 10, "{kinds:?}");
}

/// As the program does it, with a site that has a fault and one that has none.
#[test]
fn what_a_killed_build_moved_is_back_before_the_site_is_read() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "site"]);
    let site = folder.path().join("site");
    let public = site.join("public");
    done(&site, &["build", "--no-fonts"]);
    let before = tree(&public);
    let kill = || {
        for at in 0.. {
            let disk = disk(Some(io::ErrorKind::Unsupported), Fault::Kill(at));
            assert!(build(&disk, &public, Some(FIRST)).is_err(), "never in between");
            if !public.exists() {
                break;
            }
            beside(&site, true);
            recover(&public).unwrap();
        }
    };
    kill();
    let settings = site.join("mashal.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, "no settings").unwrap();
    let broken = run(&site, &["build", "--no-fonts"]);
    assert_eq!(broken.code, Some(1));
    assert!(broken.stderr.contains("the last output was put back"), "{broken:?}");
    assert!(tree(&public) == before);
    kill();
    fs::write(&settings, text).unwrap();
    let run = done(&site, &["build", "--no-fonts"]);
    assert!(run.stdout.contains("nothing changed"), "{run:?}");
    assert!(tree(&public) == before);
}

/// A volume of a container: its folder has no name that could change.
#[test]
fn a_disk_of_its_own_is_left_alone_and_the_message_says_how() {
    for why in [io::ErrorKind::ResourceBusy, io::ErrorKind::CrossesDevices] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        build(&disk(None, Fault::None), &out, Some(FIRST)).unwrap();
        let refused = build(&disk(Some(why), Fault::None), &out, Some(SECOND)).unwrap_err();
        assert!(refused.is_usage(), "{refused:?}");
        assert!(refused.to_string().contains("public/site`"), "{refused}");
        assert_eq!(output(&out), of(FIRST));
        assert_eq!(beside(folder.path(), false), Vec::<PathBuf>::new());
    }
}

#[test]
fn all_is_synced_before_it_is_relied_on() {
    for exchange in [None, Some(io::ErrorKind::Unsupported)] {
        for [last, next] in [[&[][..], FIRST], [FIRST, SECOND], [FIRST, FIRST]] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("public");
            if !last.is_empty() {
                build(&disk(exchange, Fault::None), &out, Some(last)).unwrap();
            }
            let disk = disk(exchange, Fault::None);
            build(&disk, &out, Some(next)).unwrap();
            let calls = disk.calls.lock().unwrap();
            let at = |wanted: &dyn Fn(&str, &Path) -> bool| {
                let mut places = calls.iter().enumerate();
                places.rfind(|(_, (name, path))| wanted(name, path)).map(|(at, _)| at)
            };
            // The step after which the new output, or its list, is the one that counts.
            let step = at(&|name, path| {
                matches!(name, "rename" | "exchange")
                    && (path == out || path == out.join(".mashal"))
            })
            .unwrap();
            let mut written = 0;
            for (number, (name, path)) in calls.iter().enumerate() {
                let made = ["write", "create folder"].contains(name);
                if !made || !path.components().any(|part| part.as_os_str() == "site") {
                    continue;
                }
                written += 1;
                let synced = at(&|name, folder| name == "sync all" && path.starts_with(folder));
                assert!(synced.is_some_and(|at| number < at && at < step), "{path:?}: {calls:?}");
            }
            assert!(written > if last == next { 1 } else { 3 }, "{calls:?}");
            // What is named anew is synced before anything goes.
            let names = calls.get(step).unwrap().1.parent().unwrap();
            let synced = at(&|name, folder| name == "sync names" && folder == names).unwrap();
            let removed = calls.iter().position(|(name, path)| {
                *name == "remove" && path.to_str().unwrap().contains(".public.mashal-")
            });
            assert!(step < synced && removed.is_some_and(|at| synced < at), "{calls:?}");
            // Moved out of the way, the last output is known to be there before its place is taken.
            if let Some(away) = at(&|name, path| name == "rename" && path.ends_with("old")) {
                let old = calls[away].1.parent().unwrap();
                for folder in [old, folder.path()] {
                    let between = &calls[away..step];
                    assert!(between.contains(&("sync names", folder.to_path_buf())), "{calls:?}");
                }
            }
        }
    }
}
