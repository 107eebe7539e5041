//! Pictures that move, written anew frame by frame: each is decoded, and what does not decode is
//! refused.
//!
//! GIF has the same pixels afterwards. Frames of WebP without losses have them too; the others lose
//! as little as any photograph does here.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, Encoder, Frame, MemoryLimit};
use image::{DynamicImage, ImageFormat, ImageReader};

use super::{Fault, MOST_MOVING, Stripped};

/// Most pixels of all frames together: decoding them takes seconds.
const MOST: u64 = 400_000_000;
/// Of libwebp, 0 to 100.
const QUALITY: f32 = 85.0;

/// The file of `stripped`, written anew.
pub(super) fn anew(stripped: &Stripped) -> Result<Vec<u8>, Fault> {
    match stripped.extension {
        "gif" => gif_anew(&stripped.bytes),
        "webp" => webp_anew(&stripped.bytes),
        _ => Err(Fault::Unreadable(
            "it is a PNG that moves; save it as WebP or GIF, whose frames can be looked at"
                .to_owned(),
        )),
    }
}

/// Takes the pixels of a frame from those that are left.
fn take(left: &mut u64, width: u64, height: u64) -> Result<(), Fault> {
    let pixels = width * height;
    let rest = left.checked_sub(pixels).filter(|_| pixels <= MOST_MOVING);
    *left = rest.ok_or_else(|| {
        let most = MOST / 1_000_000;
        Fault::TooLarge(format!("its frames have more than {most} million pixels together"))
    })?;
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Unreadable(format!("a frame of it is damaged: {error}"))
}

fn gif_anew(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let reader = || {
        let mut options = DecodeOptions::new();
        options.set_color_output(ColorOutput::Indexed);
        options.check_frame_consistency(true);
        options.set_memory_limit(MemoryLimit::Bytes(NonZeroU64::MIN.saturating_add(MOST_MOVING)));
        options.read_info(Cursor::new(bytes)).map_err(damaged)
    };
    // Colours that no pixel has may be any bytes. Those of all frames stand before the first.
    let (mut left, mut used, mut frames) = (MOST, BTreeSet::new(), 0);
    let mut looked = reader()?;
    while let Some(frame) = looked.read_next_frame().map_err(damaged)? {
        take(&mut left, frame.width.into(), frame.height.into())?;
        frames += 1;
        if frame.palette.is_none() {
            used.extend(seen(frame));
        }
    }
    if frames == 0 {
        return Err(damaged("there is none"));
    }
    let all = blackened(looked.global_palette().unwrap_or_default(), &used);
    let room = Vec::with_capacity(bytes.len());
    let mut encoder = Encoder::new(room, looked.width(), looked.height(), &all).map_err(damaged)?;
    encoder.set_repeat(looked.repeat()).map_err(damaged)?;
    let mut reader = reader()?;
    while let Some(frame) = reader.read_next_frame().map_err(damaged)? {
        let palette = frame.palette.as_ref().map(|own| blackened(own, &seen(frame)));
        let frame = Frame { interlaced: false, needs_user_input: false, palette, ..frame.clone() };
        encoder.write_frame(&frame).map_err(damaged)?;
    }
    encoder.into_inner().map_err(damaged)
}

/// The colours that can be seen of a frame, by their numbers.
fn seen(frame: &Frame<'_>) -> BTreeSet<usize> {
    let mut seen = [false; 256];
    for pixel in &*frame.buffer {
        if let Some(seen) = seen.get_mut(usize::from(*pixel)) {
            *seen = true;
        }
    }
    let clear = frame.transparent.map(usize::from);
    let numbers = seen.iter().enumerate().filter(|(number, seen)| **seen && Some(*number) != clear);
    numbers.map(|(number, _)| number).collect()
}

/// Colours, of which those that are not used are black.
fn blackened(colours: &[u8], used: &BTreeSet<usize>) -> Vec<u8> {
    let each = colours.chunks_exact(3).enumerate();
    each.flat_map(|(at, colour)| if used.contains(&at) { colour } else { &[0; 3] })
        .copied()
        .collect()
}

fn webp_anew(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut left = MOST;
    let mut inside = Vec::with_capacity(bytes.len());
    inside.extend(b"WEBP");
    for (kind, data) in chunks(bytes.get(12..).unwrap_or_default()) {
        if kind != *b"ANMF" {
            put(&mut inside, kind, data);
            continue;
        }
        let (head, frame) = data.split_at_checked(16).ok_or_else(|| damaged("it is too short"))?;
        let side = |at: usize| {
            let bytes = head.get(at..).and_then(<[u8]>::first_chunk::<3>);
            bytes.map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]) + 1)
        };
        let (width, height) = (side(6), side(9));
        take(&mut left, width.into(), height.into())?;
        let mut made = head.to_vec();
        made.extend(frame_anew(frame, width, height)?);
        put(&mut inside, kind, &made);
    }
    let mut file = Vec::with_capacity(inside.len() + 8);
    put(&mut file, *b"RIFF", &inside);
    Ok(file)
}

/// The chunks of one frame, made of what is seen of it.
fn frame_anew(frame: &[u8], width: u32, height: u32) -> Result<Vec<u8>, Fault> {
    let kinds: Vec<_> = chunks(frame).map(|(kind, _)| kind).collect();
    let clear = kinds.contains(b"ALPH");
    let mut inside = b"WEBP".to_vec();
    if clear {
        let mut size = vec![16, 0, 0, 0];
        size.extend((width - 1).to_le_bytes().iter().take(3));
        size.extend((height - 1).to_le_bytes().iter().take(3));
        put(&mut inside, *b"VP8X", &size);
    }
    for (kind, data) in chunks(frame).filter(|(kind, _)| kind != b"VP8X") {
        put(&mut inside, kind, data);
    }
    let mut file = Vec::new();
    put(&mut file, *b"RIFF", &inside);
    let reader = ImageReader::with_format(Cursor::new(&file), ImageFormat::WebP);
    let image = reader.decode().map_err(damaged)?;
    if (image.width(), image.height()) != (width, height) {
        return Err(damaged("it has another size than it says"));
    }
    let image = image.to_rgba8();
    let clear = image.pixels().any(|pixel| pixel.0[3] < 255);
    let plain = DynamicImage::from(image.clone()).to_rgb8();
    let encoder = if clear {
        webp::Encoder::from_rgba(&image, width, height)
    } else {
        webp::Encoder::from_rgb(&plain, width, height)
    };
    let lossless = kinds.contains(b"VP8L");
    let made =
        encoder.encode_simple(lossless, QUALITY).map_err(|why| damaged(format!("{why:?}")))?;
    let mut kept = Vec::new();
    for (kind, data) in chunks(made.get(12..).unwrap_or_default()) {
        if kind != *b"VP8X" {
            put(&mut kept, kind, data);
        }
    }
    Ok(kept)
}

/// The chunks in some bytes.
fn chunks(mut rest: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let (kind, behind) = rest.split_first_chunk::<4>()?;
        let (length, behind) = behind.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (data, behind) = behind.split_at_checked(length)?;
        rest = behind.get(length % 2..).unwrap_or_default();
        Some((*kind, data))
    })
}

fn put(to: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    to.extend(kind);
    to.extend(u32::try_from(data.len()).unwrap_or_default().to_le_bytes());
    to.extend_from_slice(data);
    if data.len() % 2 == 1 {
        to.push(0);
    }
}
