//! MP3: tags before and behind the frames, as ID3v2, ID3v1 and APEv2 write them.

/// Takes all tags off; answers whether there were some.
pub(super) fn strip(bytes: &mut Vec<u8>) -> Result<bool, &'static str> {
    let whole = bytes.len();
    while let Some(length) = leading(bytes) {
        bytes.drain(..length.min(bytes.len()));
    }
    while let Some(length) = trailing(bytes) {
        bytes.truncate(bytes.len().saturating_sub(length));
    }
    match bytes.get(..2) {
        // The sign that a frame begins with, and a layer.
        Some([0xff, second]) if second & 0xe0 == 0xe0 && second & 0x06 != 0 => {
            Ok(bytes.len() < whole)
        }
        _ => Err("it is neither Opus nor Vorbis in Ogg, nor MP4, nor MP3"),
    }
}

/// The length of an ID3v2 tag at the beginning.
fn leading(bytes: &[u8]) -> Option<usize> {
    let [_, _, flags, a, b, c, d] = *bytes.strip_prefix(b"ID3")?.first_chunk()?;
    let length = [a, b, c, d].iter().fold(0, |sum, byte| (sum << 7) | usize::from(byte & 0x7f));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    Some(10 + length + footer)
}

/// The length of a tag at the end.
fn trailing(bytes: &[u8]) -> Option<usize> {
    let behind = |length: usize| bytes.len().checked_sub(length).and_then(|at| bytes.get(at..));
    if behind(128).is_some_and(|tag| tag.starts_with(b"TAG")) {
        return Some(128);
    }
    let footer = behind(32)?.strip_prefix(b"APETAGEX")?;
    let number = |at: usize| {
        let bytes = footer.get(at..).and_then(<[u8]>::first_chunk).copied();
        bytes.map(u32::from_le_bytes)
    };
    let length = usize::try_from(number(4)?).ok()?.max(32);
    let header = if number(12)? >> 31 == 0 { 0 } else { 32 };
    Some(length + header)
}

#[cfg(test)]
mod tests {
    use super::super::{Bare, bare};

    #[test]
    fn tags_before_and_behind_the_frames_go() {
        let sound = [0xff, 0xfb, 0x90, 0x00, 1, 2, 3];
        let id3 = [b"ID3\x03\0\0\0\0\0\x05".as_slice(), b"title"].concat();
        let ape = [b"APETAGEX\xd0\x07\0\0\x25\0\0\0\x01\0\0\0\0\0\0\0", [0; 8].as_slice()].concat();
        let v1 = [b"TAG".as_slice(), &[b'x'; 125]].concat();
        let file = [id3.as_slice(), &sound, b"value", &ape, &v1].concat();
        assert_eq!(bare(&file), Ok(Bare { bytes: sound.to_vec(), told: true }));
        assert_eq!(bare(&sound), Ok(Bare { bytes: sound.to_vec(), told: false }));
        assert!(bare(b"ID3\x03\0\0\x7f\x7f\x7f\x7f").is_err());
        assert!(bare(b"").is_err());
    }
}
