//! The stages of a build on generated sites of growing size: `cargo bench`.
//!
//! Ten times the guides should take ten times as long in every stage; what takes a hundred times
//! as long is a fault.

#![expect(clippy::expect_used, reason = "the generated site is sound")]

mod corpus;

use std::sync::Arc;

use divan::Bencher;
use jiff::civil::Date;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::site::Site;
use mashal::world::{Memory, World};
use mashal::{edition, emit, site};

/// Guides in six languages together.
const PAGES: [usize; 2] = [300, 3000];

fn main() {
    divan::main();
}

fn world(pages: usize) -> Memory {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    for (path, text) in corpus::files(pages) {
        world.write(path, text);
    }
    world
}

fn loaded(world: &Memory, sink: &mut Sink) -> Arc<Site> {
    Arc::new(site::load(world, &Choices::default(), sink).expect("the settings are sound"))
}

#[divan::bench(args = PAGES)]
fn load(bencher: Bencher<'_, '_>, pages: usize) {
    let world = world(pages);
    bencher.bench(|| loaded(&world, &mut Sink::default()));
}

#[divan::bench(args = PAGES)]
fn produce(bencher: Bencher<'_, '_>, pages: usize) {
    let site = loaded(&world(pages), &mut Sink::default());
    bencher
        .with_inputs(|| edition::edition(Arc::clone(&site), &mut Sink::default()).plan)
        .bench_refs(|plan| emit::produce(plan).expect("the site is sound").len());
}

/// One paragraph more in one guide, everything else as it was.
#[divan::bench(args = PAGES)]
fn reload(bencher: Bencher<'_, '_>, pages: usize) {
    let mut world = world(pages);
    let path = format!("content/en/{}.md", corpus::path(0));
    let text = world.read(&path).expect("the guide is there").to_vec();
    let mut before = edition::edition(loaded(&world, &mut Sink::default()), &mut Sink::default());
    let mut edits = 0;
    bencher.bench_local(|| {
        edits += 1;
        world.write(path.as_str(), [&text, format!("\n{edits}\n").as_bytes()].concat());
        let (choices, mut sink) = (Choices::default(), Sink::default());
        let site = site::reload(&world, &choices, Some(before.site()), &mut sink);
        let site = Arc::new(site.expect("the settings are sound"));
        before = edition::renew(site, Some(&before), &mut sink);
    });
}

/// A photograph of twelve million pixels, as phones take them.
#[divan::bench]
fn picture(bencher: Bencher<'_, '_>) {
    let image = image::RgbImage::from_fn(4000, 3000, |x, y| {
        let shade = |step: u32| (x * y / step + x / 9 + y / 7) as u8;
        image::Rgb([shade(9000), shade(17_000), shade(29_000)])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("it is written to memory");
    let bytes = Arc::from(bytes.into_inner());
    bencher.bench(|| mashal::picture::prepare("a.jpg", &bytes));
}
