//! The new output is made beside the old one, and put in its place.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside::{LOCK, Lock, OLD, RECORDS, SITE, discard, displaced};
use super::error::{EmitError, io_error};
use super::file_system::FileSystem;
use super::folder::{self, LIST};
use super::names::{beside, is_record, lies_at};
use super::others::{ROUNDS, is_there};
use super::stat::Stat;
use crate::route::Route;

/// How many files may be open in any case: a folder for each level of an output, and some more.
const SPARE: usize = 16;

/// A folder beside the output in which the next one is made. It goes with this value, and so does
/// what is in it.
#[derive(Debug)]
pub(super) struct StagingDir {
    disk: Arc<dyn FileSystem>,
    folder: PathBuf,
    /// Whether it stays: the last output may be in it, or is not known to be needless yet.
    stays: bool,
    /// Held as long as this build lives; another build leaves the stage alone. It is let go after
    /// the stage, so that a build killed right before leaves a stage that the next one knows to be
    /// dead.
    lock: Option<Lock>,
    above: Above,
}

impl StagingDir {
    /// An empty folder for what will be at `out`.
    pub(super) fn new(disk: Arc<dyn FileSystem>, out: &Path) -> Result<Self, EmitError> {
        let above = Above::new(&disk, out)?;
        let folder = create(&*disk, out)?;
        let locked = || {
            // Named so when it is locked: another build takes a lock that nobody holds for a dead
            // build's.
            let (early, lock) = (folder.join("early-lock"), folder.join(LOCK));
            let held = Lock(disk.lock(&early)?);
            disk.rename(&early, &lock)?;
            // Where no more files may be open, nothing could be removed later either: better now
            // than then.
            let spare = (0..SPARE).map(|_| held.0.try_clone()).collect::<io::Result<Vec<_>>>();
            drop(spare?);
            disk.create_folder(&folder.join(SITE))?;
            Ok(held)
        };
        match locked() {
            Ok(lock) => Ok(Self { disk, folder, stays: false, lock: Some(lock), above }),
            Err(error) => {
                discard(&*disk, &folder);
                Err(io_error(&folder)(error))
            }
        }
    }

    /// How a file lies that was made with it.
    pub(super) fn begun(&self) -> Option<Stat> {
        Stat::of(&self.lock.as_ref()?.0.metadata().ok()?)
    }

    fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// Where the file at `route` lies until the end.
    fn at(&self, route: &Route) -> PathBuf {
        let path = route.as_str();
        if is_record(path) { self.folder.join(RECORDS).join(path) } else { self.site().join(path) }
    }

