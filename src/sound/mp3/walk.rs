//! The frames of a file, one behind the other; whatever stands between, before or behind them is no
//! frame.

use super::header::Header;
use crate::sound::Refused;

/// How many frames in a row show that a few bytes are no chance.
const ROW: usize = 3;

/// Signs that tags begin with.
const TAGS: [&[u8]; 4] = [b"ID3", b"TAG", b"APETAGEX", b"LYRICSBEGIN"];

/// A frame and where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) at: usize,
    pub(super) header: Header,
    /// Whether something known follows it at once. Where not, bytes may have been put into the
    /// frame or lost from it: nobody can say which of them are its own.
    pub(super) whole: bool,
}

/// The frames of a file, and what lies beside them.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) frames: Vec<Frame>,
    /// Whether there are tags.
    pub(super) tags: bool,
    /// Whether there are other bytes than zeros.
    pub(super) bytes: bool,
}

struct File<'a> {
    bytes: &'a [u8],
    /// Where tags at the end begin, the last first.
    tags: Vec<usize>,
    /// From where on all is zero.
    zeros: usize,
}

pub(super) fn walk(bytes: &[u8]) -> Result<Walk, Refused> {
    let zeros = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let file = File { bytes, tags: trailing(bytes), zeros };
    let (mut walk, mut kind) = (Walk::default(), None);
    // Whether a frame ended here.
    let (mut at, mut on) = (0, false);
    while at < bytes.len() {
        let header = file.header(at);
        if let Some(header) = header
            && (on && Some(header.kind) == kind || file.row(at))
        {
            if kind.is_some_and(|kind| kind != header.kind) {
                return Err("two recordings of different kinds are joined in it");
            }
            kind = Some(header.kind);
            let end = at + header.length;
            on = file.header(end).is_some_and(|next| next.kind == header.kind);
            walk.frames.push(Frame { at, header, whole: on || file.is_end(end) });
            at = end;
            continue;
        }
        on = false;
        if let Some(length) = file.tag(at) {
            walk.tags = true;
            at += length;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        walk.tags |= TAGS.iter().any(|sign| rest.starts_with(sign));
        walk.bytes |= rest.first().is_some_and(|byte| *byte != 0);
        at += 1;
    }
    match kind {
        Some(_) => Ok(walk),
        None => Err("it is neither Opus nor Vorbis in Ogg, nor AAC or Opus in MP4, nor MP3"),
    }
}

impl File<'_> {
    /// The head of a frame that is there as a whole.
    fn header(&self, at: usize) -> Option<Header> {
        let header = Header::read(self.bytes.get(at..)?)?;
        (header.length <= self.bytes.len() - at).then_some(header)
    }

    /// Whether some frames of one kind follow each other, or all that are left.
    fn row(&self, at: usize) -> bool {
        let Some(first) = self.header(at) else { return false };
        let mut end = at + first.length;
        for _ in 1..ROW {
            match self.header(end) {
                Some(next) if next.kind == first.kind => end += next.length,
                _ => return self.is_end(end),
            }
        }
        true
    }

    /// Whether the file or a tag, and nothing else, ends a row of frames here.
    fn is_end(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at >= self.zeros
            || self.tags.contains(&at)
            || TAGS.iter().any(|sign| rest.starts_with(sign))
    }

    /// The length of a tag that says one after which something known follows. Some hold whole
    /// recordings.
    fn tag(&self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        if self.tags.contains(&at) {
            return Some(rest.len());
        }
        let old = || match rest {
            [b'T', b'A', b'G', b'+', ..] => Some(227),
            [b'T', b'A', b'G', ..] => Some(128),
            _ => None,
        };
        let length = id3(rest).or_else(|| ape(rest, true)).or_else(old)?;
        (length <= rest.len() && (self.is_end(at + length) || self.row(at + length)))
            .then_some(length)
    }
}

/// The length of an ID3v2 tag.
fn id3(bytes: &[u8]) -> Option<usize> {
    let [_, _, flags, a, b, c, d] = *bytes.strip_prefix(b"ID3")?.first_chunk()?;
    let length = [a, b, c, d].iter().fold(0, |sum, byte| (sum << 7) | usize::from(byte & 0x7f));
    Some(10 + length + if flags & 0x10 == 0 { 0 } else { 10 })
}

/// The length of an APE tag by its head or its foot.
fn ape(bytes: &[u8], head: bool) -> Option<usize> {
    let inside = bytes.strip_prefix(b"APETAGEX")?;
    let number = |at: usize| {
        let bytes = inside.get(at..).and_then(<[u8]>::first_chunk).copied();
        bytes.map(u32::from_le_bytes)
    };
    let (length, flags) = (usize::try_from(number(4)?).ok()?, number(12)?);
    let is_head = flags >> 29 & 1 == 1;
    let other = if head || flags >> 31 == 1 { 32 } else { 0 };
    (head == is_head).then(|| length.saturating_add(other))
}

/// Where tags at the end of a file begin, the last first.
fn trailing(bytes: &[u8]) -> Vec<usize> {
    let (mut starts, mut end) = (Vec::new(), bytes.len());
    while let Some(start) = bytes.get(..end).and_then(last) {
        // A tag says nothing of length 0, so that this ends; more than a few are no tags.
        if start >= end || starts.len() == 8 {
            break;
        }
        starts.push(start);
        end = start;
    }
    starts
}

fn last(bytes: &[u8]) -> Option<usize> {
    let behind = |length: usize| {
        let at = bytes.len().checked_sub(length)?;
        Some((at, bytes.get(at..)?))
    };
    for (length, sign) in [(128, b"TAG".as_slice()), (227, b"TAG+")] {
        if let Some((at, _)) = behind(length).filter(|(_, tag)| tag.starts_with(sign)) {
            return Some(at);
        }
    }
    if let Some(lyrics) = bytes.strip_suffix(b"LYRICS200") {
        let digits = lyrics.last_chunk::<6>()?;
        let length: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
        return behind(length.checked_add(15)?).map(|(at, _)| at);
    }
    let (_, foot) = behind(32)?;
    behind(ape(foot, false)?).map(|(at, _)| at)
}
