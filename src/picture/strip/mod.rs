//! The file of a picture without all that the picture does not need: only the parts that hold
//! pixels are copied (JPEG, PNG, WebP, GIF), each as long as its kind is. Nothing is decoded.
//!
//! Crates that take such files apart (img-parts) leave out GIF and frames of WebP, and pass over
//! what lies behind a picture without a word.

mod gif;
mod jpeg;
mod png;
mod webp;

use std::collections::BTreeSet;

use super::{Colours, Trace, camera};

/// A file with nothing but its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stripped {
    /// The file.
    pub bytes: Vec<u8>,
    /// What its name should end in.
    pub extension: &'static str,
    /// What was left out.
    pub traces: BTreeSet<Trace>,
    /// How it is to be turned, as EXIF says it (1: as it is).
    pub turn: u8,
    /// How many frames it has.
    pub frames: usize,
    /// What its numbers mean, where that was left out.
    pub colours: Colours,
    /// How many times a decoder goes over it (JPEG).
    pub scans: usize,
}

impl Stripped {
    /// Whether it needs the profile that was left out.
    pub fn turns_pale(&self) -> bool {
        // What else is said of colours, in a PNG, stays in it.
        matches!(self.colours, Colours::Profile(_)) && matches!(self.colours.wide(), Ok(Some(_)))
    }
}

/// What is cut short or is not built as its kind is.
const SHORT: &str = "it ends too early, or is damaged";

/// `bytes` without what the picture does not need.
///
/// # Errors
///
/// What is none of the four kinds, or damaged.
pub fn strip_metadata(bytes: &[u8]) -> Result<Stripped, &'static str> {
    let (extension, copy): (_, fn(&mut Copier<'_>) -> Option<()>) = match bytes {
        [0xff, 0xd8, 0xff, ..] => ("jpg", jpeg::copy),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ("png", png::copy),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ("gif", gif::copy),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("webp", webp::copy),
        _ => return Err("it is not PNG, JPEG, WebP or GIF"),
    };
    let stripped = Stripped {
        bytes: Vec::new(),
        extension,
        traces: BTreeSet::new(),
        turn: 1,
        frames: 0,
        colours: Colours::Unsaid,
        scans: 0,
    };
    let mut copier = Copier { rest: bytes, stripped };
    copy(&mut copier).ok_or(SHORT)?;
    if !copier.rest.is_empty() {
        copier.stripped.traces.insert(Trace::Rest);
    }
    Ok(copier.stripped)
}

struct Copier<'a> {
    rest: &'a [u8],
    stripped: Stripped,
}

impl<'a> Copier<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.stripped.bytes.extend_from_slice(bytes);
    }

    fn note(&mut self, trace: Trace) {
        self.stripped.traces.insert(trace);
    }

    fn exif(&mut self, raw: &[u8]) {
        self.stripped.turn = camera::read(raw, &mut self.stripped.traces);
    }

    /// XMP is text that may say anything.
    fn xmp(&mut self, text: &[u8]) {
        self.note(Trace::Words);
        let says = |word: &[u8]| memchr::memmem::find(text, word).is_some();
        for (word, trace) in [
            (&b"GPS"[..], Trace::Place),
            (b"xmp:Thumbnails", Trace::Thumbnail),
            (b"tiff:Model", Trace::Camera),
        ] {
            if says(word) {
                self.note(trace);
            }
        }
    }
}
