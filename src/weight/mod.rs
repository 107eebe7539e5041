//! What a file costs a reader: its bytes as servers send them.

mod estimate;

use std::cell::RefCell;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use libdeflater::{CompressionLvl, Compressor};

pub use estimate::estimated;

/// What servers send where nobody chose is zlib's level 6; this level of libdeflate comes within
/// one percent of it for pages.
const LEVEL: i32 = 5;

thread_local! {
    /// A compressor, and room for what comes out: new ones for each file would cost more than small
    /// pages do.
    static COMPRESSOR: RefCell<(Compressor, Vec<u8>)> =
        RefCell::new((Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()), Vec::new()));
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
    let mut packed = Vec::new();
    let length = compress(&mut Compressor::new(CompressionLvl::best()), bytes, &mut packed);
    packed.truncate(length);
    packed
}

/// Fills the beginning of `room`, and answers how much of it.
fn compress(compressor: &mut Compressor, bytes: &[u8], room: &mut Vec<u8>) -> usize {
    let most = compressor.gzip_compress_bound(bytes.len());
    if room.len() < most {
        room.resize(most, 0);
    }
    // Its only fault is too little room, and there is as much as it can want.
    compressor.gzip_compress(bytes, room).unwrap_or(most)
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
    COMPRESSOR.with_borrow_mut(|(compressor, room)| compress(compressor, bytes, room) as u64)
}

/// What each of `pieces` of a text adds to `whole`, the bytes that all of them weigh one after the
/// other; the sum is `whole`.
pub fn shares(pieces: &[&str], whole: u64) -> Vec<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
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
    use std::io::Read;

    use super::*;

    #[test]
    fn a_file_weighs_about_what_servers_send() {
        let mut random = fastrand::Rng::with_seed(1);
        for length in [0, 1, 100, 20_000, 400_000] {
            for letters in [2, 250] {
                let bytes: Vec<u8> = (0..length).map(|_| random.u8(..letters)).collect();
                let mut file = GzEncoder::new(Vec::new(), Compression::default());
                file.write_all(&bytes).unwrap();
                let (zlib, ours) = (file.finish().unwrap().len(), sent("a.html", &bytes) as usize);
                // An empty file is a block of another kind, three bytes longer.
                assert!(ours.abs_diff(zlib) <= zlib / 20 + 3, "{ours} for {zlib}");
                assert_eq!(sent("a.png", &bytes), length as u64);
                let mut read = Vec::new();
                let packed = gzip(&bytes);
                flate2::read::GzDecoder::new(&*packed).read_to_end(&mut read).unwrap();
                assert_eq!(read, bytes);
                assert!(packed.len() <= ours);
            }
        }
    }
}
