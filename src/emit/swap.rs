//! The new output is made beside the old one, and put in its place in one step.

#![expect(clippy::disallowed_methods, reason = "this is where output is written")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;

use super::folder::{FORMAT, LIST};
use super::{EmitError, io_error};
use crate::plan::Bytes;
use crate::route::Route;

/// Replaces `out` by a folder with exactly `files`; those marked in `same` are taken over from
/// the old one without being written.
pub(super) fn replace(
    out: &Path,
    files: &[(Route, Bytes)],
    same: &[bool],
) -> Result<(), EmitError> {
    let (parent, prefix) = place(out);
    fs::create_dir_all(parent).map_err(io_error(parent))?;
    let stage =
        tempfile::Builder::new().prefix(&prefix).tempdir_in(parent).map_err(io_error(parent))?;
    // Held as long as this build lives; [`sweep`] of another build leaves the stage alone.
    let _lock = lock(&stage).map_err(io_error(stage.path()))?;
    let site = stage.path().join("site");
    fs::create_dir(&site).map_err(io_error(&site))?;
    fill(&site, out, files, same)?;
    exchange(&site, out).map_err(io_error(out))?;
    // What is now in the stage is the old output. It goes before the lock does, so that a build
    // killed here leaves a stage that the next one knows to be dead.
    let _swept_later = fs::remove_dir_all(&site).and_then(|()| stage.close());
    Ok(())
}

fn fill(site: &Path, out: &Path, files: &[(Route, Bytes)], same: &[bool]) -> Result<(), EmitError> {
    let mut folders = BTreeSet::new();
    let mut list = format!("{FORMAT}\n");
    for ((route, bytes), same) in files.iter().zip(same) {
        let path = site.join(route.as_str());
        if let Some(folder) = path.parent()
            && folders.insert(folder.to_path_buf())
        {
            fs::create_dir_all(folder).map_err(io_error(folder))?;
        }
        let linked = *same && fs::hard_link(out.join(route.as_str()), &path).is_ok();
        if !linked {
            fs::write(&path, bytes).map_err(io_error(&path))?;
        }
        list.push_str(route.as_str());
        list.push('\n');
    }
    let path = site.join(LIST);
    fs::write(&path, list).map_err(io_error(&path))
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
