//! Where the words of a guide stand in its file.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::piece::Piece;
use super::{Document, LinkKind};

impl Document {
    /// The running text without that of headings: what stands above the first heading, then what
    /// stands below each. What a component says is asked of `said`. Below a heading that as many
    /// bytes stand above as are `wanted`, nothing is.
    pub fn text_by_heading(
        &self,
        mut wanted: usize,
        said: impl Fn(usize) -> String,
    ) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut in_heading = false;
        for (at, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Heading(_) => {
                    wanted = wanted.saturating_sub(texts.last().map_or(0, String::len));
                    texts.push(String::new());
                    in_heading = true;
                }
                _ if wanted == 0 => {}
                Piece::Words | Piece::Written(_) if !in_heading => {
                    if let Some(text) = texts.last_mut() {
                        text.push_str(self.words_at(at).unwrap_or_default());
                    }
                }
                Piece::Component(component) => {
                    if let Some(text) = texts.last_mut() {
                        text.push_str(&said(component.get()));
                        text.push(' ');
                    }
                }
                _ => match self.event(*piece) {
                    Some(Event::End(TagEnd::Heading(_))) => in_heading = false,
                    // Emphasis may begin within a word; nothing else does.
                    Some(
                        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough),
                    ) => {}
                    _ => {
                        if let Some(text) = texts.last_mut() {
                            text.push(' ');
                        }
                    }
                },
            }
        }
        texts
    }

    /// The place of its first footnote, or reference to one.
    pub fn footnote(&self) -> Option<Range<usize>> {
        let mut events = self.placed().filter_map(|(piece, at)| Some((self.event(piece)?, at)));
        let is_footnote = |event: &Event<'_>| {
            matches!(event, Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)))
        };
        events.find(|(event, _)| is_footnote(event)).map(|(_, at)| at)
    }

    /// The places of running text in a file, in order: what can be written in other letters without
    /// a change to anything else. Code in a line, addresses, entities, escaped signs and HTML are
    /// none of it; text of code blocks is, and lies in no [unit](super::Unit).
    pub fn words(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut add = |range: Range<usize>| match found.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => found.push(range),
        };
        // Inside `<https://…>`, whose text is its address; links do not nest.
        let mut address = false;
        for (piece, range) in self.placed() {
            match piece {
                Piece::Link(at) => {
                    let link = self.links.get(at.get());
                    address = link.is_some_and(|link| link.kind == LinkKind::Address);
                }
                Piece::Words if !address => add(range),
                Piece::Written(at) if !address => {
                    let Some(written) = self.written.get(at.get()) else { continue };
                    for (text, range) in written.parts() {
                        if self.text.has(range.clone(), text) {
                            add(range);
                        }
                    }
                }
                _ if matches!(self.event(piece), Some(Event::End(TagEnd::Link))) => address = false,
                _ => {}
            }
        }
        found
    }
}
