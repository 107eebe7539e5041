//! The codebooks of layer III (ISO 11172-3, table B.7) as far as they say where a word ends.

use std::sync::LazyLock;

use crate::sound::bits::Bits;

/// The longest word.
const LONGEST: usize = 19;
/// How many bits lead to a word, or close to it.
const LED: usize = 9;

/// The books as they are numbered, those of four values last, from [`QUADS`]. Words in the order of
/// their bits: for each its length (up to `j`), and what follows it: how many signs, and above the
/// lowest two bits how many values that may be greater than the book says. Every book has a word
/// for all bits.
const BOOKS: [&[u8]; 17] = [
    b"32312110",
    b"626152525132313110",
    b"626152525131222120",
    b"82827262727171726262616132313110",
    b"72716262615252525142424131223130",
    b"a2a2a2a29292929282829192819292828272727181828281727271726252616142313110",
    b"b2b2a292a2a2929291828292929192828282728181828282828181626161424222313120",
    b"929282829291828282827272728181727272716262626252526161525142424132313130",
    b"b2b2b2b2b2b2a2a2a2a2a2a2a2b2b2a29292a2a19192a2a291a2a282829292a2a29292a2a28282819191929292\
        91828281828281727271726262616142313110",
    b"a2a2a2a2a2a2a2b2b2a2a2929292a2a2a2a2828292917282818282819292929182728281727282828192928282\
        82828181727262627171625242515132313120",
    b"a2a292929292929292828292928282828282829191828282828291917272728281828282827272727281817272\
        72626262627171615252524242515140323131",
    b"j6j6i6h2gag6g6g2g6g2g6g6g2g2h6h2f2f2g6g2f2f2f6f6f2f2f2f6f6f2g2g2f2g6g2e6e2f2f2f2f6e6e2e6e2\
        e2e6e2e2e2e6e6f2f2e6d6e2e2d6d6e2e2d5e2e2d2e2e2d2e2e2d2d2e2e2c6c6c5d2d2d2d2d2d2c2d2d1c2c2d1\
        d2d2d2d2d2d2d2d2d2d2d2c2c2d2d2c2c2c2c2d2d2d2d2c2d2d2c2b2c1c1c2c2c2c2c2c2b2b2b2b2c2c2b2b2c2\
        c1b1c2c2c2c2b2b2c2c2b2c2c2b2c2c2b2c2c2a2a2a2b1b1b2b2b2b2b2b2a2a2a2a2b1b2a1b2b2a2b2b2b2b2a2\
        a2b2b2a2a2b2b2b2b2b2b29292a1a1a2a2a2b2b2929292a2a29292a2a1a1a2a2a2a2a2a2a282919192929191a2\
        a2929291828292929192929282728181828272727171726262616142413110",
    b"dad6d6d6c2d6d6d6d2d2d6c6d2d2c2c6c6c2c2c2c2c6c6c2c2c2c6c6c2c2c2c6c6c2c2c2c6d2d5b2b6c2c2c6c2\
        b6b2b2b2b2b2c2c2b6b6b6b6b2b2b6b6c2c5b6b6b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2c1c1\
        b2b2b2b2b2b2a2b2b2b2b2b2b2a2a2b2b1a2a2a2a2b2b1a2a2a2a2a2a2a2b2b1a2a2a2a2a2b1b192a2a2a2a2a2\
        a2a2a2a2a2a2a292a2a2a2a292a2a292a1a2a2a2a2a2a2a292929292929292a1a1929292929292a2a192929292\
        929282929192929292929292928282828292919192929292928282828282829191828282828282829191827282\
        82727272728181727272727262727162627171626261525252515132414130",
    b"b6b6b6b6b6b6b6b6a6b6b6b6b6a6a6a6a6a68aa6a696969695a6g2h2h2f2f2g2g2e2f2f2e2e2f2f2e2e2f2f2f2\
        f2e2f2f2e2d28696958686d2e2e2e2e2e2e2e2e2e2e2d2d2e2e2e2e2d2e2e2d2d2d2e2e2e2e2d2d2e2e2d2e2e1\
        c2d1d1d2d2d2d2d2d2d2d2d2d2d2d2c1d2d2d2d2d2d2c2d2d2c2c1d2d2b2c2c2c2c2c2c2c2d2d2b2c2c2c2c2b2\
        c2c2c2c1c2c2c2c2b2c2c2b2b2b2b2c1c1c2c2c2c2c2c2b2c2c2b2c2c2b2c2c2b2c2c2b2a2a2b1b1b2b2b2b2a2\
        a2b2b1a2a2b1b2b2b2b2b2b2b2a2b2b2a2a2a1b1b2a2a2b2b2a2a2b2b2a19292a1a2a2a2a2a2929292a1a192a2\
        a2929282929192929192929282829191828272728181726262616142413110",
    b"868686868686868676868676768686767676767676767676767676868595b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2\
        b2b2b2b2b2b2b2b2b2b2b2b2b24ab2b2b2b2c1c1b1a2b2b2a2a2a2a2b2b2a2a2a2a2b2b2a2a2a2a2a2a2a2a2a2\
        a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2b1b1a2a2a2a2a2a2a2a2a2a2a2a2a2\
        b1b1a2b1b1a292a2a2a2a2b1b1a19292a2a292a2a2a2a29292a2a2929292929292929292929292929292929292\
        929292929292929292929292929292929292a1a1929292a1a18292928282828282828282828282828291918282\
        82828282919172828272727272728181727262627171625252616142414140",
    b"63646363636252525252524141414110",
    b"44434342434242414342424142414140",
];
/// The first book of four values.
const QUADS: usize = 15;

