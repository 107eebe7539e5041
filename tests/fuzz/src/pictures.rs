//! Pictures: PNG, JPEG, WebP and GIF → a few small ones.

use std::io::Cursor;
use std::sync::Arc;

use image::{AnimationDecoder, DynamicImage, ImageFormat, Rgb, RgbImage};
use mashal::picture::{prepare, strip_metadata};

use super::{MARK, Outcome, Target, samples};

pub const TARGET: Target =
    Target { name: "pictures", check, mend, samples: pictures, tokens: TOKENS, rounds: 400 };

const TOKENS: &[&str] = &[
    "HOOKHOOKHOOKHOOK",
    "IHDR",
    "IDAT",
    "IEND",
    "PLTE",
    "tRNS",
    "acTL",
    "fcTL",
    "fdAT",
    "tEXt",
    "iTXt",
    "eXIf",
    "iCCP",
    "zZzZ",
    "Exif\0\0",
    "MM\0*",
    "II*\0",
    "RIFF",
    "WEBP",
    "VP8 ",
    "VP8L",
    "VP8X",
    "ALPH",
    "ANIM",
    "ANMF",
    "EXIF",
    "XMP ",
    "ICCP",
    "GIF87a",
    "GIF89a",
    "NETSCAPE2.0",
    "!\u{1}",
    ",",
    ";",
    "JFIF\0",
    "ICC_PROFILE\0\u{1}\u{1}",
    "Adobe\0",
    "http://ns.adobe.com/xap/1.0/\0",
    "MPF\0",
];

/// A small picture, made as PNG.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn pictures() -> Vec<Vec<u8>> {
    let mut all = samples::files(
        &["themes/default/assets", "tests/sites"],
        &[".png", ".jpg", ".webp", ".gif"],
    );
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        all.push(encoded(24, 16, format));
        all.push(encoded(3, 2, format));
    }
    let jpeg = encoded(24, 16, ImageFormat::Jpeg);
    let exif =
        b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    all.push([&jpeg[..2], exif, &jpeg[2..]].concat());
    let part = |kind: &[u8], data: &[u8]| {
        let mut part = [kind, &(data.len() as u32).to_le_bytes(), data].concat();
        part.resize(part.len().next_multiple_of(2), 0);
        part
    };
    let still = encoded(24, 16, ImageFormat::WebP)[12..].to_vec();
    let frame = part(b"ANMF", &[&[0; 6], &[23, 0, 0, 15, 0, 0, 9, 0, 0, 0][..], &still].concat());
    let moving = [
        part(b"VP8X", &[2, 0, 0, 0, 23, 0, 0, 15, 0, 0]),
        part(b"ANIM", &[0; 6]),
        frame.clone(),
        frame,
    ]
    .concat();
    let inside = [b"WEBP".to_vec(), moving].concat();
    all.push([b"RIFF".to_vec(), (inside.len() as u32).to_le_bytes().to_vec(), inside].concat());
    // Two frames of four pixels in two colours.
    let frame = b"!\xf9\x04\0\x0a\0\0\0,\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x34\x05\0";
    all.push(
        [
            b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
                .as_slice(),
            frame,
            frame,
            b";",
        ]
        .concat(),
    );
    all
}

/// The sums of PNG, and the length of WebP.
fn mend(input: &[u8]) -> Option<Vec<u8>> {
    let mut made = input.to_vec();
    if input.starts_with(b"RIFF") && input.len() > 12 {
        made[4..8].copy_from_slice(&(input.len() as u32 - 8).to_le_bytes());
    } else if input.starts_with(b"\x89PNG\r\n\x1a\n") {
        let mut at = 8;
        while let Some(head) = made.get(at..at + 8) {
            let length = u32::from_be_bytes(*head.first_chunk()?) as usize;
            let end = at.checked_add(8)?.checked_add(length)?;
            let Some(data) = made.get(at + 4..end) else { break };
            let sum = crc32fast::hash(data).to_be_bytes();
            made.get_mut(end..end + 4)?.copy_from_slice(&sum);
            at = end + 4;
        }
    } else {
        return None;
    }
    Some(made)
}

fn check(input: &[u8]) -> Outcome {
    let Ok(copy) = strip_metadata(input) else {
        assert!(prepare("a.png", &Arc::from(input)).is_err(), "made of what is no picture");
        return Outcome::Refused;
    };
    let again = strip_metadata(&copy.bytes)
        .unwrap_or_else(|why| panic!("what was copied is refused: {why}"));
    assert!(again.bytes == copy.bytes, "not the same when it is done again");
    // Decoding takes time by the pixels, which are said in a few bytes.
    if mashal::picture::pixels(input) > 1 << 20 {
        return Outcome::Out;
    }
    let Ok(made) = prepare("a.png", &Arc::from(input)) else { return Outcome::Out };
    assert!(!made.outputs.is_empty());
    for output in &made.outputs {
        let size = imagesize::blob_size(&output.bytes).unwrap();
        assert_eq!(
            (size.width, size.height),
            (output.width, output.height),
            "a size that it has not"
        );
        tells_nothing(&output.bytes);
        let again = strip_metadata(&output.bytes)
            .unwrap_or_else(|why| panic!("what goes out is refused: {why}"));
        assert!(
            again.bytes == *output.bytes && again.traces.is_empty(),
            "what goes out tells {:?}",
            again.traces
        );
    }
    Outcome::Out
}

/// A mark in a file is part of what is seen: with other bytes in its place, something else is seen.
fn tells_nothing(file: &[u8]) {
    let Some(at) = memchr::memmem::find(file, MARK.as_bytes()) else { return };
    let before = seen(file).unwrap_or_else(|| panic!("a mark at {at} of what nobody sees"));
    let mut other = file.to_vec();
    for byte in &mut other[at..at + MARK.len()] {
        *byte ^= 0x15;
    }
    if let Some(made) = mend(&other) {
        other = made;
    }
    assert!(
        seen(&other).as_ref() != Some(&before),
        "a mark that nobody sees goes out, at {at} of {}",
        file.len()
    );
}

/// The pixels of all frames, one behind the other.
fn seen(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    let frames = match image::guess_format(file).ok()? {
        ImageFormat::Gif => {
            let mut frames = gif::DecodeOptions::new();
            frames.set_color_output(gif::ColorOutput::RGBA);
            let mut frames = frames.read_info(file).ok()?;
            let mut all = Vec::new();
            while let Some(frame) = frames.read_next_frame().ok()? {
                let place = [frame.left, frame.top, frame.width, frame.height, frame.delay];
                all.push(place.map(u16::to_le_bytes).concat());
                all.push(frame.buffer.to_vec());
            }
            all
        }
        ImageFormat::WebP => {
            let decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(file)).ok()?;
            if decoder.has_animation() {
                let frames = decoder.into_frames().collect_frames().ok()?;
                frames.into_iter().map(|frame| frame.into_buffer().into_raw()).collect()
            } else {
                vec![DynamicImage::from_decoder(decoder).ok()?.into_rgba8().into_raw()]
            }
        }
        _ => vec![image::load_from_memory(file).ok()?.into_rgba8().into_raw()],
    };
    Some(frames)
}
