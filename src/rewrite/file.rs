//! Writes one file of the site that an author or translator has.

use std::io::{self, Write};
use std::path::Path;

use crate::diag::Source;
use crate::world::{Disk, World};

/// Puts `text` in the place of what `source` was read as, whole or not at all. A byte-order mark,
/// the file's rights, and a link that leads to it stay. Fails where the file has changed meanwhile.
pub fn rewrite(world: &Disk, root: &Path, source: &Source, text: &str) -> io::Result<()> {
    let before = world.read(source.path())?;
    // A byte-order mark is no part of the text.
    let Some(head) = before.strip_suffix(source.text().as_bytes()) else {
        return Err(io::Error::other("it has changed meanwhile"));
    };
    // A link stays one.
    let path = root.join(source.path()).canonicalize()?;
    let folder = path.parent().unwrap_or(root);
    let mut fresh = tempfile::Builder::new().prefix(".mashal-").tempfile_in(folder)?;
    fresh.write_all(head)?;
    fresh.write_all(text.as_bytes())?;
    fresh.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path)?;
    Ok(())
}

/// Writes a file that is not there yet, with the folders above it, whole or not at all.
#[expect(clippy::disallowed_methods, reason = "a translator's file is written where it belongs")]
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap_or(root))?;
    let mut file = std::fs::File::create_new(&path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(std::fs::remove_file(&path)))
}

/// Writes a file that nobody edits, with the folders above it, in the place of what is there: whole
/// or not at all.
#[expect(clippy::disallowed_methods, reason = "a record is written beside the messages")]
pub fn put(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let path = root.join(path);
    let folder = path.parent().unwrap_or(root);
    std::fs::create_dir_all(folder)?;
    let mut fresh = tempfile::Builder::new().prefix(".mashal-").tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path)?;
    Ok(())
}

/// Removes a file whose bytes lie elsewhere, and the folders above it that are empty then.
#[expect(clippy::disallowed_methods, reason = "an author's file that is at another place now")]
pub fn remove(root: &Path, path: &str) -> io::Result<()> {
    std::fs::remove_file(root.join(path))?;
    let above =
        Path::new(path).ancestors().skip(1).filter(|folder| folder.components().count() > 2);
    // The first that is not empty stays, and so do those above it.
    let _full = above.map(|folder| std::fs::remove_dir(root.join(folder))).find(Result::is_err);
    Ok(())
}
