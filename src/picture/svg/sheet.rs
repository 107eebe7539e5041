//! Style sheets of drawings: rules and what they are about, read and written anew as single styles
//! are.

use std::collections::BTreeSet;

use cssparser::{Parser, ParserInput, Token};

use super::style::{DEEPEST, Refusal, Written, declared, inside, reader, refused, unknown};
use super::{known, values};

/// A style sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    /// What its rules refer to.
    pub(super) rules: Vec<Rule>,
    /// The ids and classes that its selectors name.
    pub(super) names: BTreeSet<String>,
    pub(super) left_out: bool,
}

/// A rule that refers to something.
#[derive(Debug)]
pub(super) struct Rule {
    /// What elements must be to be meant: one of these, each with all its names.
    pub(super) meant: Vec<Compound>,
    pub(super) refers: Vec<String>,
}

/// The last part of a selector: `g.a#b`.
#[derive(Clone, Debug, Default)]
pub(super) struct Compound {
    pub(super) element: Option<String>,
    pub(super) names: Vec<String>,
}

/// The text of an element `style`.
pub(super) fn sheet(text: &str) -> Result<Sheet, Refusal> {
    let mut input = ParserInput::new(text);
    let mut parser = reader(text, &mut input)?;
    let mut sheet = Sheet::default();
    rules(&mut parser, &mut sheet, 0)?;
    Ok(sheet)
}

/// Rules up to the end.
fn rules(parser: &mut Parser<'_, '_>, sheet: &mut Sheet, depth: usize) -> Result<(), Refusal> {
    loop {
        parser.skip_whitespace();
        let state = parser.state();
        let Ok(token) = parser.next().cloned() else { return Ok(()) };
        match token {
            // Older programs hide their styles from browsers of 1996.
            Token::CDO | Token::CDC | Token::Semicolon => {}
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("charset") => {
                let _text = parser.expect_string();
                let _end = parser.expect_semicolon();
            }
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("media") && depth < DEEPEST => {
                let mut query = Written::default();
                while !media(parser, &mut query, 0)? {}
                sheet.text.push_str(&format!("@media {}{{", query.text.trim()));
                inside(parser, |inner| rules(inner, sheet, depth + 1))?;
                sheet.text.push('}');
            }
            Token::AtKeyword(name) => {
                let start = state.position().byte_index();
                let loads = ["import", "font-face", "namespace"];
                let loads = loads.iter().any(|word| name.eq_ignore_ascii_case(word));
                let what = if loads { "load something" } else { "hold what is no drawing" };
                let at = start..parser.position().byte_index();
                return Err(refused(at, format!("its styles {what}: `@{name}`")));
            }
            _ => {
                parser.reset(&state);
                rule(parser, sheet)?;
            }
        }
    }
}

/// A selector, and what it sets.
fn rule(parser: &mut Parser<'_, '_>, sheet: &mut Sheet) -> Result<(), Refusal> {
    let mut selector = Selector::default();
    while !simple(parser, &mut selector, 0)? {}
    selector.next();
    let style = inside(parser, declared)?;
    sheet.left_out |= style.left_out || selector.odd;
    if selector.odd {
        return Ok(());
    }
    if !style.text.is_empty() {
        sheet.names.extend(selector.names);
        sheet.text.push_str(&format!("{}{{{}}}", selector.written.text.trim(), style.text));
    }
    if !style.refers.is_empty() {
        sheet.rules.push(Rule { meant: selector.meant, refers: style.refers });
    }
    Ok(())
}

/// A selector that is being read.
#[derive(Default)]
struct Selector {
    written: Written,
    /// All names in it.
    names: Vec<String>,
    meant: Vec<Compound>,
    last: Compound,
    /// Whether the next name begins another part.
    ended: bool,
    /// Whether it means what no browser knows: then none takes the rule.
    odd: bool,
    /// Whether the names in brackets that are being read are languages.
    words: bool,
}

impl Selector {
    fn part(&mut self) -> &mut Compound {
        if std::mem::take(&mut self.ended) {
            self.last = Compound::default();
        }
        &mut self.last
    }

    fn name(&mut self, name: &str) {
        self.names.push(name.to_owned());
        self.part().names.push(name.to_owned());
    }

    fn next(&mut self) {
        self.meant.push(std::mem::take(&mut self.last));
        self.ended = false;
    }
}

