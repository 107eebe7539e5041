//! Colours of photographs: what a profile says is worked into the pixels before it goes.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};
use mashal::picture::{Fault, MOST_MOVING, Picture, Trace, prepare, strip_metadata};
use moxcms::ColorProfile;

fn plane(colour: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(64, 48, Rgb(colour))
}

/// A JPEG with `profile`, in parts of `step` bytes.
fn jpeg(image: &DynamicImage, profile: &[u8], step: usize) -> Vec<u8> {
    let mut clean = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut clean, 98);
    image.write_with_encoder(encoder).unwrap();
    let parts: Vec<&[u8]> = profile.chunks(step).collect();
    let mut file = clean[..2].to_vec();
    // In the wrong order: they are numbered.
    for (at, part) in parts.iter().enumerate().rev() {
        let number = [at as u8 + 1, parts.len() as u8];
        file.extend([0xff, 0xe2]);
        file.extend((part.len() as u16 + 16).to_be_bytes());
        file.extend(b"ICC_PROFILE\0");
        file.extend(number);
        file.extend(*part);
    }
    file.extend(&clean[2..]);
    file
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    let length = (data.len() as u32).to_be_bytes();
    [&length, kind, data, &sum.finalize().to_be_bytes()].concat()
}

/// A PNG with `chunks` behind its head.
fn png(image: &DynamicImage, chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    [&bytes[..33], &chunks.concat(), &bytes[33..]].concat()
}

fn packed_profile(profile: &[u8]) -> Vec<u8> {
    let mut packed =
        flate2::write::ZlibEncoder::new(b"name\0\0".to_vec(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, profile).unwrap();
    chunk(b"iCCP", &packed.finish().unwrap())
}

fn webp(image: &DynamicImage, profile: &[u8]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::WebP).unwrap();
    let bytes = bytes.into_inner();
    let part = |kind: &[u8], data: &[u8]| {
        let mut part = [kind, &(data.len() as u32).to_le_bytes(), data].concat();
        part.resize(part.len().next_multiple_of(2), 0);
        part
    };
    let (width, height) = (image.width() - 1, image.height() - 1);
    let size = [&width.to_le_bytes()[..3], &height.to_le_bytes()[..3]].concat();
    let inside = [
        b"WEBP",
        &*part(b"VP8X", &[&[32, 0, 0, 0], &*size].concat()),
        &part(b"ICCP", profile),
        &bytes[12..],
    ]
    .concat();
    [b"RIFF", &*(inside.len() as u32).to_le_bytes().to_vec(), &inside].concat()
}

fn shown(name: &str, bytes: Vec<u8>) -> Result<Picture, Fault> {
    prepare(name, &Arc::from(bytes))
}

/// The colour in the middle of what is sent.
fn middle(picture: &Picture) -> [u8; 3] {
    let image = image::load_from_memory(&picture.outputs[0].bytes).unwrap().to_rgb8();
    image.get_pixel(image.width() / 2, image.height() / 2).0
}

fn assert_near(found: [u8; 3], wanted: [u8; 3], of: &str) {
    let near = found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) <= 3);
    assert!(near, "{of}: {found:?}, not {wanted:?}");
}

/// The numbers that mean the sRGB colour 200, 60, 60 elsewhere, worked out by hand from the
/// primaries, the curves and Bradford's matrix.
#[test]
fn a_wide_profile_is_worked_into_the_pixels() {
    let same = [200, 60, 60];
    let profiles = [
        ("Adobe RGB", [173, 62, 62], ColorProfile::new_adobe_rgb()),
        ("Display P3", [185, 71, 66], ColorProfile::new_display_p3()),
        ("ProPhoto", [137, 70, 50], ColorProfile::new_pro_photo_rgb()),
        ("sRGB", same, ColorProfile::new_srgb()),
    ];
    for (name, numbers, profile) in profiles {
        let (image, profile) = (plane(numbers).into(), profile.encode().unwrap());
        for (kind, bytes) in [
            ("a.jpg", jpeg(&image, &profile, 60_000)),
            ("b.jpg", jpeg(&image, &profile, 100)),
            ("a.png", png(&image, &[packed_profile(&profile)])),
            ("a.webp", webp(&image, &profile)),
        ] {
            let pale = strip_metadata(&bytes).unwrap().turns_pale();
            assert_eq!(pale, numbers != same, "{name} {kind}");
            let picture = shown(kind, bytes).unwrap();
            assert_near(middle(&picture), same, &format!("{name} {kind}"));
            assert!(picture.traces.is_empty(), "{name} {kind}: {:?}", picture.traces);
        }
    }
    // 16 bits, and seen through.
    let deep = DynamicImage::from(plane([173, 62, 62])).to_rgba16();
    let profile = ColorProfile::new_adobe_rgb().encode().unwrap();
    let deep = png(&deep.into(), &[packed_profile(&profile)]);
    assert_near(middle(&shown("a.png", deep).unwrap()), same, "16 bits");
}

