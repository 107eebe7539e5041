//! Addresses of other hosts that a browser asks by itself: HTML and SVG, read tag by tag.
//!
//! Links that a reader follows (`a`) are not among them, nor are addresses that only name
//! something (`rel="canonical"`, `xmlns`).

use std::ops::Range;
use std::sync::Arc;

use super::addresses::addresses_in;
use crate::diag::{Code, Diagnostic, Sink, Source};

/// Relations of a `link` that a browser does not load. One that is not here counts as loaded.
const NAMING: [&str; 12] = [
    "alternate",
    "author",
    "bookmark",
    "canonical",
    "first",
    "help",
    "last",
    "license",
    "me",
    "next",
    "prev",
    "up",
];

/// Reports every such address in `source`. `text` is what a browser would read of it: the same
/// text, or one of the same length with what is no HTML blanked out.
pub fn check(source: &Arc<Source>, text: &str, sink: &mut Sink) {
    for range in find(text) {
        let place = source.span(range);
        sink.push(fault(place.text()).at(place));
    }
}

/// The fault of `address`, without a place.
pub fn fault(address: &str) -> Diagnostic {
    Diagnostic::new(Code::AssetRemote, format!("`{address}` lies on another host"))
        .help("put the file into the theme's `assets/`; readers' phones ask no other host")
}

/// Whether `address` names a host, as `https://…` and `//…` do.
pub(super) fn is_remote(address: &str) -> bool {
    let address = address.trim_start_matches(is_blank);
    let scheme = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    };
    address.starts_with("//") || address.split_once("://").is_some_and(|(start, _)| scheme(start))
}

/// What counts as white space around names and addresses; all control characters do.
fn is_blank(c: char) -> bool {
    c <= ' '
}

/// Where `html` has such addresses, in order. Takes time in the length of `html`, and next to none
/// where no address in it names a host.
pub fn find(html: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(last) = html.rfind("//") else { return found };
    let mut at = 0;
    while let Some(open) = html.get(at..last).and_then(|text| text.find('<')) {
        at += open;
        let rest = html.get(at..).unwrap_or_default();
        let end = |sign: &str| rest.find(sign).map_or(rest.len(), |found| found + sign.len());
        let inside = rest.get(1..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at += end("-->");
        } else if inside.starts_with(|c: char| c.is_ascii_alphabetic())
            || inside.starts_with("?xml-stylesheet")
        {
            let tag = Tag::read(html, at + 1);
            tag.remote(html, &mut found);
            at = tag.end;
            let raw = ["style", "script"].iter().find(|name| tag.name.eq_ignore_ascii_case(name));
            if let Some(name) = raw {
                let content = html.get(at..).unwrap_or_default();
                let end = closing(content, name).unwrap_or(content.len());
                if *name == "style" {
                    style(content.get(..end).unwrap_or_default(), at, &mut found);
                }
                at += end;
            }
        } else {
            at += 1;
        }
    }
    found
}

/// Where the end tag of the element `name` begins in `text`.
fn closing(text: &str, name: &str) -> Option<usize> {
    let is_own = |at: &usize| {
        let found = text.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_own)
}

/// Addresses in the style `text`, which begins at `start`.
fn style(text: &str, start: usize, found: &mut Vec<Range<usize>>) {
    let remote = addresses_in(text).into_iter().filter(|(_, address)| is_remote(address));
    found.extend(remote.map(|(range, _)| start + range.start..start + range.end));
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    /// Names and values; the value's place.
    attributes: Vec<(&'a str, &'a str, usize)>,
    /// The byte behind it.
    end: usize,
}