/// The next token of a selector; whether it was the block behind it. Within brackets (`depth`), the
/// end.
fn simple(
    parser: &mut Parser<'_, '_>,
    selector: &mut Selector,
    depth: usize,
) -> Result<bool, Refusal> {
    let start = parser.position();
    let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
        let at = start.byte_index();
        let end = || refused(at..at, "its styles end within a rule");
        return if depth > 0 { Ok(true) } else { Err(end()) };
    };
    let text = parser.slice_from(start);
    match &token {
        Token::CurlyBracketBlock if depth == 0 => return Ok(true),
        Token::WhiteSpace(_) => {
            selector.ended = true;
            selector.written.space();
            return Ok(false);
        }
        Token::Comment(_) => {
            selector.written.gap = true;
            return Ok(false);
        }
        Token::Comma => {
            if depth == 0 {
                selector.next();
            }
        }
        Token::Delim('>' | '+' | '~') => selector.ended = true,
        Token::Delim('*') => {
            selector.part();
        }
        Token::Ident(name) if values::is_name(name) => {
            selector.odd |= match selector.words {
                true => !values::is_language(name) && !values::is_pseudo_word(name),
                false => {
                    matches!(known::element(name), known::Element::Refused)
                        && !values::is_of_pages(name)
                }
            };
            if depth == 0 {
                selector.part().element = Some(name.to_string());
            } else {
                selector.names.push(name.to_string());
            }
        }
        Token::IDHash(name) if values::is_name(name) => {
            if depth == 0 {
                selector.name(name);
            } else {
                selector.names.push(name.to_string());
            }
        }
        Token::Delim('.') => {
            let name = parser.expect_ident_cloned().ok().filter(|name| values::is_name(name));
            let Some(name) = name else { return Err(unknown(parser, start.byte_index())) };
            if depth == 0 {
                selector.name(&name);
            } else {
                selector.names.push(name.to_string());
            }
            selector.written.push(&format!(".{name}"));
            return Ok(false);
        }
        // `:hover`, `::selection`, `:not(…)`.
        Token::Colon => {
            selector.part();
            selector.written.push(":");
            let next = parser.next_including_whitespace_and_comments().cloned();
            match next {
                Ok(Token::Ident(name)) if values::is_name(&name) => {
                    selector.odd |= !values::is_pseudo(&name);
                    selector.written.push(&name);
                }
                Ok(Token::Colon) => match parser.expect_ident_cloned() {
                    Ok(name) if values::is_name(&name) => {
                        selector.odd |= !values::is_pseudo(&name);
                        selector.written.push(&format!(":{name}"));
                    }
                    _ => return Err(unknown(parser, start.byte_index())),
                },
                Ok(Token::Function(name)) if depth < DEEPEST => {
                    let Some(name) = known::selector(&name) else {
                        return Err(unknown(parser, start.byte_index()));
                    };
                    selector.written.push(&format!("{name}("));
                    let words = !matches!(name, "has" | "is" | "not" | "where");
                    let outside = std::mem::replace(&mut selector.words, words);
                    inside(parser, |inner| {
                        while !simple(inner, selector, depth + 1)? {}
                        Ok(())
                    })?;
                    selector.words = outside;
                    selector.written.push(")");
                }
                _ => return Err(unknown(parser, start.byte_index())),
            }
            return Ok(false);
        }
        // Which of several: `2n + 1`.
        Token::Number { .. } if depth > 0 => {}
        Token::Dimension { unit, .. } if depth > 0 => {
            let digits = unit.trim_start_matches(['n', 'N']);
            selector.odd |= digits.len() + 1 != unit.len()
                || !digits.chars().all(|c| c == '-' || c.is_ascii_digit());
        }
        Token::Delim('-') if depth > 0 => {}
        _ => return Err(unknown(parser, start.byte_index())),
    }
    let text = text.to_owned();
    selector.written.push(&text);
    Ok(false)
}

/// The next token of what follows `@media`; whether it was the block behind it.
fn media(
    parser: &mut Parser<'_, '_>,
    written: &mut Written,
    depth: usize,
) -> Result<bool, Refusal> {
    let start = parser.position();
    let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
        let at = start.byte_index();
        return if depth > 0 { Ok(true) } else { Err(refused(at..at, "its styles end early")) };
    };
    match &token {
        Token::CurlyBracketBlock if depth == 0 => return Ok(true),
        Token::WhiteSpace(_) => written.space(),
        Token::Comment(_) => written.gap = true,
        Token::ParenthesisBlock if depth < DEEPEST => {
            written.push("(");
            inside(parser, |inner| {
                while !media(inner, written, depth + 1)? {}
                Ok(())
            })?;
            written.push(")");
        }
        Token::Ident(word) if values::is_media(word) => written.push(parser.slice_from(start)),
        Token::Dimension { unit, .. } if values::is_unit(unit) || values::is_media(unit) => {
            written.push(parser.slice_from(start));
        }
        Token::Comma | Token::Number { .. } => written.push(parser.slice_from(start)),
        Token::Colon | Token::Delim('/' | '<' | '>' | '=') if depth > 0 => {
            written.push(parser.slice_from(start));
        }
        _ => return Err(unknown(parser, start.byte_index())),
    }
    Ok(false)
}
