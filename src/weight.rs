//! What a file costs a reader: its bytes as servers send them.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The bytes of a file named `name` on their way to a reader: with gzip (RFC 1952) at level 6, which
/// servers use where nobody chose, or as they are for formats that are compressed already.
pub fn sent(name: &str, bytes: &[u8]) -> u64 {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if matches!(
        extension,
        "avif"
            | "gif"
            | "jpeg"
            | "jpg"
            | "m4a"
            | "mp3"
            | "mp4"
            | "ogg"
            | "opus"
            | "pdf"
            | "png"
            | "webm"
            | "webp"
            | "woff"
            | "woff2"
            | "zip"
    ) {
        return bytes.len() as u64;
    }
    gzip(bytes, Compression::new(6))
}

/// The length of `bytes` with gzip.
pub fn gzip(bytes: &[u8], level: Compression) -> u64 {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    // Writes into memory, which cannot fail.
    let _infallible = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().len() as u64
}

/// What each of `pieces` of a text adds to `whole`, the bytes that all of them weigh one after the
/// other; the sum is `whole`.
pub fn shares(pieces: &[&str], whole: u64) -> Vec<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    let ends: Vec<u64> = pieces
        .iter()
        .map(|piece| {
            // A flush brings out what was held back, at the cost of a few bytes a piece. Into
            // memory, as above.
            let _infallible = encoder.write_all(piece.as_bytes()).and_then(|()| encoder.flush());
            encoder.get_ref().len() as u64
        })
        .collect();
    let last = ends.last().copied().unwrap_or_default().max(1);
    let mut before = 0;
    let share = |end: u64| {
        let up_to = end * whole / last;
        up_to - std::mem::replace(&mut before, up_to)
    };
    ends.into_iter().map(share).collect()
}
