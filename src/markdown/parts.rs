//! What a translator leaves as it is in a text.

use std::sync::LazyLock;

use memchr::memchr3;
use pulldown_cmark::Event;
use regex_lite::Regex;

use super::piece::Piece;
use super::{Document, LinkKind};
use crate::diag::Source;

/// `[^note]`, and whatever stands between double braces.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static SIGNS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\^[^\]\s]+\]|\{\{.*?\}\}|\{\{|\}\}").expect("a sound pattern"));

/// Links by what they lead to, images, code, references to footnotes, and components in the text of
/// a unit: as they are written, sorted.
pub fn parts(text: &str) -> Vec<String> {
    let document = Document::parse_part(&Source::new("", text));
    let links = document.links.iter().map(|link| match link.kind {
        LinkKind::Image => format!("![…]({})", link.destination),
        LinkKind::Words | LinkKind::Address => format!("[…]({})", link.destination),
    });
    let mut parts: Vec<String> = links.collect();
    for (at, piece) in document.pieces.iter().enumerate() {
        let component = match piece {
            Piece::Component(at) => document.components.get(at.get()),
            _ => None,
        };
        let words = component.map(|component| component.span.text());
        let words = words.or_else(|| document.words_at(at)).unwrap_or_default();
        // Most have none, and matching is dear.
        if memchr3(b'[', b'{', b'}', words.as_bytes()).is_some() {
            parts.extend(SIGNS.find_iter(words).map(|sign| sign.as_str().to_owned()));
        }
        if let Some(Event::Code(code)) = document.event(*piece) {
            parts.push(format!("`{code}`"));
        }
    }
    parts.sort_unstable();
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn what_is_not_translated_is_found() {
        let text = "A [link](b.md \"t\"), <https://a.pk>, ![i](c.png), `code`, [x][r], [y] and[^1] {{ a(b=\"c\") }}";
        let expected = [
            "![…](c.png)",
            "[^1]",
            "[…]([r])",
            "[…](b.md)",
            "[…](https://a.pk)",
            "`code`",
            "{{ a(b=\"c\") }}",
        ];
        assert_eq!(parts(text), expected);
        assert_eq!(parts("*words* and “more” {x}"), Vec::<String>::new());
    }
}
