//! A new file with one track of sound: its head first, so that phones play before they have all of
//! it.

use super::boxes::written;
use super::entry::Coding;

/// How many samples lie together.
const CHUNK: usize = 32;

/// What is written.
pub(super) struct Sound {
    pub(super) coding: Coding,
    pub(super) samples: Vec<Vec<u8>>,
    /// How long each lasts, in samples a second of the coding.
    pub(super) lasts: Vec<u64>,
    /// How many of them before the sound are none, where that is said.
    pub(super) skip: Option<u64>,
}

/// Numbers, the highest byte first.
fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// Writes the file; nothing where it is longer than numbers can say.
pub(super) fn write(sound: &Sound) -> Option<Vec<u8>> {
    let total = u32::try_from(sound.lasts.iter().sum::<u64>()).ok()?;
    let played = total.checked_sub(u32::try_from(sound.skip.unwrap_or_default()).ok()?)?;
    let rate = sound.coding.rate();
    let mut data = Vec::new();
    for sample in &sound.samples {
        data.extend_from_slice(sample);
    }
    let kind = written(b"ftyp", &[b"M4A ", &[0, 0, 2, 0], b"M4A isomiso2mp42"]);
    // Where the samples lie is known when the length of the head is; that is the same wherever they
    // lie.
    let length = kind.len() + movie(sound, total, played, rate, 0)?.len() + 8;
    let movie = movie(sound, total, played, rate, length)?;
    u32::try_from(data.len() + 8).ok()?;
    Some([kind, movie, written(b"mdat", &[&data])].concat())
}

fn movie(sound: &Sound, total: u32, played: u32, rate: u32, begin: usize) -> Option<Vec<u8>> {
    let unit = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
    let movie =
        [&[0, 0, 0, rate, played, 0x1_0000, 0x100_0000, 0, 0], unit.as_slice(), &[0; 6], &[2]]
            .concat();
    let track = [&[3, 0, 0, 1, 0, played, 0, 0, 0, 0x100_0000], unit.as_slice(), &[0; 2]].concat();
    let mut edts = Vec::new();
    if let Some(skip) = sound.skip {
        let edit = [0, 1, played, u32::try_from(skip).ok()?, 0x1_0000];
        edts = written(b"edts", &[&written(b"elst", &[&numbers(&edit)])]);
    }
    // The language is none that is known.
    let media = written(b"mdhd", &[&numbers(&[0, 0, 0, rate, total, 0x55c4_0000])]);
    let handler = written(b"hdlr", &[&[0; 8], b"soun", &[0; 13]]);
    let link = written(b"dref", &[&numbers(&[0, 1]), &written(b"url ", &[&[0, 0, 0, 1]])]);
    let info = written(
        b"minf",
        &[&written(b"smhd", &[&[0; 8]]), &written(b"dinf", &[&link]), &table(sound, begin)?],
    );
    let media = written(b"mdia", &[&media, &handler, &info]);
    let track = written(b"trak", &[&written(b"tkhd", &[&numbers(&track)]), &edts, &media]);
    Some(written(b"moov", &[&written(b"mvhd", &[&numbers(&movie)]), &track]))
}

/// The tables of samples, which begin at a place of the file.
fn table(sound: &Sound, begin: usize) -> Option<Vec<u8>> {
    let count = u32::try_from(sound.samples.len()).ok()?;
    let mut sizes = vec![0, 0, count];
    let mut places = vec![0, 0];
    let mut at = begin;
    for (index, sample) in sound.samples.iter().enumerate() {
        if index % CHUNK == 0 {
            places.push(u32::try_from(at).ok()?);
        }
        sizes.push(u32::try_from(sample.len()).ok()?);
        at += sample.len();
    }
    let chunks = u32::try_from(places.len() - 2).ok()?;
    *places.get_mut(1)? = chunks;
    let (each, rest) =
        (u32::try_from(CHUNK).ok()?, u32::try_from(sound.samples.len() % CHUNK).ok()?);
    let mut runs = vec![0, 0];
    if chunks > 1 || rest == 0 {
        runs.extend([1, each, 1]);
    }
    if rest > 0 {
        runs.extend([chunks, rest, 1]);
    }
    *runs.get_mut(1)? = u32::try_from(runs.len() / 3).ok()?;
    let mut times = vec![0, 0];
    for run in sound.lasts.chunk_by(|one, other| one == other) {
        times.extend([u32::try_from(run.len()).ok()?, u32::try_from(*run.first()?).ok()?]);
    }
    *times.get_mut(1)? = u32::try_from(times.len() / 2 - 1).ok()?;
    let entry = written(b"stsd", &[&numbers(&[0, 1]), &sound.coding.write()]);
    let tables = [(b"stts", times), (b"stsc", runs), (b"stsz", sizes), (b"stco", places)];
    let tables: Vec<Vec<u8>> =
        tables.iter().map(|(kind, table)| written(kind, &[&numbers(table)])).collect();
    let mut inside = vec![entry.as_slice()];
    inside.extend(tables.iter().map(Vec::as_slice));
    Some(written(b"stbl", &inside))
}
