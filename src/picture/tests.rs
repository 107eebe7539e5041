use std::sync::Arc;

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// What no output may hold.
const SECRETS: [&str; 4] = ["Secretphone", "Secretname", "Secretwords", "Secretthumb"];

/// A photograph of soft shapes, `width` × `height`, its upper left corner red.
fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            return Rgb([255, 0, 0]);
        }
        let wave =
            |step: f32| (((x as f32 / step).sin() * (y as f32 / step).cos() + 1.0) * 99.0) as u8;
        Rgb([wave(17.0) / 3, wave(31.0), wave(47.0)])
    })
}

fn encoded(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF with a place, a camera, a name, a thumbnail and a direction.
fn secrets(turn: u16) -> Vec<u8> {
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let words = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let degrees = [31, 33, 11].map(|num| Rational { num, denom: 1 }).to_vec();
    let fields = [
        field(Tag::GPSLatitude, Value::Rational(degrees)),
        field(Tag::Model, words("Secretphone")),
        field(Tag::Artist, words("Secretname")),
        field(Tag::DateTimeOriginal, words("2026:11:23 10:00:00")),
        field(Tag::Orientation, Value::Short(vec![turn])),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    writer.set_jpeg(b"\xff\xd8Secretthumb\xff\xd9", In::THUMBNAIL);
    let mut bytes = std::io::Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    bytes.into_inner()
}

/// A JPEG with all of that, a comment, and an older picture behind its end.
fn betraying(image: &RgbImage, turn: u16) -> Vec<u8> {
    let mut clean = Vec::new();
    JpegEncoder::new_with_quality(&mut clean, 90).encode_image(image).unwrap();
    let segment = |marker: u8, body: &[u8]| {
        [&[0xff, marker][..], &(body.len() as u16 + 2).to_be_bytes(), body].concat()
    };
    let exif = segment(0xe1, &[b"Exif\0\0", secrets(turn).as_slice()].concat());
    let comment = segment(0xfe, b"Secretwords");
    let iptc = segment(0xed, b"Photoshop 3.0\0Secretname");
    [&clean[..2], &exif, &comment, &iptc, &clean[2..], b"Secretwords", &clean].concat()
}

fn prepared(path: &str, bytes: Vec<u8>) -> Picture {
    prepare(path, &Arc::from(bytes)).unwrap()
}

fn assert_silent(bytes: &[u8]) {
    for secret in SECRETS.map(str::as_bytes).into_iter().chain([&b"Exif"[..], b"EXIF", b"eXIf"]) {
        assert!(memchr::memmem::find(bytes, secret).is_none(), "{secret:?}");
    }
}

#[test]
fn nothing_of_what_a_photograph_tells_goes_out() {
    let picture = prepared("a.jpg", betraying(&photograph(900, 600), 1));
    for output in &picture.outputs {
        assert_silent(&output.bytes);
    }
    use Trace::*;
    assert_eq!(picture.traces, [Place, Thumbnail, Camera, Time, Words, Rest].into());
    let sizes: Vec<_> = picture
        .outputs
        .iter()
        .map(|output| (output.extension, output.width, output.height))
        .collect();
    assert_eq!(sizes, [("webp", 360, 240), ("webp", 720, 480)]);
}

/// A copy that is not decoded (of a theme's file, or of what moves) tells no more.
#[test]
fn a_bare_file_shows_the_same_and_tells_nothing() {
    let image = photograph(64, 48);
    let whole = betraying(&image, 6);
    let copy = strip_metadata(&whole).unwrap();
    assert_silent(&copy.bytes);
    assert_eq!(copy.turn, 6);
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
    assert!(pixels(&copy.bytes) == pixels(&whole));
    assert_eq!(strip_metadata(&copy.bytes).unwrap().bytes, copy.bytes, "done twice");

    let mut webp = encoded(&image, ImageFormat::WebP);
    let exif = secrets(1);
    webp.extend(b"EXIF");
    webp.extend((exif.len() as u32).to_le_bytes());
    webp.extend(&exif);
    webp.resize(webp.len().next_multiple_of(2), 0);
    let length = webp.len() as u32 - 8;
    webp[4..8].copy_from_slice(&length.to_le_bytes());
    webp.extend(b"Secretwords");
    let copy = strip_metadata(&webp).unwrap();
    assert_silent(&copy.bytes);
    assert!(copy.traces.contains(&Trace::Place) && copy.traces.contains(&Trace::Rest));
    assert!(pixels(&copy.bytes) == image);

    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x0bSecretwords\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;";
    let copy = strip_metadata(gif).unwrap();
    assert_silent(&copy.bytes);
    assert_eq!(copy.traces, [Trace::Words].into());
    assert_eq!(prepared("a.gif", gif.to_vec()).outputs.len(), 1);
}

/// A phone held upright writes the picture on its side, and a tag that says so.
#[test]
fn a_photograph_is_turned_before_the_tag_is_left_out() {
    // Turned by 90° to the right, the upper left corner comes to the upper right.
    for (turn, (x, y)) in [(1, (20, 20)), (3, (340, 220)), (6, (220, 20)), (8, (20, 340))] {
        let picture = prepared("a.jpg", betraying(&photograph(360, 240), turn));
        let output = picture.outputs.last().unwrap();
        let seen = image::load_from_memory(&output.bytes).unwrap().to_rgb8();
        let upright = if turn < 5 { (360, 240) } else { (240, 360) };
        assert_eq!((seen.dimensions(), output.width), (upright, upright.0 as usize), "{turn}");
        let Rgb([red, green, blue]) = *seen.get_pixel(x, y);
        assert!(red > 200 && green < 60 && blue < 60, "{turn}: {red} {green} {blue}");
    }
}

/// What is small already is not made larger, and what is seen through stays so.
#[test]
fn a_small_drawing_keeps_its_pixels() {
    let mut drawing = RgbaImage::from_pixel(40, 30, Rgba([0, 90, 60, 0]));
    drawing.put_pixel(5, 5, Rgba([0, 90, 60, 255]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawing.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let original = bytes.into_inner();
    let length = original.len();
    let picture = prepared("a.png", original);
    let [output] = picture.outputs.as_slice() else { panic!("{:?}", picture.outputs) };
    assert!(output.bytes.len() <= length);
    let seen = image::load_from_memory(&output.bytes).unwrap().to_rgba8();
    assert_eq!((seen.get_pixel(5, 5)[3], seen.get_pixel(0, 0)[3]), (255, 0));
    assert!(picture.traces.is_empty());
}

#[test]
fn what_would_take_all_memory_or_time_is_refused() {
    // Scans of a few bytes each, of which every one takes the time of the whole picture.
    let mut many = Vec::new();
    JpegEncoder::new_with_quality(&mut many, 50).encode_image(&photograph(16, 16)).unwrap();
    let scan = many.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let rounds = many[scan..many.len() - 2].repeat(MOST_SCANS + 1);
    many.splice(scan..many.len() - 2, rounds);
    let fault = prepare("a.jpg", &Arc::from(many)).unwrap_err();
    assert!(matches!(&fault, Fault::TooLarge(why) if why.contains("65 rounds")), "{fault:?}");
    let wide = RgbImage::new(LONGEST_SIDE as u32 + 1, 1);
    let fault = prepare("a.png", &Arc::from(encoded(&wide, ImageFormat::Png))).unwrap_err();
    assert!(matches!(fault, Fault::TooLarge(_)), "{fault:?}");
}

/// Files with a few bytes changed: no panic, and what comes out still tells nothing.
#[test]
fn no_damaged_picture_makes_a_panic() {
    let image = photograph(24, 16);
    let exif = secrets(1);
    let mut files = vec![betraying(&image, 6), encoded(&image, ImageFormat::WebP)];
    files.push(encoded(&image, ImageFormat::Png));
    let mut random = fastrand::Rng::with_seed(7);
    let mut shown = 0;
    for round in 0..600 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..random.usize(1..6) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if round % 5 == 0 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        shown += usize::from(prepare("a.jpg", &Arc::from(bytes)).is_ok());
        let mut raw = exif.clone();
        let at = random.usize(..raw.len());
        raw[at] = random.u8(..);
        let _turn = super::camera::read(&raw, &mut BTreeSet::new());
    }
    assert!((20..580).contains(&shown), "{shown}");
}
