//! A codebook of Vorbis: words of bits, and how many values each stands for. The values are of no interest here.

use super::bits::{Bits, ilog};

/// Real books have far less; a few bits could claim millions.
const MOST_VALUES: usize = 32;

#[derive(Debug)]
pub(super) struct Book {
    /// How many values a word stands for.
    pub(super) values: usize,
    /// A tree of words: for each bit the next node, or the entry with [`LEAF`] set; 0 is nothing.
    tree: Vec<[u32; 2]>,
    /// Where the first eight bits lead, by their number, and after how many that is known.
    short: Vec<(u32, usize)>,
}

const LEAF: u32 = 1 << 31;
/// Where no word leads.
const NONE: u32 = u32::MAX;

impl Book {
    /// Reads one with at most `most` entries, which it takes off.
    pub(super) fn read(bits: &mut Bits<'_>, most: &mut usize) -> Option<Self> {
        if bits.read(24)? != 0x56_4342 {
            return None;
        }
        let values = bits.count(16)?;
        let entries = bits.count(24)?;
        if values > MOST_VALUES {
            return None;
        }
        *most = most.checked_sub(entries)?;
        let lengths = if bits.bit()? { ordered(bits, entries)? } else { plain(bits, entries)? };
        let lookup = bits.read(4)?;
        if lookup > 0 {
            bits.read(32)?;
            bits.read(32)?;
            let width = bits.read(4)? + 1;
            bits.bit()?;
            let count = match lookup {
                1 => root(entries, values)?,
                2 => entries * values,
                _ => return None,
            };
            for _ in 0..count {
                bits.read(width)?;
            }
        }
        let tree = tree(&lengths)?;
        let short = (0..256).map(|bits| walk(&tree, 0, bits, 8)).collect();
        Some(Self { values, tree, short })
    }

    /// Reads a word; its entry.
    pub(super) fn word(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let window = bits.peek();
        let (mut place, mut count) = *self.short.get(usize::try_from(window & 0xff).ok()?)?;
        if place & LEAF == 0 {
            let (end, more) = walk(&self.tree, place, window >> 8, 24);
            (place, count) = (end, count + more);
        }
        bits.skip(count)?;
        (place & LEAF != 0 && place != NONE).then(|| usize::try_from(place & !LEAF).ok())?
    }
}

/// Goes through a tree from a node; where that leads, and after how many bits.
fn walk(tree: &[[u32; 2]], node: u32, mut bits: u32, most: usize) -> (u32, usize) {
    let mut place = node;
    for count in 0..most {
        let next = usize::try_from(place).ok().and_then(|node| tree.get(node));
        place = next.map_or(0, |next| if bits & 1 == 0 { next[0] } else { next[1] });
        bits >>= 1;
        match place {
            0 => return (NONE, count + 1),
            leaf if leaf & LEAF != 0 => return (leaf, count + 1),
            _ => {}
        }
    }
    (place, most)
}

/// Lengths of words, each with its own; 0 for an entry without a word.
fn plain(bits: &mut Bits<'_>, entries: usize) -> Option<Vec<u8>> {
    let sparse = bits.bit()?;
    let mut lengths = Vec::new();
    for _ in 0..entries {
        let used = !sparse || bits.bit()?;
        lengths.push(if used { u8::try_from(bits.read(5)? + 1).ok()? } else { 0 });
    }
    Some(lengths)
}

/// Lengths of words, by how many have each.
fn ordered(bits: &mut Bits<'_>, entries: usize) -> Option<Vec<u8>> {
    let mut lengths = Vec::new();
    let mut length = u8::try_from(bits.read(5)? + 1).ok()?;
    while lengths.len() < entries {
        let count = bits.count(ilog(entries - lengths.len()))?;
        if count > entries - lengths.len() || length > 32 {
            return None;
        }
        lengths.resize(lengths.len() + count, length);
        length += 1;
    }
    Some(lengths)
}

/// The greatest number whose power of `values` is at most `entries`.
fn root(entries: usize, values: usize) -> Option<usize> {
    let power = u32::try_from(values).ok().filter(|power| *power > 0)?;
    let fits = |number: usize| number.checked_pow(power).is_some_and(|all| all <= entries);
    let (mut low, mut high) = (0, entries + 1);
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if fits(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

/// Gives each entry the lowest word of its length that begins with no other.
fn tree(lengths: &[u8]) -> Option<Vec<[u32; 2]>> {
    let mut tree = vec![[0, 0]];
    // For each length, the lowest word that is free; the highest bit is that which is read first.
    let mut free: [Option<u32>; 33] = [None; 33];
    let mut first = true;
    for (entry, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
        let length = usize::from(*length);
        let word = if first {
            first = false;
            for (depth, free) in free.iter_mut().enumerate().skip(1).take(length) {
                *free = Some(1 << (32 - depth));
            }
            0
        } else {
            let at = (1..=length).rev().find(|at| free.get(*at).copied().flatten().is_some())?;
            let word = free.get_mut(at)?.take()?;
            for (depth, free) in free.iter_mut().enumerate().skip(at + 1).take(length - at) {
                *free = Some(word | 1 << (32 - depth));
            }
            word
        };
        let mut node = 0;
        for depth in 0..length {
            let bit = usize::from(word >> (31 - depth) & 1 == 1);
            if depth + 1 == length {
                *tree.get_mut(node)?.get_mut(bit)? = LEAF | u32::try_from(entry).ok()?;
                break;
            }
            let next = *tree.get(node)?.get(bit)?;
            node = if next == 0 {
                let new = tree.len();
                tree.push([0, 0]);
                *tree.get_mut(node)?.get_mut(bit)? = u32::try_from(new).ok()?;
                new
            } else {
                usize::try_from(next).ok()?
            };
        }
    }
    Some(tree)
}
