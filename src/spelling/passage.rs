//! Words that are read in one go, and where each of them stands.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Source, Span};

/// What stands in a [`Passage`] for what is no text: code, a placeable, a note.
pub const GAP: char = '\u{fffc}';

/// The words of a paragraph, a heading, a title or a message, without what marks them up. It
/// never holds code, addresses or names of messages.
#[derive(Debug)]
pub struct Passage {
    source: Arc<Source>,
    text: String,
    pieces: Vec<Piece>,
    kept: bool,
}

#[derive(Debug)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Where it stands in the file.
    range: Range<usize>,
    /// Whether it stands there as it is, without escapes.
    exact: bool,
}

impl Passage {
    /// A passage of `source` without words yet.
    pub fn new(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), text: String::new(), pieces: Vec::new(), kept: false }
    }

    /// Takes all words out, for others of the same source.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// The words at `span`, as they stand there.
    pub fn of(span: &Span) -> Self {
        let mut passage = Self::new(&span.source);
        passage.push(span.text(), span.start..span.end);
        passage
    }

    /// Adds words that stand at `range`, perhaps with escapes.
    pub fn push(&mut self, text: &str, range: Range<usize>) {
        let exact = self.source.has(range.clone(), text);
        match self.pieces.last_mut() {
            Some(last) if last.exact && exact && last.range.end == range.start => {
                last.range.end = range.end;
            }
            _ => self.pieces.push(Piece { at: self.text.len(), range, exact }),
        }
        self.text.push_str(text);
    }

    /// Adds something that is no text.
    pub fn gap(&mut self, range: Range<usize>) {
        self.push(GAP.encode_utf8(&mut [0; 4]), range);
    }

    /// The same passage, which no program may change: something is named after its words.
    #[must_use]
    pub fn keep(mut self) -> Self {
        self.kept = true;
        self
    }

    /// Whether no program may [change it](Self::keep).
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the whole.
    pub fn span(&self) -> Span {
        self.place(0..self.text.len()).0
    }

    /// Where a part of the text stands, and whether exactly this text stands there.
    pub fn place(&self, part: Range<usize>) -> (Span, bool) {
        let find = |at: usize| {
            let index = self.pieces.partition_point(|piece| piece.at <= at);
            self.pieces.get(index.saturating_sub(1))
        };
        let (Some(first), Some(last)) = (find(part.start), find(part.end.saturating_sub(1))) else {
            return (self.source.span(0..0), false);
        };
        let start =
            if first.exact { first.range.start + part.start - first.at } else { first.range.start };
        let end = if last.exact { last.range.start + part.end - last.at } else { last.range.end };
        (self.source.span(start..end.max(start)), first.exact && first.at == last.at)
    }
}
