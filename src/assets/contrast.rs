//! Whether words stand out from what they lie on (WCAG 2.2, 1.4.3), by the colours that a theme
//! gives the built-in style sheet.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use cssparser::color::{parse_hash_color, parse_named_color};
use cssparser::{ParseError, Parser, ParserInput, Token};

use crate::diag::{Code, Diagnostic, Sink, Source};

/// Least contrast of words.
const LEAST: f64 = 4.5;

/// Words, and the grounds that they lie on.
const PAIRS: [(&[&str], &[&str]); 3] = [
    (
        &["ink", "soft", "link", "act", "now", "later", "proof", "help", "expect", "caution"],
        &["paper", "card"],
    ),
    (
        &["ink", "link"],
        &["note-ground", "tip-ground", "important-ground", "warning-ground", "caution-ground"],
    ),
    (&["on-act"], &["act"]),
];

type Rgb = [u8; 3];

/// Custom properties of the root element by name, without `--`, and where their values stand.
type Colours = BTreeMap<String, (Rgb, Option<Range<usize>>)>;

/// Reports words of the theme's own colours, which are in `own`, that do not stand out from what
/// they lie on; `base` is the style sheet below it.
pub(super) fn check(own: &Arc<Source>, base: &str, sink: &mut Sink) {
    for night in [false, true] {
        let mut colours = Colours::new();
        for (name, (rgb, _)) in read(base, night) {
            colours.insert(name, (rgb, None));
        }
        colours.extend(read(own.text(), night));
        let pairs = PAIRS.iter().flat_map(|(words, grounds)| {
            words.iter().flat_map(|word| grounds.iter().map(move |ground| (*word, *ground)))
        });
        let mut found: BTreeMap<usize, Worst<'_>> = BTreeMap::new();
        for (word, ground) in pairs {
            let (Some((front, at)), Some((back, behind))) =
                (colours.get(word), colours.get(ground))
            else {
                continue;
            };
            // What is built in stands out.
            let Some(place) = at.as_ref().or(behind.as_ref()) else { continue };
            let ratio = contrast(*front, *back);
            if ratio >= LEAST {
                continue;
            }
            let new = Worst { ratio, word, ground, place: place.clone(), others: 0 };
            match found.entry(place.start) {
                Entry::Vacant(entry) => {
                    entry.insert(new);
                }
                Entry::Occupied(mut entry) => {
                    let others = entry.get().others + 1;
                    if ratio < entry.get().ratio {
                        entry.insert(new);
                    }
                    entry.get_mut().others = others;
                }
            }
        }
        sink.extend(found.into_values().map(|worst| worst.fault(own, night)));
    }
}

/// Of the words and grounds that one value is too near to, those that are the nearest.
struct Worst<'n> {
    ratio: f64,
    word: &'n str,
    ground: &'n str,
    /// Of the value.
    place: Range<usize>,
    /// How many there are beside them.
    others: usize,
}

impl Worst<'_> {
    fn fault(self, own: &Arc<Source>, night: bool) -> Diagnostic {
        let Self { ratio, word, ground, place, others } = self;
        let ratio = (ratio * 10.0).floor() / 10.0;
        let when = if night { "by night" } else { "by day" };
        let others = match others {
            0 => String::new(),
            1 => ", and one more stands out too little".to_owned(),
            others => format!(", and {others} more stand out too little"),
        };
        let message =
            format!("`--{word}` on `--{ground}` has a contrast of {ratio:.1} {when}{others}");
        Diagnostic::new(Code::ThemeContrast, message).at(own.span(place)).help(
            "words must stand out at least 4.5 to 1, for eyes that see little and screens in the sun: make one darker, or the other lighter; what `:root` says holds by night too, unless `@media (prefers-color-scheme: dark)` in the same file says otherwise",
        )
    }
}

/// Relative luminance of each, the lighter over the darker.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb: Rgb| {
        let [r, g, b] = rgb.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// The colours of the root element in `css`, by day, or by day and then `night`. What is written
/// otherwise than in hexadecimal digits or as a name is not known.
fn read(css: &str, night: bool) -> Colours {
    let mut colours = Colours::new();
    let mut input = ParserInput::new(css);
    rules(&mut Parser::new(&mut input), night, &mut colours);
    colours
}

