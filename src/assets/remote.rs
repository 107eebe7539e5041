//! Addresses of other hosts that a browser asks by itself, in HTML and SVG.
//!
//! Links that a reader follows (`a`) are not among them, nor are addresses that only name
//! something (`rel="canonical"`, `xmlns`).

use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr_iter, memchr2_iter, memmem, memrchr};

use super::addresses::addresses_in;
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::html::{Attribute, Piece, Tag, Token, scan_plain, tokens};

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

/// Schemes behind which browsers read a host whether slashes stand there or not (URL, 4.2).
const SPECIAL: [&str; 5] = ["http:", "https:", "ws:", "wss:", "ftp:"];

/// Whether `address` names a host, as `https://…` and `//…` do, and what browsers take for these
/// (URL, 4.4): a backslash is a slash, and line ends and tabs are nothing.
pub(super) fn is_remote(address: &str) -> bool {
    let read = |c: char| match c {
        '\t' | '\n' | '\r' => None,
        '\\' => Some('/'),
        c => Some(c.to_ascii_lowercase()),
    };
    let address: String = address.chars().filter_map(read).collect();
    let address = address.trim_start_matches(is_blank);
    let scheme = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    };
    address.starts_with("//")
        || SPECIAL.iter().any(|special| address.starts_with(special))
        || address.split_once("://").is_some_and(|(start, _)| scheme(start))
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

/// Such addresses in `html`, in order. Takes time in the length of `html`, and little where no
/// address in it but those of links names a host.
pub fn find(html: &str) -> Vec<Remote> {
    let mut found = Vec::new();
    if !may_load(html) {
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

/// Whether an address in `html` may name a host, but for those that links lead to and what scripts
/// alone see.
fn may_load(html: &str) -> bool {
    const USUAL: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
    let is_usual = |at: usize| {
        let entity = html.get(at..).unwrap_or_default();
        USUAL.iter().any(|usual| entity.starts_with(usual))
    };
    let only_links = hosts(html).all(|at| is_in_link(html, at));
    if only_links && memchr_iter(b'&', html.as_bytes()).all(is_usual) {
        return false;
    }
    let (mut inside, mut loads) = (String::new(), false);
    let plain = scan_plain(html, &mut |piece| match piece {
        Piece::Again => {}
        Piece::Tag(name) => {
            inside.clear();
            inside.push_str(&name);
        }
        Piece::Words(words) => loads |= inside == "style" && may_name_host(&words),
        Piece::Value(name, value) => {
            let link = inside == "a" && name == "href";
            let data = name.starts_with("data-") && !value.trim_start().starts_with("url(");
            loads |= !link && !data && may_name_host(&value);
        }
    });
    loads || !plain
}

/// Whether an address in `text` may name a host.
fn may_name_host(text: &str) -> bool {
    hosts(text).next().is_some()
}

/// Where an address in `text` may name a host: at its slashes, at the end of a scheme, and at what
/// browsers read as one or as nothing.
fn hosts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // A scheme, in which line ends and tabs are nothing.
    let ends_scheme = |at: &usize| {
        let before = bytes.get(..*at).unwrap_or_default().iter().rev();
        let letters = before.filter(|byte| !b"\t\n\r".contains(byte));
        SPECIAL.iter().any(|scheme| {
            let mut letters = letters.clone().map(u8::to_ascii_lowercase);
            scheme.bytes().rev().skip(1).all(|letter| letters.next() == Some(letter))
        })
    };
    // Two slashes behind each other, between which line ends are nothing. Pages are full of single
    // ones, at which a search for these does not stop.
    let slashes = ["//", "/\n", "/\r"].into_iter().flat_map(|two| memmem::find_iter(bytes, two));
    slashes
        .chain(memchr2_iter(b'\\', b'\t', bytes))
        .chain(memchr_iter(b':', bytes).filter(ends_scheme))
}

/// Whether what stands at `at` is part of an address that a reader follows, or that only names a
/// page: all from the tag to there is written as templates write it. Where it stands within the
/// value of another attribute in truth, it is no address: nothing is in front of it in its own
/// value but letters, and what is taken for other values has no `=` and no quotes.
fn is_in_link(html: &str, at: usize) -> bool {
    let before = html.get(..at).unwrap_or_default();
    let tag = memrchr(b'<', before.as_bytes()).and_then(|start| before.get(start..));
    let begins = ["<a ", "<link rel=\"canonical\" ", "<link rel=\"alternate\" "];
    let Some(mut rest) = tag.and_then(|tag| begins.iter().find_map(|b| tag.strip_prefix(b))) else {
        return false;
    };
    let is_name = |text: &str| text.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
    while let Some((name, value)) = rest.split_once("=\"").filter(|(name, _)| is_name(name)) {
        if name == "href" {
            return value.bytes().all(|c| c.is_ascii_alphanumeric() || c == b':');
        }
        match value.split_once("\" ") {
            Some((value, next)) if !value.contains(['=', '"', '\'']) => rest = next,
            _ => return false,
        }
    }
    false
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
        if !may_name_host(value) {
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
            // A template's conditions stand as form feeds between addresses.
            Use::Address(address) => address.split('\u{c}').for_each(&mut add),
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
            (
                "<a class=\"b c\" href=\"https://a/\">a</a><link rel=\"canonical\" href=\"//a\">",
                &[],
            ),
            ("<a href=\"https://a/b//c\" ping=\"//d\">", &["//d"]),
            ("<img alt=\"<a href=\" src=//b class=\"\">", &["//b"]),
            ("<img alt=\"<a href=\"src=//b class=\"\">", &["//b"]),
            ("<img alt=\"<a class=\" src=//b title=\" href=\"//c\">", &["//b"]),
            ("<link title='<a class=\"' \" href=\"//b\">", &["//b"]),
            ("<img srcset='<a href=\", //b 1x\"'>", &["//b"]),
            ("<?xml-stylesheet href='//a'?><svg/>", &["//a"]),
            ("<img src=\"a//b\"><img src=\"a?b=c://d\"> a < b // c", &[]),
            ("<img src=&#x2F;&sol;ü>", &["&#x2F;&sol;ü"]),
            ("<img src=\"/\\a\"><img src='\\\\a'>", &["/\\a", "\\\\a"]),
            ("<img src=\"/\t/a\"><img src='ht\ntps:a'>", &["/\t/a", "ht\ntps:a"]),
            ("<img src=&bsol;&bsol;a><img src=HTTP&colon;a>", &["&bsol;&bsol;a", "HTTP&colon;a"]),
            ("<img src=\"a:b\"><p title=\"https:a\" data-b=\"//c\">", &[]),
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
