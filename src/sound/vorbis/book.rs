//! A codebook of Vorbis: words of bits, and how many values each stands for. Of the values only
//! their place is of interest: those of words that are in no packet are heard by nobody, and become
//! zero.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::bits::{Bits, Writer, ilog};

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
    /// Its own bits in the packet, up to its values.
    head: Range<usize>,
    lookup: Option<Lookup>,
    /// Which entries were read.
    read: Vec<Cell<bool>>,
    /// Whether a packet says something in words that nobody hears.
    misused: Cell<bool>,
}

/// How values are looked up.
#[derive(Debug)]
struct Lookup {
    /// Whether entries share values.
    shared: bool,
    /// Whether nobody hears which word it is, as in a book that was emptied.
    silent: bool,
    width: u32,
    count: usize,
    /// Where the values begin.
    at: usize,
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
        let start = bits.at() - 24;
        let values = bits.count(16)?;
        let entries = bits.count(24)?;
        if values > MOST_VALUES {
            return None;
        }
        *most = most.checked_sub(entries)?;
        let lengths = if bits.bit()? { ordered(bits, entries)? } else { plain(bits, entries)? };
        let (kind, mut lookup) = (bits.read(4)?, None);
        let mut head = start..bits.at();
        if kind > 0 {
            let (least, step) = (float(bits.read(32)?), float(bits.read(32)?));
            // Where all values are one, nobody hears which word it is; encoders stay far within
            // these.
            let heard = 1e-6..1e6;
            let silent = !(least.abs() < heard.end && heard.contains(&step.abs()));
            let width = bits.read(4)? + 1;
            bits.bit()?;
            let count = match kind {
                1 => root(entries, values)?,
                2 => entries * values,
                _ => return None,
            };
            lookup = Some(Lookup { shared: kind == 1, silent, width, count, at: bits.at() });
            head.end = bits.at();
            for _ in 0..count {
                bits.read(width)?;
            }
        }
        if !is_whole(&lengths) {
            return None;
        }
        let tree = tree(&lengths)?;
        let short = (0..256).map(|bits| walk(&tree, 0, bits, 8)).collect();
        let read = vec![Cell::new(false); entries];
        Some(Self { values, tree, short, head, lookup, read, misused: Cell::new(false) })
    }

    /// Whether a packet says something in its words that nobody hears.
    pub(super) fn is_misused(&self) -> bool {
        self.misused.get()
    }

    /// Whether its words stand for values, not for numbers alone.
    pub(super) fn has_values(&self) -> bool {
        self.lookup.is_some() && self.values > 0
    }

    /// Whether each of its words can be a choice, as often as it says, among so many.
    pub(super) fn chooses(&self, among: usize) -> bool {
        let times = u32::try_from(self.values).ok().filter(|times| *times > 0);
        let choices = times.and_then(|times| among.checked_pow(times));
        choices.is_some_and(|choices| choices <= self.read.len())
    }

    /// Writes it anew, of `setup`, with nothing but what was read of it.
    pub(super) fn write(&self, setup: &[u8], to: &mut Writer) {
        let read: Vec<usize> =
            self.read.iter().enumerate().filter(|(_, read)| read.get()).map(|(at, _)| at).collect();
        if read.is_empty() {
            return self.write_empty(to);
        }
        to.copy(setup, self.head.clone());
        let Some(lookup) = &self.lookup else { return };
        let mut heard = BTreeSet::new();
        for entry in read {
            let mut rest = entry;
            for value in 0..self.values {
                heard.insert(if lookup.shared {
                    rest % lookup.count.max(1)
                } else {
                    entry * self.values + value
                });
                rest /= lookup.count.max(1);
            }
        }
        for at in 0..lookup.count {
            let width = usize::try_from(lookup.width).unwrap_or_default();
            let begin = lookup.at + at * width;
            if heard.contains(&at) {
                to.copy(setup, begin..begin + width);
            } else {
                to.write(0, lookup.width);
            }
        }
    }

    /// One of as many entries, of which none is read: the parts that refer to it need no more.
    fn write_empty(&self, to: &mut Writer) {
        let entries = self.read.len();
        to.write(0x56_4342, 24);
        to.write(self.values, 16);
        to.write(entries, 24);
        if entries < 2 {
            // Neither in order nor with gaps: one word of one bit.
            to.write(0, 2);
            to.write(0, if entries == 1 { 5 } else { 0 });
        } else {
            let length = ilog(entries - 1);
            let short = (1_usize << length) - entries;
            to.write(1, 1);
            to.write(
                usize::try_from(if short > 0 { length - 2 } else { length - 1 })
                    .unwrap_or_default(),
                5,
            );
            if short > 0 {
                to.write(short, ilog(entries));
            }
            to.write(entries - short, ilog(entries - short));
        }
        match &self.lookup {
            None => to.write(0, 4),
            Some(lookup) => {
                to.write(if lookup.shared { 1 } else { 2 }, 4);
                // Least value, steps, one bit for each, and whether they add up.
                to.write(0, 64);
                to.write(0, 5);
                for _ in 0..lookup.count {
                    to.write(0, 1);
                }
            }
        }
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
        // Words of zeros say nothing: the last byte of a packet is filled with such.
        let says = u64::from(window) & ((1 << count) - 1) != 0;
        if says && self.lookup.as_ref().is_some_and(|lookup| lookup.silent) {
            self.misused.set(true);
        }
        let entry =
            (place & LEAF != 0 && place != NONE).then(|| usize::try_from(place & !LEAF).ok())??;
        self.read.get(entry)?.set(true);
        Some(entry)
    }
}

/// A number as books have it (Vorbis I, 9.2.2).
fn float(packed: u32) -> f64 {
    let exponent = i32::try_from(packed >> 21 & 0x3ff).unwrap_or_default() - 788;
    let size = f64::from(packed & 0x1f_ffff) * 2_f64.powi(exponent);
    if packed >> 31 == 1 { -size } else { size }
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

/// Whether all bits are a word, or there is one word, or none.
fn is_whole(lengths: &[u8]) -> bool {
    let used = lengths.iter().filter(|length| **length > 0);
    let share: u64 = used.clone().map(|length| 1_u64 << (32 - length.min(&32))).sum();
    share == 1 << 32 || used.count() < 2
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
