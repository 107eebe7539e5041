//! The side information of a frame: where its main data begins, and how long it is.

use super::header::Kind;
use crate::sound::bits::{Bits, Writer};

/// More than this many pairs of values are more than a granule has.
const PAIRS: u32 = 288;

/// What a frame says of its main data.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// As it is written: without the bits that are free for anyone's use.
    pub(super) bytes: Vec<u8>,
    /// How many bytes of main data before that of this frame are its own.
    pub(super) before: usize,
    /// How many bits it has.
    pub(super) bits: usize,
}

impl Side {
    /// A frame of silence.
    pub(super) fn silent(kind: Kind) -> Self {
        Self { bytes: vec![0; kind.side()], before: 0, bits: 0 }
    }

    /// Nothing where it cannot be right.
    pub(super) fn read(bytes: &[u8], kind: Kind) -> Option<Self> {
        let (begin, private, shared) = match (kind.first, kind.mono) {
            (true, true) => (9, 5, 4),
            (true, false) => (9, 3, 8),
            (false, true) => (8, 1, 0),
            (false, false) => (8, 2, 0),
        };
        let mut side = Bits::new(bytes);
        let before = side.read(begin)?;
        side.skip(private + shared)?;
        let mut sum = 0;
        for _ in 0..kind.granules() * kind.channels() {
            sum += usize::try_from(side.read(12)?).ok()?;
            if side.read(9)? > PAIRS {
                return None;
            }
            side.skip(if kind.first { 38 } else { 42 })?;
        }
        if sum == 0 {
            return Some(Self::silent(kind));
        }
        let mut written = Writer::default();
        written.write(before, begin);
        written.write(0, private);
        written.copy(bytes, begin + private, bytes.len() * 8);
        Some(Self { bytes: written.finish(), before: usize::try_from(before).ok()?, bits: sum })
    }
}
