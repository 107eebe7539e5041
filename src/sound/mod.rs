//! Recordings without what they say beside their sound: who recorded, where, when and with what.
//! Knows no site.
//!
//! Only that is taken out; the sound itself stays byte for byte as it is. Crates that edit tags know
//! the tags of players: of an MP4 file they empty `ilst`, while phones write the place into other boxes.

mod mp3;
mod mp4;
mod ogg;

/// A recording of which nothing but the sound is left.
#[derive(Debug, PartialEq, Eq)]
pub struct Bare {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it said more.
    pub told: bool,
}

/// Takes all but the sound out of a file, or says why it is no recording that can be read: Ogg with
/// one stream of Opus or Vorbis, MP4 and MP3 are.
pub fn bare(bytes: &[u8]) -> Result<Bare, &'static str> {
    let mut bytes = bytes.to_vec();
    let told = if bytes.starts_with(b"OggS") {
        ogg::strip(&mut bytes)?
    } else if bytes.get(4..8) == Some(b"ftyp") {
        mp4::strip(&mut bytes)?
    } else {
        mp3::strip(&mut bytes)?
    };
    Ok(Bare { bytes, told })
}
