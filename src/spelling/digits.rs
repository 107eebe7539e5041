//! Numbers that are not in the digits of their language, or in two kinds.

use std::ops::Range;

use super::{GAP, Issue, Spelling};
use crate::diag::Code;
use crate::locale::{Digits, is_arabic_letter};

/// A number as it stands in a text.
struct Number {
    /// Its bytes.
    range: Range<usize>,
    /// In ASCII digits, without separators of thousands: `43560`, `11.664`.
    value: String,
    kinds: Vec<Digits>,
}

/// Whether there is a digit at all; most texts have none.
pub fn has_digit(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |(one, next): (&u8, &u8)| {
        one.is_ascii_digit()
            | ((*one == 0xd9) & (next.wrapping_sub(0xa0) < 10))
            | ((*one == 0xdb) & (next.wrapping_sub(0xb0) < 10))
    };
    let behind = bytes.get(1..).unwrap_or_default();
    // Without a way out of the loop, it looks at many bytes at once.
    bytes.iter().zip(behind).fold(false, |found, pair| found | digit(pair))
        || bytes.last().is_some_and(u8::is_ascii_digit)
}

/// All numbers of a text. `10–12` and `24/7` are two each, `20,000` and `۲۰٬۰۰۰` are one.
fn numbers(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    if !has_digit(text) {
        return found;
    }
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let Some((kind, value)) = Digits::of(c) else { continue };
        let mut number =
            Number { range: at..at + c.len_utf8(), value: value.to_string(), kinds: vec![kind] };
        while let Some(next) = text.get(number.range.end..) {
            let mut chars = next.chars();
            let Some(first) = chars.next() else { break };
            let point = matches!(first, '.' | '٫');
            let group = matches!(first, ',' | '٬' | '\u{a0}' | '\u{202f}');
            let skipped = if point || group { first.len_utf8() } else { 0 };
            let digits: Vec<(Digits, u32, usize)> = next
                .get(skipped..)
                .unwrap_or_default()
                .chars()
                .map_while(|c| Digits::of(c).map(|(kind, value)| (kind, value, c.len_utf8())))
                .collect();
            // Groups of thousands have two digits in the middle and three at the end.
            if digits.is_empty() || (group && !(2..=3).contains(&digits.len())) {
                break;
            }
            if point {
                number.value.push('.');
            }
            number.range.end += skipped;
            for (kind, value, length) in digits {
                number.value.push_str(&value.to_string());
                number.kinds.push(kind);
                number.range.end += length;
            }
        }
        number.kinds.sort_unstable_by_key(|kind| *kind as u8);
        number.kinds.dedup();
        while rest.next_if(|(at, _)| *at < number.range.end).is_some() {}
        found.push(number);
    }
    found
}

pub(super) fn check(spelling: &Spelling, text: &str, issues: &mut Vec<Issue>) {
    for number in numbers(text) {
        let written = text.get(number.range.clone()).unwrap_or_default();
        let (message, help) = match number.kinds.as_slice() {
            [kind] if *kind == spelling.digits => continue,
            [Digits::Latn] if !spelling.writes_out(text, &number) => continue,
            // Languages that have these write both kinds.
            [Digits::Beng | Digits::Deva] => continue,
            [kind] => (
                format!("`{written}` has digits of the kind `{}`", kind.as_str()),
                format!(
                    "write `{}`, or set `digits` of the language in `mashal.toml`",
                    spelling.digits.write(&number.value)
                ),
            ),
            _ => (
                format!("`{written}` has digits of two kinds"),
                format!("write `{}`", spelling.digits.write(&number.value)),
            ),
        };
        issues.push(Issue {
            code: Code::TextDigits,
            range: number.range,
            message,
            help,
            suggestion: None,
        });
    }
}

impl Spelling {
    /// Whether a number in Latin digits is one of the language's own words: not part of a name, a
    /// code or what is dialled, and between words of its script.
    fn writes_out(&self, text: &str, number: &Number) -> bool {
        let beside = |c: Option<char>| c.is_none_or(is_arabic_letter);
        let skip = |c: &char| c.is_whitespace() || "،؛؟۔()".contains(*c);
        let before = text.get(..number.range.start).unwrap_or_default();
        let after = text.get(number.range.end..).unwrap_or_default();
        self.alphabet.is_some()
            && number.value.len() < 7
            && !before.ends_with(GAP)
            && beside(before.chars().rev().find(|c| !skip(c)))
            && beside(after.chars().find(|c| !skip(c)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_value_in_all_digits() {
        for (text, values) in [
            ("Rs 20,000 or 43560", &["20000", "43560"][..]),
            ("۲۰٬۰۰۰ روپے، ٣٫٥", &["20000", "3.5"]),
            ("12,34,567", &["1234567"]),
            ("10–12, 24/7", &["10", "12", "24", "7"]),
            ("1, 2, 3", &["1", "2", "3"]),
            ("11.664 grams. 5", &["11.664", "5"]),
            ("2026-11-23", &["2026", "11", "23"]),
            ("none", &[]),
        ] {
            let found: Vec<_> = numbers(text).into_iter().map(|number| number.value).collect();
            assert_eq!(found, values, "{text}");
        }
    }
}
