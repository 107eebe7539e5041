//! What stands in an HTML text for readers, found fast.
//!
//! Pages are written by templates in one plain way, and this reads it many times as fast as a
//! tokenizer does. A page with anything else in it is read by one.

use std::borrow::Cow;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use memchr::{memchr, memchr2, memmem};

/// What stands in an HTML text, entities resolved.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'h> {
    /// Words between tags, or a part of them.
    Words(Cow<'h, str>),
    /// A value of an attribute, with the attribute's name in lower case.
    Value(Cow<'h, str>, Cow<'h, str>),
    /// The name of a tag, in lower case; of a start tag before its values.
    Tag(Cow<'h, str>),
    /// Not all was plain: everything comes once more, from the beginning.
    Again,
}

/// Entities that are written when a text is escaped.
const ENTITIES: [(&str, &str); 7] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#x2F;", "/"),
];

/// Hands all pieces of `html` to `found`, in order.
pub fn scan(html: &str, found: &mut impl FnMut(Piece<'_>)) {
    if !scan_plain(html, found) {
        found(Piece::Again);
        tokenize(html, found);
    }
}

/// The same of a page that is plain; whether it is, to the end.
pub fn scan_plain(html: &str, found: &mut impl FnMut(Piece<'_>)) -> bool {
    (Plain { html, rest: html }).read(found).is_some()
}

fn tokenize(html: &str, found: &mut impl FnMut(Piece<'_>)) {
    let mut attribute = Vec::new();
    let read = |event: CallbackEvent<'_>, _| {
        match event {
            CallbackEvent::String { value } => {
                found(Piece::Words(String::from_utf8_lossy(value)));
            }
            CallbackEvent::AttributeName { name } => attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value } => {
                let name = String::from_utf8_lossy(&attribute);
                found(Piece::Value(name, String::from_utf8_lossy(value)));
            }
            CallbackEvent::OpenStartTag { name } | CallbackEvent::EndTag { name } => {
                found(Piece::Tag(String::from_utf8_lossy(name)));
            }
            _ => {}
        }
        None::<()>
    };
    // Nothing is wrong in a text that a tokenizer reads; it only reads it its own way.
    Tokenizer::new_with_emitter(html, CallbackEmitter::<_, ()>::new(read)).for_each(drop);
}

/// The part of HTML that is read here. Each function answers none where it meets anything else.
struct Plain<'h> {
    html: &'h str,
    rest: &'h str,
}

impl<'h> Plain<'h> {
    fn read(mut self, found: &mut impl FnMut(Piece<'_>)) -> Option<()> {
        while !self.rest.is_empty() {
            let words =
                self.up_to(memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len()))?;
            if !words.is_empty() {
                found(Piece::Words(resolved(words)?));
            }
            match self.rest.as_bytes() {
                [] => {}
                [b'<', b'!', b'-', b'-', ..] => self.comment()?,
                [b'<', b'!', b'd' | b'D', ..] if self.rest.len() == self.html.len() => {
                    self.up_to(memchr(b'>', self.rest.as_bytes())? + 1)?;
                }
                [b'<', b'/', ..] => {
                    self.up_to(2)?;
                    found(Piece::Tag(Cow::Borrowed(self.name()?)));
                    self.sign('>')?;
                }
                _ => self.start(found)?,
            }
        }
        Some(())
    }

    fn comment(&mut self) -> Option<()> {
        let end = memmem::find(self.rest.as_bytes(), b"-->")?;
        let inside = self.rest.get(4..end)?;
        // Where `<!-->` and `<!-- --!>` end is a long story.
        let short = inside.starts_with(['>', '-']) || inside.contains("--");
        self.up_to(end + 3).filter(|_| !short).map(|_| ())
    }

