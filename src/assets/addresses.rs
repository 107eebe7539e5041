//! Addresses in style sheets.

use std::ops::Range;

use cssparser::{Parser, ParserInput, Token};

/// Deepest nesting of blocks that is looked into; the reader below recurses. Browsers themselves
/// give up long before.
const DEEPEST: usize = 200;

/// Every address in the style sheet `text`, with its place.
pub fn addresses_in(text: &str) -> Vec<(Range<usize>, String)> {
    let mut input = ParserInput::new(text);
    let mut found = Vec::new();
    addresses(&mut Parser::new(&mut input), 0, false, &mut found);
    found
}

/// Whether a text in this function is an address (CSS Images, Level 4; CSS Values, Level 5).
fn names_images(function: &str) -> bool {
    let name = function.to_ascii_lowercase();
    name.ends_with("image-set") || matches!(&*name, "image" | "src")
}

/// Every `url(…)`, and the text of every `@import` and in every function that names images (that is
/// what `set` says of the block), with its place.
fn addresses(
    parser: &mut Parser<'_, '_>,
    depth: usize,
    set: bool,
    found: &mut Vec<(Range<usize>, String)>,
) {
    let mut import = false;
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next().cloned() else { return };
        let mut block = false;
        match &token {
            Token::UnquotedUrl(address) => {
                found.push((start..parser.position().byte_index(), address.to_string()));
            }
            Token::QuotedString(address) if import || set => {
                found.push((start..parser.position().byte_index(), address.to_string()));
            }
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let inside = parser.parse_nested_block(
                    |inner| -> Result<_, cssparser::ParseError<'_, ()>> {
                        let address = inner.expect_string()?.to_string();
                        // Ways of asking for it (CSS Values, Level 5) may follow.
                        while inner.next().is_ok() {}
                        Ok(address)
                    },
                );
                if let Ok(address) = inside {
                    found.push((start..parser.position().byte_index(), address));
                }
            }
            Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock => {
                block = true;
            }
            _ => {}
        }
        import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
        if block && depth < DEEPEST {
            let _recovers =
                parser.parse_nested_block(|inner| -> Result<(), cssparser::ParseError<'_, ()>> {
                    let set = matches!(&token, Token::Function(name) if names_images(name));
                    addresses(inner, depth + 1, set, found);
                    Ok(())
                });
        }
    }
}
