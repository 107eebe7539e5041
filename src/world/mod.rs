//! The only door to the disk and the clock.
//!
//! Everything after loading a site works on what a [`World`] answered; nothing else in the
//! crate opens a file of the site or asks for the time.

mod changed;
mod conflict;
mod disk;
pub mod embedded;
mod memory;
mod names;
mod snapshot;
mod tracked;

pub use changed::Changed;
pub use disk::{CLOCK, Disk, fixed_clock};
pub use memory::Memory;
use names::{is_clutter, meant, original};
pub use snapshot::{Link, ROOTS, Snapshot};
pub use tracked::Tracked;

use std::io;
use std::sync::Arc;

use blake3::Hash;
use jiff::civil::Date;
use memchr::memmem;

use crate::diag::{Code, Diagnostic, Sink, Source};

/// The bytes of a file, shared by everything that looks at them.
pub type Bytes = Arc<[u8]>;

/// A place where a site lies. Paths are relative to the site, with `/` between names.
pub trait World: Sync {
    /// All files below `folder`, in the order of their paths; nothing where there is no such
    /// folder. Hidden files and editors' backups are left out.
    fn list(&self, folder: &str) -> Listing;

    /// The bytes of one file.
    fn read(&self, path: &str) -> io::Result<Bytes>;

    /// The same, with their hash.
    fn read_hashed(&self, path: &str) -> io::Result<(Bytes, Hash)> {
        let bytes = self.read(path)?;
        let hash = blake3::hash(&bytes);
        Ok((bytes, hash))
    }

    /// Today, in UTC.
    fn today(&self) -> Date;
}

/// What lies below a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files, sorted by path.
    pub files: Vec<File>,
    /// Folders that cannot be read, links that lead in circles or out of the site.
    pub faults: Vec<Diagnostic>,
}

/// One file of a [`Listing`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Relative to the site.
    pub path: Arc<str>,
    /// Its length, in bytes.
    pub bytes: u64,
    /// While one world gives a path the same number, its bytes are the same. A world that does
    /// not remember what it gave answers with a new number each time.
    pub version: u64,
}

/// Longest text file, in bytes. The longest guide of any peer is a tenth of it; a reader's phone
/// would not open a page made from more.
pub const LONGEST_TEXT: u64 = 2 * 1024 * 1024;

/// What to do with a longer one.
const SPLIT: &str = "split it into several, or check that it is the file you meant";

/// Reads `file` as text. What cannot be text is a fault and `None`; Windows line ends and a
/// byte-order mark are noted and do no harm.
pub fn read_text(world: &dyn World, file: &File, sink: &mut Sink) -> Option<Arc<Source>> {
    let bytes = read_file(file, |path| world.read(path), sink)?;
    text_of(file, &bytes, sink)
}

/// What `read` reads of `file`, a text; a fault where it is too long or cannot be read.
pub fn read_file<T>(
    file: &File,
    read: impl FnOnce(&str) -> io::Result<T>,
    sink: &mut Sink,
) -> Option<T> {
    let path = &*file.path;
    // Before it is read, where the length is known by then.
    if file.bytes > LONGEST_TEXT {
        sink.push(too_large(path, file.bytes, LONGEST_TEXT, SPLIT));
        return None;
    }
    read(path).map_err(|error| sink.push(unreadable(path, &error))).ok()
}

