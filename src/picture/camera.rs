//! What a camera writes into a photograph (EXIF, JEITA CP-3451).

use std::collections::BTreeSet;

use exif::{Context, Exif, In, Reader, Tag};

use super::Trace;

/// Adds to `traces` what the TIFF structure in `raw` says, and answers how the picture is to be
/// turned (tag `Orientation`: 1 to 8, 1 as it is). What cannot be read counts as words.
pub(super) fn read(raw: &[u8], traces: &mut BTreeSet<Trace>) -> u8 {
    let raw = raw.strip_prefix(b"Exif\0\0").unwrap_or(raw);
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_raw(raw.to_vec()).or_else(|error| error.distill_partial_result(|_| ()));
    let Ok(exif) = read else {
        traces.insert(Trace::Words);
        return 1;
    };
    traces.extend(exif.fields().filter_map(|field| trace(field.tag, field.ifd_num)));
    turn(&exif)
}

fn turn(exif: &Exif) -> u8 {
    let field = exif.get_field(Tag::Orientation, In::PRIMARY);
    let turn = field.and_then(|field| field.value.get_uint(0));
    turn.and_then(|turn| u8::try_from(turn).ok()).filter(|turn| (1..=8).contains(turn)).unwrap_or(1)
}

fn trace(tag: Tag, directory: In) -> Option<Trace> {
    match tag {
        _ if tag.context() == Context::Gps => Some(Trace::Place),
        _ if directory != In::PRIMARY => Some(Trace::Thumbnail),
        Tag::Make | Tag::Model | Tag::LensMake | Tag::LensModel => Some(Trace::Camera),
        Tag::BodySerialNumber | Tag::LensSerialNumber | Tag::MakerNote => Some(Trace::Camera),
        Tag::DateTime | Tag::DateTimeOriginal | Tag::DateTimeDigitized => Some(Trace::Time),
        // How the pixels are to be read: it says nothing of anybody.
        Tag::Orientation | Tag::XResolution | Tag::YResolution | Tag::ResolutionUnit => None,
        Tag::ColorSpace | Tag::PixelXDimension | Tag::PixelYDimension => None,
        Tag::YCbCrPositioning | Tag::ExifVersion | Tag::FlashpixVersion => None,
        Tag::ComponentsConfiguration => None,
        _ => Some(Trace::Words),
    }
}
