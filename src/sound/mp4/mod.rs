//! MP4 with one track of AAC or Opus: a new file of its samples, with a head of which every number
//! follows from them.
//!
//! Crates that read MP4 read all of it: a fault in a tag would refuse the sound. What is read here
//! is what is written.

mod boxes;
mod entry;
mod fragment;
mod movie;
mod table;
mod write;

use super::{Metadata, Refused, Stripped, aac, opus};
use boxes::{CUT, parts};
use entry::Coding;
use movie::{Edit, Track};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many samples before the sound a decoder may need to come into step.
const LEAD: u64 = 4096;

pub(super) fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refused> {
    let file = parts(bytes, 0)?;
    let mut metadata = BTreeSet::new();
    let track = movie::read(&file, bytes.len(), &mut metadata)?;
    let data: Vec<Range<usize>> = file
        .iter()
        .filter(|part| part.kind == *b"mdat")
        .map(|part| part.at..part.at + part.inside.len())
        .collect();
    let samples = cut(bytes, &track, &data)?;
    let used: usize = samples.iter().map(|sample| sample.len()).sum();
    let room: usize = data.iter().map(|range| range.len()).sum();
    if used > room {
        return Err("parts of its sound lie over each other");
    }
    if used < room && !metadata.contains(&Metadata::Tracks) {
        metadata.insert(Metadata::Bytes);
    }
    let mut sound = sound(&track, &samples, &mut metadata)?;
    trim(&track, &mut sound, &mut metadata).ok_or("no sound is in it")?;
    let bytes = write::write(&sound).ok_or("it is too long")?;
    Ok(Stripped { bytes, metadata })
}

/// The bytes of each sample; all must be where sound is.
fn cut<'a>(
    bytes: &'a [u8],
    track: &Track,
    data: &[Range<usize>],
) -> Result<Vec<&'a [u8]>, Refused> {
    let cut = |sample: &table::Sample| {
        let at = usize::try_from(sample.at).ok()?;
        let range = at..at.checked_add(usize::try_from(sample.size).ok()?)?;
        // They stand in the order of the file.
        let of = data.partition_point(|data| data.end < range.end);
        data.get(of).filter(|data| data.start <= range.start && !range.is_empty())?;
        bytes.get(range)
    };
    track.samples.iter().map(cut).collect::<Option<_>>().ok_or(CUT)
}

/// What is sound in the samples, and how long each is.
fn sound(
    track: &Track,
    samples: &[&[u8]],
    metadata: &mut BTreeSet<Metadata>,
) -> Result<write::Sound, Refused> {
    let mut sound =
        write::Sound { coding: track.coding, samples: Vec::new(), lasts: Vec::new(), skip: None };
    for sample in samples {
        let (bytes, lasts, more) = match &track.coding {
            Coding::Aac(config) => {
                let block = aac::block(sample, config).ok_or("a block of its AAC is damaged")?;
                (block.bytes, aac::BLOCK, block.more)
            }
            Coding::Opus(_) => {
                let (packet, lasts) =
                    opus::packet(sample).ok_or("a packet of its Opus is damaged")?;
                let more = matches!(packet, Cow::Owned(_));
                (packet.into_owned(), lasts, more)
            }
        };
        metadata.extend(more.then_some(Metadata::Bytes));
        sound.samples.push(bytes);
        sound.lasts.push(lasts);
    }
    Ok(sound)
}

/// Leaves out what is not played, but for what a decoder needs before it, and says where the sound
/// begins and ends.
fn trim(track: &Track, sound: &mut write::Sound, metadata: &mut BTreeSet<Metadata>) -> Option<()> {
    let clock = Clock::new(track, sound);
    let (from, to) = match track.edit {
        Some(edit) => (clock.place(edit.from), clock.end(edit)),
        None => (0, clock.place(clock.total())),
    };
    if from >= to {
        return None;
    }
    let ends = sound.lasts.iter().scan(0, |end, lasts| {
        *end += lasts;
        Some(*end)
    });
    let ends: Vec<u64> = ends.collect();
    // The sample in which the last that is played lies, and the first that may be needed.
    let last = ends.partition_point(|end| *end < to);
    let first = ends.partition_point(|end| *end + LEAD <= from);
    if last + 1 < sound.samples.len() || first > 0 {
        metadata.insert(Metadata::Cut);
    }
    sound.samples.truncate(last + 1);
    sound.lasts.truncate(last + 1);
    sound.samples.drain(..first);
    sound.lasts.drain(..first);
    let begin = first.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    let before_last = last.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    if let Some(lasts) = sound.lasts.last_mut() {
        *lasts = (*lasts).min(to.checked_sub(before_last)?);
    }
    sound.skip = track.edit.map(|_| from - begin);
    Some(())
}

/// Times as the file says them, and what they are in samples of the coding.
struct Clock {
    /// For each sample, where it begins in the time of the track and in that of the coding, and
    /// both ends.
    marks: Vec<(u64, u64)>,
    scale: u64,
    rate: u64,
}

impl Clock {
    fn new(track: &Track, sound: &write::Sound) -> Self {
        let (scale, rate) = (u64::from(track.scale).max(1), u64::from(track.coding.rate()));
        let mut marks = vec![(0, 0)];
        let (mut there, mut here) = (0_u64, 0);
        for (at, (sample, lasts)) in track.samples.iter().zip(&sound.lasts).enumerate() {
            let said = u64::from(sample.lasts);
            there += said;
            // The last may be shorter than its block; what others say only follows from how they
            // were recorded.
            let short = said * rate / scale;
            let is_short = at + 1 == track.samples.len() && (1..*lasts).contains(&short);
            here += if is_short { short } else { *lasts };
            marks.push((there, here));
        }
        Self { marks, scale, rate }
    }

    /// Where all ends in the time of the track.
    fn total(&self) -> u64 {
        self.marks.last().map_or(0, |(there, _)| *there)
    }

    /// A time of the track in samples.
    fn place(&self, time: u64) -> u64 {
        let after = self.marks.partition_point(|(there, _)| *there <= time);
        let (there, here) =
            after.checked_sub(1).and_then(|at| self.marks.get(at)).copied().unwrap_or_default();
        let end = self.marks.last().map_or(0, |(_, here)| *here);
        let next = self.marks.get(after).map_or(end, |(_, here)| *here);
        let more = u128::from(time - there) * u128::from(self.rate) / u128::from(self.scale);
        here.saturating_add(u64::try_from(more).unwrap_or(u64::MAX)).min(next)
    }

    /// Where what is played ends, in samples.
    fn end(&self, edit: Edit) -> u64 {
        let film = u128::from(edit.scale.max(1));
        let lasts = u128::from(edit.lasts) * u128::from(self.scale) / film;
        let end = u128::from(edit.from) + lasts;
        // The time of the film is often in thousandths; the last may be one too early.
        let one = u128::from(self.scale) / film + 1;
        if edit.lasts == 0 || end + one >= u128::from(self.total()) {
            return self.place(self.total());
        }
        self.place(u64::try_from(end).unwrap_or(u64::MAX))
    }
}
