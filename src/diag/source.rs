//! The text of one file and places in it.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A file's text with its path in the site, shared by everything that points into it.
pub struct Source {
    path: String,
    text: String,
    /// Byte offset of each line's start; made on the first fault, never for a clean file.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// A source for `path` (relative to the site, `/` between names).
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), lines: OnceLock::new() })
    }

    /// The path relative to the site.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether exactly `text` stands at these bytes.
    pub fn has(&self, range: Range<usize>, text: &str) -> bool {
        let there = self.text.get(range);
        // Mostly it was borrowed from there: only what is elsewhere in memory need be looked at.
        there.is_some_and(|there| std::ptr::eq(there, text) || there == text)
    }

    /// A place in this file; offsets outside the text or inside a character are moved to the
    /// nearest valid place before, so that a fault can always be drawn.
    pub fn span(self: &Arc<Self>, range: Range<usize>) -> Span {
        let floor = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(range.start);
        Span { source: Arc::clone(self), start, end: floor(range.end).max(start) }
    }

    /// The place of `part`, a slice that was borrowed from this source's own text.
    pub fn span_of(self: &Arc<Self>, part: &str) -> Span {
        let offset = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if offset <= self.text.len() {
            self.span(offset..offset.saturating_add(part.len()))
        } else {
            self.span(0..0)
        }
    }

    /// A place from a line (from 1) and a column (from 0, in characters).
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_starts().get(line.saturating_sub(1)).copied();
        let Some(start) = start else { return self.text.len() };
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices().nth(column).map_or(self.text.len(), |(at, _)| start + at)
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            std::iter::once(0)
                .chain(
                    self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1),
                )
                .collect()
        })
    }

    fn position(&self, offset: usize) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path)
    }
}

/// Line and column, both from 1; a column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// A range of bytes in a [`Source`]; both ends lie on character boundaries.
#[derive(Clone)]
pub struct Span {
    /// The file.
    pub source: Arc<Source>,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Where it begins.
    pub fn begin(&self) -> Position {
        self.source.position(self.start)
    }

    /// Where it ends (the place after the last character).
    pub fn finish(&self) -> Position {
        self.source.position(self.end)
    }

    /// The text it covers.
    pub fn text(&self) -> &str {
        self.source.text.get(self.start..self.end).unwrap_or_default()
    }
}

impl PartialEq for Span {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end, self.source.path()) == (other.start, other.end, other.source.path())
    }
}

impl Eq for Span {}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.begin();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}
