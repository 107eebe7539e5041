//! What of a page is open, and what a reader unfolds.

use jiff::civil::Date;
use mashal::world::Memory;

use crate::fixture::{WITHOUT_FONTS, build};

/// The headings of a page, each with how many folds it lies in or opens.
fn folds(body: &str) -> Vec<(String, usize)> {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    world.write("locales/en/site.ftl", "site-title = T\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    world.write("content/en/guide.md", format!("+++\ntitle = \"Guide\"\n+++\n{body}"));
    let (files, _) = build(&world, &WITHOUT_FONTS);
    let page = files.iter().find(|(route, _)| route.as_str() == "en/guide.html").unwrap();
    let html = std::str::from_utf8(&page.1).unwrap();
    let (_, prose) = html.split_once("<div class=\"prose\"").unwrap();
    let (prose, _) = prose.split_once("</article>").unwrap();
    let mut found = Vec::new();
    let mut rest = prose;
    let mut depth = 0_usize;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if rest.starts_with("<details class=\"part") || rest.starts_with("<details class=\"folded")
        {
            depth += 1;
        } else if rest.starts_with("</details>") {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with("<h2") || rest.starts_with("<h3") {
            let (heading, _) = rest.split_once("</h").unwrap();
            found.push((heading.rsplit('>').next().unwrap().trim().to_owned(), depth));
        }
        rest = &rest[1..];
    }
    found
}

#[test]
fn what_can_wait_is_folded_and_what_comes_first_is_not() {
    let long = "Word. ".repeat(401);
    let cases = [
        // However few steps there are.
        ("## A {#now}\n\n1. One\n\n## B {#later}\n\nWords.\n", &[("A", 0), ("B", 1)][..]),
        ("## A {#now}\n\nWords.\n\n## B {#proof}\n\nWords.\n", &[("A", 0), ("B", 1)]),
        // What stands above the steps is read before them; who can help is open.
        (
            "## S\n\nWords.\n\n## A {#now}\n\n1. One\n2. Two\n3. Three\n\n## H {#help}\n\n## O\n",
            &[("S", 0), ("A", 0), ("H", 0), ("O", 1)],
        ),
        // Further matters below the first steps, and what an author keeps open.
        (
            "## A {#now}\n\n### F\n\n1. One\n2. Two\n\n### M\n\nWords.\n\n### K {.open}\n\n## B {.open}\n",
            &[("A", 0), ("F", 0), ("M", 1), ("K", 0), ("B", 0)],
        ),
        // Without steps: a short page is open, a long one opens with its first part.
        ("## A\n\n## B\n\n### C\n", &[("A", 0), ("B", 0), ("C", 0)]),
    ];
    for (body, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(h, n)| ((*h).to_owned(), *n)).collect();
        assert_eq!(folds(body), expected, "{body}");
    }
    let found = folds(&format!("## A\n\n{long}\n\n## B\n\n### C\n"));
    let depths: Vec<usize> = found.iter().map(|(_, depth)| *depth).collect();
    assert_eq!(depths, [0, 1, 1], "a long page");
}
