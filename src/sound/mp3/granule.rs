//! A granule of one channel: which bits of its part of the main data a decoder reads.

use super::book;
use super::header::Header;
use crate::sound::bits::{Bits, Writer};

/// More than this many pairs of values are more than a granule has.
const PAIRS: usize = 288;
/// Lines of the spectrum.
const LINES: usize = 2 * PAIRS;

/// How values are cut in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Window {
    Long,
    /// With the kind that is said of it: the first or last of long ones, or short.
    Changing {
        kind: u32,
        mixed: bool,
    },
}

/// What a frame says of a granule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Granule {
    /// How many bits of the main data are its own.
    pub(super) length: usize,
    /// How many pairs of great values it has.
    pairs: usize,
    gain: u32,
    /// How wide scale factors are.
    compress: u32,
    window: Window,
    tables: [u32; 3],
    /// Gains of short windows.
    gains: u32,
    /// How many bands two regions have, as they are written.
    regions: [u32; 2],
    /// What is left, of which the last says the book of fours.
    flags: u32,
    /// Which scale factors are those of the granule before.
    shared: u32,
    /// How many bits the scale factors have.
    scales: usize,
}

impl Granule {
    /// What is said of a granule of the channel `channel`. Nothing where it cannot be right.
    pub(super) fn read(
        side: &mut Bits<'_>,
        header: Header,
        channel: usize,
        shared: u32,
    ) -> Option<Self> {
        let first = header.kind.first;
        let number = |bits: u32| usize::try_from(bits).ok();
        let (length, pairs) = (number(side.read(12)?)?, number(side.read(9)?)?);
        let (gain, compress) = (side.read(8)?, side.read(if first { 4 } else { 9 })?);
        let (mut tables, mut gains, mut regions) = ([0; 3], 0, [0; 2]);
        let window = if side.flag()? {
            let window = Window::Changing { kind: side.read(2)?, mixed: side.flag()? };
            for table in tables.iter_mut().take(2) {
                *table = side.read(5)?;
            }
            gains = side.read(9)?;
            window
        } else {
            for table in &mut tables {
                *table = side.read(5)?;
            }
            regions = [side.read(4)?, side.read(3)?];
            Window::Long
        };
        let flags = side.read(if first { 3 } else { 2 })?;
        let odd = match window {
            // Of short windows behind long ones, players of the later kinds do not agree.
            Window::Changing { kind, mixed } => kind == 0 || (kind == 2 && mixed && !first),
            Window::Long => false,
        };
        if pairs > PAIRS || odd {
            return None;
        }
        let mut granule = Self {
            length,
            pairs,
            gain,
            compress,
            window,
            tables,
            gains,
            regions,
            flags,
            shared,
            scales: 0,
        };
        granule.scales = if first {
            granule.scales_of_first()?
        } else {
            granule.scales_of_second(header.intensity() && channel == 1)?
        };
        if length == 0 {
            granule.pairs = 0;
        }
        granule.plain(header);
        (granule.scales <= length).then_some(granule)
    }

    fn is_short(&self) -> bool {
        matches!(self.window, Window::Changing { kind: 2, .. })
    }

    /// Numbers of which nothing is heard become zero.
    fn plain(&mut self, header: Header) {
        let lines = 2 * self.pairs;
        let [first, second] = self.ends(header);
        let used = [lines > 0, lines > first, lines > second];
        for (table, used) in self.tables.iter_mut().zip(used) {
            *table = if used { *table } else { 0 };
        }
        if lines == 0 {
            self.regions = [0; 2];
        }
        if self.length == self.scales {
            self.gain = 0;
        }
        if self.length == self.scales || !self.is_short() {
            self.gains = 0;
        }
    }

    /// Where the first and the second region of great values end.
    fn ends(&self, header: Header) -> [usize; 2] {
        let bands = header.kind.bands();
        let end = |band: u32| {
            let band = usize::try_from(band).unwrap_or(LINES);
            bands.get(band).map_or(LINES, |end| usize::from(*end))
        };
        match self.window {
            Window::Long => {
                let [first, second] = self.regions;
                [end(first + 1), end(first + second + 2)]
            }
            Window::Changing { kind: 2, .. } if !header.kind.first => [end(6), LINES],
            Window::Changing { .. } => [end(8), LINES],
        }
    }

