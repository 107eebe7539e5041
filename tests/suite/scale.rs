//! A large site is made right: 500 guides in six languages.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use jiff::civil::Date;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::edition::edition;
use mashal::site;
use mashal::world::Memory;

const LANGUAGES: [&str; 6] = ["en", "ur", "ps", "sd", "skr", "ur-Latn"];

#[test]
fn three_thousand_pages_in_six_languages() {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    let mut settings = String::new();
    for tag in LANGUAGES {
        writeln!(settings, "[[languages]]\ntag = \"{tag}\"").unwrap();
        for section in 0..10 {
            for guide in 0..50 {
                let next = (guide + 1) % 50;
                let other = (section + 1) % 10;
                world.write(
                    format!("content/{tag}/part-{section}/guide-{guide}.md"),
                    format!(
                        "+++\ntitle = \"Guide {section}.{guide} {tag}\"\norder = {guide}\nneeds = [\"all\", \"need-{section}\"]\n+++\n\
                         Words in {tag}.\n\n## Now {{#now}}\n\n1. [next](guide-{next}.md#now)\n2. [other](../part-{other}/guide-{guide}.md)\n\n## Help {{#help}}\n\nCall 0800-00000.\n"
                    ),
                );
            }
        }
        world.write(
            format!("content/{tag}/_index.md"),
            format!("+++\ntitle = \"Home {tag}\"\n+++\n"),
        );
    }
    world.write("mashal.toml", settings);
    let mut messages = "site-title = T\nsite-tagline = t\nneed-all = All\n".to_owned();
    for section in 0..10 {
        writeln!(messages, "need-need-{section} = Need {section}").unwrap();
    }
    world.write("locales/en/site.ftl", messages);

    let mut sink = Sink::default();
    let site = site::load(&world, &Choices::default(), &mut sink).unwrap();
    let plan = edition(Arc::new(site), &mut sink).plan;
    let files = mashal::emit::produce(&plan).unwrap();
    // `section/` has no `_index.md` in this site, and titles exist: nothing to complain of.
    assert_eq!(sink.sorted(), []);

    let routes: BTreeSet<&str> = files.iter().map(|(route, _)| route.as_str()).collect();
    let pages = files.iter().filter(|(route, _)| route.as_str().ends_with(".html")).count();
    assert_eq!(pages, 6 * (500 + 10 + 1 + 2) + 2);
    for (route, bytes) in &files {
        let Some((tag, rest)) = route.as_str().split_once('/') else { continue };
        if !rest.contains("/guide-") || !rest.ends_with(".html") {
            continue;
        }
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains(&format!("Words in {tag}.")), "{route} shows the wrong language");
        // The list of a section stands on its own page, not on each of its guides.
        let siblings = html.matches("href=\"guide-").count();
        assert!(siblings < 12, "{route} lists {siblings} of its siblings");
    }
    assert!(routes.contains("ur-Latn/part-9/guide-49.html"));
}
