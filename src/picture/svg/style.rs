//! Styles of drawings (CSS Syntax 3): read token by token, and written anew of tokens that are
//! known.
//!
//! Sanitizers of drawings such as svg-hush look for what is forbidden in the text of a style; here
//! what is not understood does not go out.

use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token};

use super::{known, values};

/// Deepest nesting of brackets and blocks.
pub(super) const DEEPEST: usize = 16;

/// Why a style is refused, and where in its text.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) at: Range<usize>,
    pub(super) what: String,
}

/// What is known of a style that may go out.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// It, written anew.
    pub(super) text: String,
    /// The ids that it names with `url(#…)`.
    pub(super) refers: Vec<String>,
    /// Whether something that no browser needs was left out.
    pub(super) left_out: bool,
    /// Whether it hides what it is on.
    pub(super) hides: bool,
    /// What texts and names may be in the value that is being read.
    names: Names,
    /// Whether the value is none that a browser knows.
    odd: bool,
}

/// What texts and names in a value are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Names {
    /// Names must be known, and there are no texts.
    #[default]
    Known,
    /// Names of fonts.
    Fonts,
    /// Texts are names of features of fonts.
    Features,
    /// A text is a path.
    Path,
    /// A name is one that the drawing has given.
    Own,
}

impl Names {
    fn of(property: &str) -> Self {
        match property {
            "font" | "font-family" => Self::Fonts,
            "font-feature-settings" | "font-variation-settings" => Self::Features,
            _ => Self::Known,
        }
    }

    fn allows(self, name: &str) -> bool {
        self == Self::Fonts
            || (self == Self::Own && name.starts_with("--"))
            || values::is_keyword(name)
    }
}

/// The value of the property `name`.
pub(super) fn value(name: &str, text: &str) -> Result<Style, Refusal> {
    let mut input = ParserInput::new(text);
    let mut parser = reader(text, &mut input)?;
    let mut style = Style { names: Names::of(name), ..Style::default() };
    tokens(&mut parser, &mut style, 0)?;
    if style.odd {
        return Ok(Style { left_out: true, ..Style::default() });
    }
    style.hides = name == "display" && style.text.trim().eq_ignore_ascii_case("none");
    Ok(style)
}

/// The value of the attribute `style`.
pub(super) fn declarations(text: &str) -> Result<Style, Refusal> {
    let mut input = ParserInput::new(text);
    declared(&mut reader(text, &mut input)?)
}

/// Nothing may be written in other signs than its own: `\69mport` is `import`.
pub(super) fn reader<'i, 't>(
    text: &'i str,
    input: &'t mut ParserInput<'i>,
) -> Result<Parser<'i, 't>, Refusal> {
    match text.find('\\') {
        Some(at) => Err(refused(at..at + 1, "its styles hide a sign behind `\\`")),
        None => Ok(Parser::new(input)),
    }
}

pub(super) fn refused(at: Range<usize>, what: impl Into<String>) -> Refusal {
    Refusal { at, what: what.into() }
}

/// What is inside the block that was just opened.
pub(super) fn inside<'i, T>(
    parser: &mut Parser<'i, '_>,
    mut read: impl FnMut(&mut Parser<'i, '_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let at = parser.position().byte_index();
    let result = parser.parse_nested_block(|inner| {
        read(inner).map_err(|refusal| inner.new_custom_error::<_, Refusal>(refusal))
    });
    result.map_err(|error: ParseError<'_, Refusal>| match error.kind {
        cssparser::ParseErrorKind::Custom(refusal) => refusal,
        cssparser::ParseErrorKind::Basic(_) => refused(at..at, "its styles cannot be understood"),
    })
}

/// The declarations up to the end.
pub(super) fn declared(parser: &mut Parser<'_, '_>) -> Result<Style, Refusal> {
    let mut style = Style::default();
    loop {
        parser.skip_whitespace();
        let start = parser.position();
        let Ok(token) = parser.next().cloned() else { return Ok(style) };
        let name = match token {
            Token::Semicolon => continue,
            Token::Ident(name) => name,
            _ => return Err(unknown(parser, start.byte_index())),
        };
        if !matches!(parser.next(), Ok(Token::Colon)) {
            return Err(unknown(parser, start.byte_index()));
        }
        let kind = Names::of(&name.to_ascii_lowercase());
        let mut found = Style { names: kind, ..Style::default() };
        let end = parser.parse_until_after(cssparser::Delimiter::Semicolon, |inner| {
            tokens(inner, &mut found, 0).map_err(|refusal| inner.new_custom_error(refusal))
        });
        if let Err(ParseError { kind: cssparser::ParseErrorKind::Custom(refusal), .. }) = end {
            return Err(refusal);
        }
        let own =
            name.strip_prefix("--").is_some_and(|rest| values::is_name(rest) && !rest.is_empty());
        let text = found.text.trim();
        let Some(name) = (if own { Some(&*name) } else { known::property(&name) }) else {
            style.left_out = true;
            continue;
        };
        if found.odd {
            style.left_out = true;
        }
        if found.odd || text.is_empty() {
            continue;
        }
        style.hides |= name == "display" && text.to_ascii_lowercase().starts_with("none");
        style.text.push_str(&format!("{name}:{text};"));
        style.refers.extend(found.refers);
    }
}

