//! Sentences that are too long to be taken in by somebody who is afraid or in a hurry.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Passage;
use crate::diag::{Code, Diagnostic, Sink};

/// Reports sentences of running text that have more than `limit` words.
pub fn check_sentences(passage: &Passage, limit: usize, sink: &mut Sink) {
    for (range, words) in long(passage.text(), limit) {
        let message = format!("a sentence of {words} words");
        let fault = Diagnostic::new(Code::TextLongSentence, message).at(passage.place(range).0);
        sink.push(fault.help(format!("make two of it, each of at most {limit} words")));
    }
}

/// Sentences of `text` with more than `limit` words, and how many each has. A colon ends one too:
/// what stands behind it is taken in by itself.
fn long(text: &str, limit: usize) -> Vec<(Range<usize>, usize)> {
    // A line break of the file ends nothing.
    let text = text.replace(['\n', '\r'], " ");
    let mut found = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let mut at = start;
        for part in sentence.split_inclusive(": ") {
            let words = part.unicode_words().count();
            if words > limit {
                found.push((at..at + part.trim_end().len(), words));
            }
            at += part.len();
        }
    }
    found
}
