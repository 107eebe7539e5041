//! Feeds, by what readers of news get.

use mashal::config::Choices;
use mashal::world::Memory;

use crate::fixture::{TODAY, WITHOUT_FONTS, build};

/// The newest guides are in a feed, newest first, and no more than fifty of them.
#[test]
fn a_feed_has_the_fifty_newest_guides() {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    world.write("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    // In an order that is not that of their days.
    let day = |number: usize| format!("2026-0{}-{:02}", 1 + number % 6, 1 + number / 6);
    let days: Vec<String> = (0..53).map(day).collect();
    for (number, day) in days.iter().enumerate() {
        let text = format!("+++\ntitle = \"Guide of {day}\"\nupdated = {day}\n+++\nWords.\n");
        world.write(format!("content/en/{number}.md"), text);
    }
    let choices = Choices { base_url: Some("https://example.org/".to_owned()), ..WITHOUT_FONTS };
    let (files, faults) = build(&world, &choices);
    assert_eq!(faults, []);
    let (_, feed) = files.iter().find(|(route, _)| route.as_str() == "en/feed.xml").unwrap();
    let feed = std::str::from_utf8(feed).unwrap();
    let titles = feed.split("<title>Guide of ").skip(1);
    let shown: Vec<&str> = titles.map(|title| title.split('<').next().unwrap()).collect();
    let mut newest = days;
    newest.sort_unstable();
    newest.reverse();
    assert_eq!(shown, newest[..50]);
}
