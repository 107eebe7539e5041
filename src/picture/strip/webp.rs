//! WebP (RFC 9649): a RIFF file of chunks.

use super::Copier;
use crate::picture::{Colours, Trace};

pub(super) fn copy(file: &mut Copier<'_>) -> Option<()> {
    let head = file.take(12)?;
    let length = head.get(4..8)?.first_chunk::<4>().map(|length| u32::from_le_bytes(*length))?;
    let inside = file.take(usize::try_from(length).ok()?.checked_sub(4)?)?;
    let behind = std::mem::replace(&mut file.rest, inside);
    // What moves has its pixels in frames alone.
    let moves = inside.starts_with(b"VP8X") && inside.get(8).is_some_and(|flags| flags & 2 != 0);
    let chunks = chunks(file, moves)?;
    file.rest = behind;
    file.keep(b"RIFF");
    file.keep(&u32::try_from(chunks.len() + 4).ok()?.to_le_bytes());
    file.keep(b"WEBP");
    file.keep(&chunks);
    Some(())
}

/// The chunks that hold pixels, of a file or of a frame; whether they are of frames.
fn chunks(file: &mut Copier<'_>, moves: bool) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    // One picture, one look through it, one word on its size.
    let (mut pixels, mut alpha, mut size, mut pace) = (false, false, false, false);
    while !file.rest.is_empty() {
        let kind = file.take(4)?;
        let length = u32::from_le_bytes(*file.take(4)?.first_chunk()?);
        let length = usize::try_from(length).ok()?;
        let data = file.take(length)?;
        if length % 2 == 1 && !file.rest.is_empty() {
            file.take(1)?;
        }
        let first = |seen: &mut bool| !std::mem::replace(seen, true);
        let data = match kind {
            b"VP8 " | b"VP8L" if !moves && first(&mut pixels) => data.to_vec(),
            b"ALPH" if !moves && first(&mut alpha) => data.to_vec(),
            b"ANIM" if moves && length == 6 && first(&mut pace) => data.to_vec(),
            // Flags: it is seen through (16), it moves (2), and nothing else of what may be there.
            b"VP8X" if length == 10 && first(&mut size) => {
                let (flags, rest) = data.split_first()?;
                [&[flags & (16 | 2), 0, 0, 0], rest.get(3..)?].concat()
            }
            b"ANMF" if moves => {
                file.stripped.frames += 1;
                let (head, inside) = data.split_at_checked(16)?;
                let (flags, head) = head.split_last()?;
                let outside = std::mem::replace(&mut file.rest, inside);
                let frame = chunks(file, false)?;
                file.rest = outside;
                [head, &[flags & 3], &frame].concat()
            }
            other => {
                match other {
                    b"EXIF" => file.exif(data),
                    b"XMP " => file.xmp(data),
                    b"ICCP" => file.stripped.colours = Colours::Profile(data.to_vec()),
                    _ => file.note(Trace::Rest),
                }
                continue;
            }
        };
        kept.extend_from_slice(kind);
        kept.extend_from_slice(&u32::try_from(data.len()).ok()?.to_le_bytes());
        kept.extend_from_slice(&data);
        if data.len() % 2 == 1 {
            kept.push(0);
        }
    }
    Some(kept)
}
