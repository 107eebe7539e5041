//! A short fingerprint of a unit's text, as translations had them in their front matter once.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::words::normal;

/// Twenty bytes that stand for a text. Written as 27 letters (base64 for URLs, RFC 4648).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print {
    /// The text itself: 32 bits of its BLAKE3.
    hash: u32,
    /// Its words, so that texts with most of them in common have most bits in common: SimHash
    /// (Charikar 2002) over every two words that follow each other.
    sketch: u128,
}

impl Print {
    /// The fingerprint of `text`: in NFC, every run of white space as one space.
    pub fn of(text: &str) -> Self {
        let text = normal(text);
        let hash = blake3::hash(text.as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        Self { hash: u32::from_be_bytes([a, b, c, d]), sketch: sketch(&text) }
    }
}

fn sketch(text: &str) -> u128 {
    let lower = text.to_lowercase();
    // The beginning and the end are words as well, which no text has.
    let words: Vec<&str> = std::iter::once("\n").chain(lower.split(' ')).chain(["\n"]).collect();
    let mut balance = [0_i32; 128];
    for two in words.windows(2) {
        let hash = blake3::hash(two.join(" ").as_bytes());
        let bits =
            hash.as_bytes().iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte));
        for (at, sum) in balance.iter_mut().enumerate() {
            *sum += if bits >> at & 1 == 1 { 1 } else { -1 };
        }
    }
    balance.iter().enumerate().filter(|(_, sum)| **sum > 0).fold(0, |bits, (at, _)| bits | 1 << at)
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = [0; 20];
        let (hash, sketch) = bytes.split_at_mut(4);
        hash.copy_from_slice(&self.hash.to_be_bytes());
        sketch.copy_from_slice(&self.sketch.to_be_bytes());
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// A word that is no fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPrint;

impl FromStr for Print {
    type Err = UnknownPrint;

    fn from_str(text: &str) -> Result<Self, UnknownPrint> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| UnknownPrint)?;
        let bytes: [u8; 20] = bytes.try_into().map_err(|_| UnknownPrint)?;
        let [a, b, c, d, sketch @ ..] = bytes;
        Ok(Self { hash: u32::from_be_bytes([a, b, c, d]), sketch: u128::from_be_bytes(sketch) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["", "a", "فون"] {
            let print = Print::of(text);
            let word = print.to_string();
            assert_eq!((word.len(), word.parse()), (27, Ok(print)));
        }
        assert_eq!(Print::of("a\n b"), Print::of(" a b "));
        assert_ne!(Print::of("a b"), Print::of("A b"));
        for word in ["", "abc", &"*".repeat(27), &"A".repeat(28)] {
            assert_eq!(word.parse::<Print>(), Err(UnknownPrint));
        }
    }
}
