//! Photographs and screenshots: decoded within limits, turned, made smaller, written as WebP.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageReader, Limits};
use imagesize::{ImageSize, ImageType};
use webp::Encoder;

use super::colour::Wide;
use super::moving;
use super::{
    Fault, LONGEST_SIDE, MOST_MOVING, MOST_PIXELS, MOST_SCANS, Output, Picture, Stripped, Trace,
    WIDTHS, strip_metadata,
};

/// Of libwebp, 0 to 100: on photographs at these widths the losses cannot be seen on a phone.
const QUALITY: f32 = 75.0;
/// What decoding may take, in bytes.
const MEMORY: u64 = 200_000_000;

/// Whether every pixel is to be as it was, where that takes no more bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Losses {
    Fine,
    Tried,
}

/// A picture that may be made, as far as its file says of itself.
struct Sound {
    stripped: Stripped,
    size: ImageSize,
    moves: bool,
    wide: Option<Wide>,
    traces: BTreeSet<Trace>,
}

fn sound(bytes: &[u8]) -> Result<Sound, Fault> {
    let (stripped, size) = bounded(bytes)?;
    let (width, height) = (size.width as u64, size.height as u64);
    let moves = moves(&stripped);
    if moves && width * height > MOST_MOVING {
        return Err(Fault::TooLarge(format!(
            "it moves, or is a GIF, and stays as large as it is: it has {width} × {height} pixels, and may have {} million",
            MOST_MOVING / 1_000_000
        )));
    }
    let mut traces = stripped.traces.clone();
    let wide = wide(&stripped, &mut traces);
    if moves && stripped.turns_pale() {
        return Err(Fault::Unreadable(WIDE.to_owned()));
    }
    Ok(Sound { stripped, size, moves, wide, traces })
}

/// `outputs` are those of the same bytes, where they were made before.
pub(super) fn prepare(bytes: &[u8], outputs: &[Arc<[u8]>]) -> Result<Picture, Fault> {
    let Sound { stripped, size, moves, wide, traces } = sound(bytes)?;
    let outputs = if !outputs.is_empty() {
        again(&stripped, outputs)?
    } else if moves {
        let bytes = moving::anew(&stripped)?.into();
        vec![Output {
            bytes,
            extension: stripped.extension,
            width: size.width,
            height: size.height,
        }]
    } else {
        still(&stripped, wide.as_ref())?
    };
    Ok(Picture { outputs, traces })
}

/// The same picture, of which nothing is decoded or made: its outputs have no bytes.
pub(super) fn look(bytes: &[u8]) -> Result<Picture, Fault> {
    let Sound { stripped, size, moves, traces, .. } = sound(bytes)?;
    let (width, height) = match stripped.turn {
        5.. => (size.height, size.width),
        _ => (size.width, size.height),
    };
    let whole =
        |extension, width, height| vec![Output { bytes: Arc::default(), extension, width, height }];
    if moves {
        return Ok(Picture { outputs: whole(stripped.extension, size.width, size.height), traces });
    }
    let [.., widest] = WIDTHS;
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    let shown = side(width).min(widest);
    let high = proportional(side(height), shown, side(width));
    Ok(Picture { outputs: whole("webp", shown as usize, high as usize), traces })
}

/// Why a picture that is not decoded is refused.
pub(super) const WIDE: &str =
    "its colours are wider than those of sRGB, and would turn pale without their profile";

/// Colours that are to be converted.
fn wide(stripped: &Stripped, traces: &mut BTreeSet<Trace>) -> Option<Wide> {
    stripped.colours.wide().unwrap_or_else(|()| {
        traces.insert(Trace::Profile);
        None
    })
}

