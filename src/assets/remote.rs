//! Addresses of other hosts that a browser asks by itself, in HTML and SVG.
//!
//! Links that a reader follows (`a`) are not among them, nor are addresses that only name
//! something (`rel="canonical"`, `xmlns`).

use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr_iter, memmem};

use super::addresses::addresses_in;
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::html::{Attribute, Tag, Token, tokens};

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
    for found in find(text) {
        let place = source.span(found.place);
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

/// An address that a browser asks by itself, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Remote {
    /// Entities resolved.
    pub address: String,
    /// The address itself, or the whole value that it is in where that has entities.
    pub place: Range<usize>,
}

/// Such addresses in `html`, in order. Takes time in the length of `html`, and next to none where
/// no address in it but those of links names a host.
pub fn find(html: &str) -> Vec<Remote> {
    let mut found = Vec::new();
    if !may_name_host(html) {
        return found;
    }
    let mut in_style = false;
    for token in tokens(html) {
        match token {
            Token::Words(text, place) if in_style => style(&text, &place, &mut found),
            Token::Comment(text, place) if text.starts_with("?xml-stylesheet") => {
                // As if it were an element, one byte to the left.
                let text = format!("<{}>", text.trim_matches('?'));
                for token in tokens(&text) {
                    let Token::Start(mut tag) = token else { continue };
                    for attribute in &mut tag.attributes {
                        let Range { start, end } = attribute.place;
                        attribute.place = place.start + start + 1..place.start + end + 1;
                    }
                    remote(&tag, html, &mut found);
                }
            }
            Token::Start(tag) => {
                remote(&tag, html, &mut found);
                in_style = tag.name == "style";
            }
            Token::End(..) => in_style = false,
            Token::Words(..) | Token::Comment(..) => {}
        }
    }
    found
}

/// Whether an address in `html` may name a host, but for those that links lead to: two slashes, or
/// a slash as an entity.
fn may_name_host(html: &str) -> bool {
    const LINKS: [&str; 2] = ["<a href=\"https:", "<a href=\"http:"];
    let follows_link = |at: usize| {
        let before = html.get(..at).unwrap_or_default();
        LINKS.iter().any(|link| before.ends_with(link))
    };
    let is_slash = |at: usize| {
        let entity = html.get(at + 1..).unwrap_or_default();
        let number = entity.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => (hexadecimal, "2f"),
            None => (number, "47"),
        });
        entity.starts_with("sol")
            || number.is_some_and(|(number, slash)| {
                let digits = number.trim_start_matches('0').get(..2);
                digits.is_some_and(|digits| digits.eq_ignore_ascii_case(slash))
            })
    };
    memmem::find_iter(html.as_bytes(), "//").any(|at| !follows_link(at))
        || memchr_iter(b'&', html.as_bytes()).any(is_slash)
}

/// Adds the addresses in the CSS `text`, whose place this is.
fn style(text: &str, place: &Range<usize>, found: &mut Vec<Remote>) {
    let exact = text.len() == place.len();
    for (range, address) in addresses_in(text) {
        if is_remote(&address) {
            let place = match exact {
                true => place.start + range.start..place.start + range.end,
                false => place.clone(),
            };
            found.push(Remote { address, place });
        }
    }
}

/// Adds the addresses that a browser asks where it reads `tag`, which stands in `html`.
fn remote(tag: &Tag, html: &str, found: &mut Vec<Remote>) {
    for attribute in &tag.attributes {
        let Attribute { name, value, place } = attribute;
        if !value.contains("//") {
            continue;
        }
        let exact = html.get(place.clone()) == Some(value);
        let mut add = |part: &str| {
            let part = part.trim_matches(is_blank);
            if !is_remote(part) {
                return;
            }
            // A part of the value itself.
            let start = place.start + (part.as_ptr() as usize - value.as_ptr() as usize);
            let place = if exact { start..start + part.len() } else { place.clone() };
            found.push(Remote { address: part.to_owned(), place });
        };
        match use_of(tag, name, value) {
            Use::Style => style(value, place, found),
            // A template's conditions stand as control characters between addresses.
            Use::Address(address) => address.split(|c: char| c.is_control()).for_each(&mut add),
            // What is inline may hold anything.
            Use::List if !value.contains("data:") => {
                value.split(|c: char| is_blank(c) || c == ',').for_each(&mut add);
            }
            Use::List | Use::None => {}
        }
    }
}

/// What a browser does with the value of the attribute `name` of `tag`.
fn use_of<'v>(tag: &Tag, name: &str, value: &'v str) -> Use<'v> {
    let other = |name| tag.attribute(name).map_or("", |attribute| attribute.value.as_str());
    match name {
        "src" | "poster" | "background" | "action" | "formaction" => Use::Address(value),
        "data" if tag.name == "object" => Use::Address(value),
        "href" if tag.name == "link" => {
            let mut words = other("rel").split_whitespace();
            let naming = |word: &str| NAMING.iter().any(|name| word.eq_ignore_ascii_case(name));
            let loaded = words.clone().next().is_none() || !words.all(naming);
            if loaded { Use::Address(value) } else { Use::None }
        }
        "href" | "xlink:href" => match tag.name.as_str() {
            "base" | "image" | "use" | "feimage" | "script" | "xml-stylesheet" => {
                Use::Address(value)
            }
            _ => Use::None,
        },
        "content" if tag.name == "meta" => {
            let target = value.split_once('=').map(|(_, target)| target);
            match target.filter(|_| other("http-equiv").eq_ignore_ascii_case("refresh")) {
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
            ("<img src=&#x2F;&sol;ü>", &["&#x2F;&sol;ü"]),
            ("<noscript><img src=//a></noscript><svg><title><img src=//b>", &["//a", "//b"]),
            // No browser takes what the text ends in for a tag.
            ("<img src=//a", &[]),
            ("<img =//a src", &[]),
        ] {
            let found: Vec<_> = find(html).into_iter().map(|found| &html[found.place]).collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}
