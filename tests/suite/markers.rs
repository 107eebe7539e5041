//! A mark in each place that a format has for words: none of it in what goes out.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use mashal::picture::{prepare, strip_metadata};

const MARK: &[u8] = b"HOOKHOOKHOOK";

fn image() -> DynamicImage {
    RgbImage::from_fn(40, 30, |x, y| Rgb([(x * 6) as u8, (y * 8) as u8, 90])).into()
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Neither the copy of `bytes` nor the picture made of them holds the mark; both show the picture.
fn assert_silent(name: &str, place: &str, bytes: &[u8]) {
    assert!(memchr::memmem::find(bytes, MARK).is_some(), "{name} {place}: no mark");
    let copy = strip_metadata(bytes).unwrap_or_else(|why| panic!("{name} {place}: {why}"));
    let made = prepare(name, &Arc::from(bytes)).unwrap_or_else(|why| panic!("{place}: {why:?}"));
    let outputs = made.outputs.iter().map(|output| &*output.bytes);
    for bytes in outputs.chain([&*copy.bytes]) {
        assert!(memchr::memmem::find(bytes, b"HOOK").is_none(), "{name} {place}");
        let size = imagesize::blob_size(bytes).unwrap();
        assert_eq!((size.width, size.height), (40, 30), "{name} {place}");
    }
}

#[test]
fn no_segment_of_a_jpeg_tells() {
    let clean = encoded(ImageFormat::Jpeg);
    let segment = |marker: u8, body: &[u8]| {
        [&[0xff, marker][..], &(body.len() as u16 + 2).to_be_bytes(), body].concat()
    };
    let heads: [&[u8]; 9] = [
        b"",
        b"Exif\0\0",
        b"http://ns.adobe.com/xap/1.0/\0",
        b"ICC_PROFILE\0\x01\x01",
        b"MPF\0",
        b"Photoshop 3.0\0",
        b"Adobe\0",
        b"JFXX\0\x10",
        b"JFIF\0",
    ];
    for marker in (0xe0..=0xef).chain([0xfe]) {
        for head in heads {
            let body = [head, MARK].concat();
            let file = [&clean[..2], &segment(marker, &body), &clean[2..]].concat();
            assert_silent("a.jpg", &format!("{marker:x} {}", head.escape_ascii()), &file);
        }
    }
    // The small copy in the head, the flags of Adobe, and what lies behind the end.
    let head = segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02", MARK].concat());
    assert_silent("a.jpg", "thumbnail", &[&clean[..2], &head, &clean[20..]].concat());
    assert_silent("a.jpg", "behind", &[&clean, MARK].concat());
    assert_silent(
        "a.jpg",
        "second picture",
        &[&clean, &clean[..2], &segment(0xfe, MARK), &clean[2..]].concat(),
    );
    // Other kinds of segments, and tables longer than they are, are no JPEG of a camera.
    for marker in [0x01, 0xc8, 0xcc, 0xdc, 0xde, 0xdf, 0xf0, 0xf7, 0xfd, 0xc4, 0xdb, 0xdd, 0xc0] {
        let file = [&clean[..2], &segment(marker, &[&[0], MARK].concat()), &clean[2..]].concat();
        assert!(strip_metadata(&file).is_err(), "{marker:x}");
    }
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    let length = (data.len() as u32).to_be_bytes();
    [&length, kind, data, &sum.finalize().to_be_bytes()].concat()
}

#[test]
fn no_chunk_of_a_png_tells() {
    let clean = encoded(ImageFormat::Png);
    let kinds: [&[u8]; 30] = [
        b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"iCCP", b"sPLT", b"hIST", b"pHYs", b"oFFs",
        b"pCAL", b"sCAL", b"sTER", b"gIFg", b"gIFx", b"gIFt", b"dSIG", b"caBX", b"caNv", b"iDOT",
        b"vpAg", b"prVW", b"mkBT", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"cICP", b"zZzZ",
    ];
    let end = clean.len() - 12;
    for kind in kinds {
        let own = chunk(kind, &[b"Author\0", MARK].concat());
        let name = String::from_utf8_lossy(kind);
        assert_silent(
            "a.png",
            &format!("{name} before"),
            &[&clean[..33], &own, &clean[33..]].concat(),
        );
        assert_silent(
            "a.png",
            &format!("{name} after"),
            &[&clean[..end], &own, &clean[end..]].concat(),
        );
    }
    assert_silent("a.png", "behind", &[&clean, MARK].concat());
    // Behind the end of what is compressed, in a chunk of pixels, and in one of its own.
    let length = u32::from_be_bytes(*clean[33..].first_chunk().unwrap()) as usize;
    assert_eq!(&clean[37..41], b"IDAT");
    let pixels = &clean[41..41 + length];
    let tail = chunk(b"IDAT", &[pixels, MARK].concat());
    assert_silent("a.png", "tail", &[&clean[..33], &tail, &clean[end..]].concat());
    let tail = [&chunk(b"IDAT", pixels)[..], &chunk(b"IDAT", MARK)].concat();
    assert_silent("a.png", "second tail", &[&clean[..33], &tail, &clean[end..]].concat());
}

#[test]
fn no_chunk_of_a_webp_tells() {
    let clean = encoded(ImageFormat::WebP);
    let part = |kind: &[u8], data: &[u8]| {
        let mut part = [kind, &(data.len() as u32).to_le_bytes(), data].concat();
        part.resize(part.len().next_multiple_of(2), 0);
        part
    };
    let file = |parts: &[&[u8]]| {
        let inside = [b"WEBP", &*parts.concat()].concat();
        [b"RIFF", &*(inside.len() as u32).to_le_bytes().to_vec(), &inside].concat()
    };
    let size = part(b"VP8X", &[!2, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
    let pixels = &clean[12..];
    for kind in [
        b"EXIF", b"XMP ", b"ICCP", b"ALPH", b"ANIM", b"ANMF", b"VP8X", b"VP8 ", b"VP8L", b"JUNK",
        b"zzzz",
    ] {
        let own = part(kind, MARK);
        let name = String::from_utf8_lossy(kind);
        // Before the pixels these would be read as the picture, or what is seen through it.
        if ![&b"ALPH"[..], b"VP8 ", b"VP8L"].contains(&&kind[..]) {
            assert_silent("a.webp", &format!("{name} before"), &file(&[&size, &own, pixels]));
        }
        if kind != b"ALPH" {
            assert_silent("a.webp", &format!("{name} after"), &file(&[&size, pixels, &own]));
        }
    }
    assert_silent("a.webp", "behind", &[&clean, MARK].concat());
    // Within a frame of what moves, and beside its frames.
    let frame = |more: &[u8]| {
        part(b"ANMF", &[&[0; 6], &[39, 0, 0, 29, 0, 0, 9, 0, 0, 0][..], pixels, more].concat())
    };
    let moving = part(b"VP8X", &[2, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
    let pace = part(b"ANIM", &[0; 6]);
    for kind in [b"EXIF", b"XMP ", b"JUNK", b"ALPH", b"VP8 ", b"VP8L", b"ANIM", b"ANMF"] {
        let own = part(kind, MARK);
        let name = String::from_utf8_lossy(kind);
        if kind != b"ALPH" {
            let inside = file(&[&moving, &pace, &frame(&own), &frame(b"")]);
            assert_silent("a.webp", &format!("{name} in a frame"), &inside);
        }
        if kind != b"ANMF" {
            let beside = file(&[&moving, &pace, &frame(b""), &own, &frame(b"")]);
            assert_silent("a.webp", &format!("{name} beside frames"), &beside);
        }
    }
}

#[test]
fn no_block_of_a_gif_tells() {
    let head = b"GIF89a\x28\0\x1e\0\x80\0\0\0\0\0\xff\xff\xff";
    // Codes of three bits: clear, then 1200 pixels in runs that grow by one, then the end.
    let mut codes = vec![4_u32];
    let (mut seen, mut run, mut next, mut width) = (0, 1, 6_u32, 3);
    let mut bits: Vec<bool> = Vec::new();
    let put = |bits: &mut Vec<bool>, code: u32, width: u32| {
        bits.extend((0..width).map(|bit| code >> bit & 1 == 1))
    };
    put(&mut bits, codes.remove(0), width);
    put(&mut bits, 0, width);
    seen += 1;
    while seen + run < 1200 {
        run += 1;
        put(&mut bits, next, width);
        seen += run;
        next += 1;
        if next == 1 << width {
            width += 1;
        }
    }
    while seen < 1200 {
        put(&mut bits, 0, width);
        seen += 1;
        next += 1;
        if next == 1 << width {
            width += 1;
        }
    }
    put(&mut bits, 5, width);
    let coded: Vec<u8> = bits
        .chunks(8)
        .map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | u8::from(*bit)))
        .collect();
    let pieces = |data: &[u8]| {
        let mut pieces: Vec<u8> =
            data.chunks(255).flat_map(|piece| [&[piece.len() as u8], piece].concat()).collect();
        pieces.push(0);
        pieces
    };
    let frame = |more: &[u8]| {
        [&b",\0\0\0\0\x28\0\x1e\0\0\x02"[..], &pieces(&[&coded, more].concat())].concat()
    };
    let whole = [&head[..], &frame(b""), b";"].concat();
    let copy = strip_metadata(&whole).unwrap();
    assert_eq!((&copy.bytes, copy.traces.len()), (&whole, 0), "nothing to leave out");
    let block = |label: u8, head: &[u8]| [&[0x21, label], &*pieces(head)].concat();
    let long =
        |label: u8, head: &[u8]| [&[0x21, label, head.len() as u8], head, &*pieces(MARK)].concat();
    let blocks = [
        ("comment", block(0xfe, MARK)),
        ("plain text", long(0x01, &[0; 12])),
        ("XMP", long(0xff, b"XMP DataXMP")),
        ("profile", long(0xff, b"ICCRGBG1012")),
        ("loop with more", long(0xff, b"NETSCAPE2.0")),
        ("timing with more", long(0xf9, &[0; 4])),
        ("unknown", block(0x77, MARK)),
    ];
    for (name, own) in blocks {
        assert_silent("a.gif", name, &[&head[..], &own, &frame(b""), b";"].concat());
        assert_silent("a.gif", name, &[&head[..], &frame(b""), &own, b";"].concat());
    }
    assert_silent("a.gif", "behind", &[&whole, MARK].concat());
    assert_silent("a.gif", "behind the last code", &[&head[..], &frame(MARK), b";"].concat());
}
