//! Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: its second packet holds what is said
//! beside the sound. It becomes as empty as it can be, and stays as long.

use std::ops::Range;

const CUT: &str = "a part of it is cut off";

/// What stands before the table of a page's segments.
const HEAD: usize = 27;

/// A page: where it lies, where its segments begin, how long each is.
struct Page {
    range: Range<usize>,
    body: usize,
    segments: Vec<u8>,
    serial: [u8; 4],
}

pub(super) fn strip(bytes: &mut [u8]) -> Result<bool, &'static str> {
    let mut touched = Vec::new();
    // Which packet it is, and where the bytes of the second lie.
    let (mut packet, mut second, mut serial) = (0, Vec::new(), None);
    let mut at = 0;
    while at < bytes.len() {
        let page = page_at(bytes, at).ok_or(CUT)?;
        if *serial.get_or_insert(page.serial) != page.serial {
            return Err("it holds more than one stream");
        }
        let (mut start, before) = (page.body, second.len());
        for segment in &page.segments {
            if packet == 1 {
                second.extend(start..start + usize::from(*segment));
            }
            start += usize::from(*segment);
            packet += usize::from(*segment < u8::MAX);
        }
        at = page.range.end;
        if second.len() > before {
            touched.push(page.range);
        }
    }
    if packet < 2 {
        return Err(CUT);
    }
    let old: Vec<u8> = second.iter().filter_map(|at| bytes.get(*at).copied()).collect();
    let (new, told) = emptied(&old)?;
    for (at, byte) in second.into_iter().zip(new) {
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
    }
    for page in touched {
        seal(bytes.get_mut(page).unwrap_or_default());
    }
    Ok(told)
}

fn page_at(bytes: &[u8], at: usize) -> Option<Page> {
    let rest = bytes.get(at..)?.strip_prefix(b"OggS\0").map(|_| bytes.get(at..))??;
    let serial = *rest.get(14..)?.first_chunk()?;
    let count = usize::from(*rest.get(HEAD - 1)?);
    let segments = rest.get(HEAD..HEAD + count)?.to_vec();
    let body = at + HEAD + count;
    let end = body + segments.iter().map(|segment| usize::from(*segment)).sum::<usize>();
    (end <= bytes.len()).then_some(Page { range: at..end, body, segments, serial })
}

/// A packet of comments without any, as long as it was, and whether it had some.
fn emptied(packet: &[u8]) -> Result<(Vec<u8>, bool), &'static str> {
    let (mark, end): (&[u8], &[u8]) = if packet.starts_with(b"OpusTags") {
        (b"OpusTags", &[])
    } else if packet.starts_with(b"\x03vorbis") {
        (b"\x03vorbis", &[1])
    } else {
        return Err("its sound is neither Opus nor Vorbis");
    };
    let number = |at: usize| {
        let bytes = packet.get(at..).and_then(<[u8]>::first_chunk).copied();
        bytes.map(u32::from_le_bytes).and_then(|number| usize::try_from(number).ok())
    };
    // The name of the program that made it comes first, and then the number of comments.
    let program = number(mark.len()).ok_or(CUT)?;
    let comments = number((mark.len() + 4).saturating_add(program)).ok_or(CUT)?;
    let mut new = [mark, &[0; 8], end].concat();
    new.resize(packet.len().max(new.len()), 0);
    new.truncate(packet.len());
    Ok((new, comments > 0))
}

/// Writes the checksum of a page, which is taken with none in its place.
fn seal(page: &mut [u8]) {
    if let Some(sum) = page.get_mut(22..26) {
        sum.fill(0);
    }
    let sum = checksum(page).to_le_bytes();
    if let Some(place) = page.get_mut(22..26) {
        place.copy_from_slice(&sum);
    }
}

/// CRC-32 with the polynomial 04c11db7, highest bit first, beginning with nothing.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0_u32, |sum, byte| {
        (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| {
            (sum << 1) ^ if sum >> 31 == 0 { 0 } else { 0x04c1_1db7 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::bare;
    use super::*;

    /// A page of whole packets, or of one that goes on.
    fn page(number: u8, packets: &[&[u8]]) -> Vec<u8> {
        let mut segments = Vec::new();
        for packet in packets {
            segments.extend(std::iter::repeat_n(255, packet.len() / 255));
            if packet.len() % 255 > 0 {
                segments.push(u8::try_from(packet.len() % 255).unwrap());
            }
        }
        let mut head = b"OggS\0\0".to_vec();
        head.extend([0; 8]);
        head.extend([7, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0]);
        head.push(u8::try_from(segments.len()).unwrap());
        let mut page = [head, segments, packets.concat()].concat();
        seal(&mut page);
        page
    }

    fn tags(comment: &[u8]) -> Vec<u8> {
        let length = u32::try_from(comment.len()).unwrap();
        let program = b"OpusTags\x03\0\0\0lib";
        [program.as_slice(), &[1, 0, 0, 0], &length.to_le_bytes(), comment].concat()
    }

    #[test]
    fn comments_go_from_all_pages_and_the_sound_stays() {
        let long = tags(&[b'x'; 600]);
        let (first, rest) = long.split_at(510);
        let file = |one: &[u8], two: &[u8]| {
            let pages = [page(0, &[b"OpusHead"]), page(1, &[one]), page(2, &[two, b"sound"])];
            pages.concat()
        };
        let found = bare(&file(first, rest)).unwrap();
        assert!(found.told);
        let mut empty = b"OpusTags".to_vec();
        empty.resize(long.len(), 0);
        let (first, rest) = empty.split_at(510);
        assert_eq!(found.bytes, file(first, rest));
        assert!(!bare(&found.bytes).unwrap().told);
    }

    #[test]
    fn a_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0x89a1_897f);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let whole = [page(0, &[b"OpusHead"]), page(1, &[&tags(b"a=b")])].concat();
        for end in 0..whole.len() {
            assert!(bare(&whole[..end]).is_err(), "{end}");
        }
        assert!(bare(&whole).is_ok());
        let other = [page(0, &[b"Speex   "]), page(1, &[b"comments"])].concat();
        assert!(bare(&other).is_err());
    }
}
