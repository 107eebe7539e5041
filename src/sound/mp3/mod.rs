//! MP3: a new file of frames alone, and in them of main data alone.
//!
//! The main data of a frame may begin in frames before it. So that of all frames is one stream, and
//! each frame says which part is its own. What no frame claims, or no decoder reads of what one
//! claims, is no sound, and becomes zero; a frame in which values do not end where they must
//! becomes silent. `symphonia` decodes, but does not say which bits it read, and passes over what
//! is damaged; so words are followed here, by their length alone.

mod book;
mod granule;
mod header;
mod info;
mod side;
mod walk;

use super::bits::{Bits, Writer};
use super::{Metadata, Refused, Stripped};
use header::Header;
use side::Side;
use std::collections::BTreeSet;
use std::ops::Range;
use walk::Frame;

pub(super) fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refused> {
    let walk = walk::walk(bytes)?;
    let mut metadata = BTreeSet::new();
    metadata.extend(walk.tags.then_some(Metadata::Tags));
    metadata.extend(walk.bytes.then_some(Metadata::Bytes));
    let mut frames = walk.frames.as_slice();
    let mut about = None;
    if let Some((first, rest)) = frames.split_first()
        && let Some(padding) = info::read(inside(bytes, *first), first.header)
    {
        (about, frames) = (Some(padding), rest);
    }
    let first = frames.first().ok_or("no sound is in it")?.header;
    let varies = frames.iter().any(|frame| frame.header.bitrate != first.bitrate);
    let mut file = Vec::with_capacity(bytes.len());
    if varies || about.is_some() {
        let lengths: Vec<usize> = frames.iter().map(|frame| frame.header.length).collect();
        let written = info::write(first, varies, &lengths, about.flatten());
        file.extend(written.ok_or("it is too long")?);
    }
    let (sides, main) = main_data(bytes, frames, &mut metadata);
    let mut main = main.as_slice();
    for (frame, side) in frames.iter().zip(sides) {
        frame.header.write(&side.bytes, &mut file);
        let (own, rest) = main.split_at_checked(room(*frame)).unwrap_or((main, &[]));
        file.extend_from_slice(own);
        main = rest;
    }
    Ok(Stripped { bytes: file, metadata })
}

/// The bytes of a frame.
fn inside(bytes: &[u8], frame: Frame) -> &[u8] {
    bytes.get(frame.at..frame.at + frame.header.length).unwrap_or_default()
}

/// How many bytes of main data a frame has room for.
fn room(frame: Frame) -> usize {
    frame.header.length - frame.header.main()
}

/// What frames say of their main data, and that of all, with nothing but what they say is theirs. A
/// frame whose main data is not there becomes silent, as players have it, and so does one that is
/// damaged.
fn main_data(
    bytes: &[u8],
    frames: &[Frame],
    metadata: &mut BTreeSet<Metadata>,
) -> (Vec<Side>, Vec<u8>) {
    let mut old = Vec::with_capacity(bytes.len());
    for frame in frames {
        old.extend_from_slice(inside(bytes, *frame).get(frame.header.main()..).unwrap_or_default());
    }
    let mut new = vec![0; old.len()];
    let mut sides = Vec::with_capacity(frames.len());
    // Where the main data of this frame lies, where that begins which is known, and where that ends
    // which frames before have for themselves: no encoder lets two have the same, and players do
    // not agree on what is heard of it.
    let (mut at, mut known, mut taken) = (0_usize, 0, 0);
    let mut claims = Vec::with_capacity(frames.len());
    for frame in frames {
        let (header, end) = (frame.header, at + room(*frame));
        let side = inside(bytes, *frame).get(header.side()..header.main());
        let side = side.filter(|_| frame.whole).and_then(|side| Side::read(side, header));
        // Of bytes that were put into a frame something else is told.
        let begin = side.as_ref().and_then(|side| at.checked_sub(side.before));
        let begin = begin.filter(|begin| *begin >= known);
        let shared = begin.is_some_and(|begin| begin < taken)
            && side.as_ref().is_some_and(|side| side.bits > 0);
        let damaged = frame.whole && side.is_none() || shared;
        let begin = begin.filter(|_| !shared);
        let heard = side.as_ref().zip(begin).map(|(side, begin)| {
            let there = begin + side.bits.div_ceil(8) <= end;
            if there { heard(&old, begin * 8, side, header) } else { None }
        });
        match (side, heard) {
            (Some(side), Some(Some(heard))) if side.bits > 0 => {
                taken = begin.unwrap_or_default() + side.bits.div_ceil(8);
                for bits in &heard {
                    keep(&mut new, &old, bits.clone());
                }
                claims.extend(heard);
                sides.push(side);
            }
            (_, heard) => {
                // Some are silent by themselves.
                if damaged || heard == Some(None) {
                    metadata.insert(Metadata::Damaged);
                }
                sides.push(Side::silent(header, at.saturating_sub(taken)));
            }
        }
        at = end;
        if !frame.whole {
            known = at;
        }
    }
    let mut claimed = 0;
    for claim in claims {
        says(&old, claimed..claim.start, metadata);
        claimed = claim.end;
    }
    says(&old, claimed..old.len() * 8, metadata);
    (sides, new)
}

/// The bits from `begin` on that are heard of a frame; nothing where it is damaged.
fn heard(main: &[u8], begin: usize, side: &Side, header: Header) -> Option<Vec<Range<usize>>> {
    let mut begin = begin;
    let mut heard = Vec::with_capacity(side.granules.len());
    for granule in &side.granules {
        let mut bits = Bits::from(main, begin);
        granule.pass(&mut bits, header)?;
        heard.push(begin..bits.at());
        begin += granule.length;
    }
    Some(heard)
}

/// Takes over some bits.
fn keep(new: &mut [u8], old: &[u8], bits: Range<usize>) {
    for at in bits.start / 8..bits.end.div_ceil(8) {
        let before = 0xff_u8 >> bits.start.saturating_sub(at * 8);
        let behind = 0xff_u8.checked_shl((at * 8 + 8).saturating_sub(bits.end) as u32);
        if let Some((new, old)) = new.get_mut(at).zip(old.get(at)) {
            *new |= old & before & behind.unwrap_or_default();
        }
    }
}

/// Looks whether bits that no frame claims say something; what encoders fill room with does not.
fn says(bytes: &[u8], bits: Range<usize>, metadata: &mut BTreeSet<Metadata>) {
    // LAME writes its name there, not always from the first bit.
    let lame = |at: &usize| Bits::from(bytes, *at).peek(32) == u32::from_be_bytes(*b"LAME");
    let name = (bits.start..bits.start + 16).find(lame);
    let mut free = Writer::default();
    free.copy(bytes, name.unwrap_or(bits.start), bits.end);
    let free = free.finish();
    // The last byte may not be full.
    let Some((_, mut fill)) = free.split_last() else { return };
    if name.is_some() {
        let of_name =
            |byte: &u8| byte.is_ascii_alphanumeric() && *byte != 0x55 || b". ()".contains(byte);
        let end = fill.iter().position(|byte| !of_name(byte)).unwrap_or(fill.len());
        fill = fill.get(end.min(16)..).unwrap_or_default();
    }
    if fill.len() > 2 && fill.iter().any(|byte| ![0, 0x55, 0xaa, 0xff].contains(byte)) {
        metadata.insert(Metadata::Bytes);
    }
}
