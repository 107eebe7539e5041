//! A text of the old site while it is rewritten: each line knows the line that it came from.

use std::ops::Range;

/// Edits of a text: what takes the place of which bytes.
pub(super) type Edits = Vec<(Range<usize>, String)>;

/// A text whose lines know where they stood.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: String,
    /// The old line of each line, from 1.
    origins: Vec<usize>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Text {
    /// A text of these lines, each with its old line.
    pub(super) fn of_lines(lines: impl IntoIterator<Item = (String, usize)>) -> Self {
        let mut text = String::new();
        let mut origins = Vec::new();
        for (line, origin) in lines {
            // What takes the place of one line may be several.
            for line in line.split('\n') {
                text.push_str(line);
                text.push('\n');
                origins.push(origin);
            }
        }
        Self::new(text, origins)
    }

    fn new(text: String, mut origins: Vec<usize>) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts: Vec<usize> = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let last = origins.last().copied().unwrap_or(1);
        origins.resize(starts.len(), last);
        Self { text, origins, starts }
    }

    /// All of it.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes at `range`; nothing where there are none.
    pub(super) fn at(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The old line of the byte `at`.
    pub(super) fn origin(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        self.origins.get(line).copied().unwrap_or(1)
    }

    /// What stands in the line before the byte `at`.
    pub(super) fn before(&self, at: usize) -> &str {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        self.at(self.starts.get(line).copied().unwrap_or_default()..at)
    }

    /// What every further line of the block at `at` begins with: signs of quotes, and space where
    /// the first has the sign of an item.
    pub(super) fn prefix(&self, at: usize) -> String {
        self.before(at).chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect()
    }

    /// The same text with these edits. Of two that overlap the one that begins first is made.
    pub(super) fn edited(&self, mut edits: Edits) -> Self {
        edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut text = String::with_capacity(self.text.len());
        let mut origins = vec![self.origin(0)];
        let mut at = 0;
        let keep = |range: Range<usize>, text: &mut String, origins: &mut Vec<usize>| {
            let kept = self.at(range.clone());
            let ends = kept.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            origins.extend(ends.map(|(end, _)| self.origin(range.start + end + 1)));
            text.push_str(kept);
        };
        for (range, words) in edits {
            if range.start < at {
                continue;
            }
            keep(at..range.start, &mut text, &mut origins);
            let origin = self.origin(range.start);
            origins.extend(words.matches('\n').map(|_| origin));
            text.push_str(&words);
            at = range.end.max(range.start);
        }
        keep(at..self.text.len(), &mut text, &mut origins);
        Self::new(text, origins)
    }
}

/// `raw` as a comment, which no reader sees.
pub(super) fn comment(raw: &str) -> String {
    let inside = raw.trim().replace("-->", "--&gt;");
    format!("<!-- {inside} -->")
}

/// Comments that stand behind the blocks whose parts they were: in a line, a comment can swallow
/// the words around it.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// Where blocks end, in order.
    ends: Vec<usize>,
    comments: std::collections::BTreeMap<usize, Vec<String>>,
}

impl Behind {
    /// A block that lies in no other ends at `end`.
    pub(super) fn block(&mut self, end: usize) {
        self.ends.push(end);
    }

    /// Keeps `raw`, which stood at `at`.
    pub(super) fn keep(&mut self, at: usize, raw: &str) {
        self.comments.entry(at).or_default().push(comment(raw));
    }

    /// The edits that put all of them in place.
    pub(super) fn edits(self, text: &Text) -> Edits {
        let mut placed: std::collections::BTreeMap<usize, Vec<String>> = Default::default();
        for (at, comments) in self.comments {
            let end = self.ends.partition_point(|end| *end <= at);
            let end = self.ends.get(end).copied().unwrap_or(text.as_str().len());
            placed.entry(end).or_default().extend(comments);
        }
        let edit = |(end, comments): (usize, Vec<String>)| {
            let before = text.at(0..end);
            let open = if before.ends_with("\n\n") || before.is_empty() {
                ""
            } else if before.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            let close = if text.at(end..text.as_str().len()).starts_with('\n') { "" } else { "\n" };
            (end..end, format!("{open}{}\n{close}", comments.join("\n\n")))
        };
        placed.into_iter().map(edit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_stood() {
        let text = Text::of_lines([("a".into(), 3), ("b\nc".into(), 4), ("d".into(), 9)]);
        assert_eq!(text.as_str(), "a\nb\nc\nd\n");
        let edited = text.edited(vec![(2..3, "x\ny".into()), (0..0, "z\n".into())]);
        assert_eq!(edited.as_str(), "z\na\nx\ny\nc\nd\n");
        let lines: Vec<_> = (0..6).map(|line| edited.origin(line * 2)).collect();
        assert_eq!(lines, [3, 3, 4, 4, 4, 9]);
    }

    #[test]
    fn comments_stand_behind_their_block() {
        let text = Text::of_lines([("a".into(), 1), (String::new(), 2), ("b".into(), 3)]);
        let mut behind = Behind::default();
        behind.block(2);
        behind.block(5);
        behind.keep(0, "x --> y");
        behind.keep(3, "z");
        let edited = text.edited(behind.edits(&text));
        assert_eq!(edited.as_str(), "a\n\n<!-- x --&gt; y -->\n\nb\n\n<!-- z -->\n\n");
    }
}