    /// How many bits scale factors have in MPEG 1.
    fn scales_of_first(&self) -> Option<usize> {
        const WIDTHS: [(usize, usize); 16] = [
            (0, 0),
            (0, 1),
            (0, 2),
            (0, 3),
            (3, 0),
            (1, 1),
            (1, 2),
            (1, 3),
            (2, 1),
            (2, 2),
            (2, 3),
            (3, 1),
            (3, 2),
            (3, 3),
            (4, 2),
            (4, 3),
        ];
        let (low, high) = WIDTHS.get(usize::try_from(self.compress).ok()?)?;
        Some(match self.window {
            Window::Changing { kind: 2, mixed } => low * if mixed { 17 } else { 18 } + high * 18,
            _ => {
                let groups = [6 * low, 5 * low, 5 * high, 5 * high];
                let own = |at: &usize| self.shared >> (3 - at) & 1 == 0;
                groups.iter().enumerate().filter(|(at, _)| own(at)).map(|(_, bits)| bits).sum()
            }
        })
    }

    /// How many bits scale factors have in MPEG 2: widths of four groups of bands, and how many
    /// bands each has.
    fn scales_of_second(&self, intensity: bool) -> Option<usize> {
        let compress = usize::try_from(self.compress).ok()?;
        let (widths, long, short) = if intensity {
            match compress >> 1 {
                it @ ..180 => ([it / 36, it % 36 / 6, it % 6, 0], [7, 7, 7, 0], [12, 12, 12, 0]),
                it @ 180..244 => {
                    let it = it - 180;
                    ([it >> 4, it >> 2 & 3, it & 3, 0], [6, 6, 6, 3], [12, 9, 9, 6])
                }
                it => {
                    let it = it - 244;
                    ([it / 3, it % 3, 0, 0], [8, 8, 5, 0], [15, 12, 9, 0])
                }
            }
        } else {
            match compress {
                it @ ..400 => (
                    [(it >> 4) / 5, (it >> 4) % 5, it >> 2 & 3, it & 3],
                    [6, 5, 5, 5],
                    [9, 9, 9, 9],
                ),
                it @ 400..500 => {
                    let it = it - 400;
                    ([(it >> 2) / 5, (it >> 2) % 5, it & 3, 0], [6, 5, 7, 3], [9, 9, 12, 6])
                }
                it => {
                    let it = it - 500;
                    ([it / 3, it % 3, 0, 0], [11, 10, 0, 0], [18, 18, 0, 0])
                }
            }
        };
        let bands: [usize; 4] = if self.is_short() { short } else { long };
        Some(widths.iter().zip(bands).map(|(width, bands)| width * bands).sum())
    }

    /// Passes over what a decoder reads. Nothing where the values do not end where they must.
    pub(super) fn pass(&self, bits: &mut Bits<'_>, header: Header) -> Option<()> {
        let end = bits.at() + self.length;
        bits.skip(self.scales)?;
        let ends = self.ends(header);
        for pair in 0..self.pairs {
            let region = ends.iter().filter(|end| 2 * pair >= **end).count();
            book::pair(usize::try_from(*self.tables.get(region)?).ok()?, bits)?;
            if bits.at() > end {
                return None;
            }
        }
        // Small values: as many as there are bits for. One that is cut is left out.
        let mut line = 2 * self.pairs;
        while line + 4 <= LINES && bits.at() < end {
            let before = *bits;
            if book::quad(self.flags & 1 == 1, bits).is_none() || bits.at() > end {
                *bits = before;
                // The first book has a word of zeros, as long as this; with zeros in their place,
                // nine bits would be heard.
                if end - before.at() > 8 {
                    bits.skip(end - before.at())?;
                }
                break;
            }
            line += 4;
        }
        Some(())
    }

    /// Writes what is said of it.
    pub(super) fn write(&self, header: Header, to: &mut Writer) {
        let first = header.kind.first;
        let number = |number: usize| u32::try_from(number).unwrap_or_default();
        to.write(number(self.length), 12);
        to.write(number(self.pairs), 9);
        to.write(self.gain, 8);
        to.write(self.compress, if first { 4 } else { 9 });
        let [one, two, three] = self.tables;
        match self.window {
            Window::Changing { kind, mixed } => {
                to.write(1, 1);
                to.write(kind, 2);
                to.write(u32::from(mixed), 1);
                to.write(one << 5 | two, 10);
                to.write(self.gains, 9);
            }
            Window::Long => {
                let [first, second] = self.regions;
                to.write(0, 1);
                to.write(one << 10 | two << 5 | three, 15);
                to.write(first << 3 | second, 7);
            }
        }
        to.write(self.flags, if first { 3 } else { 2 });
    }
}
