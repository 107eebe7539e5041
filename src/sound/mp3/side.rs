//! The side information of a frame: where its main data begins, and what lies in it.

use super::granule::Granule;
use super::header::Header;
use crate::sound::bits::{Bits, Writer};

/// What a frame says of its main data.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// As it is written: without the bits that are free for anyone's use, or that nobody hears.
    pub(super) bytes: Vec<u8>,
    /// How many bytes of main data before that of this frame are its own.
    pub(super) before: usize,
    /// How many bits it has.
    pub(super) bits: usize,
    /// Whose they are, in order.
    pub(super) granules: Vec<Granule>,
}

impl Side {
    /// A frame of silence. Players let go of main data that lies before that of a frame: so it says
    /// that all of the `free` bytes before it are its own, which frames behind it may have.
    pub(super) fn silent(header: Header, free: usize) -> Self {
        let width = if header.kind.first { 9 } else { 8 };
        let before = free.min((1 << width) - 1);
        let mut written = Writer::default();
        written.write(u32::try_from(before).unwrap_or_default(), width);
        let mut bytes = written.finish();
        bytes.resize(header.kind.side(), 0);
        Self { bytes, before, bits: 0, granules: Vec::new() }
    }

    /// Nothing where it cannot be right.
    pub(super) fn read(bytes: &[u8], header: Header) -> Option<Self> {
        let kind = header.kind;
        let (begin, private, shared) = match (kind.first, kind.mono) {
            (true, true) => (9, 5, 4),
            (true, false) => (9, 3, 8),
            (false, true) => (8, 1, 0),
            (false, false) => (8, 2, 0),
        };
        let mut side = Bits::new(bytes);
        let before = side.read(begin)?;
        side.skip(private)?;
        let scales = side.read(shared)?;
        let mut granules = Vec::with_capacity(4);
        for granule in 0..kind.granules() {
            for channel in 0..kind.channels() {
                let of_channel = scales >> (4 * (kind.channels() - 1 - channel)) & 0xf;
                let of_channel = if granule == 1 { of_channel } else { 0 };
                granules.push(Granule::read(&mut side, header, channel, of_channel)?);
            }
        }
        let bits = granules.iter().map(|granule| granule.length).sum();
        if bits == 0 {
            return Some(Self::silent(header, usize::try_from(before).ok()?));
        }
        let mut written = Writer::default();
        written.write(before, begin);
        written.write(0, private);
        written.write(scales, shared);
        for granule in &granules {
            granule.write(header, &mut written);
        }
        let before = usize::try_from(before).ok()?;
        Some(Self { bytes: written.finish(), before, bits, granules })
    }
}
