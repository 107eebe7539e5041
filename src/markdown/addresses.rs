//! Addresses in running text (`https://…`), as GitHub's Markdown finds them.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

/// What ends a sentence or a part of one in scripts other than Latin, often without a space behind
/// it, and is no part of an address.
const ENDS: [char; 28] = [
    '۔', '؟', '،', '؛', '।', '॥', '»', '”', '’', '…', '。', '．', '，', '、', '；', '：', '！',
    '？', '（', '）', '「', '」', '『', '』', '《', '》', '【', '】',
];

/// The places of addresses with a scheme that pages lead to.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let address = |found: linkify::Link<'_>| {
        let written = found.as_str();
        let end = written.find(ENDS).unwrap_or(written.len());
        let address = written.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*']);
        let scheme =
            ["https://", "http://"].into_iter().find(|scheme| address.starts_with(scheme))?;
        (address.len() > scheme.len()).then_some(found.start()..found.start() + address.len())
    };
    finder.links(text).filter_map(address).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn an_address_ends_where_the_sentence_does() {
        for (text, address) in [
            ("Go to https://a.example/b.", "https://a.example/b"),
            ("(https://a.example/b_(c))", "https://a.example/b_(c)"),
            ("یہاں: https://a.example/b۔ پھر", "https://a.example/b"),
            ("یہاں https://a.example/b۔پھر", "https://a.example/b"),
            ("https://ur.example/صفحہ، پھر", "https://ur.example/صفحہ"),
            ("«https://a.example»", "https://a.example"),
            ("看 https://a.example/b。然后", "https://a.example/b"),
            ("（https://a.example/b）", "https://a.example/b"),
            ("看 https://a.example/b，或《c》", "https://a.example/b"),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, [address]);
        }
        for text in ["https://", "ftp://a.example", "a.example", "http//a.example"] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
