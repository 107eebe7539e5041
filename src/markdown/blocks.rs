//! The words of a document, block by block, each with its place: for whoever reads them and does
//! not show them.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::{UnitKind, shifted};
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

/// The blocks of the part `body` of a source, in order. What is no Markdown of a guide (HTML,
/// components) is passed over: its faults are those of the document.
pub fn blocks(source: &Arc<Source>, body: Range<usize>) -> Vec<Block> {
    let text = source.text().get(body.clone()).unwrap_or_default();
    let mut reader = Reader {
        source,
        kinds: Vec::new(),
        ordered: Vec::new(),
        step: false,
        open: false,
        named: false,
        silent: 0,
        blocks: Vec::new(),
    };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        reader.event(event, shifted(range, body.start));
    }
    reader.blocks
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// The blocks that are open, outermost first.
    kinds: Vec<UnitKind>,
    /// The lists that are open, outermost first: whether they are ordered.
    ordered: Vec<bool>,
    /// Whether the next words are the first of a step.
    step: bool,
    /// Whether words go on with the last block.
    open: bool,
    /// Whether the last heading has an id of its own.
    named: bool,
    /// How many elements are open whose inside is no text.
    silent: usize,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::TaskListMarker(_) => self.step = true,
            Event::Text(text) if self.silent == 0 => {
                // In a list without empty lines a component is no paragraph.
                if text.contains("{{") || text.contains("}}") {
                    self.passage().gap(range);
                } else {
                    self.passage().push(&text, range);
                }
            }
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineHtml(_)
                if self.silent == 0 =>
            {
                self.passage().gap(range);
            }
            Event::SoftBreak | Event::HardBreak if self.silent == 0 => {
                self.passage().push(" ", range);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if self.silent > 0 {
            self.silent += 1;
            return;
        }
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.silent = 1,
            Tag::Paragraph if self.source.span(range.clone()).text().starts_with("{{") => {
                self.silent = 1
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.passage().gap(range);
                self.silent = 1;
            }
            Tag::Paragraph => self.open_block(UnitKind::Paragraph),
            Tag::Heading { level, id, .. } => {
                self.named = id.is_some();
                self.open_block(UnitKind::Heading(*level as u8));
            }
            Tag::List(first) => {
                self.ordered.push(first.is_some());
                self.open = false;
            }
            Tag::Item => {
                self.step = self.ordered.last() == Some(&true);
                self.open_block(UnitKind::Item);
            }
            Tag::TableCell => self.open_block(UnitKind::Cell),
            Tag::DefinitionListTitle => self.open_block(UnitKind::Term),
            Tag::DefinitionListDefinition => self.open_block(UnitKind::Definition),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
            _ => self.open = false,
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.silent > 0 {
            self.silent -= 1;
            return;
        }
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                self.kinds.pop();
                self.open = false;
            }
            TagEnd::List(_) => {
                self.ordered.pop();
                self.open = false;
            }
            _ => self.open = false,
        }
    }

    fn open_block(&mut self, kind: UnitKind) {
        self.kinds.push(kind);
        self.open = false;
    }

    /// The block that words belong to, begun with its first.
    fn passage(&mut self) -> &mut Passage {
        if !std::mem::replace(&mut self.open, true) || self.blocks.is_empty() {
            let kind = self.kinds.last().copied().unwrap_or(UnitKind::Paragraph);
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

    #[test]
    fn words_come_block_by_block_with_their_places() {
        let text = "## A *b* `c` {#id}\n\nOne\\* &amp;\ntwo [three](x.md) <https://x.org> ![four](y.png)\n\n```\ncode\n```\n\n{{ a(b=\"c\") }}\n\n- five\n  - six\n- {{ a() }}\n\n| x | y |\n|---|---|\n| 1 | **2** |\n";
        let source = Source::new("a.md", text);
        let found = blocks(&source, 0..text.len());
        let shown: Vec<_> = found.iter().map(|b| (b.kind, b.passage.text())).collect();
        let expected = [
            (UnitKind::Heading(2), "A b \u{fffc}"),
            (UnitKind::Paragraph, "One* & two three \u{fffc} four"),
            (UnitKind::Item, "five"),
            (UnitKind::Item, "six"),
            (UnitKind::Item, "\u{fffc}"),
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
        let found = blocks(&source, 0..text.len());
        let steps: Vec<_> =
            found.iter().filter(|block| block.is_step).map(|block| block.passage.text()).collect();
        assert_eq!(steps, ["one", "two", "three"]);
    }
}
