//! The same site made by other generators: `cargo bench --bench peers`; see the README beside this.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark sets up its sites, prints, and stops at the first surprise"
)]

mod blades;
#[path = "../../tests/suite/client.rs"]
mod client;
#[path = "../corpus/mod.rs"]
mod corpus;
mod eleventy;
mod floor;
mod generator;
mod hugo;
mod mashal;
mod mdbook;
mod measure;
#[path = "../site/mod.rs"]
mod site;
mod table;

use std::sync::atomic::Ordering;

use corpus::LANGUAGES;
use generator::Generator;
use table::Table;

/// What is asked for on the command line.
struct Choices {
    /// Guides in six languages together.
    sizes: Vec<usize>,
    rounds: usize,
    /// mashal alone, time against pages.
    scale: bool,
}

fn choices() -> Choices {
    let mut choices = Choices { sizes: Vec::new(), rounds: 3, scale: false };
    let number = |text: Option<String>| -> usize {
        text.and_then(|text| text.parse().ok())
            .expect("write numbers of pages, `--rounds N`, `--mixed` or `--scale`")
    };
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--scale" => choices.scale = true,
            "--mixed" => corpus::MIXED.store(true, Ordering::Relaxed),
            "--rounds" => choices.rounds = number(arguments.next()).max(1),
            _ => choices.sizes.push(whole(number(Some(argument)))),
        }
    }
    if choices.sizes.is_empty() {
        choices.sizes = vec![300, 3000];
    }
    choices
}

/// As many pages, in all languages alike.
fn whole(pages: usize) -> usize {
    (pages / LANGUAGES.len()).max(1) * LANGUAGES.len()
}

fn main() {
    // `cargo test` runs benchmarks once: then the smallest site shows that it still works.
    if !std::env::args().any(|argument| argument == "--bench") {
        ours(&mut mashal::generator(12), 12, &mut Table::default());
        return;
    }
    let Choices { sizes, rounds, scale } = choices();
    if scale {
        println!("{:>8} {:>9} {:>9} {:>8}", "pages", "seconds", "pages/s", "peak MB");
    }
    for pages in sizes {
        if scale {
            time_against_pages(pages, rounds);
        } else {
            compare(pages, rounds);
        }
    }
}

fn time_against_pages(pages: usize, rounds: usize) {
    let (mut mashal, mut table) = (mashal::generator(pages), Table::default());
    mashal.cold(pages);
    for _ in 0..rounds {
        table.add(mashal.name, mashal.cold(pages), None);
    }
    table.print_scale(pages);
}

fn compare(pages: usize, rounds: usize) {
    let mut mashal = mashal::generator(pages);
    let there = [hugo::generator, eleventy::generator, mdbook::generator, blades::generator];
    let mut peers: Vec<Generator> =
        there.into_iter().filter_map(|generator| generator(pages)).collect();
    // The first round warms up.
    let mut warming = Table::default();
    let mut counted = Table::default();
    for round in 0..=rounds {
        let table = if round == 0 { &mut warming } else { &mut counted };
        ours(&mut mashal, pages, table);
        for peer in &mut peers {
            table.add(peer.name, peer.cold(pages), None);
        }
    }
    counted.print(pages);
}

/// One round of mashal in all its ways, and of the least that there is to do.
fn ours(mashal: &mut Generator, pages: usize, table: &mut Table) {
    let cold = mashal.cold(pages);
    let written = mashal::written(&cold);
    assert!(written > pages, "everything is written");
    table.add(mashal.name, cold, Some(written));
    let same = mashal.build();
    assert_eq!(mashal::written(&same), 0, "nothing has changed");
    table.add("nothing changed", same, Some(0));
    // Pages in Urdu bring a font with what they say.
    for (name, language) in [("one guide changed", "en"), ("one Urdu changed", "ur")] {
        mashal::edit(mashal.folder.path(), language);
        let edited = mashal.build();
        let written = mashal::written(&edited);
        assert!((1..pages).contains(&written), "some is written, not everything");
        table.add(name, edited, Some(written));
    }
    table.add("serve", mashal::serve(mashal.folder.path()), None);
    table.add("floor", floor::run(mashal.folder.path(), pages), None);
}
