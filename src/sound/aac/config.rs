//! What a decoder of AAC must know before it begins (AudioSpecificConfig): read, and written anew
//! from what was understood.

use crate::sound::Refused;
use crate::sound::bits::{Bits, Writer};

const RATES: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
    7350,
];

/// Widths of the bands of a long window by the index of the rate, each as a digit of base 36, in
/// fours.
const LONG: [&[u8]; 13] = [L96, L96, L64, L48, L48, L32, L24, L24, L16, L16, L16, L8, L8];
const L96: &[u8] = b"11111111111111222223333344679bggggggggggg";
const L64: &[u8] = b"11111111111111222233344456679aaaaaaaaaaaaaaaaaa";
const L48: &[u8] = b"111111111122222223333445566778888888888888888888o";
const L32: &[u8] = b"111111111122222223333445566778888888888888888888888";
const L24: &[u8] = b"1111111111122222222223333444556677899abcddggggg";
const L16: &[u8] = b"222222222223333333334444555667789aabcdefggg";
const L8: &[u8] = b"33333333333334444444555566677899abcdefgk";
/// The same of short windows.
const SHORT: [&[u8]; 13] = [S96, S96, S96, S48, S48, S48, S24, S24, S16, S16, S16, S8, S8];
const S96: &[u8] = b"111111222479";
const S48: &[u8] = b"11111222333444";
const S24: &[u8] = b"111111122233445";
const S16: &[u8] = b"111111112233455";
const S8: &[u8] = b"111111122223455";

/// How a stream is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sound) struct Config {
    /// Which of the rates.
    rate: usize,
    /// One channel or two.
    pub(in crate::sound) channels: u32,
    /// Which rate with high frequencies, and whether two channels are made of one, where that is
    /// said.
    high: Option<(usize, Option<bool>)>,
}

/// The width of a band by its digit.
pub(super) fn width(digit: u8) -> usize {
    char::from(digit)
        .to_digit(36)
        .and_then(|width| usize::try_from(width * 4).ok())
        .unwrap_or_default()
}

impl Config {
    pub(in crate::sound) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        Self::understand(&mut Bits::new(bytes))
            .ok_or("its AAC is not of a kind that phones play")?
    }

    fn understand(bits: &mut Bits<'_>) -> Option<Result<Self, Refused>> {
        let first = bits.read(5)?;
        let rate = rate(bits)?;
        let channels = bits.read(4)?;
        if !(1..=2).contains(&channels) {
            return Some(Err("it has more than two channels"));
        }
        let mut high = None;
        let mut object = first;
        if first == 5 || first == 29 {
            high = Some((self::rate(bits)?, (first == 29).then_some(true)));
            object = bits.read(5)?;
        }
        // Low complexity, blocks of 1024 samples, by itself, no extension.
        if object != 2 || bits.read(3)? != 0 {
            return None;
        }
        if high.is_none() && bits.left() >= 16 && bits.peek(16) == 0x2b7 << 5 | 5 {
            bits.skip(16)?;
            if bits.flag()? {
                let rate = self::rate(bits)?;
                let pair = bits.left() >= 12 && bits.peek(11) == 0x548;
                high = Some((rate, pair.then_some(bits.peek(12) & 1 == 1)));
            }
        }
        Some(Ok(Self { rate, channels, high }))
    }

    /// Writes it; that there are high frequencies is said behind, where old players do not look.
    pub(in crate::sound) fn write(self) -> Vec<u8> {
        let index = |rate| u32::try_from(rate).unwrap_or_default();
        let mut written = Writer::default();
        written.write(2, 5);
        written.write(index(self.rate), 4);
        written.write(self.channels, 4);
        written.write(0, 3);
        if let Some((rate, pair)) = self.high {
            written.write(0x2b7 << 5 | 5, 16);
            written.write(1, 1);
            written.write(index(rate), 4);
            if let Some(pair) = pair {
                written.write(0x548 << 1 | u32::from(pair), 12);
            }
        }
        written.finish()
    }

    /// Samples a second, without high frequencies.
    pub(in crate::sound) fn rate(self) -> u32 {
        RATES.get(self.rate).copied().unwrap_or_default()
    }

    /// The widths of bands, as digits.
    pub(super) fn bands(&self, short: bool) -> &'static [u8] {
        let table = if short { SHORT } else { LONG };
        table.get(self.rate).copied().unwrap_or_default()
    }
}

/// The index of a rate; one that is written out must be one of them.
fn rate(bits: &mut Bits<'_>) -> Option<usize> {
    let index = usize::try_from(bits.read(4)?).ok()?;
    if index != 15 {
        return (index < RATES.len()).then_some(index);
    }
    let rate = bits.read(24)?;
    RATES.iter().position(|known| *known == rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_understood_is_written_and_nothing_else() {
        for (read, written) in [
            // Low complexity, 44,100 samples a second, two channels; bytes behind.
            (&b"\x12\x10SECRET"[..], Ok(&b"\x12\x10"[..])),
            // The rate written out.
            (&[0x17, 0x80, 0x56, 0x22, 0x10], Ok(&[0x12, 0x10])),
            // High frequencies said behind: one channel at 22,050, with 44,100, not made into two.
            (
                &[0x13, 0x88, 0x56, 0xe5, 0xa5, 0x48, 0],
                Ok(&[0x13, 0x88, 0x56, 0xe5, 0xa5, 0x48, 0]),
            ),
            // Said before: the same; and with two channels made of one.
            (&[0x2b, 0x8a, 0x08, 0], Ok(&[0x13, 0x88, 0x56, 0xe5, 0xa0])),
            (&[0xeb, 0x8a, 0x08, 0], Ok(&[0x13, 0x88, 0x56, 0xe5, 0xa5, 0x48, 0x80])),
            // Another kind, blocks of 960 samples, channels told of one by one, six channels,
            // nothing.
            (&[0x0a, 0x10], Err(())),
            (&[0x12, 0x14], Err(())),
            (b"\x12\x00SECRET", Err(())),
            (&[0x12, 0x30], Err(())),
            (&[], Err(())),
        ] {
            let found = Config::read(read).map(Config::write).map_err(|_| ());
            assert_eq!(found, written.map(<[u8]>::to_vec), "{read:x?}");
        }
    }

    #[test]
    fn bands_fill_a_window() {
        for (bands, samples) in
            LONG.iter().map(|bands| (bands, 1024)).chain(SHORT.iter().map(|bands| (bands, 128)))
        {
            assert_eq!(bands.iter().map(|band| width(*band)).sum::<usize>(), samples);
        }
    }
}
