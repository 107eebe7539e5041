//! Messages of the interface (Fluent): their words on pages, and to a translator and back.

use mashal::diag::{Sink, Source};
use mashal::messages::{fluent_text, patterns};
use mashal::translate::{export, import};

use super::{Outcome, Target, as_it_is, samples, site};

pub const TARGET: Target =
    Target { name: "messages", check, mend: as_it_is, samples: files, tokens: TOKENS, rounds: 40 };

const TOKENS: &[&str] = &[
    "\n",
    "\n\n",
    "    ",
    "leave = ",
    "site-title = ",
    "a = b\n",
    "-term = b\n",
    "    .note = c\n",
    "{ $count }",
    "{ -term }",
    "{ a }",
    "{ a.note }",
    "{ NUMBER($count) }",
    "{ DATETIME($day) }",
    "{ \"\\u0041\" }",
    "{ \"{\" }",
    "{ \"\" }",
    "{ \"<script>HOOK()</script>\" }",
    "{ $count ->\n    [one] a\n   *[other] b\n}",
    "{ $count ->",
    "*[other] ",
    "[one] ",
    "}",
    "{",
    "{ { { ",
    "} } }",
    "# same\n",
    "## a\n",
    "### a\n",
    "<script>HOOK()</script>",
    "<b onclick=HOOK()>",
    "\"onload=\"HOOK()",
    "'",
    "\"",
    "&",
    "&lt;",
    "</title>",
    "<!--",
    "\u{2068}",
    "\u{202e}",
    "\u{e000}",
    "\u{e001}",
    "\u{e002}",
    "\u{0}",
    "\r\n",
    "\t",
    "[",
    ".",
    "*",
    "=",
    "\\",
    "\u{feff}",
];

fn files() -> Vec<Vec<u8>> {
    let mut all = samples::files(&["locales/en", "locales/ur"], &["ui.ftl", "site.ftl"]);
    all.extend(samples::parts("tests/cases/locale", ".ftl"));
    all
}

fn check(input: &[u8]) -> Outcome {
    if let Ok(text) = std::str::from_utf8(input) {
        for pattern in patterns(&Source::new("a.ftl", text)) {
            let alone = fluent_text(&pattern.text);
            let alone =
                alone.unwrap_or_else(|why| panic!("{}: {why}\n{}", pattern.name, pattern.text));
            assert_eq!(alone.text, pattern.text, "{}", pattern.name);
        }
    }
    let world = site::BASE.with(&["locales/ur/site.ftl"], input);
    let mut sink = Sink::default();
    let Some(loaded) = site::BASE.load(&world, &mut sink).filter(|_| !sink.has_errors()) else {
        return Outcome::Refused;
    };
    let ends = memchr::memchr_iter(b'\r', input).all(|at| input.get(at + 1) == Some(&b'\n'));
    assert!(ends, "a line end of old programs goes through");
    let urdu = loaded.config.find("ur").unwrap();
    let file = export(&loaded, &world, Some(urdu), None);
    let mut faults = Sink::default();
    let changes = import(&loaded, &world, urdu, &Source::new("ur.po", &*file), &mut faults);
    assert!(!faults.has_errors(), "{:?}\n{file}", faults.sorted());
    let metadata: Vec<_> = changes.iter().map(|change| (&change.path, &change.text)).collect();
    assert!(metadata.is_empty(), "{metadata:#?}\n{file}");
    site::BASE.shows(&world, &|_, _| {})
}
