//! Pictures of pixels within a drawing.

use std::collections::BTreeSet;

use base64::Engine;
use base64::alphabet::STANDARD as LETTERS;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use percent_encoding::percent_decode_str;

use super::Trace;
use crate::picture::{Fault, raster};

/// The address of the picture that `data` is (what follows `data:`), without what it says beside
/// its pixels.
pub(super) fn picture(data: &str) -> Result<(String, BTreeSet<Trace>), String> {
    let foreign = || "it holds data that are not PNG, JPEG, WebP or GIF".to_owned();
    let (kind, text) = data.split_once(',').ok_or_else(foreign)?;
    if !kind.trim_end().to_ascii_lowercase().ends_with(";base64") {
        return Err(foreign());
    }
    let text: Vec<u8> =
        percent_decode_str(text).filter(|byte| !byte.is_ascii_whitespace()).collect();
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let bytes = GeneralPurpose::new(&LETTERS, lenient).decode(text).map_err(|_| foreign())?;
    let (bytes, extension, traces) = raster::within(&bytes).map_err(|fault| match fault {
        Fault::TooLarge(why) => format!("a picture in it is too large: {why}"),
        Fault::Unreadable(_) | Fault::Unsafe(_) => foreign(),
    })?;
    let kind = if extension == "jpg" { "jpeg" } else { extension };
    Ok((format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)), traces))
}
