//! Bits of a packet of Vorbis, the lowest of each byte first.

/// Reads bits; nothing once they are at their end.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        (self.bytes.len() * 8).saturating_sub(self.at)
    }

    /// The next bits as a number, at most 32.
    pub(super) fn read(&mut self, count: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..count {
            number |= u32::from(self.bit()?) << place;
        }
        Some(number)
    }

    /// The same, as a count of things.
    pub(super) fn count(&mut self, count: u32) -> Option<usize> {
        usize::try_from(self.read(count)?).ok()
    }

    /// The bytes as far as they were read; the bits behind become zero.
    pub(super) fn passed(&self) -> Vec<u8> {
        let mut bytes = self.bytes.get(..self.at.div_ceil(8)).unwrap_or_default().to_vec();
        if let Some(last) = bytes.last_mut()
            && !self.at.is_multiple_of(8)
        {
            *last &= (1 << (self.at % 8)) - 1;
        }
        bytes
    }
}

/// How many bits a number needs.
pub(super) fn ilog(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}
