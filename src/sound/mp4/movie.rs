//! The one track of sound in a file, and what else is said there.

use super::boxes::{CUT, Fields, Part, one};
use super::entry::{self, Coding};
use super::fragment;
use super::table::{self, Sample};
use crate::sound::{Metadata, Refused};
use std::collections::BTreeSet;

const DAMAGED: Refused = "the head of it is damaged";

/// Boxes that need no word where they are left out: room, lists for those who begin in the middle,
/// and copies of what is written anew.
const SILENT: [&[u8; 4]; 11] = [
    b"styp", b"sidx", b"ssix", b"mfra", b"iods", b"tref", b"sgpd", b"sbgp", b"sdtp", b"ctts",
    b"stss",
];

/// Names that programs give to a track of sound, whoever uses them.
const NAMES: [&str; 7] = [
    "",
    "SoundHandler",
    "SoundHandle",
    "Core Media Audio",
    "Apple Sound Media Handler",
    "GPAC ISO Audio Handler",
    "ISO Media file produced by Google Inc.",
];

/// A track of sound.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) coding: Coding,
    pub(super) samples: Vec<Sample>,
    /// Units of its time a second.
    pub(super) scale: u32,
    /// What is played of it, if that is said.
    pub(super) edit: Option<Edit>,
}

/// What is played of a track.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edit {
    /// From where, in its time.
    pub(super) from: u64,
    /// How long, in that of the film; 0 is all.
    pub(super) lasts: u64,
    /// Units of the time of the film a second.
    pub(super) scale: u32,
}

/// Finds the track.
pub(super) fn read(
    file: &[Part<'_>],
    length: usize,
    metadata: &mut BTreeSet<Metadata>,
) -> Result<Track, Refused> {
    let moov = one(file, b"moov")?.ok_or("it has no head, or is cut off")?;
    let movie = moov.parts()?;
    beside(file, &[b"ftyp", b"moov", b"moof", b"mdat"], metadata);
    beside(&movie, &[b"mvhd", b"trak", b"mvex"], metadata);
    let mut head = Fields(one(&movie, b"mvhd")?.ok_or(DAMAGED)?.inside);
    let scale = dated(&mut head, metadata).ok_or(DAMAGED)?;
    let mut tracks = Vec::new();
    for trak in movie.iter().filter(|part| part.kind == *b"trak") {
        let parts = trak.parts()?;
        let mdia = one(&parts, b"mdia")?.ok_or(DAMAGED)?.parts()?;
        let hdlr = one(&mdia, b"hdlr")?.ok_or(DAMAGED)?.inside;
        if hdlr.get(8..12) == Some(b"soun") {
            tracks.push((parts, mdia, hdlr));
        } else {
            metadata.insert(Metadata::Tracks);
        }
    }
    let mut tracks = tracks.into_iter();
    let (Some((trak, mdia, hdlr)), None) = (tracks.next(), tracks.next()) else {
        return Err("it has no track of sound, or several");
    };
    named(hdlr, metadata);
    beside(&trak, &[b"tkhd", b"edts", b"mdia"], metadata);
    beside(&mdia, &[b"mdhd", b"hdlr", b"minf"], metadata);
    let mut head = Fields(one(&trak, b"tkhd")?.ok_or(DAMAGED)?.inside);
    let track = dated(&mut head, metadata).ok_or(DAMAGED)?;
    let edit = match one(&trak, b"edts")? {
        Some(edts) => edit(&edts.parts()?, scale)?,
        None => None,
    };
    let mut head = Fields(one(&mdia, b"mdhd")?.ok_or(DAMAGED)?.inside);
    let scale = dated(&mut head, metadata).ok_or(DAMAGED)?;
    let minf = one(&mdia, b"minf")?.ok_or(DAMAGED)?.parts()?;
    beside(&minf, &[b"smhd", b"dinf", b"stbl", b"hdlr"], metadata);
    within(&minf)?;
    let stbl = one(&minf, b"stbl")?.ok_or(DAMAGED)?.parts()?;
    beside(&stbl, &[b"stsd", b"stts", b"stsc", b"stsz", b"stco", b"co64"], metadata);
    let coding = entry::read(one(&stbl, b"stsd")?.ok_or(DAMAGED)?)?;
    let mut samples = table::read(&stbl)?;
    for moof in file.iter().filter(|part| part.kind == *b"moof") {
        fragment::read(*moof, track, one(&movie, b"mvex")?, &mut samples, length)?;
    }
    Ok(Track { coding, samples, scale, edit })
}

/// Looks whether boxes other than these say something.
fn beside(parts: &[Part<'_>], known: &[&[u8; 4]], metadata: &mut BTreeSet<Metadata>) {
    let other = |part: &&Part<'_>| !known.contains(&&part.kind) && !SILENT.contains(&&part.kind);
    for part in parts.iter().filter(other).filter(|part| part.inside.iter().any(|byte| *byte != 0))
    {
        let room = [b"free", b"skip", b"wide"].contains(&&part.kind);
        metadata.insert(if room { Metadata::Bytes } else { Metadata::Tags });
    }
}

/// Passes over the version and the days of making and changing; the number behind them.
fn dated(fields: &mut Fields<'_>, metadata: &mut BTreeSet<Metadata>) -> Option<u32> {
    let (version, _) = fields.version()?;
    let (made, changed) = (fields.wide(version)?, fields.wide(version)?);
    metadata.extend((made != 0 || changed != 0).then_some(Metadata::Days));
    fields.number()
}

/// Looks whether the name of a track is that of somebody or something.
fn named(hdlr: &[u8], metadata: &mut BTreeSet<Metadata>) {
    let name = hdlr.get(24..).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    // QuickTime writes the length before the name.
    let name = name.trim_matches(|letter: char| letter.is_control());
    metadata.extend((!NAMES.contains(&name)).then_some(Metadata::Tags));
}

/// Reads the one part that is played. A wait before it is none of the sound.
fn edit(edts: &[Part<'_>], scale: u32) -> Result<Option<Edit>, Refused> {
    let Some(elst) = one(edts, b"elst")? else { return Ok(None) };
    let mut fields = Fields(elst.inside);
    let mut read = || {
        let (version, _) = fields.version()?;
        let mut edits = Vec::new();
        for _ in 0..fields.number()? {
            let lasts = fields.wide(version)?;
            let from = fields.wide(version)?;
            let wait = from == if version == 1 { u64::MAX } else { u64::from(u32::MAX) };
            fields.number()?;
            if !wait && edits.len() < 2 {
                edits.push(Edit { from, lasts, scale });
            }
        }
        Some(edits)
    };
    match read().ok_or(DAMAGED)?.as_slice() {
        [] => Ok(None),
        [edit] => Ok(Some(*edit)),
        _ => Err("its sound is put together from parts of it"),
    }
}

/// Makes sure that the sound is in this file.
fn within(minf: &[Part<'_>]) -> Result<(), Refused> {
    let Some(dinf) = one(minf, b"dinf")? else { return Ok(()) };
    let Some(dref) = one(&dinf.parts()?, b"dref")? else { return Ok(()) };
    let entries = super::boxes::parts(dref.inside.get(8..).ok_or(CUT)?, 0)?;
    let inside = |entry: &Part<'_>| entry.inside.get(3).is_some_and(|flags| flags & 1 == 1);
    if entries.iter().all(inside) { Ok(()) } else { Err("its sound is in another file") }
}
