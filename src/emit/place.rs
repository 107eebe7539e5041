//! Where an output may lie: in a folder of its own, or where nothing is.

use std::fs::{self, FileType};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{EmitError, io_error};
use crate::world::ROOTS;

/// The path of an output at `out` of the site in `root`, without links, `..` and the like. Nothing
/// is made or touched there.
///
/// # Errors
///
/// Where no output may lie: in the site or around it, in the place of a file, or of a folder with
/// anything else in it.
pub fn place(out: &Path, root: &Path) -> Result<PathBuf, EmitError> {
    let out = free(out)?;
    let site = resolve(root).and_then(|root| root.canonicalize()).map_err(io_error(root))?;
    let part = |name| {
        let part = site.join(name);
        let lies = |part: &Path| out.starts_with(part) || part.starts_with(&out);
        lies(&part) || part.canonicalize().is_ok_and(|part| lies(&part))
    };
    if site.starts_with(&out) || ROOTS.into_iter().any(part) {
        return Err(EmitError::Site { path: out });
    }
    Ok(out)
}

/// The same without a look at the site.
pub(super) fn free(out: &Path) -> Result<PathBuf, EmitError> {
    let path = resolve(out).map_err(io_error(out))?;
    if path.file_name().is_none() {
        let what = "the root of the disk".to_owned();
        return Err(EmitError::Taken { path, what });
    }
    let kind = match path.symlink_metadata() {
        Ok(meta) => meta.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
        Err(error) => return Err(io_error(&path)(error)),
    };
    match what(kind) {
        None if is_mount(&path) => Err(EmitError::Fixed { folder: path }),
        None => Ok(path),
        Some("a link") => {
            let what = match fs::read_link(&path) {
                Ok(target) => format!("a link to `{}`", target.display()),
                Err(_) => "a link".to_owned(),
            };
            Err(EmitError::Taken { path, what })
        }
        Some(what) => Err(EmitError::Taken { path, what: what.to_owned() }),
    }
}

/// Whether another disk, or another part of this one, begins at a folder.
fn is_mount(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        let found = statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS);
        if let Ok(found) = found
            && found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
        {
            return found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| path.metadata().map(|meta| meta.dev()).ok();
        folder.parent().is_some_and(|parent| disk(parent) != disk(folder))
    }
    #[cfg(not(unix))]
    {
        let _not_known = folder;
        false
    }
}

/// What is no folder.
pub(super) fn what(kind: FileType) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a pipe");
        } else if kind.is_socket() {
            return Some("a socket");
        } else if kind.is_block_device() || kind.is_char_device() {
            return Some("a device");
        }
    }
    match kind {
        _ if kind.is_dir() => None,
        _ if kind.is_symlink() => Some("a link"),
        _ if kind.is_file() => Some("a file"),
        _ => Some("neither a file nor a folder"),
    }
}

/// `path` from the root of the disk. Links are followed but for the last name; `..` leads to where
/// a file manager would go, also from a folder that is not there yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut found = PathBuf::new();
    let mut names = path.components().peekable();
    while let Some(name) = names.next() {
        match name {
            Component::ParentDir => {
                found.pop();
            }
            name => {
                found.push(name);
                if names.peek().is_some() && found.symlink_metadata().is_ok() {
                    found = found.canonicalize()?;
                }
            }
        }
    }
    Ok(found)
}
