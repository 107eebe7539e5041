//! The stages of a build on generated sites of growing size: `cargo bench`.
//!
//! Ten times the guides should take ten times as long in every stage; what takes a hundred times
//! as long is a fault.

#![expect(clippy::expect_used, reason = "the generated site is sound")]

use std::sync::Arc;

use divan::Bencher;
use jiff::civil::Date;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::site::Site;
use mashal::world::Memory;
use mashal::{edition, emit, site};

/// Pages in two languages.
const PAGES: [usize; 2] = [300, 3000];

fn main() {
    divan::main();
}

/// A site of `pages` guides in English and Urdu, each of about 3 kB.
fn world(pages: usize) -> Memory {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n");
    world.write("locales/en/site.ftl", "site-title = Guides\n");
    for (tag, words) in
        [("en", "Write down the day and the number. "), ("ur", "دن اور نمبر لکھ لیں۔ ")]
    {
        world.write(format!("content/{tag}/_index.md"), "+++\ntitle = \"Home\"\n+++\n");
        for guide in 0..pages / 2 {
            let (section, next) = (guide / 50, (guide + 1) % (pages / 2));
            let next_section = next / 50;
            let steps = format!(
                "1. {words}\n2. [{words}](../part-{next_section}/guide-{next}.md)\n\n{}\n",
                words.repeat(10)
            );
            let text = format!(
                "+++\ntitle = \"Guide {guide}\"\norder = {guide}\n+++\n\n## Now {{#now}}\n\n{steps}\n## Later {{#later}}\n\n{steps}\n## Help {{#help}}\n\n{steps}"
            );
            world.write(format!("content/{tag}/part-{section}/guide-{guide}.md"), text);
        }
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
        .bench_refs(|plan| emit::produce(plan, &|| ()).expect("the site is sound").len());
}
