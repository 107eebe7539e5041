//! What a decoder of Vorbis is set up with (Vorbis I, 4.2.4): how floors and residues are coded, by
//! which books.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::bits::{Bits, Writer, ilog};
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
    /// The bits of floors, residues and mappings.
    ranges: [Vec<Range<usize>>; 3],
    end: usize,
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
    /// Whether a packet was of it.
    pub(super) read: Cell<bool>,
}

impl Setup {
    /// Reads what follows the mark of the packet.
    pub(super) fn read(bits: &mut Bits<'_>, channels: usize) -> Option<Self> {
        let mut words = WORDS;
        let books = list(bits, 8, |bits| Book::read(bits, &mut words))?;
        // Times are of no use, and always zero.
        list(bits, 6, |bits| (bits.read(16)? == 0).then_some(()))?;
        let (floors, of_floors) = placed(bits, floor)?;
        let (residues, of_residues) = placed(bits, residue)?;
        // Sound is made of values: books that have none are for choices alone.
        let has_values = |book: &usize| books.get(*book).is_some_and(Book::has_values);
        let sound = |residue: &Residue| {
            residue.classes.iter().flatten().flatten().all(has_values)
                && books.get(residue.book).is_some_and(|book| book.chooses(residue.classes.len()))
        };
        let shapes = floors.iter().all(|floor| match floor {
            Floor::Zero { books, .. } => books.iter().all(has_values),
            Floor::One { .. } => true,
        });
        (shapes && residues.iter().all(sound)).then_some(())?;
        let (mappings, of_mappings) = placed(bits, |bits| mapping(bits, channels))?;
        let modes = list(bits, 6, |bits| {
            let long = bits.bit()?;
            (bits.read(32)? == 0).then_some(())?;
            Some(Mode { long, mapping: bits.count(8)?, read: Cell::new(false) })
        })?;
        let end = bits.at() + 1;
        let ranges = [of_floors, of_residues, of_mappings];
        bits.bit()?.then_some(Self { books, floors, residues, mappings, modes, ranges, end })
    }

    /// Writes it anew, of `setup`, with nothing but what packets were read by: a book that was not
    /// is an empty one, and in the place of a part that was not stands one that was.
    pub(super) fn write(&self, setup: &[u8]) -> Vec<u8> {
        let mut to = Writer::default();
        to.write(self.books.len() - 1, 8);
        for book in &self.books {
            book.write(setup, &mut to);
        }
        // One of the times, which are of no use.
        to.write(0, 6 + 16);
        let mut read = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        let [floors, residues, mappings] = &mut read;
        for mode in self.modes.iter().filter(|mode| mode.read.get()) {
            mappings.insert(mode.mapping);
            let parts = self.mappings.get(mode.mapping).map(|mapping| &mapping.parts);
            for (floor, residue) in parts.into_iter().flatten() {
                floors.insert(*floor);
                residues.insert(*residue);
            }
        }
        let mut last = 0;
        for (ranges, read) in self.ranges.iter().zip(&read) {
            to.write(ranges.len() - 1, 6);
            let any = read.first().and_then(|first| ranges.get(*first));
            for (at, own) in ranges.iter().enumerate() {
                let kept = if read.contains(&at) { Some(own) } else { any };
                to.copy(setup, kept.unwrap_or(own).clone());
                last = own.end;
            }
        }
        to.copy(setup, last..self.end);
        to.finish()
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

/// A list, and where the bits of each lie.
fn placed<T>(
    bits: &mut Bits<'_>,
    mut item: impl FnMut(&mut Bits<'_>) -> Option<T>,
) -> Option<(Vec<T>, Vec<Range<usize>>)> {
    let mut places = Vec::new();
    let items = list(bits, 6, |bits| {
        let begin = bits.at();
        let item = item(bits)?;
        places.push(begin..bits.at());
        Some(item)
    })?;
    Some((items, places))
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
    // No two stand at one place.
    let mut places = BTreeSet::from([0, 1 << width]);
    for class in &partitions {
        for _ in 0..classes.get(*class)?.values {
            places.insert(bits.read(width)?).then_some(())?;
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
