//! Addresses of other hosts in templates.

use std::sync::Arc;

use crate::assets::remote;
use crate::diag::{Diagnostic, Sink, Source};

/// Reports what `source` would load from other hosts, as far as it is written in the template.
pub(super) fn check(source: &Arc<Source>, sink: &mut Sink) {
    remote::check(source, &html(source.text()), sink);
}

/// What a page that was made of a template would load from other hosts: the address, and its fault
/// without a place.
pub(super) fn made(html: &str) -> impl Iterator<Item = (String, Diagnostic)> {
    let help = "look for what loads it in this template, or in one that it includes; \
                readers' phones ask no other host";
    let found = remote::find(html).into_iter().map(|found| found.address);
    found.map(move |address| {
        let fault = remote::fault(&address).help(help);
        (address, fault)
    })
}

/// The HTML of a template, of the same length: values stand as letters (they may be part of an
/// address), what else Tera acts on as form feeds, white space in HTML (an address ends there).
fn html(template: &str) -> String {
    let mut html = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, length, filler)) = next(rest) {
        html.push_str(rest.get(..before).unwrap_or_default());
        html.extend(std::iter::repeat_n(filler, length));
        rest = rest.get(before + length..).unwrap_or_default();
    }
    html.push_str(rest);
    html
}

/// The next `{{ … }}`, `{% … %}` or `{# … #}`: the bytes before it, its own, and what stands for
/// it.
fn next(text: &str) -> Option<(usize, usize, char)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find('{')?;
        let inside = text.get(start + 1..)?;
        let (end, filler) = match inside.bytes().next() {
            Some(b'{') => ("}}", 'x'),
            Some(b'%') => ("%}", '\u{c}'),
            Some(b'#') => ("#}", '\u{c}'),
            _ => {
                from = start + 1;
                continue;
            }
        };
        return Some((start, 1 + length(inside, end), filler));
    }
}

/// The bytes of `inside` up to and with `end`, which means nothing within quotes.
fn length(inside: &str, end: &str) -> usize {
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if inside.get(at..).is_some_and(|rest| rest.starts_with(end)) => {
                return at + end.len();
            }
            None if matches!(c, '"' | '\'' | '`') && end != "#}" => quote = Some(c),
            None => {}
        }
    }
    inside.len()
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn what_is_no_html_is_blanked_out() {
        for (template, expected) in [
            ("<a href=\"{{ f(x=\"}}\") }}\">", "<a href=\"xxxxxxxxxxxxxxx\">"),
            ("a{# it's #}b {x} {", "a\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}b {x} {"),
            ("{%if a%}ü", "\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}ü"),
            ("{{ \"", "xxxx"),
        ] {
            assert_eq!(html(template), expected);
        }
    }
}
