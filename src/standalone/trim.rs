//! A style sheet without what a file has no use for: comments, and rules for classes that stand
//! nowhere in it.

use cssparser::{ParseError, Parser, ParserInput, Token};
use rustc_hash::FxHashSet;

/// Deepest nesting that is looked into; what lies deeper stays as it is.
const DEEPEST: usize = 16;

/// Words in which the names of classes are looked for.
#[derive(Default)]
pub(crate) struct Words<'w>(FxHashSet<&'w str>);

impl<'w> Words<'w> {
    /// Adds those of `text`, be it HTML or a script: a word too many keeps a rule, and no more.
    pub(crate) fn add(&mut self, text: &'w str) {
        self.0.extend(text.split(|c: char| !is_of_word(c)));
    }

    /// Whether a class may be given to an element.
    fn may_be(&self, class: &str) -> bool {
        !class.chars().all(is_of_word) || self.0.contains(class)
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The sheet `css` for a file with these `words`.
pub(crate) fn trimmed(css: &str, words: &Words<'_>) -> String {
    let mut input = ParserInput::new(css);
    let mut trim = Trim { words, css: String::with_capacity(css.len() / 2) };
    trim.rules(&mut Parser::new(&mut input), 0);
    trim.css
}

struct Trim<'t> {
    words: &'t Words<'t>,
    css: String,
}

impl Trim<'_> {
    /// A list of rules.
    fn rules(&mut self, parser: &mut Parser<'_, '_>, depth: usize) {
        loop {
            self.between(parser);
            let start = parser.position();
            let (mut named, mut classes, mut fits) = (None, true, false);
            let mut dot = false;
            let block = loop {
                let before = parser.position();
                match parser.next() {
                    Ok(Token::CurlyBracketBlock) => break true,
                    Ok(Token::Semicolon) if named.is_some() => break false,
                    Ok(Token::AtKeyword(name)) if before == start => {
                        named = Some(name.to_ascii_lowercase());
                    }
                    Ok(Token::Comma) => {
                        fits |= classes;
                        classes = true;
                    }
                    Ok(Token::Ident(name)) if dot => classes &= self.words.may_be(name),
                    Ok(token) => {
                        dot = *token == Token::Delim('.');
                        continue;
                    }
                    Err(_) => {
                        self.css.push_str(parser.slice_from(start).trim());
                        return;
                    }
                }
                dot = false;
            };
            let prelude = parser.slice_from(start);
            if !block {
                self.css.push_str(prelude);
                continue;
            }
            let prelude = prelude.strip_suffix('{').unwrap_or(prelude).to_owned();
            let rules = matches!(named.as_deref(), Some("media" | "supports"));
            let is_kept = named.is_some() || fits || classes;
            let mark = self.css.len();
            self.squeezed(&prelude);
            self.open('{');
            let inside = self.css.len();
            let _infallible =
                parser.parse_nested_block(|inner| -> Result<(), ParseError<'_, ()>> {
                    match rules && depth < DEEPEST {
                        true => self.rules(inner, depth + 1),
                        false => self.squeeze(inner, depth + 1),
                    }
                    Ok(())
                });
            let is_empty = rules && self.css.len() == inside;
            self.close('}');
            if is_empty || !is_kept {
                self.css.truncate(mark);
            }
        }
    }

    /// What stands before a rule: of that only licences stay.
    fn between(&mut self, parser: &mut Parser<'_, '_>) {
        loop {
            let (state, start) = (parser.state(), parser.position());
            match parser.next_including_whitespace_and_comments() {
                Ok(Token::WhiteSpace(_)) => {}
                Ok(Token::Comment(text)) if text.starts_with('!') => {
                    self.css.push_str(parser.slice_from(start));
                }
                Ok(Token::Comment(_)) => {}
                Ok(_) | Err(_) => return parser.reset(&state),
            }
        }
    }

    fn squeezed(&mut self, css: &str) {
        let mut input = ParserInput::new(css);
        self.squeeze(&mut Parser::new(&mut input), 0);
    }

    /// What is there, with one space where there were more, and without comments that are no
    /// licence.
    fn squeeze(&mut self, parser: &mut Parser<'_, '_>, depth: usize) {
        loop {
            let start = parser.position();
            let token = match parser.next_including_whitespace_and_comments() {
                Ok(token) => token.clone(),
                Err(_) => return,
            };
            let close = match token {
                Token::Comment(text) if !text.starts_with('!') => None,
                Token::WhiteSpace(_) => None,
                Token::CurlyBracketBlock => Some('}'),
                Token::SquareBracketBlock => Some(']'),
                Token::Function(_) | Token::ParenthesisBlock => Some(')'),
                Token::Semicolon => {
                    self.open(';');
                    continue;
                }
                _ => {
                    self.css.push_str(parser.slice_from(start));
                    continue;
                }
            };
            let Some(close) = close else {
                // Between words it parts them.
                if !self.css.ends_with([' ', '{', '}', ';']) {
                    self.css.push(' ');
                }
                continue;
            };
            let opened = parser.slice_from(start).to_owned();
            let mut deep = None;
            let _infallible =
                parser.parse_nested_block(|inner| -> Result<(), ParseError<'_, ()>> {
                    if depth < DEEPEST {
                        match close {
                            '}' => self.open('{'),
                            _ => self.css.push_str(&opened),
                        }
                        self.squeeze(inner, depth + 1);
                    } else {
                        while inner.next().is_ok() {}
                        deep = Some(());
                    }
                    Ok(())
                });
            match deep {
                Some(()) => self.css.push_str(parser.slice_from(start)),
                None if close == '}' => self.close(close),
                None => self.css.push(close),
            }
        }
    }

    /// A sign before and behind which no space is needed.
    fn open(&mut self, sign: char) {
        let end = self.css.trim_end_matches(' ').len();
        // A space alone is a value.
        if !self.css.get(..end).is_some_and(|before| before.ends_with(':')) {
            self.css.truncate(end);
        }
        self.css.push(sign);
    }

    /// The end of a block, before which a declaration needs none.
    fn close(&mut self, sign: char) {
        self.open(sign);
        let end = self.css.len() - sign.len_utf8();
        if self.css.get(..end).is_some_and(|before| before.ends_with(';')) {
            self.css.truncate(end - 1);
            self.css.push(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trim(css: &str, text: &str) -> String {
        let mut words = Words::default();
        words.add(text);
        trimmed(css, &words)
    }

    #[test]
    fn what_may_match_stays_and_nothing_else() {
        let html = "<p class=\"a b-c\">x</p>";
        for (css, kept) in [
            ("/* x */ .a { color : red ; }\n", ".a{color : red}"),
            ("p.gone, .a > .b-c:hover { x: y }", "p.gone, .a > .b-c:hover{x: y}"),
            (".gone { x: y } .gone .a { x: y }", ""),
            (".a.gone, p .gone::before { x: y }", ""),
            ("p:not(.gone) { x: y }", "p:not(.gone){x: y}"),
            ("[data-x=\".gone\"] { x: y }", "[data-x=\".gone\"]{x: y}"),
            ("@media print { .gone { x: y } }", ""),
            ("@media print { .gone { x: y } .a { x: y } }", "@media print{.a{x: y}}"),
            ("@font-face { src: url(a/*b) }", "@font-face{src: url(a/*b)}"),
            ("@import \"gone\"; .a { x: y }", "@import \"gone\";.a{x: y}"),
            (
                "@keyframes gone { from { x: y } to { x: z; } }",
                "@keyframes gone{from{x: y}to{x: z}}",
            ),
            (".a { content: \"/* .gone  { */\" }", ".a{content: \"/* .gone  { */\"}"),
            (".a { x: calc( 1px/**/+/**/2px ) }", ".a{x: calc( 1px + 2px )}"),
            ("/*! Licence */ .a { x: y }", "/*! Licence */.a{x: y}"),
            (".\\67 one, .\u{e9}, .x\\& { x: y }", ".\\67 one, .\u{e9}, .x\\&{x: y}"),
            (".a { --x: ; y: z; }", ".a{--x: ;y: z}"),
            (".a { x: y", ".a{x: y}"),
            ("p:is(.gone) .a { x: y } }", "p:is(.gone) .a{x: y}}"),
        ] {
            assert_eq!(trim(css, html), kept, "{css}");
        }
        let deep = format!("{}.a{}", "(".repeat(100_000), ")".repeat(100_000));
        assert!(trim(&format!("{deep} {{ x: y }}"), html).contains(".a"));
    }
}
