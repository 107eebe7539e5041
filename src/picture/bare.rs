//! The file of a picture without all that the picture does not need: only the parts that hold
//! pixels are copied (JPEG, PNG, WebP, GIF). Nothing is decoded.
//!
//! Crates that take such files apart (img-parts) leave out GIF and frames of WebP, and pass over what
//! lies behind a picture without a word.

use std::collections::BTreeSet;

use super::{Trace, camera};

/// A file with nothing but its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare {
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
    /// How many times a decoder goes over it (JPEG).
    pub scans: usize,
}

/// What is cut short or is not built as its kind is.
const SHORT: &str = "it ends too early, or is damaged";

/// `bytes` without what the picture does not need.
///
/// # Errors
///
/// What is none of the four kinds, or damaged.
pub fn bare(bytes: &[u8]) -> Result<Bare, &'static str> {
    let (extension, copy): (_, fn(&mut Copier<'_>) -> Option<()>) = match bytes {
        [0xff, 0xd8, 0xff, ..] => ("jpg", jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ("png", png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ("gif", gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("webp", webp),
        _ => return Err("it is not PNG, JPEG, WebP or GIF"),
    };
    let bare = Bare {
        bytes: Vec::new(),
        extension,
        traces: BTreeSet::new(),
        turn: 1,
        frames: 0,
        scans: 0,
    };
    let mut copier = Copier { rest: bytes, bare };
    copy(&mut copier).ok_or(SHORT)?;
    if !copier.rest.is_empty() {
        copier.bare.traces.insert(Trace::Rest);
    }
    Ok(copier.bare)
}

struct Copier<'a> {
    rest: &'a [u8],
    bare: Bare,
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
        self.bare.bytes.extend_from_slice(bytes);
    }

    fn note(&mut self, trace: Trace) {
        self.bare.traces.insert(trace);
    }

    fn exif(&mut self, raw: &[u8]) {
        self.bare.turn = camera::read(raw, &mut self.bare.traces);
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

/// ITU T.81, annex B: markers with segments, and scans of coded data after them.
fn jpeg(file: &mut Copier<'_>) -> Option<()> {
    let start = file.take(2)?;
    file.keep(start);
    file.bare.frames = 1;
    loop {
        if file.byte()? != 0xff {
            return None;
        }
        let mut marker = file.byte()?;
        while marker == 0xff {
            marker = file.byte()?;
        }
        if marker == 0xd9 {
            file.keep(&[0xff, marker]);
            return Some(());
        }
        let length = [file.byte()?, file.byte()?];
        let body = file.take(usize::from(u16::from_be_bytes(length)).checked_sub(2)?)?;
        if (0xe0..=0xef).contains(&marker) || marker == 0xfe {
            application(file, marker, body);
            continue;
        }
        file.keep(&[0xff, marker]);
        file.keep(&length);
        file.keep(body);
        if marker == 0xda {
            file.bare.scans += 1;
            let coded = scan(file.rest)?;
            let coded = file.take(coded)?;
            file.keep(coded);
        }
    }
}

/// The length of coded data, up to the next marker that is no restart.
fn scan(rest: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(0xff, rest.get(from..)?)?;
        match rest.get(at + 1)? {
            0 | 0xd0..=0xd7 => from = at + 2,
            _ => return Some(at),
        }
    }
}

/// A segment of a program: of the header and of how colours are coded, what decoders need.
fn application(file: &mut Copier<'_>, marker: u8, body: &[u8]) {
    match (marker, body) {
        (0xe0, [b'J', b'F', b'I', b'F', 0, version @ ..]) => {
            let Some((header, thumbnail)) = version.split_at_checked(7) else { return };
            file.keep(&[0xff, 0xe0, 0, 16]);
            file.keep(b"JFIF\0");
            file.keep(header);
            file.keep(&[0, 0]);
            if thumbnail.len() > 2 {
                file.note(Trace::Thumbnail);
            }
        }
        (0xe0, _) => file.note(Trace::Thumbnail),
        (0xee, [b'A', b'd', b'o', b'b', b'e', ..]) if body.len() == 12 => {
            file.keep(&[0xff, 0xee, 0, 14]);
            file.keep(body);
        }
        (0xe1, [b'E', b'x', b'i', b'f', 0, _, raw @ ..]) => file.exif(raw),
        (0xe1, _) => file.xmp(body),
        // A colour profile.
        (0xe2, [b'I', b'C', b'C', b'_', ..]) => {}
        // Where further pictures lie, behind this one.
        (0xe2, _) => file.note(Trace::Rest),
        _ => file.note(Trace::Words),
    }
}

/// ISO/IEC 15948: chunks of length, kind, data, check sum.
fn png(file: &mut Copier<'_>) -> Option<()> {
    let signature = file.take(8)?;
    file.keep(signature);
    file.bare.frames = 1;
    loop {
        let length = file.rest.first_chunk::<4>().map(|length| u32::from_be_bytes(*length))?;
        let chunk = file.take(usize::try_from(length).ok()?.checked_add(12)?)?;
        let (kind, data) = (chunk.get(4..8)?, chunk.get(8..chunk.len() - 4)?);
        match kind {
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB"
            | b"sBIT" | b"bKGD" | b"acTL" | b"fdAT" => file.keep(chunk),
            b"fcTL" => {
                file.bare.frames += 1;
                file.keep(chunk);
            }
            b"eXIf" => file.exif(data),
            b"tIME" => file.note(Trace::Time),
            b"tEXt" | b"zTXt" | b"iTXt" => file.xmp(data),
            // Colours, size on paper, hints for decoders.
            b"iCCP" | b"cICP" | b"pHYs" | b"sPLT" | b"hIST" | b"iDOT" => {}
            _ => file.note(Trace::Rest),
        }
        if kind == b"IEND" {
            return Some(());
        }
    }
}

/// RFC 9649: a RIFF file of chunks.
fn webp(file: &mut Copier<'_>) -> Option<()> {
    let head = file.take(12)?;
    let length = head.get(4..8)?.first_chunk::<4>().map(|length| u32::from_le_bytes(*length))?;
    let inside = file.take(usize::try_from(length).ok()?.checked_sub(4)?)?;
    let behind = std::mem::replace(&mut file.rest, inside);
    let chunks = chunks(file)?;
    file.rest = behind;
    file.keep(b"RIFF");
    file.keep(&u32::try_from(chunks.len() + 4).ok()?.to_le_bytes());
    file.keep(b"WEBP");
    file.keep(&chunks);
    Some(())
}

/// The chunks that hold pixels, of a file or of a frame.
fn chunks(file: &mut Copier<'_>) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    while !file.rest.is_empty() {
        let kind = file.take(4)?;
        let length = u32::from_le_bytes(*file.take(4)?.first_chunk()?);
        let length = usize::try_from(length).ok()?;
        let data = file.take(length)?;
        if length % 2 == 1 && !file.rest.is_empty() {
            file.take(1)?;
        }
        let data = match kind {
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" => data.to_vec(),
            // Flags: no colour profile (32), EXIF (8) or XMP (4) any more.
            b"VP8X" => {
                let (flags, rest) = data.split_first()?;
                [&[flags & !(32 | 8 | 4)], rest].concat()
            }
            b"ANMF" => {
                file.bare.frames += 1;
                let (head, inside) = data.split_at_checked(16)?;
                let outside = std::mem::replace(&mut file.rest, inside);
                let frame = pixels_of_frame(file)?;
                file.rest = outside;
                [head, &frame].concat()
            }
            other => {
                match other {
                    b"EXIF" => file.exif(data),
                    b"XMP " => file.xmp(data),
                    b"ICCP" => {}
                    _ => file.note(Trace::Rest),
                }
                continue;
            }
        };
        kept.extend_from_slice(kind);
        kept.extend_from_slice(&u32::try_from(data.len()).ok()?.to_le_bytes());
        kept.extend_from_slice(&data);
        if data.len() % 2 == 1 {
            kept.push(0);
        }
    }
    Some(kept)
}

/// The same within a frame, which holds no frames itself.
fn pixels_of_frame(file: &mut Copier<'_>) -> Option<Vec<u8>> {
    let nested = file.rest.get(..4) == Some(b"ANMF");
    if nested { None } else { chunks(file) }
}

/// GIF89a: blocks, each a chain of pieces of up to 255 bytes.
fn gif(file: &mut Copier<'_>) -> Option<()> {
    let head = file.take(13)?;
    file.keep(head);
    colours(file, *head.get(10)?)?;
    loop {
        match file.byte()? {
            0x3b => {
                file.keep(&[0x3b]);
                return Some(());
            }
            0x2c => {
                let place = file.take(9)?;
                file.keep(&[0x2c]);
                file.keep(place);
                colours(file, *place.get(8)?)?;
                let bits = file.take(1)?;
                file.keep(bits);
                let pixels = pieces(file)?;
                file.keep(pixels);
                file.bare.frames += 1;
            }
            0x21 => {
                let label = file.byte()?;
                let block = pieces(file)?;
                // Times of frames, and how often they are shown.
                let known = label == 0xf9 || (label == 0xff && is_loop(block));
                if known {
                    file.keep(&[0x21, label]);
                    file.keep(block);
                } else {
                    file.xmp(block);
                }
            }
            _ => return None,
        }
    }
}

fn is_loop(block: &[u8]) -> bool {
    block.len() == 17 && block.starts_with(b"\x0bNETSCAPE2.0\x03\x01")
}

/// A table of colours, where the flags say that there is one.
fn colours(file: &mut Copier<'_>, flags: u8) -> Option<()> {
    if flags & 0x80 != 0 {
        let table = file.take(3 << ((flags & 7) + 1))?;
        file.keep(table);
    }
    Some(())
}

/// A chain of pieces with its end.
fn pieces<'a>(file: &mut Copier<'a>) -> Option<&'a [u8]> {
    let start = file.rest;
    loop {
        let length = usize::from(file.byte()?);
        if length == 0 {
            return start.get(..start.len() - file.rest.len());
        }
        file.take(length)?;
    }
}