/// A picture that stays where it is, in another file: as it is, where it shows the same without
/// what is left out.
pub(super) fn within(bytes: &[u8]) -> Result<(Vec<u8>, &'static str, BTreeSet<Trace>), Fault> {
    let stripped = whole(bytes)?;
    if stripped.extension == "webp" && moves(&stripped) {
        return Err(Fault::Unreadable("it moves".to_owned()));
    }
    let mut traces = stripped.traces.clone();
    let wide = wide(&stripped, &mut traces);
    if !stripped.turns_pale() && stripped.turn == 1 {
        return Ok((stripped.bytes, stripped.extension, traces));
    }
    if stripped.frames > 1 {
        return Err(Fault::Unreadable(WIDE.to_owned()));
    }
    let (mut image, turn) = decoded(&stripped)?;
    image = in_srgb(image, wide.as_ref());
    image = plain(&image);
    image.apply_orientation(turn);
    let made = written(&image, losses(&stripped))?;
    Ok((made.bytes.to_vec(), made.extension, traces))
}

/// The file without what it says, where it takes neither too much memory nor too long.
fn bounded(bytes: &[u8]) -> Result<(Stripped, ImageSize), Fault> {
    let stripped = strip_metadata(bytes).map_err(|why| Fault::Unreadable(why.to_owned()))?;
    let size = imagesize::blob_size(&stripped.bytes).map_err(unreadable)?;
    let (width, height) = (size.width as u64, size.height as u64);
    if width == 0 || height == 0 {
        return Err(Fault::Unreadable("it has no width or height".to_owned()));
    }
    if width.max(height) > LONGEST_SIDE || width * height > MOST_PIXELS {
        return Err(Fault::TooLarge(format!(
            "it has {width} × {height} pixels, and may have {} million, {LONGEST_SIDE} a side",
            MOST_PIXELS / 1_000_000
        )));
    }
    if stripped.scans > MOST_SCANS {
        let scans = stripped.scans;
        return Err(Fault::TooLarge(format!("it is drawn in {scans} rounds, one over the other")));
    }
    Ok((stripped, size))
}

/// What was made before, narrowest first.
fn again(stripped: &Stripped, outputs: &[Arc<[u8]>]) -> Result<Vec<Output>, Fault> {
    let output = |bytes: &Arc<[u8]>| {
        let size = imagesize::blob_size(bytes).map_err(unreadable)?;
        let webp = matches!(imagesize::image_type(bytes), Ok(ImageType::Webp));
        let extension = if webp { "webp" } else { stripped.extension };
        Ok(Output { bytes: Arc::clone(bytes), extension, width: size.width, height: size.height })
    };
    let mut outputs: Vec<Output> = outputs.iter().map(output).collect::<Result<_, _>>()?;
    outputs.sort_by_key(|output| output.width);
    Ok(outputs)
}

/// Whether it is a picture of several frames, or may be.
fn moves(stripped: &Stripped) -> bool {
    stripped.extension == "gif"
        || stripped.frames > 1
        || (stripped.extension == "webp" && stripped.frames > 0)
}

/// The file with nothing but its picture, which was decoded as a whole; nothing of it but colours
/// in a GIF that no pixel has becomes another.
pub(super) fn whole(bytes: &[u8]) -> Result<Stripped, Fault> {
    let (mut stripped, _) = bounded(bytes)?;
    if moves(&stripped) {
        stripped.bytes = moving::anew(&stripped)?;
    } else {
        decoded(&stripped)?;
    }
    Ok(stripped)
}

/// A picture of one frame, and how it is to be turned.
fn decoded(stripped: &Stripped) -> Result<(DynamicImage, Orientation), Fault> {
    let mut reader =
        ImageReader::new(Cursor::new(&stripped.bytes)).with_guessed_format().map_err(unreadable)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let whole = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => {
            Fault::TooLarge("decoding it takes too much memory".to_owned())
        }
        error => unreadable(error),
    })?;
    Ok((whole, Orientation::from_exif(stripped.turn).unwrap_or(Orientation::NoTransforms)))
}

