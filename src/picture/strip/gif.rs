//! GIF (GIF89a): blocks, each a chain of pieces of up to 255 bytes.

use super::Copier;
use crate::picture::Trace;

pub(super) fn copy(file: &mut Copier<'_>) -> Option<()> {
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
                let coded = pieces(file)?;
                let side = |at: usize| -> Option<u64> {
                    let number = place.get(at..)?.first_chunk::<2>()?;
                    Some(u16::from_le_bytes(*number).into())
                };
                pixels(file, *bits.first()?, coded, side(4)? * side(6)?)?;
                file.stripped.frames += 1;
            }
            0x21 => {
                let label = file.byte()?;
                let block = pieces(file)?;
                // Times of frames, and how often they are shown.
                let known =
                    (label == 0xf9 && block.len() == 6) || (label == 0xff && is_loop(block));
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

/// The pieces of `coded` that hold pixels, of which there are `wanted`.
fn pixels(file: &mut Copier<'_>, bits: u8, coded: &[u8], wanted: u64) -> Option<()> {
    let mut data = Vec::new();
    let mut rest = coded;
    while let Some((length, behind)) = rest.split_first() {
        let (piece, behind) = behind.split_at_checked(usize::from(*length))?;
        data.extend_from_slice(piece);
        rest = behind;
    }
    let end = end(bits, &data, wanted)?;
    if end < data.len() {
        file.note(Trace::Rest);
    }
    for piece in data.get(..end)?.chunks(255) {
        file.keep(&[u8::try_from(piece.len()).ok()?]);
        file.keep(piece);
    }
    file.keep(&[0]);
    Some(())
}

/// How many bytes of `data` are codes (LZW with codes of growing length) up to the code that ends
/// them, or to the last pixel. Only the length of what each code stands for is followed.
fn end(bits: u8, data: &[u8], wanted: u64) -> Option<usize> {
    if !(1..=8).contains(&bits) {
        return None;
    }
    let clear = 1_usize << bits;
    let mut lengths: Vec<u64> = Vec::with_capacity(4096);
    let (mut width, mut last, mut seen) = (u32::from(bits) + 1, None, 0_u64);
    let (mut buffer, mut held) = (0_u32, 0_u32);
    // Where the last pixel is; the code that ends them may follow.
    let mut full = None;
    for (at, byte) in data.iter().enumerate() {
        buffer |= u32::from(*byte) << held;
        held += 8;
        while held >= width {
            let code = usize::try_from(buffer & ((1 << width) - 1)).ok()?;
            buffer >>= width;
            held -= width;
            if code == clear {
                (width, last) = (u32::from(bits) + 1, None);
                lengths.clear();
                continue;
            }
            if code == clear + 1 {
                return Some(at + 1);
            }
            if full.is_some() {
                return full;
            }
            let length = match code.checked_sub(clear + 2) {
                None => 1,
                Some(own) => match lengths.get(own) {
                    Some(length) => *length,
                    // The code that is being made.
                    None if own == lengths.len() => last? + 1,
                    None => return None,
                },
            };
            if let Some(last) = last
                && lengths.len() + clear + 2 < 4096
            {
                lengths.push(last + 1);
                if lengths.len() + clear + 2 == 1 << width && width < 12 {
                    width += 1;
                }
            }
            last = Some(length);
            seen = seen.saturating_add(length);
            if seen >= wanted {
                full = Some(at + 1);
            }
        }
    }
    Some(full.unwrap_or(data.len()))
}
