//! Recordings: MP3, MP4 and Ogg → the same sound alone.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mashal::sound::strip_metadata;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::{TrackType, probe::Hint};
use symphonia::core::io::MediaSourceStream;

use super::{MARK, Outcome, Target, samples};

pub const TARGET: Target =
    Target { name: "sounds", check, mend, samples: recordings, tokens: TOKENS, rounds: 1500 };

const TOKENS: &[&str] = &[
    "HOOKHOOKHOOKHOOK",
    "ID3\u{3}\0\0\0\0\0\u{10}",
    "ID3\u{4}\0",
    "TAG",
    "TAG+",
    "LYRICSBEGIN",
    "LYRICS200",
    "APETAGEX",
    "3DI",
    "Xing",
    "Info",
    "VBRI",
    "LAME3.100",
    "ftyp",
    "M4A ",
    "moov",
    "mvhd",
    "trak",
    "tkhd",
    "edts",
    "elst",
    "mdia",
    "mdhd",
    "hdlr",
    "minf",
    "smhd",
    "dinf",
    "dref",
    "stbl",
    "stsd",
    "mp4a",
    "esds",
    "Opus",
    "dOps",
    "stts",
    "stsc",
    "stsz",
    "stz2",
    "stco",
    "co64",
    "mdat",
    "moof",
    "mfhd",
    "traf",
    "tfhd",
    "tfdt",
    "trun",
    "mvex",
    "trex",
    "free",
    "skip",
    "udta",
    "meta",
    "ilst",
    "uuid",
    "XMP_",
    "xml ",
    "emsg",
    "sidx",
    "styp",
    "soun",
    "vide",
    "text",
    "name",
    "sgpd",
    "sbgp",
    "OggS",
    "OpusHead",
    "OpusTags",
    "\u{1}vorbis",
    "\u{3}vorbis",
    "\u{5}vorbis",
    "BCV",
    "OggS\0\u{4}",
    "OggS\0\u{2}",
    "OggS\0\u{1}",
];

fn recordings() -> Vec<Vec<u8>> {
    samples::files(&["tests/sounds"], &[".mp3", ".m4a", ".opus", ".ogg"])
}

/// The sums of pages of Ogg (generator 04c11db7, nothing turned).
fn mend(input: &[u8]) -> Option<Vec<u8>> {
    if !input.starts_with(b"OggS") {
        return None;
    }
    let mut made = input.to_vec();
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&made[at..], b"OggS") {
        at += found;
        let Some(count) = made.get(at + 26) else { break };
        let head = at + 27 + usize::from(*count);
        let Some(table) = made.get(at + 27..head) else { break };
        let end = head + table.iter().map(|part| usize::from(*part)).sum::<usize>();
        if end > made.len() {
            break;
        }
        made[at + 22..at + 26].fill(0);
        let sum = made[at..end].iter().fold(0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte) << 24, |sum, _| {
                sum << 1 ^ if sum >> 31 == 1 { 0x04c1_1db7 } else { 0 }
            })
        });
        made[at + 22..at + 26].copy_from_slice(&sum.to_le_bytes());
        at = end;
    }
    Some(made)
}

fn check(input: &[u8]) -> Outcome {
    let Ok(made) = strip_metadata(input) else { return Outcome::Refused };
    let again = strip_metadata(&made.bytes)
        .unwrap_or_else(|why| panic!("what was written is refused: {why}"));
    assert!(
        again.bytes == made.bytes,
        "not the same when it is done again: {} and {}",
        made.bytes.len(),
        again.bytes.len()
    );
    assert!(again.metadata.is_empty(), "what was written tells {:?}", again.metadata);
    // A file of boxes has more of them than the samples' own where it was in pieces; never much
    // more.
    assert!(
        made.bytes.len() <= 2 * input.len() + 4096,
        "{} bytes of {}",
        made.bytes.len(),
        input.len()
    );
    tells_nothing(&made.bytes);
    Outcome::Out
}

/// A mark in a file is part of what is heard: with other bytes in its place, something else is
/// heard.
fn tells_nothing(file: &[u8]) {
    let Some(at) = memchr::memmem::find(file, MARK.as_bytes()) else { return };
    let before = match heard(file) {
        Ok(before) => before,
        // Of one or two frames it does not know what they are, and of two channels it wants like
        // windows; others play both.
        Err(why) if why.contains("no suitable format") || why.contains("block_type mismatch") => {
            return;
        }
        Err(why) => panic!("a mark at {at} of what no player reads: {why}"),
    };
    // Of some bits a change is too soft to be heard: of all together, never.
    let same = [0x15, 0xff, 0x80, 0x01].into_iter().all(|bits| {
        let mut other = file.to_vec();
        for byte in &mut other[at..at + MARK.len()] {
            *byte ^= bits;
        }
        heard(&mend(&other).unwrap_or(other)).as_ref() == Ok(&before)
    });
    assert!(!same, "a mark that nobody hears goes out, at {at} of {}", file.len());
}

/// What a player makes of a file: its samples, or its packets where it has no decoder.
fn heard(bytes: &[u8]) -> Result<Vec<u8>, String> {
    catch_unwind(AssertUnwindSafe(|| played(bytes))).unwrap_or_else(|_| Err("a panic".to_owned()))
}

fn played(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), Default::default());
    let probe = symphonia::default::get_probe();
    let mut format = probe
        .probe(&Hint::new(), stream, Default::default(), Default::default())
        .map_err(|why| why.to_string())?;
    let track = format.default_track(TrackType::Audio).ok_or("no sound")?;
    let (id, options) = (track.id, AudioDecoderOptions::default().gapless(false));
    let codec = track.codec_params.as_ref().and_then(|it| it.audio()).ok_or("no codec")?;
    let mut decoder = symphonia::default::get_codecs().make_audio_decoder(codec, &options).ok();
    let mut heard = Vec::new();
    while let Ok(Some(packet)) = format.next_packet() {
        if packet.track_id != id {
            continue;
        }
        match &mut decoder {
            Some(decoder) => {
                let sound = decoder.decode(&packet).map_err(|why| why.to_string())?;
                let mut samples = vec![0_f32; sound.samples_interleaved()];
                sound.copy_to_slice_interleaved(&mut samples);
                heard.extend(samples.into_iter().flat_map(f32::to_le_bytes));
            }
            None => heard.extend_from_slice(&packet.data),
        }
    }
    Ok(heard)
}