fn losses(stripped: &Stripped) -> Losses {
    if stripped.extension == "jpg" { Losses::Fine } else { Losses::Tried }
}

fn in_srgb(image: DynamicImage, wide: Option<&Wide>) -> DynamicImage {
    wide.and_then(|wide| wide.to_srgb(&image)).unwrap_or(image)
}

/// A picture of one frame, in each width that it has.
fn still(stripped: &Stripped, wide: Option<&Wide>) -> Result<Vec<Output>, Fault> {
    let (whole, turn) = decoded(stripped)?;
    // On its side, its height is the width that readers see.
    let lies = stripped.turn >= 5;
    let seen = if lies { whole.height() } else { whole.width() };
    let mut image = whole;
    // Fewer pixels are converted sooner, and once.
    let mut wide = wide;
    let mut outputs = Vec::new();
    for width in WIDTHS.into_iter().rev() {
        let width = width.min(seen);
        if outputs.last().is_some_and(|wider: &Output| wider.width <= width as usize) {
            continue;
        }
        image = if lies { to_height(image, width) } else { to_width(image, width) };
        image = in_srgb(image, wide.take());
        let mut upright = plain(&image);
        upright.apply_orientation(turn);
        outputs.push(written(&upright, losses(stripped))?);
    }
    // A narrow one is worth its place where it spares a quarter.
    let limit = outputs.first().map_or(0, |widest| widest.bytes.len() * 3 / 4);
    let mut first = true;
    outputs.retain(|output| std::mem::take(&mut first) || output.bytes.len() <= limit);
    outputs.reverse();
    Ok(outputs)
}

fn to_width(image: DynamicImage, width: u32) -> DynamicImage {
    let height = proportional(image.height(), width, image.width());
    scaled(image, width, height)
}

fn to_height(image: DynamicImage, height: u32) -> DynamicImage {
    let width = proportional(image.width(), height, image.height());
    scaled(image, width, height)
}

/// `side` × `to` / `from`, rounded, at least one pixel.
fn proportional(side: u32, to: u32, from: u32) -> u32 {
    let from = u64::from(from.max(1));
    let scaled = (u64::from(side) * u64::from(to) + from / 2) / from;
    u32::try_from(scaled).unwrap_or(side).max(1)
}

fn scaled(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (width, height) == (image.width(), image.height()) {
        image
    } else if image.width() >= 2 * width {
        // The mean of what falls on each pixel: as good as any filter here, and much faster.
        image.thumbnail_exact(width, height)
    } else {
        image.resize_exact(width, height, FilterType::CatmullRom)
    }
}

/// In one of the two forms that the encoder takes.
fn plain(image: &DynamicImage) -> DynamicImage {
    if image.color().has_alpha() { image.to_rgba8().into() } else { image.to_rgb8().into() }
}

fn written(image: &DynamicImage, losses: Losses) -> Result<Output, Fault> {
    let (width, height) = (image.width(), image.height());
    let encoder = match image {
        DynamicImage::ImageRgba8(pixels) => Encoder::from_rgba(pixels, width, height),
        DynamicImage::ImageRgb8(pixels) => Encoder::from_rgb(pixels, width, height),
        _ => return Err(Fault::Unreadable("its colours are of an unknown kind".to_owned())),
    };
    let encode = |lossless| {
        let made = encoder.encode_simple(lossless, QUALITY);
        made.map(|made| made.to_vec()).map_err(|error| Fault::Unreadable(format!("{error:?}")))
    };
    let mut bytes = encode(false)?;
    if losses == Losses::Tried {
        let whole = encode(true)?;
        if whole.len() <= bytes.len() {
            bytes = whole;
        }
    }
    let bytes: Arc<[u8]> = bytes.into();
    Ok(Output { bytes, extension: "webp", width: width as usize, height: height as usize })
}

fn unreadable(error: impl std::fmt::Display) -> Fault {
    Fault::Unreadable(error.to_string())
}
