//! What two texts of one language have in common and what not, word by word.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordRun {
    /// Where it stands.
    pub side: WordSide,
    /// The words, with the spaces behind them.
    pub text: String,
}

/// Which of two texts has some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordSide {
    /// Both.
    Both,
    /// Only the one before.
    Before,
    /// Only the one now.
    Now,
}

/// Both texts as one: their runs in order.
pub fn compare_words(before: &str, now: &str) -> Vec<WordRun> {
    let words = |text: &str| -> Vec<String> {
        text.split_inclusive([' ', '\n']).map(str::to_owned).collect()
    };
    let (one, other) = (words(before), words(now));
    // A word at the end of one text has no space behind it.
    let bare = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| word.trim_end().to_owned()).collect()
    };
    let mut runs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &bare(&one), &bare(&other)) {
        let (tag, old, new) = op.as_tag_tuple();
        let mut push = |side, words: Option<&[String]>| {
            let mut text = words.unwrap_or_default().concat();
            // Behind the last word of a text there is no space.
            if side == WordSide::Before && !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
            if !text.is_empty() {
                runs.push(WordRun { side, text });
            }
        };
        match tag {
            DiffTag::Equal => push(WordSide::Both, other.get(new)),
            _ => {
                push(WordSide::Before, one.get(old));
                push(WordSide::Now, other.get(new));
            }
        }
    }
    runs
}
