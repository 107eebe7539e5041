//! The codebooks of AAC (ISO 14496-3, 4.A.1) as far as they say where a word ends. All are
//! canonical: words of one length are numbers that follow each other, and begin where the shorter
//! ones end.

use crate::sound::bits::Bits;

/// The longest word.
const LONGEST: usize = 19;

/// A codebook.
pub(super) struct Book {
    /// How many words there are of each length, from 1.
    words: &'static [u8],
    /// How many values a word stands for.
    pub(super) values: usize,
    /// For each word, by its number, what follows it: how many signs; of books of two values in the
    /// lowest two bits, and above them how many values that are too great for the book. Nothing
    /// follows where this is empty.
    follows: &'static [u8],
}

/// The book of scale factors.
const SCALES: Book = Book {
    words: &[1, 0, 1, 3, 2, 4, 3, 5, 4, 6, 6, 6, 5, 8, 4, 7, 3, 7, 46],
    values: 1,
    follows: b"",
};

/// How much a scale factor differs from the one before, by the number of its word.
const STEPS: [i16; 121] = [
    0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10, -11, 11, 12, -12,
    13, -13, 14, -14, 16, 15, 17, 18, -15, -17, -16, 19, -18, -19, 20, -20, 21, -21, 22, -22, 23,
    -23, -25, 25, -27, -24, -26, 24, -28, 27, 29, -30, -29, 26, -31, -34, -33, -32, -36, 28, -35,
    -38, -37, 30, -39, -41, -57, -59, -58, -60, 38, 39, 40, 41, 42, 57, 37, 31, 32, 33, 34, 35, 36,
    44, 51, 52, 53, 54, 55, 56, 50, 45, 46, 47, 48, 49, 58, -54, -52, -51, -50, -55, 43, 60, 59,
    -56, -53, -45, -44, -42, -40, -43, -49, -48, -46, -47,
];

/// The books of the spectrum, from 1.
pub(super) const SPECTRUM: [Book; 11] = [
    Book { words: &[1, 0, 0, 0, 8, 0, 24, 0, 24, 8, 16], values: 4, follows: b"" },
    Book { words: &[0, 0, 1, 1, 7, 24, 15, 19, 14], values: 4, follows: b"" },
    Book {
        words: &[1, 0, 0, 4, 2, 6, 3, 5, 15, 15, 8, 9, 3, 3, 5, 2],
        values: 4,
        follows:
            b"011112222232343311223232331221224334323244332333223243344233333344442233434443233",
    },
    Book {
        words: &[0, 0, 0, 10, 6, 0, 9, 21, 8, 14, 11, 2],
        values: 4,
        follows:
            b"433331202222121144443333333333332222222222221111444444333333333433344422222243333",
    },
    Book { words: &[1, 0, 0, 4, 4, 0, 4, 12, 12, 12, 18, 10, 4], values: 2, follows: b"" },
    Book { words: &[0, 0, 0, 9, 0, 16, 13, 8, 23, 8, 4], values: 2, follows: b"" },
    Book {
        words: &[1, 0, 2, 1, 0, 4, 5, 10, 14, 15, 8, 4],
        values: 2,
        follows: b"0112221122211222222221122212122222222211222222222222112222222222",
    },
    Book {
        words: &[0, 0, 1, 5, 7, 10, 14, 15, 8, 4],
        values: 2,
        follows: b"2212120112222222221122222222221212222222121222222222221212222112",
    },
    Book {
        words: &[1, 0, 2, 1, 0, 4, 3, 8, 11, 20, 31, 38, 32, 14, 4],
        values: 2,
        follows:
            b"011222112221122222222112222222121222222221222222221222122221222211222222222222212221\
            222222222222222222221221222222212222222222222221221222212222222222222222222222222222\
            2",
    },
    Book {
        words: &[0, 0, 0, 3, 8, 14, 17, 25, 31, 41, 22, 8],
        values: 2,
        follows:
            b"222211222221122220221122222222222212122222222222212122222222222222222212222212222222\
            222222222212122222221222222122222222222222222121212222222222222221212221222122222212\
            2",
    },
    Book {
        words: &[0, 0, 0, 2, 6, 7, 16, 59, 55, 95, 43, 6],
        values: 2,
        follows:
            b"02a112222221212222222112222222222222226666626121626666222226622666226266626226622216\
            622221266226262222222622122222212222222222222212222222222252222225212222222222222222\
            222222222222221222222222222222222122222222222222222222222222211222222222222222222222\
            2222212212122212222211222212212112112",
    },
];

impl Book {
    /// Passes over a word and what follows it.
    pub(super) fn pass(&self, bits: &mut Bits<'_>) -> Option<()> {
        let word = self.word(bits)?;
        self.rest(bits, word)
    }

    /// The number of a word.
    fn word(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let window = bits.peek(LONGEST);
        // The first word of this length, and how many are shorter.
        let (mut first, mut shorter) = (0, 0);
        for (at, count) in self.words.iter().enumerate() {
            let (word, count) = (window >> (LONGEST - 1 - at), u32::from(*count));
            if word < first + count {
                bits.skip(at + 1)?;
                return usize::try_from(shorter + word - first).ok();
            }
            shorter += count;
            first = (first + count) << 1;
        }
        None
    }

    fn rest(&self, bits: &mut Bits<'_>, word: usize) -> Option<()> {
        if self.follows.is_empty() {
            return Some(());
        }
        let follows = char::from(*self.follows.get(word)?).to_digit(16)?;
        let (signs, great) =
            if self.values == 4 { (follows, 0) } else { (follows & 3, follows >> 2) };
        bits.skip(usize::try_from(signs).ok()?)?;
        for _ in 0..great {
            let mut width = 4;
            while bits.flag()? {
                width += 1;
            }
            // Greater values there are none.
            if width > 12 {
                return None;
            }
            bits.skip(width)?;
        }
        Some(())
    }
}

/// How much the next scale factor differs from the one before.
pub(super) fn step(bits: &mut Bits<'_>) -> Option<i16> {
    STEPS.get(SCALES.word(bits)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_book_has_a_word_for_all_bits() {
        for book in SPECTRUM.iter().chain([&SCALES]) {
            let share = |(at, count): (usize, &u8)| u64::from(*count) << (LONGEST - 1 - at);
            assert_eq!(book.words.iter().enumerate().map(share).sum::<u64>(), 1 << LONGEST);
            let count: usize = book.words.iter().map(|count| usize::from(*count)).sum();
            assert!(book.follows.is_empty() || book.follows.len() == count);
        }
    }
}
