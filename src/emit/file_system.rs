//! All that an emission does to the disk, one call each.

#![expect(clippy::disallowed_methods, reason = "this is where output is written")]

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

/// What changes a disk. Tests put one in between that counts, fails or stops at any call; to look
/// at what is there needs none of it.
pub trait FileSystem: fmt::Debug + Send + Sync {
    /// Makes a folder in one that is there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// The file at `path`, made where there is none, and locked while the value lives, in this
    /// process and all others. Waits for whoever has it. Unlocked on a disk that has no locks.
    fn lock(&self, path: &Path) -> io::Result<File>;

    /// Writes a file.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Writes over a file of as many bytes. A disk has their place already: where a file is emptied
    /// first, some write it out at once.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Gives the file at `from` a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Writes a copy of a file.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until everything at and below a folder outlives a loss of power.
    fn sync_all(&self, folder: &Path) -> io::Result<()>;

    /// The same for the names in a folder alone.
    fn sync_names(&self, folder: &Path) -> io::Result<()>;

    /// Gives a file or folder another name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two folders change names in one step; [`io::ErrorKind::Unsupported`] where the disk
    /// cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Removes a folder with all that is in it.
    fn remove_all(&self, folder: &Path) -> io::Result<()>;

    /// Removes a folder that is empty.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
}

/// The file system of this machine.
#[derive(Debug)]
pub struct Native;

impl FileSystem for Native {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn lock(&self, path: &Path) -> io::Result<File> {
        let file =
            File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        while file.lock().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {}
        Ok(file)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::write(path, bytes)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::options().write(true).open(path)?.write_all(bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::copy(from, to).map(drop)
    }

    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        // 3,000 files each for itself take twenty times as long as the whole disk at once.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        {
            use rustix::io::Errno;
            match rustix::fs::syncfs(File::open(folder)?) {
                // Kept from it, as in some containers.
                Err(Errno::NOSYS | Errno::PERM | Errno::ACCESS) => {}
                done => return Ok(done?),
            }
        }
        let entries = WalkDir::new(folder).into_iter().collect::<Result<Vec<_>, _>>()?;
        entries.par_iter().try_for_each(|entry| match entry.file_type().is_dir() {
            true => self.sync_names(entry.path()),
            // Windows wants a file that it may write to.
            false => File::options().write(true).open(entry.path())?.sync_all(),
        })
    }

    fn sync_names(&self, folder: &Path) -> io::Result<()> {
        // Windows does so by itself, and opens no folders.
        if cfg!(windows) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some disks of networks do, and say that it cannot be asked for.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            done => done,
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            // Disks of networks and cards, old kernels.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                Err(io::ErrorKind::Unsupported.into())
            }
            done => Ok(done?),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_all(&self, folder: &Path) -> io::Result<()> {
        // Languages at once: what is removed may be as much as what was made. A link in the place
        // of a folder goes itself, not what it leads to.
        let folders = fs::read_dir(folder)?.filter_map(|entry| {
            let entry = entry.ok()?;
            entry.file_type().ok()?.is_dir().then(|| entry.path())
        });
        let folders: Vec<_> = folders.collect();
        folders.par_iter().with_max_len(1).try_for_each(fs::remove_dir_all)?;
        fs::remove_dir_all(folder)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
