//! What a translator leaves as it is in a text.

use std::sync::LazyLock;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TextMergeStream};
use regex_lite::Regex;

use super::OPTIONS;

/// `[^note]`, and whatever stands between double braces.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static SIGNS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\^[^\]\s]+\]|\{\{.*?\}\}|\{\{|\}\}").expect("a sound pattern"));

/// Links by what they lead to, images, code, references to footnotes, and components in the text of
/// a unit: as they are written, sorted.
pub fn parts(text: &str) -> Vec<String> {
    // What a reference leads to stands elsewhere in the guide: its name stands for it.
    let mut named = |link: BrokenLink<'_>| {
        let whole = link.link_type == LinkType::Reference;
        whole.then(|| (CowStr::from(format!("[{}]", link.reference)), CowStr::Borrowed("")))
    };
    let events = Parser::new_with_broken_link_callback(text, OPTIONS, Some(&mut named));
    let mut parts = Vec::new();
    for event in TextMergeStream::new(events) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => parts.push(format!("[…]({dest_url})")),
            Event::Start(Tag::Image { dest_url, .. }) => parts.push(format!("![…]({dest_url})")),
            Event::Code(code) => parts.push(format!("`{code}`")),
            Event::Text(text) => {
                parts.extend(SIGNS.find_iter(&text).map(|sign| sign.as_str().to_owned()));
            }
            _ => {}
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
