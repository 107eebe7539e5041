//! What a decoder of Vorbis is set up with (Vorbis I, 4.2.4): how floors and residues are coded, by which books.

use super::bits::{Bits, ilog};
use super::book::Book;

/// How many words all books may have together; real ones have a tenth.
const WORDS: usize = 1 << 18;

#[derive(Debug)]
pub(super) struct Setup {
    pub(super) books: Vec<Book>,
    pub(super) floors: Vec<Floor>,
    pub(super) residues: Vec<Residue>,
    pub(super) mappings: Vec<Mapping>,
    pub(super) modes: Vec<Mode>,
}

#[derive(Debug)]
pub(super) enum Floor {
    Zero { order: usize, amplitude: u32, books: Vec<usize> },
    One { partitions: Vec<usize>, classes: Vec<Class>, range: u32 },
}

/// How a part of a floor is coded.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) values: usize,
    /// Bits that choose a book for each value, and the book that they are read by.
    pub(super) choice: u32,
    pub(super) chooser: Option<usize>,
    pub(super) books: Vec<Option<usize>>,
}

#[derive(Debug)]
pub(super) struct Residue {
    pub(super) kind: u32,
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) part: usize,
    pub(super) book: usize,
    /// For each class the books of the eight passes.
    pub(super) classes: Vec<[Option<usize>; 8]>,
}

#[derive(Debug)]
pub(super) struct Mapping {
    pub(super) coupled: Vec<(usize, usize)>,
    /// For each channel, which of the next it is of.
    pub(super) mux: Vec<usize>,
    /// Floor and residue.
    pub(super) parts: Vec<(usize, usize)>,
}

#[derive(Debug)]
pub(super) struct Mode {
    pub(super) long: bool,
    pub(super) mapping: usize,
}

impl Setup {
    /// Reads what follows the mark of the packet.
    pub(super) fn read(bits: &mut Bits<'_>, channels: usize) -> Option<Self> {
        let mut words = WORDS;
        let books = list(bits, 8, |bits| Book::read(bits, &mut words))?;
        // Times are of no use, and always zero.
        list(bits, 6, |bits| (bits.read(16)? == 0).then_some(()))?;
        let floors = list(bits, 6, floor)?;
        let residues = list(bits, 6, residue)?;
        let mappings = list(bits, 6, |bits| mapping(bits, channels))?;
        let modes = list(bits, 6, |bits| {
            let long = bits.bit()?;
            (bits.read(32)? == 0).then_some(())?;
            Some(Mode { long, mapping: bits.count(8)? })
        })?;
        bits.bit()?.then_some(Self { books, floors, residues, mappings, modes })
    }
}

/// As many as a number says, and one more.
fn list<T>(
    bits: &mut Bits<'_>,
    width: u32,
    mut item: impl FnMut(&mut Bits<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let count = bits.count(width)? + 1;
    (0..count).map(|_| item(bits)).collect()
}

fn floor(bits: &mut Bits<'_>) -> Option<Floor> {
    if bits.read(16)? == 0 {
        let order = bits.count(8)?;
        bits.read(32)?;
        let amplitude = bits.read(6)?;
        bits.read(8)?;
        return Some(Floor::Zero { order, amplitude, books: list(bits, 4, |bits| bits.count(8))? });
    }
    let count = bits.count(5)?;
    let partitions: Vec<usize> = (0..count).map(|_| bits.count(4)).collect::<Option<_>>()?;
    let most = partitions.iter().max().map_or(0, |class| class + 1);
    let mut classes = Vec::new();
    for _ in 0..most {
        let values = bits.count(3)? + 1;
        let choice = bits.read(2)?;
        let chooser = if choice > 0 { Some(bits.count(8)?) } else { None };
        let books = (0..1 << choice).map(|_| Some(bits.count(8)?.checked_sub(1)));
        classes.push(Class { values, choice, chooser, books: books.collect::<Option<_>>()? });
    }
    let range = *[256, 128, 86, 64].get(bits.count(2)?)?;
    let width = bits.read(4)?;
    for class in &partitions {
        for _ in 0..classes.get(*class)?.values {
            bits.read(width)?;
        }
    }
    Some(Floor::One { partitions, classes, range: ilog(range - 1) })
}

fn residue(bits: &mut Bits<'_>) -> Option<Residue> {
    let kind = bits.read(16).filter(|kind| *kind < 3)?;
    let (begin, end) = (bits.count(24)?, bits.count(24)?);
    let part = bits.count(24)? + 1;
    let count = bits.count(6)? + 1;
    let book = bits.count(8)?;
    let mut passes = Vec::new();
    for _ in 0..count {
        let low = bits.read(3)?;
        passes.push(low | if bits.bit()? { bits.read(5)? << 3 } else { 0 });
    }
    let mut classes = Vec::new();
    for used in passes {
        let mut books = [None; 8];
        for (pass, book) in books.iter_mut().enumerate() {
            if used >> pass & 1 == 1 {
                *book = Some(bits.count(8)?);
            }
        }
        classes.push(books);
    }
    Some(Residue { kind, begin, end, part, book, classes })
}

fn mapping(bits: &mut Bits<'_>, channels: usize) -> Option<Mapping> {
    if bits.read(16)? != 0 {
        return None;
    }
    let count = if bits.bit()? { bits.count(4)? + 1 } else { 1 };
    let width = ilog(channels - 1);
    let mut coupled = Vec::new();
    if bits.bit()? {
        coupled = list(bits, 8, |bits| Some((bits.count(width)?, bits.count(width)?)))?;
    }
    if bits.read(2)? != 0 {
        return None;
    }
    let mut mux = vec![0; channels];
    if count > 1 {
        for part in &mut mux {
            *part = bits.count(4)?;
        }
    }
    let mut parts = Vec::new();
    for _ in 0..count {
        bits.read(8)?;
        parts.push((bits.count(8)?, bits.count(8)?));
    }
    Some(Mapping { coupled, mux, parts })
}
