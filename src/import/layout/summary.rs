//! `SUMMARY.md`: the order of chapters, and what they are called.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A chapter: its file as it is written, and its title.
pub(super) type Chapter = (String, String);

/// The chapters of a summary, in order.
pub(super) fn chapters(text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut open: Option<Chapter> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some((dest_url.to_string(), String::new()));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&words);
                }
            }
            Event::End(TagEnd::Link) => chapters.extend(open.take()),
            _ => {}
        }
    }
    chapters
}
