//! HTML as browsers read it (HTML, 13.2.5): tags, words and comments, each with its place.

mod scan;

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

pub use scan::{Piece, scan, scan_plain};

/// What stands in an HTML text.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// `<name attribute="value">`
    Start(Tag),
    /// `</name>`; its name in lower case, and the place of the whole.
    End(String, Range<usize>),
    /// Words between tags, entities resolved, and their place. The inside of `style` and `script`
    /// is some.
    Words(String, Range<usize>),
    /// The inside of a comment, of a processing instruction and of whatever browsers take for one.
    Comment(String, Range<usize>),
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Those with a value, in order.
    pub attributes: Vec<Attribute>,
    /// Names of those without one, in lower case.
    pub bare: Vec<String>,
    /// From `<` to behind `>`.
    pub place: Range<usize>,
}

/// An attribute with its value.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute {
    /// In lower case.
    pub name: String,
    /// Entities resolved.
    pub value: String,
    /// Where the value stands, without quotes.
    pub place: Range<usize>,
}

impl Tag {
    /// The value of the attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// Whether it has the attribute `name`, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some() || self.bare.iter().any(|bare| bare == name)
    }

    /// Whether `class` is among its classes.
    pub fn is_of(&self, class: &str) -> bool {
        let classes = self.attribute("class").map(|attribute| attribute.value.as_str());
        classes.unwrap_or_default().split_ascii_whitespace().any(|name| name == class)
    }
}

/// All that stands in `html`, in order. No text is refused: browsers read any.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut tag = Tag::default();
    let mut name = String::new();
    // Where the last start tag ends: what is read as text behind it is told from its `<` on.
    let mut behind = 0;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let read = |event: CallbackEvent<'_>, Span { start, end }: Span<usize>| {
        match event {
            CallbackEvent::OpenStartTag { name: found } => {
                name.clear();
                tag = Tag { name: text(found), place: start..end, ..Tag::default() };
            }
            CallbackEvent::AttributeName { name: found } => {
                let before = std::mem::replace(&mut name, text(found));
                tag.bare.extend(Some(before).filter(|before| !before.is_empty()));
            }
            CallbackEvent::AttributeValue { value } => {
                let name = std::mem::take(&mut name);
                tag.attributes.push(Attribute { name, value: text(value), place: start..end });
            }
            CallbackEvent::CloseStartTag { .. } => {
                (tag.place.end, behind) = (end, end);
                let last = std::mem::take(&mut name);
                tag.bare.extend(Some(last).filter(|last| !last.is_empty()));
                // Only what is no HTML in any document is read as text: `noscript` is shown where
                // scripts are off, `title` in a drawing holds elements.
                let raw = match tag.name.as_str() {
                    "script" => Some(State::ScriptData),
                    "style" => Some(State::RawText),
                    _ => None,
                };
                tokens.push(Token::Start(std::mem::take(&mut tag)));
                return raw;
            }
            CallbackEvent::EndTag { name } => tokens.push(Token::End(text(name), start..end)),
            CallbackEvent::String { value } => {
                tokens.push(Token::Words(text(value), start.max(behind)..end));
            }
            CallbackEvent::Comment { value } => {
                tokens.push(Token::Comment(text(value), start..end));
            }
            // Nothing is wrong in a text that a browser reads; it only reads it its own way.
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut tokenizer = Tokenizer::new_with_emitter(html, CallbackEmitter::new(read));
    while let Some(Ok(raw)) = tokenizer.next() {
        tokenizer.set_state(raw);
    }
    drop(tokenizer);
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_its_place() {
        let html = "<!doctype html><!-- a --><P Class=x ID='ü\"&amp;b' hidden title=>é &lt; <b>b</b\n>\
            <?xml c?><noscript><i></noscript><style>a > b { }</style><script>\"<p>\"</script><br/><img src=\"a";
        let shown = |token: Token| match token {
            Token::Start(tag) => {
                let values = tag.attributes.iter();
                let values =
                    values.map(|a| format!(" {}={}|{}", a.name, a.value, &html[a.place.clone()]));
                let bare = tag.bare.iter().map(|name| format!(" {name}")).collect::<String>();
                format!("{}{}{bare} {}", tag.name, values.collect::<String>(), &html[tag.place])
            }
            Token::End(name, at) => format!("/{name} {}", &html[at]),
            Token::Words(words, at) => format!("{words}|{}", &html[at]),
            Token::Comment(words, at) => format!("{words}|{}", &html[at]),
        };
        let found: Vec<String> = tokens(html).into_iter().map(shown).collect();
        let expected = [
            " a |<!-- a -->",
            "p class=x|x id=ü\"&b|ü\"&amp;b hidden title <P Class=x ID='ü\"&amp;b' hidden title=>",
            "é < |é &lt; ",
            "b <b>",
            "b|b",
            "/b </b\n>",
            "?xml c?|<?xml c?>",
            "noscript <noscript>",
            "i <i>",
            "/noscript </noscript>",
            "style <style>",
            "a > b { }|a > b { }",
            "/style </style>",
            "script <script>",
            "\"<p>\"|\"<p>\"",
            "/script </script>",
            "br <br/>",
        ];
        assert_eq!(found, expected);
    }
}
