//! Inputs that are nearly sound: samples with a few things done to them.

use fastrand::Rng;

/// The longest input. Work is bounded by it, so that no run of tests takes long.
pub const LONGEST: usize = 64 << 10;

/// What lengths, counts and offsets are often wrong by.
const NUMBERS: [u32; 12] =
    [0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff];

/// One input, made of `samples` and `tokens`.
pub fn input(random: &mut Rng, samples: &[Vec<u8>], tokens: &[&str]) -> Vec<u8> {
    let mut bytes = random.choice(samples).cloned().unwrap_or_default();
    // Most have one or two changes: with many, nothing is sound any more.
    let most = 1 << random.u8(0..5).saturating_sub(1);
    for _ in 0..random.usize(1..=most) {
        change(random, &mut bytes, samples, tokens);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(random: &mut Rng, bytes: &mut Vec<u8>, samples: &[Vec<u8>], tokens: &[&str]) {
    let at = random.usize(..=bytes.len());
    let end = at + length(random, bytes.len() - at);
    match random.u8(..16) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.u8(..8),
        1 if at < bytes.len() => bytes[at] = random.u8(..),
        2 => drop(
            bytes
                .splice(at..at, (0..random.usize(1..9)).map(|_| random.u8(..)).collect::<Vec<_>>()),
        ),
        3 | 4 => drop(bytes.drain(at..end)),
        5 => {
            let again = bytes[at..end].to_vec();
            let times = if random.u8(..16) == 0 { random.usize(1..100) } else { 1 };
            let to = random.usize(..=bytes.len());
            bytes.splice(to..to, again.repeat(times));
        }
        6 => {
            let number = NUMBERS[random.usize(..NUMBERS.len())];
            let written = match random.u8(..4) {
                0 => number.to_be_bytes().to_vec(),
                1 => number.to_le_bytes().to_vec(),
                2 => number.to_be_bytes()[2..].to_vec(),
                _ => number.to_le_bytes()[..2].to_vec(),
            };
            let end = (at + written.len()).min(bytes.len());
            bytes.splice(at..end, written);
        }
        7 => {
            let other = random.choice(samples).cloned().unwrap_or_default();
            let from = random.usize(..=other.len());
            let to = from + length(random, other.len() - from);
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        8 => lines(random, bytes),
        9 if random.u8(..4) == 0 => bytes.truncate(at),
        10 => drop(bytes.splice(at..end, token(random, tokens))),
        _ => {
            let token = token(random, tokens);
            // Some stand where something begins, which a place at random seldom is.
            let sign = match random.u8(..4) {
                _ if token.ends_with(b"\n") => Some(b'\n'),
                0 => None,
                _ => random.choice(*b"\n <>\"'={}[]();:/"),
            };
            let places: Vec<usize> =
                sign.map_or_else(Vec::new, |sign| memchr::memchr_iter(sign, bytes).collect());
            let at = random
                .choice(places)
                .map_or(at, |at| at + usize::from(sign == Some(b'\n') || random.bool()));
            bytes.splice(at..at, token);
        }
    }
}

fn token(random: &mut Rng, tokens: &[&str]) -> Vec<u8> {
    match random.choice(tokens) {
        Some(token) if random.u8(..8) > 0 => token.as_bytes().to_vec(),
        _ => super::MARK.as_bytes().to_vec(),
    }
}

/// Puts a line where another is.
fn lines(random: &mut Rng, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> =
        bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.len() < 2 {
        return;
    }
    let line = lines.remove(random.usize(..lines.len()));
    lines.insert(random.usize(..=lines.len()), line);
    *bytes = lines.concat();
}

/// Mostly a few bytes, seldom many.
fn length(random: &mut Rng, most: usize) -> usize {
    let longest = 1 << random.u8(1..13);
    random.usize(..=most.min(longest))
}
