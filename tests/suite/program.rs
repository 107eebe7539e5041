//! The program as a user runs it, and folders as she sees them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A day on which every contact of this repository is fresh: 2026-11-29, as a Unix time.
const CLOCK: &str = "1795910400";

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Among the arguments of a build: its fonts are cut. Only for tests that look at them: it takes
/// longer than all else.
pub(crate) const FONTS: &str = "(fonts)";

/// A command line of the program, with a fixed clock and without colour. Builds cut no fonts where
/// [`FONTS`] is not asked for.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mashal"));
    let without = arguments.contains(&"build")
        && ![FONTS, "--no-fonts"].iter().any(|choice| arguments.contains(choice));
    command.args(arguments.iter().filter(|argument| **argument != FONTS));
    command
        .args(without.then_some("--no-fonts"))
        .env("SOURCE_DATE_EPOCH", CLOCK)
        .env("NO_COLOR", "1");
    command
}

/// Runs the program in `folder`.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    command(arguments).current_dir(folder).output().unwrap().into()
}

/// Runs the program and expects it to do what was asked.
pub(crate) fn done(folder: &Path, arguments: &[&str]) -> Run {
    let run = run(folder, arguments);
    assert_eq!(run.code, Some(0), "{arguments:?}: {run:#?}");
    run
}

/// The top of this repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The site of this repository as its readers get it, built once for all tests that only look at
/// it; what was said while it was built.
///
/// It lies in `target/tmp/site`, where what runs after the suite finds it.
pub(crate) fn built_site() -> (&'static Path, &'static Run) {
    static BUILT: OnceLock<(PathBuf, Run, fs::File)> = OnceLock::new();
    let (folder, run, _) = BUILT.get_or_init(|| {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
        fs::create_dir_all(place).unwrap();
        // Held to the end: another run of the suite waits, rather than take the site from below
        // this one.
        let lock = fs::File::create(place.join("site.lock")).unwrap();
        lock.lock().unwrap();
        let folder = place.join("site");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let out = folder.to_str().unwrap();
        // On one thread: another test compares it with what several make.
        let run =
            done(&repository(), &["build", "--deny-warnings", "--jobs", "1", "--out", out, FONTS]);
        (folder, run, lock)
    });
    (folder, run)
}

/// A copy of this repository's site.
pub(crate) fn copy_of_site(to: &Path) {
    fs::create_dir_all(to).unwrap();
    for part in ["mashal.toml", "content", "locales", "themes"] {
        copy(&repository().join(part), &to.join(part));
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// Whether a file beside an output is what a build left for the next one.
pub(crate) fn is_record(name: &str) -> bool {
    let (_, name) = name.split_once(".mashal-").unwrap_or_default();
    matches!(name, "stats" | "texts" | "words") || name.starts_with("font-")
}

/// Every file of the output at `out`, and what lies beside it for the next build, as `.mashal-…`,
/// but for how files lie on this very disk.
pub(crate) fn with_records(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(out);
    let begin = format!(".{}.mashal-", out.file_name().unwrap().to_str().unwrap());
    for entry in fs::read_dir(out.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if let Some(name) =
            name.strip_prefix(&begin).filter(|rest| is_record(&name) && *rest != "stats")
        {
            files.insert(format!(".mashal-{name}"), fs::read(&path).unwrap());
        }
    }
    files
}

/// Every file below `folder` with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}