    fn start(&mut self, found: &mut impl FnMut(Piece<'_>)) -> Option<()> {
        self.sign('<')?;
        found(Piece::Tag(Cow::Borrowed(self.name()?)));
        loop {
            let spaces = self.rest.len() - self.rest.trim_ascii_start().len();
            self.up_to(spaces)?;
            match self.rest.as_bytes() {
                [b'>', ..] => return self.sign('>'),
                [b'/', b'>', ..] => return self.up_to(2).map(|_| ()),
                _ if spaces == 0 => return None,
                _ => self.attribute(found)?,
            }
        }
    }

    fn attribute(&mut self, found: &mut impl FnMut(Piece<'_>)) -> Option<()> {
        let name = self.name()?;
        let Some(value) = self.rest.strip_prefix("=\"") else {
            // Without a value.
            return matches!(self.rest.as_bytes(), [b' ' | b'\n' | b'>', ..]).then_some(());
        };
        let end = memchr(b'"', value.as_bytes())?;
        found(Piece::Value(Cow::Borrowed(name), resolved(value.get(..end)?)?));
        self.rest = value.get(end + 1..)?;
        Some(())
    }

    /// A name of ASCII letters in lower case, digits and hyphens.
    fn name(&mut self) -> Option<&'h str> {
        let known = |c: &u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-' | b':' | b'_');
        let end = self.rest.bytes().position(|c| !known(&c))?;
        self.up_to(end).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    fn up_to(&mut self, end: usize) -> Option<&'h str> {
        let (before, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(before)
    }
}

/// `text` with its entities resolved; none where there are others than are usual.
fn resolved(text: &str) -> Option<Cow<'_, str>> {
    let Some(first) = memchr2(b'&', 0, text.as_bytes()) else { return Some(Cow::Borrowed(text)) };
    let (before, mut rest) = text.split_at_checked(first)?;
    let mut plain = before.to_owned();
    while !rest.is_empty() {
        let (entity, sign) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))?;
        plain.push_str(sign);
        rest = rest.get(entity.len()..)?;
        let (before, after) =
            rest.split_at_checked(memchr2(b'&', 0, rest.as_bytes()).unwrap_or(rest.len()))?;
        plain.push_str(before);
        rest = after;
    }
    Some(Cow::Owned(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces, with words that stand side by side as one.
    fn pieces(read: impl FnOnce(&mut dyn FnMut(Piece<'_>))) -> Vec<[String; 3]> {
        let mut pieces: Vec<[String; 3]> = Vec::new();
        read(&mut |piece| match piece {
            Piece::Words(words) => match pieces.last_mut() {
                Some([kind, _, before]) if kind == "words" => before.push_str(&words),
                _ => pieces.push(["words".into(), String::new(), words.into()]),
            },
            Piece::Value(name, value) => pieces.push(["value".into(), name.into(), value.into()]),
            Piece::Tag(name) => pieces.push(["tag".into(), String::new(), name.into()]),
            Piece::Again => pieces.clear(),
        });
        pieces
    }

    const PARTS: [&str; 32] = [
        "<p>",
        "</p>",
        "<a href=\"b&amp;c\" hidden>",
        "</a>",
        "<br/>",
        "<hr />",
        "<!-- a -->",
        "&amp;",
        "&#39;",
        "&lt;b&gt;",
        "ایک دو",
        " ",
        "\n",
        "<title>",
        "</title>",
        "<P>",
        "<a b='c'>",
        "<a b=c>",
        "&copy;",
        "&amp",
        "<",
        ">",
        "\"",
        "<!-->",
        "<!doctype html>",
        "</ p>",
        "<p a=\"b\"c=\"d\">",
        "<?x?>",
        "<script>",
        "a < b",
        "</script>",
        "<p a =\"b\" c>",
    ];

    #[test]
    fn a_page_is_read_as_a_tokenizer_reads_it() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut plain = 0;
        for round in 0..20_000 {
            // At first of those that are plain, then of all.
            let of = if round % 2 == 0 { 15 } else { PARTS.len() };
            let html: String = (0..random.usize(..12)).map(|_| PARTS[random.usize(..of)]).collect();
            let mut whole = true;
            let fast = pieces(|mut found| {
                whole = scan_plain(&html, &mut found);
            });
            let slow = pieces(|mut found| tokenize(&html, &mut found));
            if whole {
                plain += 1;
                assert_eq!(fast, slow, "{html}");
            }
            let scanned = pieces(|mut found| scan(&html, &mut found));
            assert_eq!(scanned, slow, "{html}");
        }
        assert!(plain > 10_000, "{plain}");
    }
}
