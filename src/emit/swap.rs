//! The new output is made beside the old one, and put in its place in one step.

#![expect(clippy::disallowed_methods, reason = "this is where output is written")]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::{EmitError, io_error};
use super::folder::LIST;
use crate::route::Route;

/// A folder beside the output in which the next one is made. It goes with this value, and so does
/// what is in it.
#[derive(Debug)]
pub(super) struct Stage {
    site: PathBuf,
    folder: TempDir,
    /// Held as long as this build lives; [`sweep`] of another build leaves the stage alone. It is let
    /// go last, so that a build killed right before leaves a stage that the next one knows to be dead.
    _lock: File,
}

impl Stage {
    /// An empty folder for what will be at `out`.
    pub(super) fn new(out: &Path) -> Result<Self, EmitError> {
        let (parent, prefix) = place(out);
        fs::create_dir_all(parent).map_err(io_error(parent))?;
        let folder = tempfile::Builder::new()
            .prefix(&prefix)
            .tempdir_in(parent)
            .map_err(io_error(parent))?;
        let lock = lock(&folder).map_err(io_error(folder.path()))?;
        let site = folder.path().join("site");
        fs::create_dir(&site).map_err(io_error(&site))?;
        Ok(Self { site, folder, _lock: lock })
    }

    pub(super) fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), EmitError> {
        self.place(route, |path| fs::write(path, bytes))
    }

    /// Takes over a file of `out` as it is there, without writing it where the disk can.
    pub(super) fn take(&self, out: &Path, route: &Route) -> Result<(), EmitError> {
        let old = out.join(route.as_str());
        self.place(route, |path| match fs::hard_link(&old, path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            Err(_) => fs::copy(&old, path).map(drop),
            done => done,
        })
    }

    /// Its folder is made where it is missing: most files come into one that is there.
    fn place(&self, route: &Route, put: impl Fn(&Path) -> io::Result<()>) -> Result<(), EmitError> {
        let path = self.site.join(route.as_str());
        let put_down = put(&path).or_else(|error| match path.parent() {
            Some(folder) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(folder)?;
                put(&path)
            }
            _ => Err(error),
        });
        put_down.map_err(io_error(&path))
    }

    /// Puts only another `list` into `out`.
    pub(super) fn rename(self, out: &Path, list: &str) -> Result<(), EmitError> {
        let path = self.list(list)?;
        fs::rename(&path, out.join(LIST)).map_err(io_error(out))
    }

    fn list(&self, list: &str) -> Result<PathBuf, EmitError> {
        let path = self.site.join(LIST);
        fs::write(&path, list).map_err(io_error(&path))?;
        Ok(path)
    }

    /// Puts all of it, with a `list` of what it is, in the place of `out`.
    pub(super) fn replace(self, out: &Path, list: &str) -> Result<(), EmitError> {
        self.list(list)?;
        exchange(&self.site, out).map_err(io_error(out))?;
        // What is now in the stage is the old output.
        let _swept_later = fs::remove_dir_all(&self.site).and_then(|()| self.folder.close());
        Ok(())
    }
}

/// Puts `site` in the place of `out`, and the old output in the place of `site`.
fn exchange(site: &Path, out: &Path) -> io::Result<()> {
    if !out.try_exists()? {
        return fs::rename(site, out);
    }
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, site, CWD, out, RenameFlags::EXCHANGE) {
            // Some network disks cannot exchange; the two steps below are the next best.
            Err(
                rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP,
            ) => {}
            done => return Ok(done?),
        }
    }
    let old = site.with_file_name("old");
    fs::rename(out, &old)?;
    fs::rename(site, out).inspect_err(|_| {
        // Back to what was; if even that fails, the message names the stage that holds it.
        let _restored = fs::rename(&old, out);
    })
}

const LOCK: &str = "lock";

fn lock(stage: &TempDir) -> io::Result<File> {
    let mut file = File::create(stage.path().join(LOCK))?;
    file.lock()?;
    file.write_all(b"a build of mashal is writing here\n")?;
    Ok(file)
}

/// The folder in which a stage for `out` lies, and how its name begins: hidden, beside the output,
/// so that both lie on one disk.
fn place(out: &Path) -> (&Path, String) {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    (parent, format!(".{name}.mashal-"))
}

/// Removes stages of builds of `out` that were killed. One whose lock is held belongs to a living
/// build.
pub(super) fn sweep(out: &Path) {
    let (parent, prefix) = place(out);
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let named = entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix));
        if !named {
            continue;
        }
        let dead = match File::open(entry.path().join(LOCK)) {
            Ok(file) => file.try_lock().is_ok(),
            // Killed before it had its lock, or just about to take it: only an old one goes.
            Err(_) => entry
                .metadata()
                .and_then(|meta| meta.modified())
                .is_ok_and(|then| then.elapsed().is_ok_and(|age| age.as_secs() > 60)),
        };
        if dead {
            // Left for the next build where it cannot be removed.
            let _swept = fs::remove_dir_all(entry.path());
        }
    }
}
