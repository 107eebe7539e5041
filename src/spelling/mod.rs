//! How a language is written: its letters, digits and signs, and the invisible ones.
//!
//! A [`Passage`] is words with their places, whatever file they are from; [`Spelling`] reports what
//! no reader sees and every search, font and screen reader does. Where there is one right answer
//! the fault says it ([`Diagnostic::mend`]).

mod digits;
mod invisible;
mod letters;
mod passage;
mod passive;
mod sentences;

pub use digits::{Number, numbers};
pub use passage::{GAP, Passage};
pub use passive::check_step;
pub use sentences::check_sentences;

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Sink};
use crate::locale::{Alphabet, Digits, Direction, Locale};

/// The rules of one language.
#[derive(Debug)]
pub struct Spelling {
    locale: Locale,
    digits: Digits,
    alphabet: Option<Alphabet>,
}

/// One fault in a text, by its bytes.
struct Slip {
    code: Code,
    range: Range<usize>,
    message: String,
    help: String,
    mend: Option<String>,
}

impl Spelling {
    /// The rules of `locale`, whose numbers are written with `digits`.
    pub fn new(locale: &Locale, digits: Digits) -> Self {
        Self { locale: locale.clone(), digits, alphabet: Alphabet::of(locale) }
    }

    /// Reports what is wrong in a passage.
    pub fn check(&self, passage: &Passage, sink: &mut Sink) {
        let text = passage.text();
        if text.is_ascii() {
            return;
        }
        let mut slips = Vec::new();
        letters::check(self, text, &mut slips);
        invisible::check(text, &mut slips);
        digits::check(self, text, &mut slips);
        if self.locale.direction() == Direction::Rtl {
            letters::check_punctuation(text, &mut slips);
        }
        for slip in slips {
            let (span, exact) = passage.place(slip.range);
            let mend = slip.mend.filter(|_| exact && !passage.is_kept());
            let mut help = slip.help;
            if mend.is_some() {
                help.push_str("; `mashal check --fix` mends it");
            }
            sink.push(Diagnostic::new(slip.code, slip.message).at(span).help(help).mend(mend));
        }
    }
}

/// `U+064A`
fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// The characters of `text` with their places, and those before and behind each.
fn with_neighbours(
    text: &str,
) -> impl Iterator<Item = (usize, char, Option<char>, Option<char>)> + '_ {
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = rest.next()?;
        let found = (at, c, before, rest.peek().map(|(_, after)| *after));
        before = Some(c);
        Some(found)
    })
}
