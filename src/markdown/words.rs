//! Where the words of a guide stand in its file.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::shifted;
use crate::diag::Source;

/// The places of running text in the part `body` of a source, in order: what can be written in
/// other letters without a change to anything else. Code in a line, addresses, entities, escaped
/// signs and HTML are none of it; text of code blocks is, and lies in no [unit](super::Unit).
pub fn words(source: &Source, body: Range<usize>) -> Vec<Range<usize>> {
    let text = source.text().get(body.clone()).unwrap_or_default();
    let mut found: Vec<Range<usize>> = Vec::new();
    // Inside `<https://…>`, whose text is its address; links do not nest.
    let mut address = false;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => {
                address = matches!(link_type, LinkType::Autolink | LinkType::Email);
            }
            Event::End(TagEnd::Link) => address = false,
            Event::Text(written) if !address && text.get(range.clone()) == Some(&written) => {
                let range = shifted(range, body.start);
                match found.last_mut() {
                    // The parser cuts at every sign that could have meant something.
                    Some(last) if last.end == range.start => last.end = range.end,
                    _ => found.push(range),
                }
            }
            _ => {}
        }
    }
    found
}