    pub(super) fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), EmitError> {
        self.place(route, |path| self.disk.write(path, bytes))
    }

    /// Writes over what was written for `route`, of as many bytes.
    pub(super) fn overwrite(&self, route: &Route, bytes: &[u8]) -> Result<(), EmitError> {
        let path = self.at(route);
        self.disk.overwrite(&path, bytes).map_err(io_error(&path))
    }

    /// What was written for `route`.
    #[expect(clippy::disallowed_methods, reason = "what this very build wrote")]
    pub(super) fn read(&self, route: &Route) -> Result<Vec<u8>, EmitError> {
        let path = self.at(route);
        std::fs::read(&path).map_err(io_error(&path))
    }

    /// Removes what was written for `route`.
    pub(super) fn remove(&self, route: &Route) -> Result<(), EmitError> {
        let path = self.at(route);
        self.disk.remove_file(&path).map_err(io_error(&path))
    }

    /// Takes over a file of `out` as it is there, without writing it where the disk can.
    pub(super) fn take(&self, out: &Path, route: &Route) -> Result<(), EmitError> {
        let old = out.join(route.as_str());
        self.place(route, |path| match self.disk.link(&old, path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            // Done all the same: a copy would be written over what it is made from.
            Err(_) if is_there(path) => Ok(()),
            Err(_) => self.disk.copy(&old, path),
            done => done,
        })
    }

    /// Its folder is made where it is missing: most files come into one that is there.
    fn place(&self, route: &Route, put: impl Fn(&Path) -> io::Result<()>) -> Result<(), EmitError> {
        let path = self.at(route);
        let put_down = put(&path).or_else(|error| match path.parent() {
            Some(folder) if error.kind() == io::ErrorKind::NotFound => {
                let missing = folder.ancestors().take_while(|folder| !is_there(folder));
                for folder in missing.collect::<Vec<_>>().into_iter().rev() {
                    match self.disk.create_folder(folder) {
                        // By another thread.
                        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                        done => done?,
                    }
                }
                put(&path)
            }
            _ => Err(error),
        });
        put_down.map_err(io_error(&path))
    }

    /// Puts the record at `route` beside `out`.
    pub(super) fn put_down(&self, out: &Path, route: &Route) -> Result<(), EmitError> {
        let path = lies_at(out, route.as_str());
        self.disk.rename(&self.at(route), &path).map_err(io_error(&path))
    }

    /// Adds the `list` of what is in it. What is to be [synced](FileSystem::sync_all) before it can
    /// be relied on.
    pub(super) fn list(&self, list: &str) -> Result<PathBuf, EmitError> {
        let path = self.site().join(LIST);
        self.disk.write(&path, list.as_bytes()).map_err(io_error(&path))?;
        Ok(self.site())
    }

    /// Puts only the list into `out`.
    pub(super) fn replace_list(self, out: &Path) -> Result<(), EmitError> {
        let list = self.site().join(LIST);
        self.disk.rename(&list, &out.join(LIST)).map_err(io_error(out))?;
        self.confirm(out, out)
    }

    /// Puts all of it, with its `list`, in the place of `out`.
    pub(super) fn replace(mut self, out: &Path, list: &str) -> Result<(), EmitError> {
        self.change_places(out, list)?;
        // What may be in the stage now is the old output.
        self.stays = true;
        let parent = beside(out).0.to_path_buf();
        self.confirm(&parent, out)
    }

    /// Waits until what was done in `folder` is done for good; only then the stage goes.
    fn confirm(mut self, folder: &Path, out: &Path) -> Result<(), EmitError> {
        self.above.made.clear();
        let unconfirmed = |error| EmitError::Unconfirmed { folder: out.to_path_buf(), error };
        let done = self.disk.sync_names(folder).map_err(unconfirmed);
        self.stays = done.is_err();
        done
    }

    /// Puts the new output in the place of `out`. What was there is in the stage then. What an
    /// error says was not done may have been, on disks of networks.
    fn change_places(&mut self, out: &Path, list: &str) -> Result<(), EmitError> {
        let site = self.site();
        for _ in 0..ROUNDS {
            if !is_there(out) {
                match self.disk.rename(&site, out) {
                    Err(_) if !is_there(&site) => return Ok(()),
                    // Another build was faster.
                    Err(_) if is_there(out) => continue,
                    done => return done.map_err(io_error(out)),
                }
            }
            match self.disk.exchange(&site, out) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                    return self.in_two_steps(out);
                }
                Err(_) if folder::list_at(out).is_ok_and(|now| now.as_deref() == Some(list)) => {
                    return Ok(());
                }
                Err(_) if !is_there(out) => {}
                done => return done.map_err(failed(out)),
            }
        }
        Err(EmitError::Overtaken { folder: out.to_path_buf() })
    }

    /// The same where a disk cannot exchange. At each step one of the two is whole, and a build
    /// that comes by after this one was killed [puts the last output back](super::beside::settle).
    fn in_two_steps(&mut self, out: &Path) -> Result<(), EmitError> {
        let old = self.folder.join(OLD);
        let parent = beside(out).0.to_path_buf();
        self.stays = true;
        let away = self.disk.rename(out, &old);
        if !is_there(&old) {
            self.stays = false;
            return away.map_err(failed(out));
        }
        let there = away
            .and_then(|()| self.disk.sync_names(&self.folder))
            .and_then(|()| self.disk.sync_names(&parent))
            .and_then(|()| self.disk.rename(&self.site(), out));
        let Err(error) = there else { return Ok(()) };
        if !is_there(&self.site()) {
            return Ok(());
        }
        if self.disk.rename(&old, out).is_ok() || !is_there(&old) {
            self.stays = false;
            return Err(io_error(out)(error));
        }
        if folder::is_ours(out) {
            self.stays = false;
            return Err(EmitError::Overtaken { folder: out.to_path_buf() });
        }
        Err(displaced(out, &old)(error))
    }
}

impl Drop for StagingDir {
    fn drop(&mut self) {
        if self.stays {
            return;
        }
        discard(&*self.disk, &self.folder);
        if is_there(&self.folder) && self.lock.take().is_some() {
            // To look into a folder takes an open file, of which there may be no more.
            discard(&*self.disk, &self.folder);
        }
    }
}

/// Folders that were made above an output, and go where nothing comes into them.
#[derive(Debug)]
struct Above {
    disk: Arc<dyn FileSystem>,
    made: Vec<PathBuf>,
}

impl Above {
    fn new(disk: &Arc<dyn FileSystem>, out: &Path) -> Result<Self, EmitError> {
        let mut above = Self { disk: Arc::clone(disk), made: Vec::new() };
        let missing = beside(out).0.ancestors().take_while(|folder| !is_there(folder));
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            match disk.create_folder(folder) {
                Ok(()) => above.made.push(folder.to_path_buf()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(io_error(folder)(error)),
            }
        }
        Ok(above)
    }
}

impl Drop for Above {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // Somebody else may have put something there.
            let _stays = self.disk.remove_folder(folder);
        }
    }
}

/// Makes the folder of a stage for `out`.
fn create(disk: &dyn FileSystem, out: &Path) -> Result<PathBuf, EmitError> {
    let (parent, prefix) = beside(out);
    let process = std::process::id();
    let mut number = 0_u64;
    loop {
        let mut name = prefix.clone();
        name.push(format!("{process}-{number}"));
        let folder = parent.join(name);
        match disk.create_folder(&folder) {
            // Another build of this process, or of another machine on a disk of a network.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            done => return done.map(|()| folder.clone()).map_err(io_error(&folder)),
        }
    }
}

/// Why `out` did not change places with another folder.
fn failed(out: &Path) -> impl FnOnce(io::Error) -> EmitError {
    let folder = out.to_path_buf();
    |error| match error.kind() {
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => EmitError::Fixed { folder },
        _ => EmitError::Io { path: folder, error },
    }
}
