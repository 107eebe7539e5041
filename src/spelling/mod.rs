//! How a language is written: its letters, digits and signs, and the invisible ones.
//!
//! A [`Passage`] is words with their places, whatever file they are from; [`Spelling`] reports what
//! no reader sees and every search, font and screen reader does. Where there is one right answer
//! the fault says it ([`Diagnostic::suggestion`]).

mod arabic;
mod digits;
mod invisible;
mod letters;
mod numbers;
mod passage;
mod passive;
mod sentences;
mod words;

pub use digits::has_digit;
pub use numbers::{Number, numbers};
pub use passage::{GAP, Passage};
pub use passive::check_step;
pub use sentences::check_sentences;
pub use words::words;

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Sink};
use crate::locale::{Alphabet, Digits, Direction, Locale, is_arabic_letter};
use crate::world::is_control;

/// The rules of one language.
#[derive(Debug)]
pub struct Spelling {
    locale: Locale,
    digits: Digits,
    alphabet: Option<Alphabet>,
    /// By code point: whether a character is right wherever it stands.
    plain: Vec<bool>,
}

/// One behind the last code point of [`Spelling::plain`].
const PLAIN: u32 = 0x900;

/// One fault in a text, by its bytes.
struct Issue {
    code: Code,
    range: Range<usize>,
    message: String,
    help: String,
    suggestion: Option<String>,
}

impl Spelling {
    /// The rules of `locale`, whose numbers are written with `digits`.
    pub fn new(locale: &Locale, digits: Digits) -> Self {
        let alphabet = Alphabet::of(locale);
        let mut spelling = Self { locale: locale.clone(), digits, alphabet, plain: Vec::new() };
        spelling.plain = (0..PLAIN)
            .map(|code| char::from_u32(code).is_some_and(|c| spelling.finds_plain(c)))
            .collect();
        spelling
    }

    /// Reports what is wrong in a passage.
    pub fn check(&self, passage: &Passage, sink: &mut Sink) {
        let text = passage.text();
        if self.is_all_plain(text) {
            return;
        }
        for issue in self.issues(text) {
            let (span, exact) = passage.place(issue.range);
            if issue.code == Code::TextControl && exact {
                continue;
            }
            let suggestion = issue.suggestion.filter(|_| exact && !passage.is_kept());
            let mut help = issue.help;
            if suggestion.is_some() {
                help.push_str("; `mashal check --fix` mends it");
            }
            sink.push(
                Diagnostic::new(issue.code, issue.message)
                    .at(span)
                    .help(help)
                    .suggestion(suggestion),
            );
        }
    }

    fn issues(&self, text: &str) -> Vec<Issue> {
        let mut issues = Vec::new();
        letters::check(self, text, &mut issues);
        invisible::check(text, &mut issues);
        digits::check(self, text, &mut issues);
        if self.locale.direction() == Direction::Rtl {
            letters::check_punctuation(text, &mut issues);
        }
        issues
    }

    /// Whether all of `text` is right at first sight: characters that are so wherever they stand,
    /// and vowel signs of which each stands alone behind a letter, as Unicode has them (NFC).
    fn is_all_plain(&self, text: &str) -> bool {
        // Without a way out of the loop, it looks at many bytes at once.
        let is_text = |fits, byte| fits & (matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
        if text.bytes().fold(true, is_text) {
            return true;
        }
        let mut before = ' ';
        text.chars().all(|c| {
            let behind = std::mem::replace(&mut before, c);
            // No sign is plain.
            self.is_plain(c) || matches!(c, '\u{64b}'..='\u{652}') && is_arabic_letter(behind)
        })
    }

    /// Whether `c` is right wherever it stands: most texts have no other characters.
    fn is_plain(&self, c: char) -> bool {
        self.plain.get(c as usize).copied().unwrap_or_else(|| self.finds_plain(c))
    }

    fn finds_plain(&self, c: char) -> bool {
        // All of one kind, since nothing else is plain.
        if let Some((kind, _)) = Digits::of(c) {
            return kind == self.digits;
        }
        match c {
            c if is_control(c) => false,
            ',' | ';' | '?' => self.locale.direction() == Direction::Ltr,
            '\0'..='\x7f' | '،' | '؛' | '؟' | '۔' | '۽' | '۾' | '‘'..='”' | '–' | '—' | GAP => {
                true
            }
            c => {
                is_arabic_letter(c) && self.alphabet.as_ref().is_none_or(|known| known.contains(c))
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_right_in_any_order() {
        let mut random = fastrand::Rng::with_seed(3);
        for (tag, digits) in [
            ("ur", Digits::Latn),
            ("ur", Digits::Arabext),
            ("sd", Digits::Arab),
            ("en", Digits::Latn),
            ("xyz", Digits::Arab),
        ] {
            let spelling = Spelling::new(&Locale::parse(tag).unwrap(), digits);
            let plain: Vec<char> = ('\0'..='\u{ffff}').filter(|c| spelling.is_plain(*c)).collect();
            assert!(plain.len() > 100, "{tag}");
            let signs: Vec<char> = ('\u{64b}'..='\u{652}').collect();
            for _ in 0..20_000 {
                let of = |random: &mut fastrand::Rng| match random.u8(..4) {
                    0 => random.choice(&signs).copied(),
                    _ => random.choice(&plain).copied(),
                };
                let text: String = (0..6).filter_map(|_| of(&mut random)).collect();
                if !spelling.is_all_plain(&text) {
                    assert!(text.contains(|c| signs.contains(&c)), "{tag} {text:?}");
                    continue;
                }
                let issues: Vec<_> =
                    spelling.issues(&text).into_iter().map(|s| s.message).collect();
                assert!(issues.is_empty(), "{tag} {text:?}: {issues:?}");
            }
        }
    }
}
