//! Packets of Opus (RFC 6716), whatever holds them.

use super::Refused;
use std::borrow::Cow;

/// Samples a second by which its times are counted.
pub(super) const RATE: u64 = 48_000;
/// How many of them a packet may last.
const LONGEST: u64 = 5760;
/// More bytes than this no frame has.
const LARGEST: usize = 1275;

/// What a player must know before it begins (RFC 7845, 5.1): only what is needed for one channel or
/// two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) channels: u8,
    /// Samples that are no sound yet.
    pub(super) skip: u16,
    pub(super) gain: i16,
}

/// How a number of several bytes is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    /// As Ogg has it.
    LowFirst,
    /// As MP4 has it.
    HighFirst,
}

impl Head {
    /// Reads what stands behind the version.
    pub(super) fn read(bytes: &[u8], order: Order) -> Result<Self, Refused> {
        const WRONG: Refused = "the head of its Opus stream is damaged";
        let [channels, a, b, _, _, _, _, c, d, family] = *bytes.first_chunk().ok_or(WRONG)?;
        if family != 0 || !(1..=2).contains(&channels) {
            return Err("it has more than two channels");
        }
        let (skip, gain) = match order {
            Order::LowFirst => (u16::from_le_bytes([a, b]), i16::from_le_bytes([c, d])),
            Order::HighFirst => (u16::from_be_bytes([a, b]), i16::from_be_bytes([c, d])),
        };
        Ok(Self { channels, skip, gain })
    }

    /// Writes it; the rate of the microphone, which no player needs, is that of the times.
    pub(super) fn write(self, order: Order, to: &mut Vec<u8>) {
        let Self { channels, skip, gain } = self;
        to.push(channels);
        match order {
            Order::LowFirst => {
                to.extend(skip.to_le_bytes());
                to.extend(48_000_u32.to_le_bytes());
                to.extend(gain.to_le_bytes());
            }
            Order::HighFirst => {
                to.extend(skip.to_be_bytes());
                to.extend(48_000_u32.to_be_bytes());
                to.extend(gain.to_be_bytes());
            }
        }
        to.push(0);
    }
}

/// A packet without what only fills it up, and how many samples it lasts; nothing where it is none.
pub(super) fn packet(bytes: &[u8]) -> Option<(Cow<'_, [u8]>, u64)> {
    let (toc, rest) = bytes.split_first()?;
    let longest = match toc >> 3 {
        0..=11 => [480, 960, 1920, 2880],
        12..=15 => [480, 960, 480, 960],
        _ => [120, 240, 480, 960],
    };
    let frame: u64 = *longest.get(usize::from(toc >> 3 & 3))?;
    let fits = |length: usize| length <= LARGEST;
    let sound = |frames: u64| (Cow::Borrowed(bytes), frames * frame);
    match toc & 3 {
        0 => fits(rest.len()).then(|| sound(1)),
        1 => (rest.len() % 2 == 0 && fits(rest.len() / 2)).then(|| sound(2)),
        2 => {
            let (length, rest) = length(rest)?;
            let other = rest.len().checked_sub(length)?;
            (fits(length) && fits(other)).then(|| sound(2))
        }
        _ => {
            let (head, rest) = rest.split_first()?;
            let (kept, count) = several(rest, *head)?;
            let samples = frame * u64::try_from(count).ok()?;
            if samples > LONGEST {
                return None;
            }
            if head & 0x40 == 0 {
                return Some((Cow::Borrowed(bytes), samples));
            }
            Some((Cow::Owned([&[*toc, head & !0x40], kept].concat()), samples))
        }
    }
}

/// The part of a packet with a number of frames that is these frames, and how many they are.
fn several(mut bytes: &[u8], head: u8) -> Option<(&[u8], usize)> {
    let count = usize::from(head & 0x3f);
    if head & 0x40 != 0 {
        let mut padding = 0;
        loop {
            let (more, rest) = bytes.split_first()?;
            bytes = rest;
            padding += usize::from((*more).min(254));
            if *more < 255 {
                break;
            }
        }
        bytes = bytes.get(..bytes.len().checked_sub(padding)?)?;
    }
    if count == 0 {
        return None;
    }
    if head & 0x80 == 0 {
        return (bytes.len().is_multiple_of(count) && bytes.len() / count <= LARGEST)
            .then_some((bytes, count));
    }
    let (mut rest, mut sum) = (bytes, 0);
    for _ in 1..count {
        let (length, behind) = length(rest)?;
        if length > LARGEST {
            return None;
        }
        (rest, sum) = (behind, sum + length);
    }
    (rest.len().checked_sub(sum)? <= LARGEST).then_some((bytes, count))
}

/// The length of a frame in one byte or two, and what follows.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    if *first < 252 {
        return Some((usize::from(*first), rest));
    }
    let (second, rest) = rest.split_first()?;
    Some((usize::from(*second) * 4 + usize::from(*first), rest))
}
