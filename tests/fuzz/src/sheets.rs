//! Style sheets of a theme: nothing is loaded but what lies beside them.

use std::panic::panic_any;

use cssparser::{ParseError, Parser, ParserInput, Token};

use super::{Outcome, Target, as_it_is, html, samples, site};

pub const TARGET: Target =
    Target { name: "sheets", check, mend: as_it_is, samples: sheets, tokens: TOKENS, rounds: 40 };

const TOKENS: &[&str] = &[
    "url(",
    "url(a.png)",
    "url(\"a.png\")",
    "url(//a.example/b)",
    "url(https://a.example/b)",
    "url( 'http:a' )",
    "\\75rl(//a)",
    "u\\72 l(//a)",
    "@import \"more.css\";",
    "@import '//a.example';",
    "@import url(//a);",
    "@\\69mport '//a';",
    "@im/**/port '//a';",
    "@IMPORT/**/'//a';",
    "@import layer(a) '//a';",
    "image-set(\"a.png\" 1x)",
    "image-set('//a' 1x)",
    "-webkit-image-set(url(//a) 1x)",
    "image-set(\"//a\" type(\"image/png\"))",
    "image(\"//a\")",
    "src(\"//a\")",
    "cross-fade(url(//a), red)",
    "@font-face{src:url(//a)}",
    "@namespace url(//a);",
    "@charset \"utf-8\";",
    "@media all{",
    "@supports(a:b){",
    "@layer a{",
    "var(--a)",
    "--a:url(//a)",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ":",
    "/*",
    "*/",
    "<!--",
    "-->",
    "\\",
    "\"",
    "'",
    "\n",
    "data:image/png;base64,",
    "url(data:text/css,a)",
    "url(#a)",
    "!important",
    "\\\n",
    "\u{0}",
    "\u{feff}",
    "?a",
    "#b",
    "..",
    "../",
    "/",
];

fn sheets() -> Vec<Vec<u8>> {
    let mut all = samples::files(&["tests/sites/base/themes", "themes/default/fonts"], &[".css"]);
    all.extend(samples::parts("tests/cases/theme", ".css"));
    all.extend(samples::parts("tests/cases/assets", ".css"));
    all.push(b"@import \"more.css\";\np { background: url(a.png) }\n@media print { a { background: image-set(\"a.png\" 1x) } }\n".to_vec());
    all
}

fn check(input: &[u8]) -> Outcome {
    let world = site::PLAIN.with(&["themes/plain/assets/style.css"], input);
    site::PLAIN.shows(&world, &|route, bytes| {
        if route.ends_with(".css") {
            let text = std::str::from_utf8(bytes).unwrap();
            walk(text, &|address| {
                html::is_own(address) || address.trim().to_ascii_lowercase().starts_with("data:")
            });
        }
    })
}

/// Panics where a style, or what may be one, loads anything but a part of its own file or a picture
/// that it holds.
pub fn loads_nothing(style: &str) {
    walk(style, &|address| {
        let address = address.trim().to_ascii_lowercase();
        address.starts_with('#') || address.starts_with("data:image/")
    });
    let mut input = ParserInput::new(style);
    at_rules(&mut Parser::new(&mut input), style);
}

fn at_rules(parser: &mut Parser<'_, '_>, style: &str) {
    while let Ok(token) = parser.next().cloned() {
        if let Token::AtKeyword(name) = &token {
            let name = name.to_ascii_lowercase();
            assert!(matches!(&*name, "media" | "supports"), "@{name}\n{style}");
        }
        inside(parser, &token, &mut |inner| at_rules(inner, style));
    }
}

/// Asks `sound` of every address in `style` that a browser would load.
fn walk(style: &str, sound: &dyn Fn(&str) -> bool) {
    let mut input = ParserInput::new(style);
    addresses(&mut Parser::new(&mut input), false, &|address| {
        if !sound(address) {
            panic_any(format!("loads {address:?}\n{style}"));
        }
    });
}

fn addresses(parser: &mut Parser<'_, '_>, texts: bool, found: &dyn Fn(&str)) {
    // An import names its sheet first; remarks before it are none of it.
    let mut import = false;
    while let Ok(token) = parser.next().cloned() {
        match &token {
            Token::UnquotedUrl(address) => found(address),
            Token::QuotedString(address) if import || texts => found(address),
            _ => {}
        }
        import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
        let texts = match &token {
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                let loads = [
                    "url",
                    "src",
                    "image",
                    "image-set",
                    "-webkit-image-set",
                    "cross-fade",
                    "-webkit-cross-fade",
                ];
                // The kind of a picture is no address.
                name != "type" && (texts || loads.contains(&&*name))
            }
            _ => false,
        };
        inside(parser, &token, &mut |inner| addresses(inner, texts, found));
    }
}

fn inside(
    parser: &mut Parser<'_, '_>,
    token: &Token<'_>,
    look: &mut dyn FnMut(&mut Parser<'_, '_>),
) {
    if matches!(
        token,
        Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock
    ) {
        let _recovers = parser.parse_nested_block(|inner| -> Result<(), ParseError<'_, ()>> {
            look(inner);
            Ok(())
        });
    }
}
