//! The head of a frame of MPEG audio, layer III (ISO 11172-3, 13818-3): four bytes that say how
//! long it is.

/// Bitrates in thousands a second by their index, of MPEG 1 and of MPEG 2.
const BITRATES: [[u16; 14]; 2] = [
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

/// Bands of long windows, by samples a second (ISO 11172-3, table B.8, and its like in 13818-3).
const BANDS_44: [u16; 23] = [
    0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 52, 62, 74, 90, 110, 134, 162, 196, 238, 288, 342, 418,
    576,
];
const BANDS_48: [u16; 23] = [
    0, 4, 8, 12, 16, 20, 24, 30, 36, 42, 50, 60, 72, 88, 106, 128, 156, 190, 230, 276, 330, 384,
    576,
];
const BANDS_32: [u16; 23] = [
    0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 54, 66, 82, 102, 126, 156, 194, 240, 296, 364, 448, 550,
    576,
];
const BANDS_24: [u16; 23] = [
    0, 6, 12, 18, 24, 30, 36, 44, 54, 66, 80, 96, 114, 136, 162, 194, 232, 278, 332, 394, 464, 540,
    576,
];
const BANDS_22: [u16; 23] = [
    0, 6, 12, 18, 24, 30, 36, 44, 54, 66, 80, 96, 116, 140, 168, 200, 238, 284, 336, 396, 464, 522,
    576,
];
const BANDS_8: [u16; 23] = [
    0, 12, 24, 36, 48, 60, 72, 88, 108, 132, 160, 192, 232, 280, 336, 400, 476, 566, 568, 570, 572,
    574, 576,
];

/// What all frames of one recording have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// MPEG 1: two granules; MPEG 2 and 2.5 have one.
    pub(super) first: bool,
    pub(super) mono: bool,
    /// Samples a second.
    rate: usize,
}

impl Kind {
    pub(super) fn channels(self) -> usize {
        if self.mono { 1 } else { 2 }
    }

    pub(super) fn granules(self) -> usize {
        if self.first { 2 } else { 1 }
    }

    /// Where the bands of long windows begin, and the last ends.
    pub(super) fn bands(self) -> &'static [u16; 23] {
        match self.rate {
            44_100 => &BANDS_44,
            48_000 => &BANDS_48,
            32_000 => &BANDS_32,
            24_000 => &BANDS_24,
            8_000 => &BANDS_8,
            _ => &BANDS_22,
        }
    }

    /// The length of what says how the frame's sound lies.
    pub(super) fn side(self) -> usize {
        match (self.first, self.mono) {
            (true, false) => 32,
            (true, true) | (false, false) => 17,
            (false, true) => 9,
        }
    }
}

/// A head that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    bytes: [u8; 4],
    pub(super) kind: Kind,
    /// Index of the bitrate, from 1.
    pub(super) bitrate: usize,
    /// The length of the frame.
    pub(super) length: usize,
}

impl Header {
    /// The head at the beginning of some bytes. One of a free format says no length, so it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let head: [u8; 4] = *bytes.first_chunk()?;
        let [0xff, second, third, fourth] = head else { return None };
        let (first, halves) = match second & 0b1111_1110 {
            0b1111_1010 => (true, 0),
            0b1111_0010 => (false, 1),
            0b1110_0010 => (false, 2),
            _ => return None,
        };
        let rate = *[44_100_usize, 48_000, 32_000].get(usize::from(third >> 2 & 3))? >> halves;
        let bitrate = usize::from(third >> 4);
        let thousands = BITRATES.get(usize::from(!first))?.get(bitrate.checked_sub(1)?)?;
        let kind = Kind { first, mono: fourth >> 6 == 3, rate };
        let length =
            kind.granules() * 72_000 * usize::from(*thousands) / rate + usize::from(third >> 1 & 1);
        let header = Self { bytes: head, kind, bitrate, length };
        (header.main() <= length).then_some(header)
    }

    /// Whether two bytes behind the head hold a sum over it.
    fn summed(self) -> bool {
        self.bytes.get(1).is_some_and(|second| second & 1 == 0)
    }

    /// Whether the second channel may only say where the first one's sound comes from.
    pub(super) fn intensity(self) -> bool {
        self.bytes.get(3).is_some_and(|fourth| fourth >> 6 == 1 && fourth & 0b1_0000 != 0)
    }

    /// Where the side information begins.
    pub(super) fn side(self) -> usize {
        if self.summed() { 6 } else { 4 }
    }

    /// Where the main data begins.
    pub(super) fn main(self) -> usize {
        self.side() + self.kind.side()
    }

    /// The head with side information behind it, as they are written: without the bits that are
    /// free for anyone's use, and with a new sum where there was one.
    pub(super) fn write(self, side: &[u8], to: &mut Vec<u8>) {
        let [first, second, third, fourth] = self.bytes;
        // How two channels are joined is said where they are.
        let joined = if fourth >> 6 == 1 { 0 } else { 0b11_0000 };
        let (third, fourth) = (third & !0b1, fourth & !(0b1100 | joined));
        to.extend([first, second, third, fourth]);
        if self.summed() {
            let sum = [third, fourth].iter().chain(side).fold(0xffff, |sum, byte| crc(sum, *byte));
            to.extend(sum.to_be_bytes());
        }
        to.extend_from_slice(side);
    }

    /// The head of a like frame without a sum that has room for at least `length` bytes.
    pub(super) fn with_room(self, length: usize) -> Option<Self> {
        let [first, second, _, fourth] = self.bytes;
        let third = self.bytes.get(2)? & 0b1100;
        (1..=14_u8).find_map(|bitrate| {
            let head = Self::read(&[first, second | 1, third | bitrate << 4, fourth & !0b11_0000])?;
            (head.length >= length).then_some(head)
        })
    }
}

/// CRC-16 with the polynomial 8005, highest bit first.
fn crc(sum: u16, byte: u8) -> u16 {
    (0..8).fold(sum ^ u16::from(byte) << 8, |sum, _| {
        (sum << 1) ^ if sum >> 15 == 0 { 0 } else { 0x8005 }
    })
}
