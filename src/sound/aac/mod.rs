//! AAC of low complexity (ISO 14496-3), with what makes it of high efficiency: which of the bits of
//! a block are sound. A block may hold texts of anybody beside its channels; where the channels end
//! is known only by reading them.

mod book;
mod config;

use super::bits::{Bits, Writer};
use book::{SPECTRUM, step};
pub(super) use config::Config;

/// Samples in a block.
pub(super) const BLOCK: u64 = 1024;

/// Kinds of parts of a block.
const ONE: u32 = 0;
const PAIR: u32 = 1;
const DATA: u32 = 4;
const FILL: u32 = 6;
const END: u32 = 7;

/// A block with its channels alone.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) bytes: Vec<u8>,
    /// Whether there was more than them.
    pub(super) more: bool,
}

/// Reads a block and writes it anew; nothing where it cannot be understood.
pub(super) fn block(bytes: &[u8], config: &Config) -> Option<Block> {
    let (mut bits, mut written) = (Bits::new(bytes), Writer::default());
    let (mut sounds, mut more) = (false, false);
    loop {
        let begin = bits.at();
        match bits.read(3)? {
            kind @ (ONE | PAIR) if !sounds && (kind == PAIR) == (config.channels == 2) => {
                bits.skip(4)?;
                let channels = Channels { bits, config };
                bits = if kind == PAIR { channels.pair()? } else { channels.one()? };
                written.copy(bytes, begin, bits.at());
                sounds = true;
            }
            DATA => {
                bits.skip(4)?;
                let aligned = bits.flag()?;
                let mut count = bits.read(8)?;
                if count == 255 {
                    count += bits.read(8)?;
                }
                if aligned {
                    bits.skip(bits.at().wrapping_neg() % 8)?;
                }
                more |= passed(&mut bits, usize::try_from(count).ok()?)?;
            }
            FILL => {
                let mut count = bits.read(4)?;
                if count == 15 {
                    count = 14 + bits.read(8)?;
                }
                let count = usize::try_from(count).ok()?;
                // High frequencies are sound too, with a sum or without.
                if count > 0 && matches!(bits.peek(4), 0b1101 | 0b1110) {
                    bits.skip(count * 8)?;
                    written.copy(bytes, begin, bits.at());
                } else {
                    more |= passed(&mut bits, count)?;
                }
            }
            END if sounds => {
                written.write(END, 3);
                let rest = bytes.get(bits.at().div_ceil(8)..).unwrap_or_default();
                more |= rest.iter().any(|byte| *byte != 0);
                return Some(Block { bytes: written.finish(), more });
            }
            _ => return None,
        }
    }
}

/// Passes over bytes; whether they are other than those that fill room.
fn passed(bits: &mut Bits<'_>, count: usize) -> Option<bool> {
    let mut says = false;
    for _ in 0..count {
        says |= ![0, 0xa5].contains(&bits.read(8)?);
    }
    Some(says)
}

/// The windows of a channel and how far its spectrum goes.
#[derive(Debug, Clone)]
struct Windows {
    short: bool,
    /// How many windows are in each group.
    groups: Vec<usize>,
    /// How many bands.
    bands: usize,
}

/// Reads the channels of a block.
struct Channels<'a, 'c> {
    bits: Bits<'a>,
    config: &'c Config,
}

