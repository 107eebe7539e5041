//! A colour of a theme, for files that name one and read no style sheet.

use cssparser::{Parser, ParserInput, Token};

/// The first value of the custom property `name` (`--paper`) in the style sheet `text` (CSS Custom
/// Properties, Level 1) that is a colour in hexadecimal digits.
pub(super) fn custom_colour(text: &str, name: &str) -> Option<String> {
    let mut input = ParserInput::new(text);
    let mut parser = Parser::new(&mut input);
    find(&mut parser, name, true)
}

fn find(parser: &mut Parser<'_, '_>, name: &str, outside: bool) -> Option<String> {
    loop {
        match parser.next().ok()?.clone() {
            Token::Ident(found) if *found == *name => {
                let colour = parser.try_parse(|parser| {
                    parser.expect_colon()?;
                    match parser.next()?.clone() {
                        Token::Hash(digits) | Token::IDHash(digits) => Ok(digits.to_string()),
                        other => Err(parser.new_basic_unexpected_token_error(other)),
                    }
                });
                return Some(format!("#{}", colour.ok()?));
            }
            // The rules of a theme's own page stand outside of conditions.
            Token::CurlyBracketBlock if outside => {
                let mut found = None;
                // Fails where the block goes on behind what was found.
                let _rest = parser.parse_nested_block(|parser| {
                    found = find(parser, name, false);
                    Ok::<_, cssparser::ParseError<'_, ()>>(())
                });
                if found.is_some() {
                    return found;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::custom_colour;

    #[test]
    fn the_first_colour_outside_of_conditions_is_found() {
        for (sheet, expected) in [
            ("/* a */ :root { color: red; --paper: #fbfaf7; --ink: #000 }", Some("#fbfaf7")),
            ("@media (x) { :root { --paper: #000 } } html { --paper:#012 }", Some("#012")),
            ("a { --paper: rgb(1 2 3) } b { --paper: #000 }", Some("#000")),
            ("a { --pape: #000", None),
        ] {
            assert_eq!(custom_colour(sheet, "--paper").as_deref(), expected, "{sheet}");
        }
    }
}
