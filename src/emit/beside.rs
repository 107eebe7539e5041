//! What lies beside an output: stages of builds, living and killed.

#![expect(
    clippy::disallowed_methods,
    reason = "what a killed build left is looked for and removed"
)]

use std::cmp::Reverse;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use same_file::Handle;

use super::error::{EmitError, io_error};
use super::file_system::FileSystem;
use super::folder;
use super::names::beside;
use super::others::is_there;

/// The file in a stage that a living build holds.
pub(super) const LOCK: &str = "lock";
/// Where a stage keeps the last output while the new one is put in its place. Whatever has this
/// name is whole.
pub(super) const OLD: &str = "old";

/// Where a stage has the new output.
pub(super) const SITE: &str = "site";

/// Where a stage has what will lie beside the new output.
pub(super) const RECORDS: &str = "records";

/// How long nobody touches a stage whose build cannot be asked: it is about to take its lock, or
/// its disk has no locks.
const YOUNG: Duration = Duration::from_secs(60);
const LOCKLESS: Duration = Duration::from_secs(24 * 60 * 60);

/// Puts the last output of `out` back where a build was killed while it was on its way; whether it
/// did. Then removes what killed builds left.
pub(super) fn settle(disk: &Arc<dyn FileSystem>, out: &Path) -> Result<bool, EmitError> {
    let mut dead = dead(out);
    dead.sort_by_key(|stage| Reverse(stage.modified));
    let mut back = false;
    let olds = || dead.iter().map(|stage| stage.folder.join(OLD)).filter(|old| is_there(old));
    if olds().next().is_some() || is_there(&Turn::path(out)) {
        let _turn =
            Turn::take(Arc::clone(disk), out).map_err(|error| match (olds().next(), error) {
                (Some(old), EmitError::Io { error, .. }) if !folder::is_ours(out) => {
                    displaced(out, &old)(error)
                }
                (_, error) => error,
            })?;
        for old in olds().collect::<Vec<_>>() {
            let free = is_free(&**disk, out);
            if free.map_err(displaced(out, &old))? {
                disk.rename(&old, out).or_else(|error| match is_there(&old) {
                    true => Err(displaced(out, &old)(error)),
                    false => Ok(()),
                })?;
                back = true;
                disk.sync_names(beside(out).0).map_err(io_error(out))?;
            }
        }
    }
    for Dead { folder: stage, .. } in &dead {
        // Beside something of somebody else, the only output that there is.
        if !is_there(&stage.join(OLD)) || folder::is_ours(out) {
            discard(&**disk, stage);
        }
    }
    Ok(back)
}

/// Why the last output of `out` is at `kept`.
pub(super) fn displaced(out: &Path, kept: &Path) -> impl FnOnce(io::Error) -> EmitError {
    let (folder, kept) = (out.to_path_buf(), kept.to_path_buf());
    |error| EmitError::Displaced { folder, kept, error }
}

/// Whether nothing is at `out`; an empty folder is made nothing.
fn is_free(disk: &dyn FileSystem, out: &Path) -> io::Result<bool> {
    let empty = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if empty && fs::read_link(out).is_err() {
        disk.remove_folder(out)?;
    }
    Ok(!is_there(out))
}

/// Removes a stage, its lock last.
pub(super) fn discard(disk: &dyn FileSystem, stage: &Path) {
    let (old, gone) = (stage.join(OLD), stage.join("gone"));
    // Killed in between, half of it would be left under the name of a whole one.
    if is_there(&old) && disk.rename(&old, &gone).is_err() {
        return;
    }
    for part in [gone, stage.join(SITE), stage.join(RECORDS), stage.to_path_buf()] {
        // Left for the next build where it cannot be removed.
        if is_there(&part) && disk.remove_all(&part).is_err() {
            let _empty = disk.remove_folder(&part);
            return;
        }
    }
}

/// A stage whose build is dead.
struct Dead {
    folder: PathBuf,
    modified: SystemTime,
    /// Held against other builds that come by; none where it died before it had one.
    _lock: Option<Lock>,
}

/// A lock that is held, and let go at the end of this value: where a file is only closed, a program
/// that another thread starts at that moment may keep it locked until it runs.
#[derive(Debug)]
pub(super) struct Lock(pub(super) File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closed it is in any case.
        let _unlocked = self.0.unlock();
    }
}

/// Stages for `out` whose builds are dead.
fn dead(out: &Path) -> Vec<Dead> {
    let (parent, prefix) = beside(out);
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let stage = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let rest = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes())?;
        // `.public.mashal-x.mashal-1-0` is of an output `public.mashal-x`.
        let named = !rest.contains(&b'.') && entry.file_type().ok()?.is_dir();
        named.then(|| Dead::find(entry.path()))?
    };
    entries.flatten().filter_map(stage).collect()
}

impl Dead {
    /// None where the build lives.
    fn find(folder: PathBuf) -> Option<Self> {
        let modified = folder.metadata().and_then(|meta| meta.modified()).ok()?;
        let older = |least| modified.elapsed().is_ok_and(|age| age > least);
        // Disks of networks lock only what may be written.
        let lock = match File::options().read(true).write(true).open(folder.join(LOCK)) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // Nobody knows: it may well live.
            Err(_) => return None,
        };
        let dead = match lock.as_ref().map(File::try_lock) {
            Some(Ok(())) => true,
            Some(Err(TryLockError::WouldBlock)) => false,
            Some(Err(TryLockError::Error(_))) => older(LOCKLESS),
            None => older(YOUNG),
        };
        dead.then(|| Self { folder, modified, _lock: lock.map(Lock) })
    }
}

/// The right to change what is at `out`, which one build has at a time, for the moment that it
/// takes.
#[derive(Debug)]
pub(super) struct Turn {
    disk: Arc<dyn FileSystem>,
    path: PathBuf,
    _file: Lock,
}

impl Turn {
    /// Where its file lies.
    fn path(out: &Path) -> PathBuf {
        let (parent, mut name) = beside(out);
        name.push("turn");
        parent.join(name)
    }

    /// Waits for whoever has it.
    pub(super) fn take(disk: Arc<dyn FileSystem>, out: &Path) -> Result<Self, EmitError> {
        let path = Self::path(out);
        let same = |file: &File| -> io::Result<bool> {
            // Whoever had it has removed it, and the next may lie there.
            match Handle::from_path(&path) {
                Ok(there) => Ok(there == Handle::from_file(file.try_clone()?)?),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                Err(error) => Err(error),
            }
        };
        loop {
            let file = disk.lock(&path).map_err(io_error(&path))?;
            if same(&file).map_err(io_error(&path))? {
                return Ok(Self { disk, path, _file: Lock(file) });
            }
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Left for the next build where it cannot be removed.
        let _left = self.disk.remove_file(&self.path);
    }
}
