//! JPEG (ITU T.81, annex B): markers with segments, and scans of coded data after them.

use super::Copier;
use crate::picture::{Colours, Trace};

/// A colour profile of more bytes is none.
const LARGEST_PROFILE: usize = 4_000_000;

pub(super) fn copy(file: &mut Copier<'_>) -> Option<()> {
    let start = file.take(2)?;
    file.keep(start);
    file.stripped.frames = 1;
    // Parts of a profile, each with its number.
    let mut profile: Vec<(Option<u8>, &[u8])> = Vec::new();
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
            profile.sort_by_key(|(number, _)| *number);
            let profile: Vec<u8> =
                profile.into_iter().flat_map(|(_, part)| part.to_vec()).collect();
            if !profile.is_empty() && profile.len() <= LARGEST_PROFILE {
                file.stripped.colours = Colours::Profile(profile);
            }
            return Some(());
        }
        let length = [file.byte()?, file.byte()?];
        let body = file.take(usize::from(u16::from_be_bytes(length)).checked_sub(2)?)?;
        match marker {
            0xe2 if body.starts_with(b"ICC_PROFILE\0") => {
                if let Some(part) = body.get(14..) {
                    profile.push((body.get(12).copied(), part));
                }
            }
            0xe0..=0xef | 0xfe => application(file, marker, body),
            // How the coded data are to be read: these, and no more of them than there is to say.
            0xc0..=0xc2 | 0xc4 | 0xda | 0xdb | 0xdd if is_whole(marker, body) => {
                file.keep(&[0xff, marker]);
                file.keep(&length);
                file.keep(body);
            }
            _ => return None,
        }
        if marker == 0xda {
            file.stripped.scans += 1;
            let coded = scan(file.rest)?;
            let coded = file.take(coded)?;
            file.keep(coded);
        }
    }
}

/// Whether `body` has the length that it says itself.
fn is_whole(marker: u8, body: &[u8]) -> bool {
    let count = |at: usize| body.get(at).map_or(0, |count| usize::from(*count));
    match marker {
        0xc0..=0xc2 => body.len() == 6 + 3 * count(5),
        0xda => body.len() == 4 + 2 * count(0),
        0xdd => body.len() == 2,
        _ => {
            let mut rest = body;
            while let Some((kind, inside)) = rest.split_first() {
                let length = if marker == 0xdb {
                    if kind >> 4 == 0 { 64 } else { 128 }
                } else {
                    let codes = inside.get(..16).unwrap_or_default();
                    16 + codes.iter().map(|count| usize::from(*count)).sum::<usize>()
                };
                let Some(behind) = inside.get(length..) else { return false };
                rest = behind;
            }
            true
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
        // Its version, and as many dots to the inch as nobody asks for.
        (0xe0, [b'J', b'F', b'I', b'F', 0, version @ ..]) => {
            if file.stripped.bytes.len() == 2 {
                file.keep(b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
            }
            if version.len() > 9 {
                file.note(Trace::Thumbnail);
            }
        }
        (0xe0, _) => file.note(Trace::Thumbnail),
        // Whether three colours are red, green and blue.
        (0xee, [b'A', b'd', b'o', b'b', b'e', .., kind]) if body.len() == 12 => {
            file.keep(&[0xff, 0xee, 0, 14]);
            file.keep(b"Adobe\0\x64\0\0\0\0");
            file.keep(&[*kind]);
        }
        (0xe1, [b'E', b'x', b'i', b'f', 0, _, raw @ ..]) => file.exif(raw),
        (0xe1, _) => file.xmp(body),
        // Where further pictures lie, behind this one.
        (0xe2, _) => file.note(Trace::Rest),
        _ => file.note(Trace::Words),
    }
}
