//! Pictures as a reader's phone needs them: bytes in, a few small ones out, and nothing in them
//! that the picture itself does not show. Knows no site.

mod camera;
mod colour;
mod moving;
mod raster;
mod strip;
mod svg;
#[cfg(test)]
mod tests;
mod trace;

pub use colour::Colours;
pub use strip::{Stripped, strip_metadata};
pub use svg::Drawing;
pub use trace::{Trace, list};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::digest::Digest;

/// Most pixels of a picture: with four bytes each, and what decoding takes beside them, this stays
/// below 300 MB. Cameras of phones give 12 million as they are set when sold.
pub const MOST_PIXELS: u64 = 24_000_000;
/// Most pixels of what moves, or is a GIF: it stays as large as it is, and a phone holds several
/// frames of it.
pub const MOST_MOVING: u64 = 2_000_000;
/// The longest side, in pixels; WebP has no more than 16,383.
pub const LONGEST_SIDE: u64 = 16_000;
/// Most scans of a JPEG. Programs write ten; each takes the time of the whole picture.
pub const MOST_SCANS: usize = 64;
/// The widths that pages offer, in pixels, narrowest first: a phone's width, and that of one with
/// two pixels to the point (or of a column on a large screen).
pub const WIDTHS: [u32; 2] = [360, 720];

/// A picture, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Narrowest first; never empty.
    pub outputs: Vec<Output>,
    /// What the file had said beside what it shows; none of it is in the outputs.
    pub traces: BTreeSet<Trace>,
}

/// One file of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What its name ends in: `webp`, or the original's own where that is smaller.
    pub extension: &'static str,
    /// Width in CSS pixels.
    pub width: usize,
    /// Height in CSS pixels.
    pub height: usize,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not those of a picture.
    Unreadable(String),
    /// It would take more memory or time than a picture may.
    TooLarge(String),
    /// A drawing that acts or loads something, with each place in it.
    Unsafe(Vec<Diagnostic>),
}

/// Whether a file's name is that of an image which browsers show.
pub fn is_named_so(path: &str) -> bool {
    let extension = extension(path);
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// Makes the file at `path` ready, which is [named](is_named_so) as an image.
///
/// # Errors
///
/// What is no image, or too much of one, or a drawing that is more than one.
pub fn prepare(path: &str, bytes: &Arc<[u8]>) -> Result<Picture, Fault> {
    prepare_after(path, bytes, &[])
}

/// The same. Where this was done before with the same [fingerprint], `outputs` are the bytes of all
/// that was made, in any order, and are not made again.
///
/// # Errors
///
/// As of [`prepare`].
pub fn prepare_after(
    path: &str,
    bytes: &Arc<[u8]>,
    outputs: &[Arc<[u8]>],
) -> Result<Picture, Fault> {
    match extension(path).as_str() {
        "svg" => svg::prepare(path, bytes),
        "avif" => Err(Fault::Unreadable(
            "browsers of older phones (Chrome before 85) do not show AVIF".to_owned(),
        )),
        _ => raster::prepare(bytes, outputs),
    }
}

/// What [`prepare`] would make of the file at `path`, as far as it can be told without decoding it:
/// without bytes, and in one width, but for a drawing.
///
/// # Errors
///
/// As of [`prepare`], but for pixels that are damaged.
pub fn look(path: &str, bytes: &Arc<[u8]>) -> Result<Picture, Fault> {
    match extension(path).as_str() {
        "svg" | "avif" => prepare(path, bytes),
        _ => raster::look(bytes),
    }
}

/// The drawing of a theme at `path`, written anew of what draws. Pages may show its parts by their
/// ids.
///
/// # Errors
///
/// As of [`prepare`].
pub fn drawing(path: &str, bytes: &[u8]) -> Result<Drawing, Fault> {
    svg::strip_metadata(path, bytes, svg::Names::All)
}

/// A picture that stays as large as it is, without what it says beside its pixels: all of them are
/// there.
///
/// # Errors
///
/// As of [`prepare`].
pub fn whole(bytes: &[u8]) -> Result<Stripped, Fault> {
    raster::whole(bytes)
}

/// Names what is made of `bytes`. Another version of this program names it otherwise.
pub fn fingerprint(bytes: &[u8]) -> String {
    Digest::new().add(env!("MASHAL_PICTURE")).add(bytes).to_string()
}

/// How many pixels `bytes` say they have; 0 where they say nothing.
pub fn pixels(bytes: &[u8]) -> u64 {
    size(bytes).map_or(0, |(width, height)| width as u64 * height as u64)
}

/// The width and height in pixels that `bytes` say they have.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height))
}

fn extension(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}