/// A codebook.
struct Book {
    /// Where words begin among the numbers of [`LONGEST`] bits, each with its length and what
    /// follows it.
    words: Vec<(u32, u8, u8)>,
    /// For the first [`LED`] bits, the last word that does not begin behind them.
    led: Vec<u16>,
}

static READY: LazyLock<Vec<Book>> =
    LazyLock::new(|| BOOKS.iter().map(|book| ready(book)).collect());

fn ready(book: &[u8]) -> Book {
    let digit = |byte: &u8| u8::try_from(char::from(*byte).to_digit(20).unwrap_or_default());
    let mut at = 0;
    let words: Vec<_> = book
        .chunks_exact(2)
        .filter_map(|word| {
            let (length, follows) = (digit(word.first()?).ok()?, digit(word.get(1)?).ok()?);
            let begin = at;
            at += 1 << LONGEST.checked_sub(usize::from(length))?;
            Some((begin, length, follows))
        })
        .collect();
    let mut led = Vec::with_capacity(1 << LED);
    for bits in 0..1_u32 << LED {
        let behind = words.partition_point(|(begin, ..)| *begin <= bits << (LONGEST - LED));
        led.push(u16::try_from(behind.saturating_sub(1)).unwrap_or_default());
    }
    Book { words, led }
}

/// Passes over a pair of values of the book with this number, as side information has it. There are
/// no books 4 and 14, and pairs of book 0 have no bits.
pub(super) fn pair(number: usize, bits: &mut Bits<'_>) -> Option<()> {
    const BITS: [usize; 16] = [1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13];
    let (book, wide) = match number {
        0 => return Some(()),
        1..=3 => (number - 1, 0),
        5..=13 => (number - 2, 0),
        15 => (12, 0),
        16..=23 => (13, *BITS.get(number - 16)?),
        24..=31 => (14, *BITS.get(number - 16)?),
        _ => return None,
    };
    let follows = word(book, bits)?;
    bits.skip((follows & 3) + (follows >> 2) * wide)
}

/// Passes over four values of the first or second book for them.
pub(super) fn quad(second: bool, bits: &mut Bits<'_>) -> Option<()> {
    let signs = word(QUADS + usize::from(second), bits)?;
    bits.skip(signs)
}

/// Passes over a word; what follows it.
fn word(book: usize, bits: &mut Bits<'_>) -> Option<usize> {
    let book = READY.get(book)?;
    let window = bits.peek(LONGEST);
    let led = book.led.get(usize::try_from(window >> (LONGEST - LED)).ok()?)?;
    let near = book.words.get(usize::from(*led)..)?;
    let (_, length, follows) = near.iter().take_while(|(begin, ..)| *begin <= window).last()?;
    bits.skip(usize::from(*length))?;
    Some(usize::from(*follows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_book_has_a_word_for_all_bits() {
        for book in BOOKS {
            let lengths = book.iter().step_by(2).map(|length| char::from(*length).to_digit(20));
            let shares = lengths.map(|length| 1_u64 << (LONGEST - length.unwrap() as usize));
            assert_eq!(shares.sum::<u64>(), 1 << LONGEST);
        }
    }
}