impl<'a> Channels<'a, '_> {
    fn one(mut self) -> Option<Bits<'a>> {
        self.channel(None)?;
        Some(self.bits)
    }

    fn pair(mut self) -> Option<Bits<'a>> {
        let mut common = None;
        if self.bits.flag()? {
            let windows = self.windows()?;
            match self.bits.read(2)? {
                1 => self.bits.skip(windows.groups.len() * windows.bands)?,
                3 => return None,
                _ => {}
            }
            common = Some(windows);
        }
        self.channel(common.clone())?;
        self.channel(common)?;
        Some(self.bits)
    }

    fn windows(&mut self) -> Option<Windows> {
        let bits = &mut self.bits;
        if bits.flag()? {
            return None;
        }
        let short = bits.read(2)? == 2;
        bits.skip(1)?;
        let bands = usize::try_from(bits.read(if short { 4 } else { 6 })?).ok()?;
        let mut groups = vec![1];
        if short {
            for _ in 1..8 {
                if bits.flag()? {
                    *groups.last_mut()? += 1;
                } else {
                    groups.push(1);
                }
            }
        } else if bits.flag()? {
            // Prediction is not of low complexity.
            return None;
        }
        (bands <= self.config.bands(short).len()).then_some(Windows { short, groups, bands })
    }

    fn channel(&mut self, windows: Option<Windows>) -> Option<()> {
        let gain = i16::try_from(self.bits.read(8)?).ok()?;
        let windows = match windows {
            Some(windows) => windows,
            None => self.windows()?,
        };
        let sections = self.sections(&windows)?;
        self.scales(&sections, gain)?;
        // Pulses are of long windows.
        if self.bits.flag()? {
            (!windows.short).then_some(())?;
            let count = usize::try_from(self.bits.read(2)?).ok()? + 1;
            self.bits.skip(6 + 9 * count)?;
        }
        if self.bits.flag()? {
            self.filters(windows.short)?;
        }
        // Gain control is of another kind of AAC.
        if self.bits.flag()? {
            return None;
        }
        self.spectrum(&windows, &sections)
    }

    /// Bands that share a book.
    fn sections(&mut self, windows: &Windows) -> Option<Vec<Section>> {
        let width = if windows.short { 3 } else { 5 };
        let mut sections = Vec::new();
        for group in &windows.groups {
            let mut at = 0;
            while at < windows.bands {
                let book = usize::try_from(self.bits.read(4)?).ok().filter(|book| *book != 12)?;
                let begin = at;
                loop {
                    let more = usize::try_from(self.bits.read(width)?).ok()?;
                    at += more;
                    if more + 1 < 1 << width {
                        break;
                    }
                }
                // One of no bands at all would say something that nobody hears.
                if at > windows.bands || at == begin {
                    return None;
                }
                sections.push(Section { book, begin, end: at, windows: *group });
            }
        }
        Some(sections)
    }

    /// Scale factors, each told by how it differs from the one before of its kind; decoders refuse
    /// those that are out of bounds (4.6.2).
    fn scales(&mut self, sections: &[Section], gain: i16) -> Option<()> {
        let (mut spectrum, mut intensity, mut noise) = (gain, 0, None);
        for section in sections.iter().filter(|section| section.book > 0) {
            for _ in section.begin..section.end {
                let (scale, bounds) = match (section.book, noise) {
                    (13, None) => {
                        let first = i16::try_from(self.bits.read(9)?).ok()?;
                        (noise.insert(gain - 90 + first - 256), -100..=155)
                    }
                    (13, Some(before)) => {
                        (noise.insert(before + step(&mut self.bits)?), -100..=155)
                    }
                    (14 | 15, _) => {
                        intensity += step(&mut self.bits)?;
                        (&mut intensity, -155..=100)
                    }
                    _ => {
                        spectrum += step(&mut self.bits)?;
                        (&mut spectrum, 0..=255)
                    }
                };
                bounds.contains(&*scale).then_some(())?;
            }
        }
        Some(())
    }

    /// Noise is shaped in time by these.
    fn filters(&mut self, short: bool) -> Option<()> {
        let bits = &mut self.bits;
        for _ in 0..if short { 8 } else { 1 } {
            let count = bits.read(if short { 1 } else { 2 })?;
            let fine = if count > 0 { bits.read(1)? } else { 0 };
            for _ in 0..count {
                bits.skip(if short { 4 } else { 6 })?;
                let order = bits.read(if short { 3 } else { 5 })?;
                if order > 12 {
                    return None;
                }
                if order > 0 {
                    bits.skip(1)?;
                    let width = 3 + fine - bits.read(1)?;
                    bits.skip(usize::try_from(order * width).ok()?)?;
                }
            }
        }
        Some(())
    }

    fn spectrum(&mut self, windows: &Windows, sections: &[Section]) -> Option<()> {
        let widths = self.config.bands(windows.short);
        for section in sections {
            let Some(book) = section.book.checked_sub(1).and_then(|at| SPECTRUM.get(at)) else {
                continue;
            };
            let values = widths
                .get(section.begin..section.end)?
                .iter()
                .map(|width| config::width(*width))
                .sum::<usize>();
            for _ in 0..values * section.windows / book.values {
                book.pass(&mut self.bits)?;
            }
        }
        Some(())
    }
}

/// Bands of a group of windows that share a book.
struct Section {
    book: usize,
    begin: usize,
    end: usize,
    windows: usize,
}
