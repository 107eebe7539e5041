//! Boxes of an MP4 file (ISO 14496-12), one behind the other.

use crate::sound::Refused;

pub(super) const CUT: Refused = "a part of it is cut off";

/// A box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) kind: [u8; 4],
    /// What is in it.
    pub(super) inside: &'a [u8],
    /// Where that begins in the file.
    pub(super) at: usize,
    /// Where the box does.
    pub(super) from: usize,
}

/// The boxes in some bytes that begin at `at` in the file.
pub(super) fn parts(bytes: &[u8], at: usize) -> Result<Vec<Part<'_>>, Refused> {
    let (mut parts, mut rest, mut from) = (Vec::new(), bytes, at);
    while !rest.is_empty() {
        // QuickTime ends a list with zeros.
        if rest.len() < 8 && rest.iter().all(|byte| *byte == 0) {
            break;
        }
        let part = part(rest, from).ok_or(CUT)?;
        parts.push(part);
        let length = part.at - from + part.inside.len();
        rest = rest.get(length..).unwrap_or_default();
        from += length;
    }
    Ok(parts)
}

fn part(bytes: &[u8], from: usize) -> Option<Part<'_>> {
    let kind = *bytes.get(4..)?.first_chunk()?;
    let (head, length) = match u32::from_be_bytes(*bytes.first_chunk()?) {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(*bytes.get(8..)?.first_chunk()?)).ok()?),
        length => (8, usize::try_from(length).ok()?),
    };
    Some(Part { kind, inside: bytes.get(head..length)?, at: from + head, from })
}

impl<'a> Part<'a> {
    /// The boxes in it.
    pub(super) fn parts(self) -> Result<Vec<Part<'a>>, Refused> {
        parts(self.inside, self.at)
    }
}

/// The one box of a kind.
pub(super) fn one<'a>(parts: &[Part<'a>], kind: &[u8; 4]) -> Result<Option<Part<'a>>, Refused> {
    let mut found = parts.iter().filter(|part| part.kind == *kind);
    match (found.next(), found.next()) {
        (first, None) => Ok(first.copied()),
        _ => Err("a part of it is there twice"),
    }
}

/// Numbers out of a box, the highest byte first; nothing once they are at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn chunk<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.first_chunk().copied()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.chunk().map(|[byte]| byte)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        self.chunk().map(u16::from_be_bytes)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        self.chunk().map(u32::from_be_bytes)
    }

    pub(super) fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub(super) fn long(&mut self) -> Option<u64> {
        self.chunk().map(u64::from_be_bytes)
    }

    /// A number that is long in version 1.
    pub(super) fn wide(&mut self, version: u8) -> Option<u64> {
        if version == 1 { self.long() } else { self.number().map(u64::from) }
    }

    /// The version of a box and its flags.
    pub(super) fn version(&mut self) -> Option<(u8, u32)> {
        let number = self.number()?;
        Some((u8::try_from(number >> 24).ok()?, number & 0xff_ffff))
    }
}

/// A box with this inside, as it is written.
pub(super) fn written(kind: &[u8; 4], inside: &[&[u8]]) -> Vec<u8> {
    let length = 8 + inside.iter().map(|part| part.len()).sum::<usize>();
    // The file that this is made from is no longer than that.
    let mut part = u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes().to_vec();
    part.extend(kind);
    inside.iter().for_each(|inside| part.extend_from_slice(inside));
    part
}
