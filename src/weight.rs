//! What a file costs a reader: its bytes as servers send them.

use std::cell::RefCell;
use std::io::Write;

use flate2::write::GzEncoder;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Bytes of a gzip file beside what is compressed: ten before, eight behind (RFC 1952).
const AROUND: u64 = 18;
/// What servers use where nobody chose.
const LEVEL: Compression = Compression::new(6);

thread_local! {
    /// Begins anew for each file. A compressor of its own for each would cost more than small
    /// pages do: it clears a quarter of a megabyte first.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(LEVEL, false));
}

/// Whether the format of a file named `name` is compressed already.
pub fn is_packed(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(
        extension,
        "avif"
            | "gif"
            | "jpeg"
            | "jpg"
            | "m4a"
            | "mp3"
            | "mp4"
            | "oga"
            | "ogg"
            | "opus"
            | "pdf"
            | "png"
            | "webm"
            | "webp"
            | "woff"
            | "woff2"
            | "zip"
    )
}

/// `bytes` with gzip (RFC 1952), best level.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // It writes into memory, which cannot fail.
    let _infallible = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// `bytes` with Brotli (RFC 7932), best level.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // As above.
    let _infallible = brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters);
    packed
}

/// The bytes of a file named `name` on their way to a reader: with gzip, or as they are for formats
/// that are compressed already.
pub fn sent(name: &str, bytes: &[u8]) -> u64 {
    if is_packed(name) {
        return bytes.len() as u64;
    }
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        let mut out = [0; 16 << 10];
        loop {
            // Never beyond the end: it counts what it has taken.
            let taken = usize::try_from(compressor.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(taken..).unwrap_or_default();
            match compressor.compress(rest, &mut out, FlushCompress::Finish) {
                Ok(Status::Ok) => {}
                // Compressing has no faults but a buffer without room, and this one is emptied.
                Ok(Status::StreamEnd | Status::BufError) | Err(_) => break,
            }
        }
        compressor.total_out() + AROUND
    })
}

/// What each of `pieces` of a text adds to `whole`, the bytes that all of them weigh one after the
/// other; the sum is `whole`.
pub fn shares(pieces: &[&str], whole: u64) -> Vec<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), LEVEL);
    let ends: Vec<u64> = pieces
        .iter()
        .map(|piece| {
            // A flush brings out what was held back, at the cost of a few bytes a piece. It writes
            // into memory, which cannot fail.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_weighs_what_gzip_makes_of_it() {
        let mut random = fastrand::Rng::with_seed(1);
        for length in [0, 1, 100, 20_000, 400_000] {
            for letters in [2, 250] {
                let bytes: Vec<u8> = (0..length).map(|_| random.u8(..letters)).collect();
                let mut file = GzEncoder::new(Vec::new(), LEVEL);
                file.write_all(&bytes).unwrap();
                assert_eq!(sent("a.html", &bytes), file.finish().unwrap().len() as u64);
                assert_eq!(sent("a.png", &bytes), length as u64);
            }
        }
    }
}
