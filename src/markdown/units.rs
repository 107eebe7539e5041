//! The units of a guide that are translated one by one: headings, paragraphs, items, cells.
//!
//! Units are ranges of the file that do not meet; what lies between them, the skeleton (signs of
//! lists and tables, components, code, comments), is the same in every language. Units and skeleton
//! together are the file, byte for byte.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Document;
use super::piece::Piece;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph, also in a quote, an alert or an item.
    Paragraph,
    /// The text of an item in a list without empty lines.
    Item,
    /// A cell of a table.
    Cell,
    /// A term that is defined.
    Term,
    /// What it means.
    Definition,
    /// A footnote.
    Note,
    /// The description of an image that stands alone.
    Alternative,
}

/// A piece of text that is translated as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Its place, without the signs around it.
    pub range: Range<usize>,
    /// Its text on one line, Markdown inside as written; a hard break is a `\` at the end of a
    /// line.
    pub text: String,
    /// How many headings stand before it, its own among them.
    pub section: usize,
}

impl Document {
    /// The units of a file, in order.
    pub fn units(&self) -> Vec<Unit> {
        let mut finder = Finder { text: self.text.text(), ..Finder::default() };
        for (piece, range) in self.placed() {
            match piece {
                Piece::Heading(at) => {
                    let level = self.headings.get(at.get()).map_or(0, |heading| heading.level);
                    finder.open(Frame::Text(UnitKind::Heading(level)));
                    finder.headings += 1;
                }
                Piece::Component(_) => finder.flush(),
                Piece::Words | Piece::Written(_) => finder.extend(range),
                Piece::Link(_) | Piece::Image(_) => {
                    finder.open_inline(range, matches!(piece, Piece::Image(_)));
                }
                Piece::Plain(_) | Piece::Event(_) => {
                    if let Some(event) = self.event(piece) {
                        finder.event(event, range);
                    }
                }
            }
        }
        finder.units
    }
}

/// `text` with what stands at each range replaced: by the text of a unit, on one line but for hard
/// breaks, or by the very bytes that are there; and where each part stands then.
pub fn assemble<'a>(
    text: &str,
    parts: impl IntoIterator<Item = (Range<usize>, &'a str)>,
) -> (String, Vec<Range<usize>>) {
    let mut whole = String::with_capacity(text.len());
    let mut places = Vec::new();
    let mut rest = 0;
    for (range, part) in parts {
        whole.push_str(text.get(rest..range.start).unwrap_or_default());
        let start = whole.len();
        if text.get(range.clone()) == Some(part) {
            whole.push_str(part);
        } else {
            // After a break it goes on below the signs that its first line stands behind.
            let line = text.get(..range.start).unwrap_or_default();
            let line = line.rsplit('\n').next().unwrap_or_default();
            let signs: String = line.chars().map(|c| if c == '>' { c } else { ' ' }).collect();
            whole.push_str(&part.replace('\n', &format!("\n{signs}")));
        }
        places.push(start..whole.len());
        rest = range.end;
    }
    whole.push_str(text.get(rest..).unwrap_or_default());
    (whole, places)
}

#[derive(Default)]
struct Finder<'a> {
    text: &'a str,
    units: Vec<Unit>,
    /// What is open around, innermost last.
    blocks: Vec<Frame>,
    /// The inline content gathered so far.
    run: Option<Run>,
    /// Inline elements that are open.
    inline: usize,
    headings: usize,
}

/// What an element that lies around text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A unit begins with it.
    Text(UnitKind),
    Quote,
    /// Nothing in it is translated.
    Opaque,
    Other,
}

#[derive(Clone, Default)]
struct Run {
    range: Range<usize>,
    hard: Vec<usize>,
    /// An image that is all there is so far: its own place and that of its description.
    image: Option<(Range<usize>, Option<Range<usize>>)>,
}