/// The tokens of a value, up to the end.
fn tokens(parser: &mut Parser<'_, '_>, style: &mut Style, depth: usize) -> Result<(), Refusal> {
    let mut written = Written { text: std::mem::take(&mut style.text), gap: false };
    loop {
        let start = parser.position();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { break };
        let whole = |parser: &Parser<'_, '_>| start.byte_index()..parser.position().byte_index();
        match &token {
            Token::WhiteSpace(_) => written.space(),
            Token::Comment(_) => written.gap = true,
            Token::Ident(name) if values::is_name(name) => {
                style.odd |= !style.names.allows(name);
                written.push(name);
            }
            Token::Dimension { unit, .. } => {
                style.odd |= !values::is_unit(unit);
                written.push(parser.slice_from(start));
            }
            Token::Hash(digits) | Token::IDHash(digits) => {
                style.odd |= !values::is_colour(digits);
                written.push(parser.slice_from(start));
            }
            Token::Number { .. }
            | Token::Percentage { .. }
            | Token::Comma
            | Token::Delim('/' | '*' | '+' | '-' | '!') => written.push(parser.slice_from(start)),
            // It may have ended with the style itself.
            Token::QuotedString(text) if is_words(text) => {
                style.odd |= match style.names {
                    Names::Fonts => false,
                    Names::Features => !values::is_tag(text),
                    Names::Path => values::path(text) != text.trim_ascii(),
                    Names::Known | Names::Own => true,
                };
                let quote = if text.contains('"') { '\'' } else { '"' };
                written.push(&format!("{quote}{text}{quote}"));
            }
            Token::UnquotedUrl(address) => {
                style.refers.push(own(address, whole(parser))?);
                written.push(&format!("url({address})"));
            }
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let text = inside(parser, |inner| {
                    let at = inner.position().byte_index();
                    let text = inner.expect_string_cloned();
                    text.map_err(|_| refused(at..at, "its styles cannot be understood"))
                })?;
                style.refers.push(own(&text, whole(parser))?);
                written.push(&format!("url({text})"));
            }
            Token::Function(name) if depth < DEEPEST => {
                let Some(known) = known::function(name) else {
                    let what = format!("its styles hold `{name}(…)`, which may load something");
                    return Err(refused(whole(parser), what));
                };
                written.push(&format!("{known}("));
                let names = match known {
                    "path" => Names::Path,
                    "var" => Names::Own,
                    _ => Names::Known,
                };
                let outside = std::mem::replace(&mut style.names, names);
                written = nested(parser, style, written, depth)?;
                style.names = outside;
                written.push(")");
            }
            Token::ParenthesisBlock if depth < DEEPEST => {
                written.push("(");
                written = nested(parser, style, written, depth)?;
                written.push(")");
            }
            _ => return Err(unknown(parser, start.byte_index())),
        }
    }
    style.text = written.text;
    Ok(())
}

fn nested(
    parser: &mut Parser<'_, '_>,
    style: &mut Style,
    written: Written,
    depth: usize,
) -> Result<Written, Refusal> {
    style.text = written.text;
    inside(parser, |inner| tokens(inner, style, depth + 1))?;
    Ok(Written { text: std::mem::take(&mut style.text), gap: false })
}

/// The id that an address of the same file names.
fn own(address: &str, at: Range<usize>) -> Result<String, Refusal> {
    match address.strip_prefix('#').filter(|id| is_id(id)) {
        Some(id) => Ok(id.to_owned()),
        None => Err(refused(at, "its styles load something")),
    }
}

pub(super) fn unknown(parser: &Parser<'_, '_>, start: usize) -> Refusal {
    let at = start..parser.position().byte_index().max(start);
    refused(at, "its styles hold something that cannot be understood")
}

/// Whether `id` can stand in `url(…)` as it is.
pub(super) fn is_id(id: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'()\\<>&".contains(c);
    !id.is_empty() && !id.contains(odd)
}

/// Whether `text` is no address: the name of a font, or a path.
fn is_words(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || "/:".contains(c))
}

/// Text that is written token by token.
#[derive(Default)]
pub(super) struct Written {
    pub(super) text: String,
    /// Whether a comment was left out before what comes next.
    pub(super) gap: bool,
}

impl Written {
    pub(super) fn space(&mut self) {
        self.gap = false;
        if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Two tokens with a comment between them must not become one.
    pub(super) fn push(&mut self, token: &str) {
        if std::mem::take(&mut self.gap) && !self.text.ends_with(' ') {
            self.text.push_str("/**/");
        }
        self.text.push_str(token);
    }
}
