//! The words of a document, block by block, each with its place: for whoever reads them and does
//! not show them.

use std::ops::Range;
use std::sync::Arc;

use memchr::memchr2;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::piece::Piece;
use super::units::{Frame, frame, is_inline};
use super::{Document, LinkKind, UnitKind};
use crate::diag::Source;
use crate::spelling::Passage;

/// A block that has words.
#[derive(Debug)]
pub struct Block {
    /// Its kind.
    pub kind: UnitKind,
    /// Whether it is a heading whose id is made of its words.
    pub names_itself: bool,
    /// Whether a step begins with it: an item of an ordered list, or a task.
    pub is_step: bool,
    /// Its words, without code, addresses and components.
    pub passage: Passage,
}

impl Document {
    /// The blocks of a file, in order. What is no Markdown of a guide (HTML, components) is passed
    /// over: its faults are those of the document.
    pub fn blocks(&self) -> Vec<Block> {
        let mut reader = Reader {
            source: &self.text,
            frames: Vec::new(),
            ordered: Vec::new(),
            step: false,
            open: false,
            named: false,
            silent: None,
            blocks: Vec::new(),
        };
        for (at, (piece, range)) in self.placed().enumerate() {
            reader.piece(self, at, piece, range);
        }
        reader.blocks
    }
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// The blocks that are open, outermost first.
    frames: Vec<Frame>,
    /// The lists that are open, outermost first: whether they are ordered.
    ordered: Vec<bool>,
    /// Whether the next words are the first of a step.
    step: bool,
    /// Whether words go on with the last block.
    open: bool,
    /// Whether the last heading has an id of its own.
    named: bool,
    /// The end of an element that is open and whose inside is no text.
    silent: Option<TagEnd>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn piece(&mut self, document: &Document, at: usize, piece: Piece, range: Range<usize>) {
        let event = document.event(piece);
        if let Some(end) = self.silent {
            if event == Some(&Event::End(end)) {
                self.silent = None;
                if !is_inline(end) {
                    self.close();
                }
            }
            return;
        }
        match (piece, event) {
            (Piece::Words, _) => {
                let text = document.words_at(at).unwrap_or_default();
                self.words(text, range);
            }
            (Piece::Written(at), _) => {
                let Some(written) = document.written.get(at.get()) else { return };
                for (text, range) in written.parts() {
                    self.words(text, range);
                }
            }
            (Piece::Heading(at), _) => {
                let Some(heading) = document.headings.get(at.get()) else { return };
                self.named = heading.id.is_some();
                self.open(Frame::Text(UnitKind::Heading(heading.level)));
            }
            (Piece::Link(at), _) => {
                let link = document.links.get(at.get());
                if link.is_some_and(|link| link.kind == LinkKind::Address) {
                    self.passage().gap(range);
                    self.silent = Some(TagEnd::Link);
                }
            }
            // No step begins behind it.
            (Piece::Component(_), _) => self.step = false,
            (_, Some(event)) => self.event(event, range),
            _ => {}
        }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                let Some(block) = frame(tag) else { return };
                match tag {
                    Tag::List(first) => self.ordered.push(first.is_some()),
                    Tag::Item => self.step = self.ordered.last() == Some(&true),
                    _ => {}
                }
                self.open(block);
                if block == Frame::Opaque {
                    self.silent = Some(tag.to_end());
                }
            }
            Event::End(tag) if is_inline(*tag) => {}
            Event::End(tag) => {
                if matches!(tag, TagEnd::List(_)) {
                    self.ordered.pop();
                }
                self.close();
            }
            Event::TaskListMarker(_) => self.step = true,
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineHtml(_) => {
                self.passage().gap(range);
            }
            Event::SoftBreak | Event::HardBreak => self.passage().push(" ", range),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        // What is like a component, and is none, is a fault.
        let braces = memchr2(b'{', b'}', text.as_bytes()).is_some();
        if braces && (text.contains("{{") || text.contains("}}")) {
            self.passage().gap(range);
        } else {
            self.passage().push(text, range);
        }
    }

    fn open(&mut self, block: Frame) {
        self.frames.push(block);
        self.open = false;
    }

    fn close(&mut self) {
        self.frames.pop();
        self.open = false;
    }

    /// The block that words belong to, begun with its first.
    fn passage(&mut self) -> &mut Passage {
        if !std::mem::replace(&mut self.open, true) || self.blocks.is_empty() {
            let inner = self.frames.iter().rev().find_map(|block| match block {
                Frame::Text(kind) => Some(*kind),
                _ => None,
            });
            let kind = inner.unwrap_or(UnitKind::Paragraph);
            let names_itself = matches!(kind, UnitKind::Heading(_)) && !self.named;
            let (is_step, passage) = (std::mem::take(&mut self.step), Passage::new(self.source));
            self.blocks.push(Block { kind, names_itself, is_step, passage });
        }
        let last = self.blocks.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "there is a block by now")]
        &mut self.blocks[last].passage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sink;

    #[test]
    fn words_come_block_by_block_with_their_places() {
        let text = "## A *b* `c` {#id}\n\nOne\\* &amp;\ntwo [three](x.md) <https://x.org> ![four](y.png)\n\n```\ncode\n```\n\n{{ a(b=\"c\") }}\n\n- five\n  - six\n- {{ a() }}\n\n| x | y |\n|---|---|\n| 1 | **2** |\n";
        let source = Source::new("a.md", text);
        let found = Document::parse(&source, 0..text.len(), &mut Sink::default()).blocks();
        let shown: Vec<_> = found.iter().map(|b| (b.kind, b.passage.text())).collect();
        let expected = [
            (UnitKind::Heading(2), "A b \u{fffc}"),
            (UnitKind::Paragraph, "One* & two three \u{fffc} four"),
            (UnitKind::Item, "five"),
            (UnitKind::Item, "six"),
            (UnitKind::Cell, "x"),
            (UnitKind::Cell, "y"),
            (UnitKind::Cell, "1"),
            (UnitKind::Cell, "2"),
        ];
        assert_eq!(shown, expected);
        assert!(found.iter().all(|block| !block.is_step));
        let (span, exact) = found[1].passage.place(7..10);
        assert_eq!((span.text(), exact), ("two", true));
        let (span, exact) = found[1].passage.place(5..6);
        assert_eq!((span.text(), exact), ("&amp;", false));
    }

    #[test]
    fn steps_are_items_of_ordered_lists_and_tasks() {
        let text = "1. one\n\n   more\n   - no\n2. {{ a() }}\n3. two\n\n- no\n- [ ] three\n\nNo.\n";
        let source = Source::new("a.md", text);
        let found = Document::parse(&source, 0..text.len(), &mut Sink::default()).blocks();
        let steps: Vec<_> =
            found.iter().filter(|block| block.is_step).map(|block| block.passage.text()).collect();
        assert_eq!(steps, ["one", "two", "three"]);
    }
}