impl Finder<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => match frame(tag) {
                Some(block) => self.open(block),
                None => self.open_inline(range, false),
            },
            Event::End(tag) if is_inline(*tag) => self.inline = self.inline.saturating_sub(1),
            Event::End(_) => {
                self.flush();
                self.blocks.pop();
            }
            Event::TaskListMarker(_) | Event::Rule | Event::Html(_) => self.flush(),
            Event::HardBreak => {
                self.extend(range.clone());
                if let Some(run) = &mut self.run {
                    run.hard.push(range.start);
                }
            }
            _ => self.extend(range),
        }
    }

    fn open(&mut self, block: Frame) {
        self.flush();
        self.blocks.push(block);
    }

    fn open_inline(&mut self, range: Range<usize>, image: bool) {
        self.extend(range.clone());
        let first = image && self.inline == 0;
        if let Some(run) = self.run.as_mut().filter(|run| first && run.range == range) {
            run.image = Some((range, None));
        }
        self.inline += 1;
    }

    fn extend(&mut self, range: Range<usize>) {
        let run = self.run.get_or_insert_with(|| Run { range: range.clone(), ..Run::default() });
        run.range = run.range.start.min(range.start)..run.range.end.max(range.end);
        if let Some((image, inside)) = &mut run.image
            && self.inline > 0
            && image.contains(&range.start)
        {
            let inside = inside.get_or_insert_with(|| range.clone());
            *inside = inside.start.min(range.start)..inside.end.max(range.end);
        }
    }

    /// The run ends with the block around it.
    fn flush(&mut self) {
        self.inline = 0;
        let Some(run) = self.run.take() else { return };
        if self.blocks.contains(&Frame::Opaque) {
            return;
        }
        let alone = run.image.filter(|(image, _)| *image == run.range);
        let inner = self.blocks.iter().rev().find_map(|block| match block {
            Frame::Text(kind) => Some(*kind),
            _ => None,
        });
        let (kind, range) = match alone {
            Some((_, Some(inside))) => (UnitKind::Alternative, inside),
            // An image without a description says nothing.
            Some((_, None)) => return,
            None => (inner.unwrap_or(UnitKind::Paragraph), run.range),
        };
        let slice = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (slice.len() - slice.trim_start().len());
        let range = start..start + slice.trim().len();
        // A component is drawn by a template, from data.
        let is_component = slice.trim().starts_with("{{");
        if range.is_empty() || is_component {
            return;
        }
        let quotes = self.blocks.iter().filter(|block| **block == Frame::Quote).count();
        let text =
            flat(self.text.get(range.clone()).unwrap_or_default(), range.start, &run.hard, quotes);
        self.units.push(Unit { kind, range, text, section: self.headings });
    }
}

/// Whether an element has units in it, or lies around what has.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    frame(tag).is_some()
}

/// What an element is that lies around text; nothing for one within it.
pub(super) fn frame(tag: &Tag<'_>) -> Option<Frame> {
    Some(match tag {
        Tag::Heading { level, .. } => Frame::Text(UnitKind::Heading(*level as u8)),
        Tag::Paragraph => Frame::Text(UnitKind::Paragraph),
        Tag::Item => Frame::Text(UnitKind::Item),
        Tag::TableCell => Frame::Text(UnitKind::Cell),
        Tag::DefinitionListTitle => Frame::Text(UnitKind::Term),
        Tag::DefinitionListDefinition => Frame::Text(UnitKind::Definition),
        Tag::FootnoteDefinition(_) => Frame::Text(UnitKind::Note),
        Tag::BlockQuote(_) => Frame::Quote,
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => Frame::Opaque,
        Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::DefinitionList => {
            Frame::Other
        }
        _ => return None,
    })
}

pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// `text`, which begins at `start`, on one line: a break in the file is a space, but for the `hard`
/// ones. Signs of `quotes` at the beginning of a line are none of the text.
fn flat(text: &str, start: usize, hard: &[usize], quotes: usize) -> String {
    let mut flat = String::with_capacity(text.len());
    let mut at = start;
    for (index, line) in text.split('\n').enumerate() {
        let mut words = line;
        if index > 0 {
            let end = at - 1;
            // Spaces before the end, or a backslash, are the sign of a hard break.
            let broken = hard.iter().any(|place| {
                *place < end + 1
                    && text
                        .get(*place - start..end - start)
                        .is_some_and(|sign| sign.trim_matches([' ', '\\', '\r']).is_empty())
            });
            let kept = flat.trim_end_matches(['\r', ' ']).len();
            flat.truncate(kept);
            if broken && flat.ends_with('\\') {
                flat.pop();
            }
            flat.push_str(if broken { "\\\n" } else { " " });
            for _ in 0..quotes {
                words = words.trim_start_matches([' ', '\t']);
                words = words.strip_prefix('>').unwrap_or(words);
            }
            words = words.trim_start_matches([' ', '\t']);
        }
        flat.push_str(words);
        at += line.len() + 1;
    }
    flat
}
