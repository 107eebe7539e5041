//! Images of a site: what comes out of photographs, in which sizes, and that nothing else does.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, Rgb, RgbImage};
use mashal::assets::PreviousOutput;
use mashal::diag::{Code, Sink};
use mashal::edition::{Edition, PreviousBuild, edition, edition_after, renew};
use mashal::route::Route;
use mashal::site;
use mashal::world::{Bytes, Memory};

use crate::fixture::{TODAY, WITHOUT_FONTS, build};

/// A photograph of soft shapes with the place where it was taken, and a thumbnail.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let wave = |step: u32| u8::try_from((x * y / step + x + y) % 256).unwrap();
        Rgb([wave(900), wave(1700), wave(2900)])
    });
    let mut clean = Cursor::new(Vec::new());
    image.write_to(&mut clean, ImageFormat::Jpeg).unwrap();
    let degrees = [31, 33, 11].map(|num| Rational { num, denom: 1 }).to_vec();
    let place =
        Field { tag: Tag::GPSLatitude, ifd_num: In::PRIMARY, value: Value::Rational(degrees) };
    let mut writer = Writer::new();
    writer.push_field(&place);
    writer.set_jpeg(b"\xff\xd8Secretthumb\xff\xd9", In::THUMBNAIL);
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, true).unwrap();
    let body = [b"Exif\0\0", tiff.into_inner().as_slice()].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    let clean = clean.into_inner();
    [&clean[..2], &[0xff, 0xe1], &length, &body, &clean[2..]].concat()
}

/// A guide that shows two photographs and links to one, and its translation with one of its own.
fn world() -> Memory {
    let mut world = Memory::new(TODAY);
    let guide = "+++\ntitle = \"A\"\n+++\n![one](one.jpg)\n\n![two](two.jpg)\n\n[whole](one.jpg)\n";
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/part/a.md", guide),
        ("content/ur/part/a.md", &guide.replace("\"A\"", "\"ا\"")),
    ] {
        world.write(path, text);
    }
    world.write("content/en/part/one.jpg", photograph(1000, 600));
    world.write("content/en/part/two.jpg", photograph(300, 200));
    world.write("content/en/part/one.ur.jpg", photograph(800, 600));
    world.write("themes/default/assets/photo.jpg", photograph(50, 40));
    world
}

#[test]
fn no_file_of_the_output_says_where_a_photograph_was_taken() {
    let (files, faults) = build(&world(), &WITHOUT_FONTS);
    let mut pictures = 0;
    for (route, bytes) in &files {
        pictures += usize::from(route.as_str().ends_with(".webp"));
        for word in [&b"Exif"[..], b"EXIF", b"Secretthumb", b"GPS"] {
            // The guides' own scripts and styles say none of these words either.
            assert!(memchr::memmem::find(bytes, word).is_none(), "{route}");
        }
    }
    // Three photographs; two of them in two widths.
    assert_eq!(pictures, 5);
    let metadata = faults.iter().filter(|fault| fault.code == Code::ImageMetadata);
    assert_eq!((metadata.count(), faults.len()), (4, 4), "{faults:?}");
    assert!(faults[0].message.contains("the place (GPS), a smaller copy"), "{}", faults[0].message);
}

#[test]
fn a_page_offers_each_width_and_leaves_room_for_it() {
    let (files, _) = build(&world(), &WITHOUT_FONTS);
    let page = |path: &str| {
        let (_, bytes) = files.iter().find(|(route, _)| route.as_str() == path).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let images = |html: &str| -> Vec<String> {
        html.split("<img").skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect()
    };
    let images = [images(&page("en/part/a.html")), images(&page("ur/part/a.html"))].concat();
    let [one, two, in_urdu, _] = images.as_slice() else { panic!("{images:?}") };
    for (image, size) in [
        (one, "width=\"720\" height=\"432\""),
        (two, "width=\"300\" height=\"200\""),
        (in_urdu, "width=\"720\" height=\"540\""),
    ] {
        assert!(image.contains(size) && image.contains("decoding=\"async\""), "{image}");
    }
    for image in [one, in_urdu] {
        let set = image.split("srcset=\"").nth(1).unwrap().split('"').next().unwrap();
        let widths: Vec<_> = set.split(", ").map(|part| part.split_once(' ').unwrap()).collect();
        assert_eq!(widths.iter().map(|(_, width)| *width).collect::<Vec<_>>(), ["360w", "720w"]);
        assert!(widths.iter().all(|(src, _)| src.starts_with("../../assets/")), "{set}");
        assert!(image.contains("sizes=\"(max-width: 720px) 100vw, 720px\""), "{image}");
        assert!(!image.contains("loading"), "the first is in sight: {image}");
    }
    assert!(in_urdu.contains("one.ur."), "{in_urdu}");
    assert!(two.contains("loading=\"lazy\"") && !two.contains("srcset"), "{two}");
    // Every name leads to a file.
    for image in &images {
        for name in image.split("../../assets/").skip(1) {
            let name = name.split(['"', ' ']).next().unwrap();
            let route = format!("assets/{name}");
            assert!(files.iter().any(|(other, _)| other.as_str() == route), "{route}");
        }
    }
}

#[test]
fn images_are_the_same_bytes_with_any_number_of_threads() {
    let world = world();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| build(&world, &WITHOUT_FONTS))
    };
    assert!(on(1) == on(8));
}

