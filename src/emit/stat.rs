//! How a file lies on the disk: by which it is known to be as it was without being read.

use std::fs::Metadata;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::route::Route;

/// When something happened, by the clock of a file system: seconds and billionths.
type Time = (i64, i64);

/// What a file system says of a file (POSIX `stat`). While it says the same, nobody has written to
/// the file: `changed` is set by the system alone, at each change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stat {
    device: u64,
    inode: u64,
    /// Bytes.
    pub(super) size: u64,
    modified: Time,
    /// Also when it got or lost a name.
    changed: Time,
}

impl Stat {
    /// Whether the system says when a file was changed.
    pub(super) const IS_TOLD: bool = cfg!(unix);

    /// None where it [does not](Self::IS_TOLD).
    #[cfg(unix)]
    #[expect(clippy::unnecessary_wraps, reason = "other systems do not say")]
    pub(super) fn of(meta: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self {
            device: meta.dev(),
            inode: meta.ino(),
            size: meta.size(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_meta: &Metadata) -> Option<Self> {
        None
    }

    /// Of the file at `path`; none also where there is no file.
    pub(super) fn at(path: &Path) -> Option<Self> {
        let meta = path.symlink_metadata().ok()?;
        if meta.is_file() { Self::of(&meta) } else { None }
    }

    /// Whether nothing was written since this was said of `before`, but that it may have other
    /// names now.
    pub(super) fn is_but_for_names(&self, before: &Self) -> bool {
        Self { changed: before.changed, ..*self } == *before
    }

    /// Whether all that was done to the file was done before `other`, by the clock of one disk:
    /// whatever is done later shows. Clocks of disks have steps, within which nothing does.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        self.device == other.device && self.modified.max(self.changed) < other.modified
    }
}

/// What need not be read of a file that is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) stat: Stat,
    /// Assets that it may [load](crate::plan::Facts::loads).
    pub(super) loads: Loads,
}

/// Assets that files may load: many load the same.
pub(super) type Loads = Arc<[Route]>;
