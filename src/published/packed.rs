//! What comes compressed, as it was before.

use std::io::Read;

use super::answer::Answer;

/// The bytes that the answer is of, no more than `most`, where it is compressed in a way that was
/// asked for and can be read to its end (RFC 1952, RFC 7932).
pub(super) fn unpacked(answer: &Answer, most: usize) -> Option<Vec<u8>> {
    let body = answer.body.as_slice();
    let reader: Box<dyn Read + '_> = match answer.header("content-encoding")?.trim() {
        "gzip" => Box::new(flate2::read::MultiGzDecoder::new(body)),
        "br" => Box::new(brotli::Decompressor::new(body, 1 << 12)),
        _ => return None,
    };
    let mut bytes = Vec::new();
    // One more, so that what goes on is not equal to what ends.
    let most = u64::try_from(most).ok()?.saturating_add(1);
    reader.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
