//! PNG (ISO/IEC 15948): chunks of length, kind, data, check sum.

use flate2::{Decompress, FlushDecompress, Status};

use super::Copier;
use crate::picture::{Colours, Trace};

/// A colour profile of more bytes is none.
const LARGEST_PROFILE: usize = 4_000_000;
/// Most bytes that pixels are; larger pictures are refused by their size.
const MOST: u64 = 400_000_000;

pub(super) fn copy(file: &mut Copier<'_>) -> Option<()> {
    let signature = file.take(8)?;
    file.keep(signature);
    file.stripped.frames = 1;
    // Pixels of a frame, over several chunks: a stream that has an end of its own.
    let mut pixels = Vec::new();
    let mut moving = Vec::new();
    let mut said = Said::default();
    loop {
        let length = file.rest.first_chunk::<4>().map(|length| u32::from_be_bytes(*length))?;
        let chunk = file.take(usize::try_from(length).ok()?.checked_add(12)?)?;
        let (kind, data) = (chunk.get(4..8)?, chunk.get(8..chunk.len() - 4)?);
        if kind == b"IDAT" {
            pixels.extend_from_slice(data);
            continue;
        }
        if !pixels.is_empty() {
            if let Some(end) = end(&pixels)
                && end < pixels.len()
            {
                pixels.truncate(end);
                file.note(Trace::Rest);
            }
            keep(file, b"IDAT", &std::mem::take(&mut pixels))?;
        }
        if kind != b"fdAT" && !moving.is_empty() {
            // Its chunks are numbered: nothing can be cut from them.
            if end(&moving).is_some_and(|end| end < moving.len()) {
                return None;
            }
            moving.clear();
        }
        match (kind, data.len()) {
            (b"IHDR", 13) | (b"IEND", 0) | (b"acTL", 8) => keep(file, kind, data)?,
            (b"PLTE", length) if length <= 768 && length % 3 == 0 => keep(file, kind, data)?,
            (b"tRNS", ..=256) | (b"sBIT", ..=4) | (b"bKGD", ..=6) => keep(file, kind, data)?,
            (b"gAMA", 4) => {
                said.gamma = data.first_chunk().map(|number| u32::from_be_bytes(*number));
                keep(file, kind, data)?;
            }
            (b"cHRM", 32) => {
                let numbers = data.chunks_exact(4).filter_map(|number| number.first_chunk());
                said.chroma = numbers.map(|number| u32::from_be_bytes(*number)).collect();
                keep(file, kind, data)?;
            }
            (b"sRGB", 1) => {
                said.plain = true;
                keep(file, kind, data)?;
            }
            (b"cICP", 4) => {
                said.coded = data.first_chunk().copied();
                keep(file, kind, data)?;
            }
            (b"iCCP", _) => said.profile = Some(profile(data)),
            (b"fdAT", 4..) => {
                moving.extend_from_slice(data.get(4..)?);
                keep(file, kind, data)?;
            }
            (b"fcTL", 26) => {
                file.stripped.frames += 1;
                keep(file, kind, data)?;
            }
            (b"eXIf", _) => file.exif(data),
            (b"tIME", _) => file.note(Trace::Time),
            (b"tEXt" | b"zTXt" | b"iTXt", _) => file.xmp(data),
            // Size on paper, hints for decoders.
            (b"pHYs", 9) | (b"hIST" | b"iDOT", _) => {}
            _ => file.note(Trace::Rest),
        }
        if kind == b"IEND" {
            file.stripped.colours = said.colours();
            return Some(());
        }
    }
}

/// A chunk with the sum that belongs to it.
fn keep(file: &mut Copier<'_>, kind: &[u8], data: &[u8]) -> Option<()> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    file.keep(&u32::try_from(data.len()).ok()?.to_be_bytes());
    file.keep(kind);
    file.keep(data);
    file.keep(&sum.finalize().to_be_bytes());
    Some(())
}

/// Where the compressed stream ends that `bytes` begin with; nothing where it does not end.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut inflater = Decompress::new(true);
    let mut room = vec![0; 1 << 16];
    while inflater.total_out() < MOST {
        let before = (inflater.total_in(), inflater.total_out());
        let rest = bytes.get(usize::try_from(before.0).ok()?..)?;
        let status = inflater.decompress(rest, &mut room, FlushDecompress::None).ok()?;
        if status == Status::StreamEnd {
            return usize::try_from(inflater.total_in()).ok();
        }
        if before == (inflater.total_in(), inflater.total_out()) {
            return None;
        }
    }
    None
}

/// The profile in a chunk `iCCP`: a name, a way of compressing, and itself. What is none is empty.
fn profile(data: &[u8]) -> Vec<u8> {
    let Some(packed) = memchr::memchr(0, data).and_then(|end| data.get(end + 2..)) else {
        return Vec::new();
    };
    let mut inflater = Decompress::new(true);
    let mut profile = Vec::with_capacity(1 << 14);
    while profile.len() < LARGEST_PROFILE {
        let read = usize::try_from(inflater.total_in()).unwrap_or_default();
        let before = (read, profile.len());
        let rest = packed.get(read..).unwrap_or_default();
        match inflater.decompress_vec(rest, &mut profile, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return profile,
            Ok(_) => {}
            Err(_) => return Vec::new(),
        }
        if profile.len() == profile.capacity() {
            profile.reserve(1 << 16);
        } else if before == (inflater.total_in() as usize, profile.len()) {
            return Vec::new();
        }
    }
    Vec::new()
}

/// What chunks say of colours; the first of these that is there counts (PNG, third edition, 4.3).
#[derive(Default)]
struct Said {
    coded: Option<[u8; 4]>,
    profile: Option<Vec<u8>>,
    plain: bool,
    gamma: Option<u32>,
    chroma: Vec<u32>,
}

impl Said {
    fn colours(self) -> Colours {
        match self {
            Self { coded: Some(coded), .. } => Colours::Coded(coded),
            Self { profile: Some(profile), .. } => Colours::Profile(profile),
            Self { plain: false, gamma: Some(gamma), chroma, .. } => {
                Colours::Measured(gamma, chroma)
            }
            _ => Colours::Unsaid,
        }
    }
}
