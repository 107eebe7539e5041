//! Writes a pack: each file whole beside its place, then into it, and nothing over what no pack
//! wrote.

#![expect(clippy::disallowed_methods, reason = "packs are written where the author says")]

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::list::{Found, PAGE};
use super::sums::{LIST, Sums, read, sum, written};
use super::{File, Packed};

/// What became of a pack.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Names and bytes of its files, the page of them and the list of hashes last.
    pub files: Vec<(String, u64)>,
    /// Files of earlier packs that lie there too.
    pub others: usize,
}

/// Why nothing was written, or not all.
#[derive(Debug)]
pub enum Refused {
    /// Files of this name are there, and none that a pack wrote.
    Foreign {
        /// The first.
        path: PathBuf,
    },
    /// The folder holds a site.
    Site {
        /// The folder.
        folder: PathBuf,
    },
    /// The disk is full, a folder cannot be written, …
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { path } => write!(
                f,
                "`{}` is there, and is not as a pack wrote it; nothing was written: move it away, or choose another folder with `--out`",
                path.display()
            ),
            Self::Site { folder } => write!(
                f,
                "`{}` is the output of a build, and was left alone; name a folder of its own for packs with `--out`",
                folder.display()
            ),
            Self::Io { path, error } => {
                write!(f, "`{}` cannot be written: {error}", path.display())
            }
        }
    }
}

impl Refused {
    /// Whether another command line is all that it takes.
    pub fn is_usage(&self) -> bool {
        !matches!(self, Self::Io { .. })
    }
}

/// Writes what is `packed` into `folder`, with the list of hashes, and the page of all that lies
/// there.
///
/// # Errors
///
/// Where something else lies there, or the disk refuses.
pub fn write(folder: &Path, packed: &Packed) -> Result<Written, Refused> {
    let Packed { files, list: page } = packed;
    let refused = |path: &Path| {
        let path = path.to_path_buf();
        move |error| Refused::Io { path, error }
    };
    if crate::emit::is_output(folder) {
        return Err(Refused::Site { folder: folder.to_path_buf() });
    }
    fs::create_dir_all(folder).map_err(refused(folder))?;
    let list = folder.join(LIST);
    let before = match there(&list).map_err(refused(&list))? {
        Some(bytes) => {
            let sums = std::str::from_utf8(&bytes).ok().and_then(read);
            sums.ok_or_else(|| Refused::Foreign { path: list.clone() })?
        }
        None => Sums::new(),
    };
    let mut sums: Sums = files.iter().map(|file| (file.name.clone(), sum(&file.bytes))).collect();
    // Of earlier packs, and not ours to change.
    let mut others = Vec::new();
    for (name, sum) in before.iter().filter(|(name, _)| !sums.contains_key(*name) && *name != PAGE)
    {
        match folder.join(name).metadata() {
            Ok(meta) if meta.is_file() => others.push((name.clone(), meta.len(), sum.clone())),
            _ => {}
        }
    }
    let mut found: Vec<Found<'_>> =
        others.iter().map(|(name, size, sum)| (&**name, *size, &**sum)).collect();
    for file in files {
        let sum = sums.get(&file.name).map_or("", String::as_str);
        found.push((&file.name, file.bytes.len() as u64, sum));
    }
    let page = page.page(&found).into_bytes();
    let page = [File { name: PAGE.to_owned(), bytes: page.into(), listed: None }];
    let files: Vec<&File> = files.iter().chain(&page).collect();
    sums.extend(page.iter().map(|file| (file.name.clone(), sum(&file.bytes))));
    // Before anything is written: what lies there is of an earlier pack, or the same.
    for (name, new) in &sums {
        let path = folder.join(name);
        let found = there(&path).map_err(refused(&path))?.map(|bytes| sum(&bytes));
        if found.is_some_and(|found| found != *new && before.get(name) != Some(&found)) {
            return Err(Refused::Foreign { path });
        }
    }
    let mut all: Sums = others.iter().map(|(name, _, sum)| (name.clone(), sum.clone())).collect();
    all.extend(sums);
    let text = written(&all);
    let contents = files.iter().map(|file| (file.name.as_str(), &*file.bytes));
    let ready: Vec<_> = contents
        .chain([(LIST, text.as_bytes())])
        .map(|(name, bytes)| Ok((name, staged(folder, bytes).map_err(refused(folder))?)))
        .collect::<Result<_, Refused>>()?;
    // All bytes have their place on the disk; only names are left to give.
    for (name, file) in ready {
        let path = folder.join(name);
        file.persist(&path).map_err(|error| Refused::Io { path, error: error.error })?;
    }
    let mut written: Vec<_> =
        files.iter().map(|file| (file.name.clone(), file.bytes.len() as u64)).collect();
    written.push((LIST.to_owned(), text.len() as u64));
    Ok(Written { files: written, others: others.len() })
}

/// The bytes at `path`, where there is something.
fn there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match path.symlink_metadata() {
        Ok(meta) if meta.is_file() => fs::read(path).map(Some),
        // Read as nothing that a pack wrote.
        Ok(_) => Ok(Some(Vec::new())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A file beside its place, with `bytes`, which others may read.
fn staged(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mashal-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}
