//! A generated site in a folder of its own, on a memory disk where there is one, so that the disk's
//! time is left out.

use std::path::Path;

use tempfile::TempDir;

use crate::corpus;

/// A site of `pages` guides, all languages together.
pub(crate) fn fresh(pages: usize) -> TempDir {
    let folder = folder();
    for (path, text) in corpus::files(pages) {
        write(folder.path(), &path, &text);
    }
    folder
}

/// An empty folder; it goes with the value.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::tempdir_in(folder).expect("a folder to work in")
}

pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("room");
    std::fs::write(path, text).expect("room on the disk");
}
