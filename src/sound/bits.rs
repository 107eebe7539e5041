//! Bits of a stream, the highest of each byte first, as MPEG counts them.

/// Reads bits; nothing once they are at their end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self::from(bytes, 0)
    }

    /// From a bit on.
    pub(super) fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// How many bits were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        (self.bytes.len() * 8).saturating_sub(self.at)
    }

    /// The next bits as a number, at most 32.
    pub(super) fn read(&mut self, count: usize) -> Option<u32> {
        let number = self.peek(count);
        self.skip(count)?;
        Some(number)
    }

    /// The next bit.
    pub(super) fn flag(&mut self) -> Option<bool> {
        Some(self.read(1)? == 1)
    }

    /// The next bits without going on; none follow the end but zeros.
    pub(super) fn peek(&self, count: usize) -> u32 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let window = if let Some(eight) = rest.first_chunk() {
            u64::from_be_bytes(*eight)
        } else {
            let mut eight = [0; 8];
            eight.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(eight)
        };
        let window = (window << (self.at % 8)) >> 32;
        u32::try_from(window)
            .unwrap_or_default()
            .checked_shr(32_u32.saturating_sub(u32::try_from(count).unwrap_or(32)))
            .unwrap_or_default()
    }

    pub(super) fn skip(&mut self, count: usize) -> Option<()> {
        (count <= self.left()).then(|| self.at += count)
    }
}

/// Writes bits.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are taken; 0 where it is full.
    taken: usize,
}

impl Writer {
    /// Writes the lowest bits of a number.
    pub(super) fn write(&mut self, number: u32, count: usize) {
        let mut left = count;
        while left > 0 {
            if self.taken == 0 {
                self.bytes.push(0);
            }
            let room = 8 - self.taken;
            let now = room.min(left);
            let part = (u64::from(number) >> (left - now)) & ((1 << now) - 1);
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::try_from(part << (room - now)).unwrap_or_default();
            }
            self.taken = (self.taken + now) % 8;
            left -= now;
        }
    }

    /// Copies bits of others, from one place to another.
    pub(super) fn copy(&mut self, bytes: &[u8], from: usize, to: usize) {
        let mut bits = Bits { bytes, at: from };
        while bits.at < to {
            let count = (to - bits.at).min(32);
            let Some(number) = bits.read(count) else { break };
            self.write(number, count);
        }
    }

    /// The bytes; what is left of the last is zero.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}
