//! Sentences that are too long to be taken in by somebody who is afraid or in a hurry.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Passage, words};
use crate::diag::{Code, Diagnostic, Sink};

/// Reports sentences of running text that have more than `limit` words.
pub fn check_sentences(passage: &Passage, limit: usize, sink: &mut Sink) {
    for (range, words) in long(passage.text(), limit) {
        let message = format!("a sentence of {words} words");
        let fault = Diagnostic::new(Code::TextLongSentence, message).at(passage.place(range).0);
        sink.push(fault.help(format!("make two of it, each of at most {limit} words")));
    }
}

/// Whether no sentence can have more words. It cuts only where a sentence ends by the rules of
/// Unicode (UAX #29) in any case, so that a piece may be several sentences and never half of one;
/// it looks into few tables.
fn surely_short(text: &str, limit: usize) -> bool {
    let (mut start, mut short) = (0, true);
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let begins = |next: &(usize, char)| next.1.is_alphabetic() && !next.1.is_lowercase();
        let ends =
            matches!(before, Some('.' | '?' | '!' | '؟' | '۔')) && rest.peek().is_some_and(begins);
        if matches!(c, ' ' | '\n') && (before == Some(':') || ends) {
            short &= words(text.get(start..at).unwrap_or_default()) <= limit;
            start = at;
        }
        before = Some(c);
    }
    short && words(text.get(start..).unwrap_or_default()) <= limit
}

/// Sentences of `text` with more than `limit` words, and how many each has. A colon ends one too:
/// what stands behind it is taken in by itself.
fn long(text: &str, limit: usize) -> Vec<(Range<usize>, usize)> {
    if surely_short(text, limit) { Vec::new() } else { longer(text, limit) }
}

/// The same, found by looking at every sentence.
fn longer(text: &str, limit: usize) -> Vec<(Range<usize>, usize)> {
    // A line break of the file ends nothing.
    let text = text.replace(['\n', '\r'], " ");
    let mut found = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let mut at = start;
        for part in sentence.split_inclusive(": ") {
            let words = words(part);
            if words > limit {
                found.push((at..at + part.trim_end().len(), words));
            }
            at += part.len();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::{long, longer};

    /// Where sentences end, and where they only seem to.
    const PARTS: [&str; 28] = [
        "word", "Word", "لفظ", "12", "3.5", " ", " ", " ", " ", "\n", ".", ". ", "? ", "! ", "؟ ",
        "۔ ", "۔", ": ", ":", "، ", ", ", "(", ")", "\"", "e.g. ", "…", "\r\n", "’s",
    ];

    #[test]
    fn what_is_surely_short_has_no_long_sentence() {
        let mut random = Rng::with_seed(1);
        let (mut short, mut found) = (0, 0);
        for _ in 0..20_000 {
            let parts = random.usize(0..40);
            let text: String = (0..parts).filter_map(|_| random.choice(PARTS)).collect();
            let limit = random.usize(1..12);
            let slow = longer(&text, limit);
            assert_eq!(long(&text, limit), slow, "{text:?}, {limit}");
            short += usize::from(slow.is_empty());
            found += usize::from(!slow.is_empty());
        }
        assert!(short > 5000 && found > 1000, "{short} {found}");
    }
}