/// The text that the `bytes` of `file` are, as of [`read_text`].
pub fn text_of(file: &File, bytes: &[u8], sink: &mut Sink) -> Option<Arc<Source>> {
    let path = &*file.path;
    let whole = |text: &str| Source::new(path, text).span(0..0);
    let length = bytes.len() as u64;
    if length > LONGEST_TEXT {
        sink.push(too_large(path, length, LONGEST_TEXT, SPLIT));
        return None;
    }
    let text = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let source = Source::new(path, String::from_utf8_lossy(bytes));
            sink.push(
                Diagnostic::new(Code::FileNotUtf8, format!("`{path}` is not UTF-8 text"))
                    .at(source.span(at..at + '\u{fffd}'.len_utf8()))
                    .help("save the file with the encoding UTF-8; the marked place is the first that is not"),
            );
            return None;
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            sink.push(
                Diagnostic::new(Code::FileByteOrderMark, "the file begins with a byte-order mark")
                    .at(whole(rest))
                    .help(
                        "it is skipped; choose «UTF-8 without BOM» in the editor to be rid of it",
                    ),
            );
            rest
        }
        None => text,
    };
    let (resolved, conflict) = conflict::resolved(text);
    if let Some(place) = conflict {
        let message = "two versions of a part stand here, one below the other (git)";
        sink.push(
            Diagnostic::new(Code::FileConflict, message)
                .at(Source::new(path, text).span(place))
                .help(
                    "keep the lines of one, and delete those of the other and of `<`, `=` and `>`",
                ),
        );
    }
    let source = Source::new(path, resolved);
    if let Some(at) = source.text().find('\0') {
        sink.push(
            Diagnostic::new(Code::FileNul, "a NUL byte in a text file")
                .at(source.span(at..at + 1))
                .help("delete the character; if the file looks like noise, restore it from a copy"),
        );
        return None;
    }
    if may_have_control(source.text()) {
        for (at, c) in source.text().match_indices(is_control) {
            sink.push(control(c).at(source.span(at..at + c.len())));
        }
    }
    if let Some(at) = memmem::find(source.text().as_bytes(), b"\r\n") {
        sink.push(
            Diagnostic::new(Code::FileCrLf, "the lines end as on Windows (CR LF)")
                .at(source.span(at..at))
                .help("it does no harm; with «LF» a comparison of two versions shows only what changed"),
        );
    }
    Some(source)
}

/// Whether `c` is a control character that no text needs, or none at all (`U+FFFE` and its like).
pub fn is_control(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

/// Whether a byte of `text` is one that such characters have; those of most texts are not.
fn may_have_control(text: &str) -> bool {
    // Without a way out of the loop, it looks at many bytes at once.
    text.bytes().fold(false, |found, byte| {
        found
            | ((byte < 0x20) & !matches!(byte, b'\t' | b'\n' | b'\r'))
            | matches!(byte, 0x7f | 0xc2 | 0xef..)
    })
}

/// The fault of a control character.
fn control(c: &str) -> Diagnostic {
    let code = c.chars().next().map_or(0, u32::from);
    Diagnostic::new(Code::TextControl, format!("the control character u+{code:04x}"))
        .help("delete it: no reader sees it, and some programs obey it")
}

/// The fault of a file at `path` that is named like a copy of another, where it is.
pub fn named_as_copy(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let original = original(name)?;
    let message =
        format!("`{name}` is named like a copy of `{original}`, and counts as a file of its own");
    Some(Diagnostic::new(Code::FileCopy, message).at(Source::new(path, "").span(0..0)).help(
        format!("take over into `{original}` what this one alone has, and remove it; or give it a name of its own"),
    ))
}

/// The fault of a file at `path` that nobody reads, since its name does not end in `ending`, where
/// its name says that it was meant to be read.
pub fn named_otherwise(path: &str, ending: &str, others: &[&str]) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let meant = meant(name, ending, others)?;
    let fault = Diagnostic::new(Code::ContentStrayFile, format!("nobody reads `{path}`"));
    Some(fault.at(Source::new(path, "").span(0..0)).help(format!("rename it `{meant}`")))
}

/// The fault of a file of `bytes` where `limit` is the most.
pub fn too_large(path: &str, bytes: u64, limit: u64, help: &str) -> Diagnostic {
    let (has, may) = (bytes.div_ceil(1000), limit / 1000);
    Diagnostic::new(Code::FileTooLarge, format!("`{path}` has {has} kB, and may have {may} kB"))
        .at(Source::new(path, "").span(0..0))
        .help(help)
}

/// The fault of a file that the system does not give.
pub fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    let (code, help) = match is_exhausted(error) {
        true => {
            (Code::SystemExhausted, "allow the program more open files (`ulimit -n`) or memory")
        }
        false => (Code::FileUnreadable, "check that the file exists and that you may read it"),
    };
    Diagnostic::new(code, format!("`{path}` cannot be read: {error}"))
        .at(Source::new(path, "").span(0..0))
        .help(help)
}

/// Whether it is not the file, but the machine, that is at its end.
fn is_exhausted(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        let ends = [Errno::MFILE, Errno::NFILE, Errno::NOMEM];
        if error
            .raw_os_error()
            .is_some_and(|code| ends.iter().any(|end| end.raw_os_error() == code))
        {
            return true;
        }
    }
    error.kind() == io::ErrorKind::OutOfMemory
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_looked_for() {
        for c in ('\0'..=char::MAX).filter(|c| is_control(*c)) {
            assert!(may_have_control(&format!("ایک{c}")), "{c:?}");
        }
        assert!(!may_have_control("One\r\n\tایک — “دو”"));
    }
}
