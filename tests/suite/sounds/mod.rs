//! Recordings: whatever is put in beside the sound is not in what is sent, and the sound is.

mod aac;
mod boxes;
mod mp3;
mod mp4;
mod ogg;

use std::collections::BTreeSet;
use std::io::Cursor;

use mashal::sound::{Metadata, strip_metadata};
use rayon::prelude::*;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::{TrackType, probe::Hint};
use symphonia::core::io::MediaSourceStream;

/// What is put in.
const MARK: &[u8] = b"SECRETname";

/// Small recordings of each kind, as encoders write them.
const SAMPLES: [(&str, &[u8]); 8] = [
    ("joint.mp3", include_bytes!("../../sounds/joint.mp3")),
    ("half.mp3", include_bytes!("../../sounds/half.mp3")),
    ("sums.mp3", include_bytes!("../../sounds/sums.mp3")),
    ("pair.m4a", include_bytes!("../../sounds/pair.m4a")),
    ("fragments.m4a", include_bytes!("../../sounds/fragments.m4a")),
    ("packets.m4a", include_bytes!("../../sounds/packets.m4a")),
    ("voice.opus", include_bytes!("../../sounds/voice.opus")),
    ("voice.ogg", include_bytes!("../../sounds/voice.ogg")),
];

fn sample(name: &str) -> &'static [u8] {
    SAMPLES.iter().find(|(sample, _)| *sample == name).unwrap().1
}

/// What a player makes of a file: its samples, or its packets where there is no decoder.
fn heard(bytes: &[u8]) -> Vec<u8> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), Default::default());
    let probe = symphonia::default::get_probe();
    let mut format =
        probe.probe(&Hint::new(), stream, Default::default(), Default::default()).unwrap();
    let track = format.default_track(TrackType::Audio).unwrap();
    let (id, options) = (track.id, AudioDecoderOptions::default().gapless(false));
    let codec = track.codec_params.as_ref().unwrap().audio().unwrap();
    let mut decoder = symphonia::default::get_codecs().make_audio_decoder(codec, &options).ok();
    let mut heard = Vec::new();
    while let Some(packet) = format.next_packet().unwrap() {
        assert_eq!(packet.track_id, id);
        match &mut decoder {
            Some(decoder) => {
                let sound = decoder.decode(&packet).unwrap();
                let mut samples = vec![0_i16; sound.samples_interleaved()];
                sound.copy_to_slice_interleaved(&mut samples);
                heard.extend(samples.into_iter().flat_map(i16::to_le_bytes));
            }
            None => heard.extend_from_slice(&packet.data),
        }
    }
    heard
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// What comes of a file in which the mark is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum UnitChange {
    /// The same is heard as of the sample.
    Whole,
    /// The file is damaged: all but a few tenths of a second are heard.
    Nearly,
    /// It is refused.
    Refused,
}
use UnitChange::{Nearly, Refused, Whole};

/// Holds files, each made of the sample with a mark at a place, to what should come of them.
fn table(sample: &[u8], files: Vec<(&str, Vec<u8>, UnitChange)>) {
    let clean = heard(sample);
    let mut wrong = Vec::new();
    for (place, file, fate) in files {
        let mut say = |what: &str| wrong.push(format!("{place}: {what}"));
        match (strip_metadata(&file), fate) {
            (Err(_), Refused) => {}
            (Err(why), _) => say(why),
            (Ok(_), Refused) => say("is not refused"),
            (Ok(found), _) => {
                if holds(&found.bytes, &MARK[..6]) {
                    say("the mark goes out");
                }
                let sound = heard(&found.bytes);
                if fate == Whole && sound != clean {
                    say("another sound");
                }
                if sound.len() * 3 < clean.len() * 2 || sound.len() > clean.len() + clean.len() / 3
                {
                    say("not as long");
                }
                let again = strip_metadata(&found.bytes).unwrap();
                if again.bytes != found.bytes || !again.metadata.is_empty() {
                    say("not the same when it is done again");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn metadata(file: &[u8]) -> BTreeSet<Metadata> {
    strip_metadata(file).unwrap().metadata
}

#[test]
fn what_encoders_write_sounds_the_same_and_is_done_once() {
    for (name, bytes) in SAMPLES {
        let found = strip_metadata(bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(heard(&found.bytes) == heard(bytes), "{name}");
        let again = strip_metadata(&found.bytes).unwrap();
        assert!(again.bytes == found.bytes, "{name}: not the same when it is done again");
        assert_eq!(again.metadata, BTreeSet::new(), "{name}");
        for program in [b"LAME3".as_slice(), b"Lav", b"libopus", b"Xiph"] {
            assert!(!holds(&found.bytes, program), "{name}");
        }
    }
}

fn survives(file: &[u8], what: &str) {
    if let Ok(found) = strip_metadata(file) {
        assert!(!holds(&found.bytes, &MARK[..6]), "{what}: the mark goes out");
    }
}

/// Cuts a file at some lengths, and changes bytes of it; at all with `EVERY=1`, which takes
/// minutes.
fn damaged(name: &str, file: &[u8]) {
    let step = if std::env::var_os("EVERY").is_some() { 1 } else { 11 };
    let mut random = fastrand::Rng::with_seed(1);
    let mut changed = file.to_vec();
    for at in (0..file.len()).step_by(step) {
        survives(&file[..at], &format!("{name}, the first {at}"));
        survives(&file[at..], &format!("{name}, from {at}"));
        for bits in [0xff, 1 << random.u8(..8), random.u8(1..)] {
            changed[at] ^= bits;
            survives(&changed, &format!("{name}, byte {at} with {bits:#x}"));
            changed[at] ^= bits;
        }
    }
}

#[test]
fn damaged_files_neither_stop_nor_tell() {
    let marked = [("mp3", mp3::marked()), ("mp4", mp4::marked()), ("ogg", ogg::marked())];
    let samples = SAMPLES.map(|(name, file)| (name, file.to_vec()));
    marked.par_iter().chain(&samples).for_each(|(name, file)| damaged(name, file));
}

/// Files in which many things begin and none ends: time in the square of their length would be
/// hours.
#[test]
fn no_file_takes_long() {
    let many = |part: &[u8]| part.repeat(4_000_000 / part.len());
    let frame = [&[0xff, 0xfb, 0x50, 0x64], [0; 204].as_slice()].concat();
    let head = sample("pair.m4a");
    for (name, file) in [
        ("tags", [many(b"ID3\x03\0\0\0\0\x7f\x7f"), frame.repeat(3)].concat()),
        (
            "tags behind",
            [frame.repeat(3), many(&[b"TAG".as_slice(), &[b' '; 125]].concat())].concat(),
        ),
        ("heads of frames", many(&frame[..4])),
        ("frames", many(&frame)),
        ("boxes", [head, &many(b"\0\0\0\x08free")].concat()),
        ("tracks", [&head[..28], &many(b"\0\0\0\x10trak\0\0\0\x08mdia")].concat()),
        ("fragments", [head, &many(b"\0\0\0\x10moof\0\0\0\x08traf")].concat()),
        ("pages", many(sample("voice.opus"))),
        ("signs of pages", [sample("voice.opus"), &many(b"OggS")].concat()),
    ] {
        survives(&file, name);
    }
}

#[test]
fn what_no_player_reads_and_what_nobody_hears_is_refused() {
    let files = crate::program::tree(&crate::program::repository().join("tests/sounds-refused"));
    assert_eq!(files.len(), 7);
    for (name, bytes) in files {
        assert!(strip_metadata(&bytes).is_err(), "{name}");
    }
}