/// Only what has changed is worked on: the bytes of the others are the very same, not equal ones.
#[test]
fn an_image_that_stays_is_not_made_again() {
    let mut world = world();
    let choices = WITHOUT_FONTS;
    let first = Arc::new(site::load(&world, &choices, &mut Sink::default()).unwrap());
    let before = edition(Arc::clone(&first), &mut Sink::default());
    world.write("content/en/part/two.jpg", photograph(310, 200));
    let second = site::reload(&world, &choices, Some(&*first), &mut Sink::default()).unwrap();
    let after = renew(Arc::new(second), Some(&before), &mut Sink::default());
    let find = |path: &str, edition: &mashal::edition::Edition| {
        let asset = edition.plan.context().assets.content(path).unwrap();
        Arc::clone(&asset.bytes)
    };
    let same = |path| Arc::ptr_eq(&find(path, &before), &find(path, &after));
    assert!(same("content/en/part/one.jpg") && !same("content/en/part/two.jpg"));
}

/// What an earlier build made, and what it was made from, is in its output; it is believed where
/// its name fits its bytes.
#[test]
fn what_an_earlier_build_made_is_taken_and_what_is_broken_is_not() {
    let world = world();
    let load = |made, bytes: &(dyn Fn(&Route) -> Option<Bytes> + Sync)| {
        let mut sink = Sink::default();
        let site = Arc::new(site::load(&world, &WITHOUT_FONTS, &mut sink).unwrap());
        let files = PreviousOutput { bytes, made, ..PreviousOutput::nothing() };
        let edition = edition_after(site, &PreviousBuild::of(files), &mut sink);
        (edition, sink.sorted())
    };
    let (first, faults) = load(BTreeMap::new(), &|_| None);
    let pictures = |edition: &Edition| -> BTreeMap<Route, Bytes> {
        let routes = edition.plan.routes().filter(|route| route.as_str().ends_with(".webp"));
        routes.map(|route| (route.clone(), edition.plan.produce(route).unwrap())).collect()
    };
    let before = pictures(&first);
    let mut made: BTreeMap<String, Vec<Route>> = BTreeMap::new();
    for route in before.keys() {
        // The theme's own picture is copied, which takes no time.
        if let Some(seen) = first.fingerprint(route) {
            made.entry(seen.inputs).or_default().push(route.clone());
        }
    }
    assert_eq!(made.len(), 3);
    let asked = AtomicUsize::new(0);
    let (again, metadata) = load(made.clone(), &|route| {
        asked.fetch_add(1, Ordering::Relaxed);
        before.get(route).cloned()
    });
    assert_eq!((asked.into_inner(), metadata), (5, faults));
    assert_eq!(pictures(&again), before);
    let broken = |route: &Route| Some(before.get(route)?[1..].into());
    assert_eq!(pictures(&load(made.clone(), &broken).0), before);

    // No picture is made where one is said to be there.
    let (look, routes) = made.iter().find(|(_, routes)| routes.len() == 1).unwrap();
    let small = routes[0].clone();
    let (_, large) = before.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap();
    let stem = small.as_str().split('.').next().unwrap();
    let hash = blake3::hash(large).to_hex();
    let other = Route::new(format!("{stem}.{}.webp", &hash[..16]));
    let (found, _) =
        load([(look.clone(), vec![other.clone()])].into(), &|_| Some(Arc::clone(large)));
    assert!(pictures(&found).contains_key(&other) && !pictures(&found).contains_key(&small));
}
