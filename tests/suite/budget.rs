//! What a fault of the budget says weighs most.

use std::fmt::Write;
use std::sync::Arc;

use mashal::config::Choices;
use mashal::diag::{Diagnostic, Sink};
use mashal::edition::{Edition, edition};
use mashal::plan::Failure;
use mashal::route::Route;
use mashal::weight;

use crate::fixture::Fixture;

/// A site with a page of these sections, each a heading and about so many letters, none like
/// another.
fn site(limit: u64, sections: &[(&str, usize)]) -> Edition {
    let mut random = fastrand::Rng::with_seed(7);
    let mut case = format!(
        "About.\n==== mashal.toml ====\nbudget.page = {limit}\n[[languages]]\ntag = \"en\"\n\
         ==== content/en/a.md ====\n+++\ntitle = \"A\"\n+++\n"
    );
    for (name, letters) in sections {
        let words: String =
            (0..*letters).map(|at| if at % 9 == 8 { ' ' } else { random.alphanumeric() }).collect();
        write!(case, "\n## {name}\n\n{words}\n").unwrap();
    }
    let mut sink = Sink::default();
    let site = mashal::site::load(&Fixture::parse(&case).world(), &Choices::default(), &mut sink);
    let edition = edition(Arc::new(site.unwrap()), &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    edition
}

/// A limit that nothing exceeds.
const NONE: u64 = i64::MAX as u64;

fn page() -> Route {
    Route::new("en/a.html")
}

fn fault(edition: &Edition) -> Option<Diagnostic> {
    match edition.plan.produce(&page()) {
        Err(Failure::Faults(faults)) => {
            assert_eq!(faults.len(), 1);
            faults.into_iter().next()
        }
        made => {
            made.unwrap();
            None
        }
    }
}

fn weigh(html: &[u8]) -> u64 {
    weight::sent("page.html", html)
}

/// The parts that a help names, with their tenths of a kilobyte.
fn named(help: &str) -> Vec<(String, u64)> {
    let (_, list) = help.split_once(": ").unwrap();
    let parts = list.split(", ").map(|part| {
        let (name, size) = part.rsplit_once(" with ").unwrap();
        let size = size.strip_suffix(" kB").unwrap().replace('.', "");
        (name.trim_matches('`').to_owned(), size.parse().unwrap())
    });
    parts.collect()
}

/// What the page would weigh less without one of its sections.
fn saved(html: &str, heading: &str) -> u64 {
    let start = html.find(&format!(">{heading}</h2>")).unwrap();
    // The first part of a page is open, the others unfold.
    let (start, end) = ["section", "details"]
        .iter()
        .filter_map(|name| {
            let start = html[..start].rfind(&format!("<{name} class=\"part\""))?;
            Some((start, start + html[start..].find(&format!("</{name}>"))?))
        })
        .max()
        .unwrap();
    weigh(html.as_bytes()) - weigh((html[..start].to_owned() + &html[end..]).as_bytes())
}

#[test]
fn the_parts_named_are_those_without_which_a_page_would_lose_most() {
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..20 {
        let names = ["One", "Two", "Three", "Four", "Five", "Six"];
        let mut sizes: Vec<usize> = (2..8).map(|size| size * 900).collect();
        random.shuffle(&mut sizes);
        let sections: Vec<_> = names.into_iter().zip(sizes).collect();
        let whole = site(NONE, &sections).plan.produce(&page()).unwrap();
        let whole = std::str::from_utf8(&whole).unwrap();
        let mut heaviest: Vec<_> = names.iter().map(|name| (saved(whole, name), *name)).collect();
        heaviest.sort_unstable();
        heaviest.reverse();

        let fault = fault(&site(2000, &sections)).unwrap();
        let parts = named(&fault.help);
        for ((name, tenths), (saved, expected)) in parts.iter().zip(heaviest.iter().take(3)) {
            assert_eq!(name, expected, "{}", fault.help);
            assert!(
                saved.abs_diff(tenths * 100) <= saved / 10,
                "{name} saves {saved}: {}",
                fault.help
            );
        }
        let size = fault.message.split(" is ").nth(1).unwrap().split(" kB").next().unwrap();
        let sum: u64 = parts.iter().map(|(_, tenths)| tenths).sum();
        assert_eq!(size.replace('.', ""), sum.to_string(), "{} {}", fault.message, fault.help);
        assert_eq!(parts.len(), 4, "{}", fault.help);
    }
}

#[test]
fn a_page_may_weigh_exactly_what_is_allowed() {
    let sections = [("One", 3000)];
    let weight = weigh(&site(NONE, &sections).plan.produce(&page()).unwrap());
    assert_eq!(fault(&site(weight, &sections)), None);
    assert!(fault(&site(weight - 1, &sections)).is_some());
}

/// The preview can show which message each word comes from.
#[test]
fn words_that_say_which_they_are_weigh_nothing() {
    let sections = [("One", 1000)];
    let weight = weigh(&site(NONE, &sections).plan.produce(&page()).unwrap());
    let marked = site(weight, &sections).marked().make_uncached(&page()).unwrap();
    assert!(weigh(&marked) > weight);
}
