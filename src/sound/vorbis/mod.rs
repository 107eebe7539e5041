//! Packets of Vorbis I: which of their bits a decoder reads. What is behind these is no sound.

mod bits;
mod book;
mod setup;

use super::Refused;
use bits::{Bits, ilog};
use setup::{Floor, Residue, Setup};

/// A stream, as far as it was read.
#[derive(Debug)]
pub(super) struct Vorbis {
    channels: usize,
    rate: u32,
    /// Samples in a short block and in a long one.
    blocks: [usize; 2],
    setup: Setup,
    /// The block before.
    before: Option<usize>,
}

impl Vorbis {
    /// Reads the packets that it is set up by, and writes the first anew with nothing else.
    pub(super) fn read(ident: &[u8], setup: &[u8]) -> Result<(Self, Vec<u8>), Refused> {
        const WRONG: Refused = "the head of its Vorbis stream is damaged";
        let inside: &[u8; 23] = ident.get(7..).and_then(<[u8]>::first_chunk).ok_or(WRONG)?;
        let [0, 0, 0, 0, channels, a, b, c, d, .., sizes, frame] = *inside else {
            return Err(WRONG);
        };
        let rate = u32::from_le_bytes([a, b, c, d]);
        let (short, long) = (sizes & 15, sizes >> 4);
        if frame & 1 == 0 || !(6..=13).contains(&short) || !(short..=13).contains(&long) {
            return Err(WRONG);
        }
        if !(1..=2).contains(&channels) {
            return Err("it has more than two channels");
        }
        if !(1000..=192_000).contains(&rate) {
            return Err(WRONG);
        }
        let mut bits = Bits::new(setup.strip_prefix(b"\x05vorbis").ok_or(WRONG)?);
        let channels_count = usize::from(channels);
        let read = Setup::read(&mut bits, channels_count).ok_or(WRONG)?;
        let mut ident = b"\x01vorbis\0\0\0\0".to_vec();
        ident.push(channels);
        ident.extend(rate.to_le_bytes());
        // How many bits a second an encoder was told to use.
        ident.extend([0; 12]);
        ident.extend([sizes, 1]);
        let blocks = [1 << short, 1 << long];
        Ok((Self { channels: channels_count, rate, blocks, setup: read, before: None }, ident))
    }

    /// The packet that it is set up by, of what is needed for all packets that were read.
    pub(super) fn setup(&self, setup: &[u8]) -> Vec<u8> {
        let inside = setup.strip_prefix(b"\x05vorbis").unwrap_or_default();
        [b"\x05vorbis".as_slice(), &self.setup.write(inside)].concat()
    }

    pub(super) fn rate(&self) -> u64 {
        u64::from(self.rate)
    }

    /// What a decoder reads of a packet, and how many samples it lasts.
    pub(super) fn packet(&mut self, packet: &[u8]) -> Option<(Vec<u8>, u64)> {
        let mut bits = Bits::new(packet);
        if bits.bit()? {
            return None;
        }
        let mode = self.setup.modes.get(bits.count(ilog(self.setup.modes.len() - 1))?)?;
        mode.read.set(true);
        let block = *self.blocks.get(usize::from(mode.long))?;
        if mode.long {
            bits.read(2)?;
        }
        let mapping = self.setup.mappings.get(mode.mapping)?;
        // A packet may end anywhere: what would follow is zero.
        if self.sound(&mut bits, mapping, block / 2).is_none() && bits.left() > 0 {
            return None;
        }
        if self.setup.books.iter().any(book::Book::is_misused) {
            return None;
        }
        let samples = self.before.map_or(0, |before| before / 4 + block / 4);
        self.before = Some(block);
        Some((bits.passed(), u64::try_from(samples).ok()?))
    }

    fn sound(&self, bits: &mut Bits<'_>, mapping: &setup::Mapping, size: usize) -> Option<()> {
        let mut heard = Vec::new();
        for channel in 0..self.channels {
            let (floor, _) = mapping.parts.get(*mapping.mux.get(channel)?)?;
            heard.push(self.floor(bits, self.setup.floors.get(*floor)?)?);
        }
        for (one, other) in &mapping.coupled {
            let either = *heard.get(*one)? || *heard.get(*other)?;
            *heard.get_mut(*one)? = either;
            *heard.get_mut(*other)? = either;
        }
        for (part, (_, residue)) in mapping.parts.iter().enumerate() {
            let of = heard.iter().zip(&mapping.mux).filter(|(_, mux)| **mux == part);
            let channels: Vec<bool> = of.map(|(heard, _)| *heard).collect();
            self.residue(bits, self.setup.residues.get(*residue)?, &channels, size)?;
        }
        Some(())
    }

    /// Reads a floor; whether there is one.
    fn floor(&self, bits: &mut Bits<'_>, floor: &Floor) -> Option<bool> {
        let word = |bits: &mut Bits<'_>, book: usize| self.setup.books.get(book)?.word(bits);
        match floor {
            Floor::Zero { order, amplitude, books } => {
                if bits.read(*amplitude)? == 0 {
                    return Some(false);
                }
                let book = *books.get(bits.count(ilog(books.len()))?)?;
                let values = self.setup.books.get(book)?.values.max(1);
                for _ in 0..order.div_ceil(values) {
                    word(bits, book)?;
                }
            }
            Floor::One { partitions, classes, range } => {
                if !bits.bit()? {
                    return Some(false);
                }
                bits.read(range * 2)?;
                for class in partitions {
                    let class = classes.get(*class)?;
                    let mut choice = class.chooser.map_or(Some(0), |book| word(bits, book))?;
                    for _ in 0..class.values {
                        let book = class.books.get(choice & ((1 << class.choice) - 1))?;
                        choice >>= class.choice;
                        if let Some(book) = book {
                            word(bits, *book)?;
                        }
                    }
                }
            }
        }
        Some(true)
    }

    fn residue(
        &self,
        bits: &mut Bits<'_>,
        residue: &Residue,
        heard: &[bool],
        size: usize,
    ) -> Option<()> {
        let together = residue.kind == 2;
        let (size, channels) = if together {
            (size * heard.len(), usize::from(heard.contains(&true)))
        } else {
            (size, heard.iter().filter(|heard| **heard).count())
        };
        let length = residue.end.min(size).saturating_sub(residue.begin);
        let (parts, chooser) = (length / residue.part, self.setup.books.get(residue.book)?);
        if chooser.values == 0 {
            return None;
        }
        // Of each part of each channel, its class.
        let mut classes = vec![vec![0; parts + chooser.values]; channels];
        for pass in 0..8 {
            let mut part = 0;
            while part < parts {
                if pass == 0 {
                    for classes in &mut classes {
                        let mut word = chooser.word(bits)?;
                        for class in classes.get_mut(part..part + chooser.values)?.iter_mut().rev()
                        {
                            *class = word % residue.classes.len();
                            word /= residue.classes.len();
                        }
                    }
                }
                let next = (part + chooser.values).min(parts);
                for part in part..next {
                    for classes in &classes {
                        let books = residue.classes.get(*classes.get(part)?)?;
                        if let Some(book) = *books.get(pass)? {
                            let book = self.setup.books.get(book)?;
                            let values = book.values.max(1);
                            for _ in 0..residue.part.div_ceil(values) {
                                book.word(bits)?;
                            }
                        }
                    }
                }
                part = next;
            }
        }
        Some(())
    }
}
