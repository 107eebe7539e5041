//! The description of the sound of a track: what a decoder needs, and nothing that names a program.

use super::boxes::{Fields, Part, one, parts, written};
use crate::sound::Refused;
use crate::sound::aac::Config;
use crate::sound::opus::{Head, Order};

const DAMAGED: Refused = "the description of its sound is damaged";

/// How a track is coded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Coding {
    Aac(Config),
    Opus(Head),
}

/// Reads the one description in `stsd`.
pub(super) fn read(stsd: Part<'_>) -> Result<Coding, Refused> {
    let mut fields = Fields(stsd.inside);
    fields.version().ok_or(DAMAGED)?;
    let count = fields.number().ok_or(DAMAGED)?;
    let entries = parts(fields.0, 0)?;
    let (1, [entry]) = (count, entries.as_slice()) else {
        return Err("its sound changes from one kind to another");
    };
    let mut fields = Fields(entry.inside);
    fields.take(8).ok_or(DAMAGED)?;
    // QuickTime says more in its versions 1 and 2.
    let version = fields.short().ok_or(DAMAGED)?;
    let more = match version {
        0 => 18,
        1 => 34,
        _ => return Err("it is a film of QuickTime"),
    };
    fields.take(more).ok_or(DAMAGED)?;
    let inside = parts(fields.0, 0)?;
    match &entry.kind {
        b"mp4a" => {
            let found = match one(&inside, b"wave")? {
                Some(wave) => one(&wave.parts()?, b"esds")?,
                None => one(&inside, b"esds")?,
            };
            let config = found.and_then(|esds| config(esds.inside)).ok_or(DAMAGED)?;
            Ok(Coding::Aac(Config::read(config?)?))
        }
        b"Opus" => {
            let head = one(&inside, b"dOps")?.ok_or(DAMAGED)?;
            let (0, head) =
                head.inside.split_first().map(|(version, head)| (*version, head)).ok_or(DAMAGED)?
            else {
                return Err(DAMAGED);
            };
            Ok(Coding::Opus(Head::read(head, Order::HighFirst)?))
        }
        b"enca" => Err("its sound is locked"),
        b"alac" => Err("its sound is ALAC, which browsers on Android do not play"),
        b"samr" | b"sawb" => Err("its sound is AMR, which browsers do not play"),
        _ => Err("its sound is neither AAC nor Opus"),
    }
}

/// The configuration of AAC in its descriptors (ISO 14496-1).
fn config(esds: &[u8]) -> Option<Result<&[u8], Refused>> {
    let mut fields = Fields(esds);
    fields.version()?;
    let mut stream = descriptor(&mut fields, 3)?;
    stream.short()?;
    let flags = stream.byte()?;
    if flags & 0xe0 != 0 {
        return None;
    }
    let mut decoder = descriptor(&mut stream, 4)?;
    let object = decoder.byte()?;
    if ![0x40, 0x67].contains(&object) {
        return Some(Err("its sound is not AAC"));
    }
    decoder.take(12)?;
    Some(Ok(descriptor(&mut decoder, 5)?.0))
}

fn descriptor<'a>(fields: &mut Fields<'a>, tag: u8) -> Option<Fields<'a>> {
    if fields.byte()? != tag {
        return None;
    }
    let mut length = 0;
    for _ in 0..4 {
        let byte = fields.byte()?;
        length = length << 7 | usize::from(byte & 0x7f);
        if byte < 0x80 {
            return fields.take(length).map(Fields);
        }
    }
    None
}

impl Coding {
    /// Samples a second by which times are counted.
    pub(super) fn rate(self) -> u32 {
        match self {
            Self::Aac(config) => config.rate(),
            Self::Opus(_) => 48_000,
        }
    }

    /// The description, written anew.
    pub(super) fn write(self) -> Vec<u8> {
        let (kind, channels) = match self {
            Self::Aac(config) => (b"mp4a", u16::try_from(config.channels).unwrap_or(2)),
            Self::Opus(head) => (b"Opus", u16::from(head.channels)),
        };
        let mut entry = vec![0, 0, 0, 0, 0, 0, 0, 1];
        entry.extend([0; 8]);
        entry.extend(channels.to_be_bytes());
        entry.extend([0, 16, 0, 0, 0, 0]);
        // Rates above 65535 do not fit; players take that of the decoder.
        entry.extend((u16::try_from(self.rate()).unwrap_or_default()).to_be_bytes());
        entry.extend([0; 2]);
        let about = match self {
            Self::Aac(config) => {
                let config = described(5, &config.write());
                // AAC, sound, and no bounds that anyone would go by.
                let decoder = described(4, &[&[0x40, 0x15], [0; 11].as_slice(), &config].concat());
                let stream =
                    described(3, &[&[0, 1, 0], decoder.as_slice(), &described(6, &[2])].concat());
                written(b"esds", &[&[0; 4], stream.as_slice()])
            }
            Self::Opus(head) => {
                let mut about = vec![0];
                head.write(Order::HighFirst, &mut about);
                written(b"dOps", &[&about])
            }
        };
        written(kind, &[&entry, &about])
    }
}

fn described(tag: u8, inside: &[u8]) -> Vec<u8> {
    [&[tag, u8::try_from(inside.len()).unwrap_or_default()], inside].concat()
}
