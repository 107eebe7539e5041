//! MP4 (ISO 14496-12): what is said beside the sound lies in boxes of its own, which become free
//! space, so that no place of the sound changes; the days on which it was made become none.

/// Boxes that say something: places, names, pictures.
const TELLING: [&[u8; 4]; 3] = [b"udta", b"meta", b"uuid"];
/// Boxes that hold others which are looked at.
const AROUND: [&[u8; 4]; 3] = [b"moov", b"trak", b"mdia"];
/// Boxes that begin with the days on which something was made and changed.
const DATED: [&[u8; 4]; 3] = [b"mvhd", b"tkhd", b"mdhd"];

pub(super) fn strip(bytes: &mut [u8]) -> Result<bool, &'static str> {
    let mut told = false;
    let mut open = vec![(0, bytes.len())];
    while let Some((at, end)) = open.pop() {
        if at == end {
            continue;
        }
        let (kind, inside, next) = box_at(bytes, at, end).ok_or("a part of it is cut off")?;
        open.push((next, end));
        if AROUND.contains(&&kind) {
            open.push((inside, next));
        } else if TELLING.contains(&&kind) {
            told |= fill(bytes, inside..next);
            if let Some(name) = bytes.get_mut(at + 4..at + 8) {
                name.copy_from_slice(b"free");
            }
        } else if DATED.contains(&&kind) {
            let length = if bytes.get(inside) == Some(&1) { 16 } else { 8 };
            told |= fill(bytes, inside + 4..(inside + 4 + length).min(next));
        } else if kind == *b"free" || kind == *b"skip" {
            told |= fill(bytes, inside..next);
        }
    }
    Ok(told)
}

/// The kind of the box at `at`, where its inside begins, and where it ends.
fn box_at(bytes: &[u8], at: usize, end: usize) -> Option<([u8; 4], usize, usize)> {
    let rest = bytes.get(at..end)?;
    let kind = *rest.get(4..)?.first_chunk()?;
    let (head, length) = match u32::from_be_bytes(*rest.first_chunk()?) {
        0 => (8, rest.len()),
        1 => {
            let length = u64::from_be_bytes(*rest.get(8..)?.first_chunk()?);
            (16, usize::try_from(length).ok()?)
        }
        length => (8, usize::try_from(length).ok()?),
    };
    (head..=rest.len()).contains(&length).then_some((kind, at + head, at + length))
}

/// Fills a part with nothing; answers whether something was there.
fn fill(bytes: &mut [u8], range: std::ops::Range<usize>) -> bool {
    let Some(part) = bytes.get_mut(range) else { return false };
    let told = part.iter().any(|byte| *byte != 0);
    part.fill(0);
    told
}

#[cfg(test)]
mod tests {
    use super::super::bare;

    fn part(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
        let length = u32::try_from(inside.len() + 8).unwrap();
        [length.to_be_bytes().as_slice(), kind, inside].concat()
    }

    fn file(telling: &[u8; 4], place: &[u8], made: u8) -> Vec<u8> {
        let head = [[0, 0, 0, 0], [0, 0, 0, made], [0, 0, 0, made], [1, 2, 3, 4]].concat();
        let track = [part(b"tkhd", &head), part(telling, place)].concat();
        let movie = [part(b"mvhd", &head), part(b"trak", &track)].concat();
        [part(b"ftyp", b"M4A "), part(b"moov", &movie), part(b"mdat", b"sound")].concat()
    }

    #[test]
    fn places_and_days_become_free_space() {
        let found = bare(&file(b"udta", b"+31.5+74.3/", 9)).unwrap();
        assert!(found.told);
        assert_eq!(found.bytes, file(b"free", &[0; 11], 0));
        assert!(!bare(&found.bytes).unwrap().told);
        let cut = file(b"udta", b"", 0);
        assert!(bare(&cut[..cut.len() - 1]).is_err());
    }
}
