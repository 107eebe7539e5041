//! Texts: what is in them is what is seen.

use super::{Refusal, Stripped};

pub(super) fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refusal> {
    let units = |from: fn([u8; 2]) -> u16| -> Option<String> {
        let pairs = bytes.chunks_exact(2);
        let whole = pairs.remainder().is_empty();
        let units: Vec<u16> =
            pairs.filter_map(|pair| pair.first_chunk().copied()).map(from).collect();
        String::from_utf16(&units).ok().filter(|_| whole)
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let odd = |c: char| c.is_control() && !"\t\n\r\u{c}".contains(c);
    match text {
        Some(text) if !text.contains(odd) => {
            Ok(Stripped { bytes: bytes.to_vec(), metadata: Vec::new() })
        }
        _ => Err(Refusal {
            why: "it is not the text that its name says".to_owned(),
            help: "open it in a text editor and save it with the encoding UTF-8",
        }),
    }
}
