//! Recordings without what they say beside their sound: who recorded, where, when and with what.
//! Knows no site.
//!
//! Nothing is taken out: a new file is written, of which every part is known to be sound; what
//! cannot be read so is refused. Demuxers (`symphonia`, `mp4-atom`) are made to play whatever
//! somebody has, and pass over what they do not know; here it is the other way round. Only pages of
//! Ogg are read and written by a crate, which holds to their sums and order.

mod aac;
mod bits;
mod mp3;
mod mp4;
mod ogg;
mod opus;
mod vorbis;

use std::collections::BTreeSet;

/// A recording of which nothing but the sound is left.
#[derive(Debug, PartialEq, Eq)]
pub struct Stripped {
    /// The file.
    pub bytes: Vec<u8>,
    /// What else was found, and is in it no more.
    pub metadata: BTreeSet<Metadata>,
}

/// What a recording says beside its sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metadata {
    /// Tags, comments and names: who made it, where and with what.
    Tags,
    /// The days on which it was made and changed.
    Days,
    /// Pictures, texts or sounds on tracks of their own.
    Tracks,
    /// Sound that players leave out because it was cut away.
    Cut,
    /// Bytes of which no player makes sound.
    Bytes,
    /// Frames that are damaged: they are silent now.
    Damaged,
}

impl Metadata {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Tags => "tags or names",
            Self::Days => "the day on which it was made",
            Self::Tracks => "tracks beside the sound",
            Self::Cut => "sound that was cut away",
            Self::Bytes => "bytes that are no sound",
            Self::Damaged => "damaged pieces, which no player reads and which are silent now",
        }
    }
}

/// Why a recording is refused.
pub type Refused = &'static str;

/// Writes a file anew with its sound alone, or says why it is no recording that can be read: Ogg
/// with one stream of Opus or Vorbis, MP4 with one track of AAC or Opus, and MP3 are.
///
/// # Errors
///
/// Where it is no recording that can be read from end to end.
pub fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refused> {
    if bytes.starts_with(b"OggS") {
        ogg::strip_metadata(bytes)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        mp4::strip_metadata(bytes)
    } else {
        mp3::strip_metadata(bytes)
    }
}
