//! Bits of a packet of Vorbis, the lowest of each byte first.

use std::ops::Range;

/// Reads bits; nothing once they are at their end.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where what was read whole ends.
    whole: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, whole: 0 }
    }

    /// How many were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn bit(&mut self) -> Option<bool> {
        Some(self.read(1)? == 1)
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        (self.bytes.len() * 8).saturating_sub(self.at)
    }

    /// The next 32 bits without going on, the first the lowest; none follow the end but zeros.
    pub(super) fn peek(&self) -> u32 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let window = if let Some(eight) = rest.first_chunk() {
            u64::from_le_bytes(*eight)
        } else {
            let mut eight = [0; 8];
            eight.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            u64::from_le_bytes(eight)
        };
        u32::try_from(window >> (self.at % 8) & u64::from(u32::MAX)).unwrap_or_default()
    }

    /// Goes on; to the end and no further where there are less.
    pub(super) fn skip(&mut self, count: usize) -> Option<()> {
        let left = self.left();
        self.at += count.min(left);
        if count > left {
            return None;
        }
        self.whole = self.at;
        Some(())
    }

    /// The next bits as a number, at most 32.
    pub(super) fn read(&mut self, count: u32) -> Option<u32> {
        let window = u64::from(self.peek()) & ((1 << count) - 1);
        self.skip(usize::try_from(count).ok()?)?;
        u32::try_from(window).ok()
    }

    /// The same, as a count of things.
    pub(super) fn count(&mut self, count: u32) -> Option<usize> {
        usize::try_from(self.read(count)?).ok()
    }

    /// The bytes as far as they were read; the bits behind become zero.
    pub(super) fn passed(&self) -> Vec<u8> {
        let mut bytes = self.bytes.get(..self.whole.div_ceil(8)).unwrap_or_default().to_vec();
        if let Some(last) = bytes.last_mut()
            && !self.whole.is_multiple_of(8)
        {
            *last &= (1 << (self.whole % 8)) - 1;
        }
        bytes
    }
}

/// Writes bits in the same order.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    at: usize,
}

impl Writer {
    /// Writes the lowest bits of a number.
    pub(super) fn write(&mut self, number: usize, count: u32) {
        for bit in 0..count {
            if self.at.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if number >> bit & 1 == 1
                && let Some(last) = self.bytes.last_mut()
            {
                *last |= 1 << (self.at % 8);
            }
            self.at += 1;
        }
    }

    /// Copies bits of others, from one place to another.
    pub(super) fn copy(&mut self, bytes: &[u8], bits: Range<usize>) {
        let mut from = Bits { bytes, at: bits.start, whole: bits.start };
        while from.at < bits.end {
            let count = u32::try_from((bits.end - from.at).min(16)).unwrap_or(16);
            let Some(number) = from.count(count) else { return };
            self.write(number, count);
        }
    }

    /// The bytes; what is left of the last is zero.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// How many bits a number needs.
pub(super) fn ilog(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}