#[test]
fn what_a_png_says_of_colours_without_a_profile_counts_too() {
    let p3 = plane([185, 71, 66]).into();
    let adobe = [31_270_u32, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6_000];
    let adobe: Vec<u8> = adobe.iter().flat_map(|number| number.to_be_bytes()).collect();
    let gamma = |number: u32| chunk(b"gAMA", &number.to_be_bytes());
    for (name, bytes) in [
        ("cICP", png(&p3, &[chunk(b"cICP", &[12, 13, 0, 1])])),
        ("cICP before the rest", png(&p3, &[gamma(100_000), chunk(b"cICP", &[12, 13, 0, 1])])),
        ("cHRM", png(&plane([173, 62, 62]).into(), &[gamma(45_455), chunk(b"cHRM", &adobe)])),
        ("gAMA", png(&plane([147, 12, 12]).into(), &[gamma(100_000)])),
        (
            "sRGB before gAMA",
            png(&plane([200, 60, 60]).into(), &[chunk(b"sRGB", &[0]), gamma(100_000)]),
        ),
    ] {
        // The curves of sRGB and of a power of 2.2 differ a little in the dark.
        let picture = shown("a.png", bytes).unwrap();
        let [red, green, blue] = middle(&picture);
        assert_near([red, green, blue], [200, 60, 60], name);
    }
}

#[test]
fn gray_has_a_curve_of_its_own() {
    let image = DynamicImage::from(GrayImage::from_pixel(64, 48, Luma([109])));
    let profile = ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
    for (kind, bytes) in [
        ("a.jpg", jpeg(&image, &profile, 60_000)),
        ("a.png", png(&image, &[packed_profile(&profile)])),
    ] {
        assert_near(middle(&shown(kind, bytes).unwrap()), [128; 3], kind);
    }
}

/// It is taken for sRGB, as browsers do, and said.
#[test]
fn a_broken_profile_is_left_out_and_said() {
    let image = plane([200, 60, 60]).into();
    let sound = ColorProfile::new_adobe_rgb().encode().unwrap();
    for profile in [&b"none"[..], &sound[..200], &[0; 300]] {
        let picture = shown("a.jpg", jpeg(&image, profile, 60_000)).unwrap();
        assert_near(middle(&picture), [200, 60, 60], "broken");
        assert_eq!(picture.traces, [Trace::Profile].into());
    }
    let broken = shown("a.png", png(&image, &[chunk(b"iCCP", b"name\0\0no stream")])).unwrap();
    assert_eq!(broken.traces, [Trace::Profile].into());
}

/// What moves does not become smaller: it may be neither wide nor large.
#[test]
fn what_moves_is_refused_where_it_would_turn_pale_or_fill_a_phone() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let still = webp(&plane([1, 2, 3]).into(), &profile);
    let frame = |file: &[u8]| {
        // One frame of the same picture, in a file that says that it moves.
        let at = memchr::memmem::find(file, b"VP8L").unwrap();
        let frame = [&[0; 6][..], &[63, 0, 0, 47, 0, 0], &[100, 0, 0, 0], &file[at..]].concat();
        let length = (frame.len() as u32).to_le_bytes();
        let head = [&file[..at], b"ANIM\x06\0\0\0\0\0\0\0\0\0"].concat();
        let mut moving = [&head, &b"ANMF"[..], &length, &frame, b"ANMF", &length, &frame].concat();
        moving[20] |= 2;
        let length = (moving.len() as u32 - 8).to_le_bytes();
        moving[4..8].copy_from_slice(&length);
        moving
    };
    let fault = shown("a.webp", frame(&still)).unwrap_err();
    assert!(matches!(&fault, Fault::Unreadable(why) if why.contains("pale")), "{fault:?}");
    let plain = webp(&plane([1, 2, 3]).into(), &ColorProfile::new_srgb().encode().unwrap());
    assert_eq!(shown("a.webp", frame(&plain)).unwrap().outputs.len(), 1);

    let gif = |width: u16, height: u16| {
        let mut encoder =
            gif::Encoder::new(Vec::new(), width, height, &[0, 0, 0, 255, 255, 255]).unwrap();
        let pixels = vec![1; usize::from(width) * usize::from(height)];
        encoder.write_frame(&gif::Frame::from_indexed_pixels(width, height, pixels, None)).unwrap();
        encoder.into_inner().unwrap()
    };
    let fault = shown("a.gif", gif(4000, 2244)).unwrap_err();
    assert!(matches!(&fault, Fault::TooLarge(why) if why.contains("4000 × 2244")), "{fault:?}");
    let side = MOST_MOVING.isqrt() as u16;
    assert!(shown("a.gif", gif(side, side)).is_ok());
}

/// Four inks: decoders and browsers make red, green and blue of them in the same plain way.
#[test]
fn a_photograph_in_four_inks_is_shown() {
    // 8 × 8 pixels, all inks at a half; made by hand of the parts that such a file has.
    let mut file = vec![0xff, 0xd8, 0xff, 0xee, 0, 14];
    file.extend(b"Adobe\0\x64\0\0\0\0\0");
    file.extend([0xff, 0xdb, 0, 67, 0]);
    file.extend([1; 64]);
    file.extend([0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4]);
    file.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // One code of one bit each, for «nothing» in both tables.
    file.extend([0xff, 0xc4, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    file.extend([0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    file.extend([0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    file.extend([0, 0xff, 0xd9]);
    let picture = shown("a.jpg", file).unwrap();
    // A half of each ink, and a half of black over it.
    assert_near(middle(&picture), [64; 3], "inks");
}