impl<'a> Tag<'a> {
    /// The tag whose name begins at `start` (HTML, 13.2.5: names end at white space, `/`, `>`;
    /// `>` in quotes ends nothing).
    fn read(html: &'a str, start: usize) -> Self {
        let mut cursor = Cursor { text: html, at: start };
        let (name, _) = cursor.take(|b| b > b' ' && !matches!(b, b'/' | b'>'));
        let mut attributes = Vec::new();
        loop {
            cursor.take(|b| b <= b' ' || b == b'/');
            if matches!(cursor.next(), None | Some(b'>')) {
                return Self { name, attributes, end: (cursor.at + 1).min(html.len()) };
            }
            let (name, _) = cursor.take(|b| b > b' ' && !matches!(b, b'/' | b'>' | b'='));
            cursor.take(|b| b <= b' ');
            if cursor.next() == Some(b'=') {
                cursor.at += 1;
                cursor.take(|b| b <= b' ');
                let (value, at) = cursor.value();
                attributes.push((name, value, at));
            }
        }
    }

    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut all = self.attributes.iter();
        all.find(|(name, ..)| name.eq_ignore_ascii_case(wanted)).map(|(_, value, _)| *value)
    }

    fn remote(&self, html: &str, found: &mut Vec<Range<usize>>) {
        let place = |part: &str| {
            let part = part.trim_matches(is_blank);
            // A part of `html` itself.
            let start = part.as_ptr() as usize - html.as_ptr() as usize;
            start..start + part.len()
        };
        for (name, value, at) in &self.attributes {
            if !value.contains("//") {
                continue;
            }
            match self.use_of(&name.to_ascii_lowercase(), value) {
                Use::Style => style(value, *at, found),
                Use::Address(address) => {
                    // A template's conditions stand as control characters between addresses.
                    let parts = address.split(|c: char| c.is_control());
                    found.extend(parts.filter(|part| is_remote(part)).map(place));
                }
                // What is inline may hold anything.
                Use::List if !value.contains("data:") => {
                    let parts = value.split(|c: char| is_blank(c) || c == ',');
                    found.extend(parts.filter(|part| is_remote(part)).map(place));
                }
                Use::List | Use::None => {}
            }
        }
    }

    /// What a browser does with the value of the attribute `name` (in lower case) of this tag.
    fn use_of<'v>(&self, name: &str, value: &'v str) -> Use<'v> {
        let tag = self.name.to_ascii_lowercase();
        match name {
            "src" | "poster" | "background" | "action" | "formaction" => Use::Address(value),
            "data" if tag == "object" => Use::Address(value),
            "href" if tag == "link" => {
                let mut words = self.attribute("rel").unwrap_or_default().split_whitespace();
                let naming = |word: &str| NAMING.iter().any(|name| word.eq_ignore_ascii_case(name));
                let loaded = words.clone().next().is_none() || !words.all(naming);
                if loaded { Use::Address(value) } else { Use::None }
            }
            "href" | "xlink:href" => match tag.as_str() {
                "base" | "image" | "use" | "feimage" | "script" | "?xml-stylesheet" => {
                    Use::Address(value)
                }
                _ => Use::None,
            },
            "content" if tag == "meta" => {
                let refresh = self.attribute("http-equiv").unwrap_or_default();
                let target = value.split_once('=').map(|(_, target)| target);
                match target.filter(|_| refresh.eq_ignore_ascii_case("refresh")) {
                    Some(target) => Use::Address(target.trim_matches([' ', '\'', '"'])),
                    None => Use::None,
                }
            }
            "srcset" | "imagesrcset" | "ping" => Use::List,
            // In SVG, `fill` and others take `url(…)` as styles do.
            _ if name == "style" || value.trim_start().starts_with("url(") => Use::Style,
            _ => Use::None,
        }
    }
}

/// What an attribute's value is.
enum Use<'v> {
    /// Nothing that is loaded.
    None,
    /// One address.
    Address(&'v str),
    /// Addresses between commas or white space.
    List,
    /// CSS.
    Style,
}

/// A place in a text. It stops at ASCII alone, hence never inside a character.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on while the bytes are `wanted`; what was passed, and where it begins.
    fn take(&mut self, wanted: impl Fn(u8) -> bool) -> (&'a str, usize) {
        let start = self.at;
        while self.next().is_some_and(&wanted) {
            self.at += 1;
        }
        (self.text.get(start..self.at).unwrap_or_default(), start)
    }

    /// The value of an attribute, in quotes or not.
    fn value(&mut self) -> (&'a str, usize) {
        match self.next() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.take(|b| b != quote);
                self.at += 1;
                value
            }
            _ => self.take(|b| b > b' ' && b != b'>'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_loads_is_found_and_nothing_else() {
        for (html, expected) in [
            ("<img src=\"https://a.example/b.png\">", &["https://a.example/b.png"][..]),
            ("<IMG alt='a > b' SRC=' //a.example/b '/>", &["//a.example/b"]),
            ("<img src=//a.example/b>", &["//a.example/b"]),
            ("<img srcset=\"a.png 1x, HTTPS://a.example/b 2x\">", &["HTTPS://a.example/b"]),
            ("<img srcset=\"data:image/png;base64,//8A 1x\">", &[]),
            ("<img src=\"data:image/png;base64,//8A\">", &[]),
            ("<video poster=//a><object data=//b></object><b data=//c>", &["//a", "//b"]),
            ("<link rel=stylesheet href=//a><link href=//b>", &["//a", "//b"]),
            ("<link rel='Canonical' href=//a><link rel='alternate stylesheet' href=//b>", &["//b"]),
            ("<link rel=\"icon\" href=\"//a\"><base href='https://b/'>", &["//a", "https://b/"]),
            ("<a href=\"https://a.example/\">https://a.example/</a>", &[]),
            (
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><use xlink:href='//a#b'/></svg>",
                &["//a#b"],
            ),
            (
                "<svg><a href='//a'><image href='//b'/></a><rect fill='url(//c)'/></svg>",
                &["//b", "url(//c)"],
            ),
            ("<form action=//a><button formaction=//b>", &["//a", "//b"]),
            ("<p style=\"background: url('//a.example/b')\">", &["url('//a.example/b')"]),
            ("<style>p::before { content: \"//x\" } @import '//a';</style><p>//b", &["'//a'"]),
            ("<script>\"<img src='//a'>\"</script><img src=//b>", &["//b"]),
            ("<!-- <img src=//a> --><img src=//b>", &["//b"]),
            (
                "<meta http-equiv=refresh content='0; url=https://a/'><meta content='x=//b'>",
                &["https://a/"],
            ),
            ("<a href=//a ping='b //c'>", &["//c"]),
            ("<?xml-stylesheet href='//a'?><svg/>", &["//a"]),
            ("<img src=\"a//b\"><img src=\"a?b=c://d\"> a < b // c", &[]),
            ("<img src=\"//ü", &["//ü"]),
            ("<img =//a src", &[]),
        ] {
            let found: Vec<_> = find(html).into_iter().map(|range| &html[range]).collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}