fn rules(parser: &mut Parser<'_, '_>, night: bool, colours: &mut Colours) {
    parser.skip_whitespace();
    let mut start = parser.position();
    while let Ok(token) = parser.next() {
        match token {
            Token::CurlyBracketBlock => {}
            // Of `@import` and the like.
            Token::Semicolon => {
                parser.skip_whitespace();
                start = parser.position();
                continue;
            }
            _ => continue,
        }
        let prelude = parser.slice_from(start).trim_end_matches('{').trim();
        let dark = prelude.starts_with("@media") && prelude.contains("prefers-color-scheme: dark");
        let root = prelude.split(',').any(|selector| matches!(selector.trim(), ":root" | "html"));
        let _infallible = parser.parse_nested_block(|inner| -> Result<(), ParseError<'_, ()>> {
            match (dark && night, root) {
                (true, _) => rules(inner, false, colours),
                (false, true) => declarations(inner, colours),
                (false, false) => while inner.next().is_ok() {},
            }
            Ok(())
        });
        parser.skip_whitespace();
        start = parser.position();
    }
}

fn declarations(parser: &mut Parser<'_, '_>, colours: &mut Colours) {
    while let Ok(token) = parser.next() {
        let Token::Ident(name) = token else { continue };
        let Some(name) = name.strip_prefix("--").map(str::to_owned) else { continue };
        if parser.expect_colon().is_err() {
            continue;
        }
        parser.skip_whitespace();
        let start = parser.position();
        let colour = match parser.next() {
            Ok(Token::Hash(digits) | Token::IDHash(digits)) => parse_hash_color(digits.as_bytes())
                .ok()
                .filter(|(.., alpha)| *alpha >= 1.0)
                .map(|(r, g, b, _)| [r, g, b]),
            Ok(Token::Ident(name)) => parse_named_color(name).ok().map(<[u8; 3]>::from),
            _ => None,
        };
        let end = parser.position();
        // A value of several words is no colour.
        let whole = parser.try_parse(|parser| match parser.next() {
            Ok(Token::Semicolon) | Err(_) => Ok(()),
            Ok(_) => Err(()),
        });
        match colour.filter(|_| whole.is_ok()) {
            Some(rgb) => {
                colours.insert(name, (rgb, Some(start.byte_index()..end.byte_index())));
            }
            None => {
                colours.remove(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(own: &str) -> Vec<String> {
        let base = include_str!("../../themes/default/assets/style.css");
        let mut sink = Sink::default();
        check(&Source::new("custom.css", own), base, &mut sink);
        let said = |fault: &Diagnostic| {
            let place = fault.span.as_ref().map_or("", |span| span.text());
            format!("{place}: {}", fault.message)
        };
        sink.sorted().iter().map(said).collect()
    }

    #[test]
    fn words_stand_out_from_their_grounds() {
        // All of the built-in ones, said again as a theme's own.
        assert_eq!(found(include_str!("../../themes/default/assets/style.css")), [""; 0]);
        for (own, faults) in [
            (":root { --ink: #777 }", &[("#777", "ink", "by day")][..]),
            (":root { --ink: #777 }", &[("#777", "ink", "by night")]),
            (
                "@media (prefers-color-scheme: dark) { :root { --on-act: white; } }",
                &[("white", "on-act", "by night")],
            ),
            ("@media (prefers-color-scheme: dark) { :root { --link: var(--ink); } }", &[]),
            ("@media print { :root { --ink: #777 } } p { --ink: #777 }", &[]),
            (&";".repeat(100_000), &[]),
            ("@import \"x\"; :root { --ink: #777 }", &[("#777", "ink", "by day")]),
            (":root { --ink: #777 url(x) } :root { --act: rgb(1 2 3) }", &[]),
        ] {
            let found = found(own);
            assert_eq!(found.is_empty(), faults.is_empty(), "{own}: {found:?}");
            for (place, name, when) in faults {
                let one = |said: &String| {
                    said.starts_with(&format!("{place}: `--{name}` on ")) && said.contains(when)
                };
                assert!(found.iter().any(one), "{own}: {found:?}");
            }
        }
    }
}
