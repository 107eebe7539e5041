//! Signs that an author meant as Markdown, and that readers would see.
//!
//! CommonMark has no faults: what it does not know stays text. Whoever writes `**Stop.**Then` or
//! `[the guide](first guide.md)` learns here that it is none.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex_lite::Regex;

use crate::diag::{Code, Diagnostic, Sink, Source, Span, nearest};
use crate::locale::digit;

/// The kinds of alerts.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Signs that other programs put before items.
const BULLETS: [char; 9] = ['•', '▪', '◦', '●', '○', '■', '□', '‣', '·'];

/// How many of them are told of one run of text.
const MOST: usize = 8;

/// What is wrong with a part of a text.
struct Unread {
    code: Code,
    place: Range<usize>,
    message: String,
    help: String,
    suggestion: Option<(Range<usize>, String)>,
}

impl Unread {
    fn new(place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { code: Code::MarkdownUnread, place, message, help, suggestion: None }
    }
}

/// Reports what stands at `range` of the source, a run of text, and was meant to be more.
pub(super) fn check(source: &Arc<Source>, range: Range<usize>, sink: &mut Sink) {
    let text = source.text().get(range.clone()).unwrap_or_default();
    let begins = begins_line(source.text().get(..range.start).unwrap_or_default());
    let mut found = if begins { at_line_start(text) } else { None };
    // The id of what is to be a heading is one as soon as it is.
    let heading = found.is_some() && text.starts_with('#');
    let text = if heading { unattributed(text) } else { text };
    let mut rest = 0;
    for _ in 0..MOST {
        let here = found.take().or_else(|| within(text.get(rest..)?));
        let Some(Unread { code, place, message, mut help, suggestion }) = here else { return };
        let at = |place: Range<usize>| {
            let start = range.start + rest;
            source.span(start + place.start..start + place.end)
        };
        let behind = rest + place.end;
        let (place, suggestion) = match suggestion {
            Some((whole, instead)) => {
                help.push_str("; `mashal check --fix` mends it");
                (whole, Some(instead))
            }
            None => (place, None),
        };
        let fault = Diagnostic::new(code, message).at(at(place)).help(help);
        sink.push(fault.suggestion(suggestion));
        rest = behind;
    }
}

/// Whether nothing but signs of quotes, or that of a definition, stands in the line before.
fn begins_line(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\t', '>', ':']);
    line.is_empty() || line.ends_with('\n')
}

/// A pattern, which is right: the tests use each.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static ALERT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^\[!([^\]\s]*)\]"));
static OTHERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"^(?:!!!|\?\?\?\+?|===\+? "|::+) ?\S*"#));
// One sign alone may begin a word, `#name`, where no id stands behind it.
static HEADING: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^(?:#{2,6}[^#\s]|#[^#\s][^{}]*\{\s*#[^{}]*\}\s*$)"));
static TASK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^\[[ xX]\] "));

/// What only a line's beginning can be.
fn at_line_start(text: &str) -> Option<Unread> {
    let sign = text.chars().next()?;
    if BULLETS.contains(&sign) {
        let behind = text.get(sign.len_utf8()..)?;
        let whole = text.len() - behind.trim_start().len();
        return Some(Unread {
            suggestion: Some((0..whole, "- ".to_owned())),
            ..Unread::new(
                0..sign.len_utf8(),
                format!("`{sign}` is no sign of a list: its items run together"),
                "write `- ` before each item",
            )
        });
    }
    match sign {
        '[' => {
            let task = || {
                let found = TASK.as_ref()?.find(text)?;
                Some(Unread {
                    suggestion: Some((0..0, "- ".to_owned())),
                    ..Unread::new(found.range(), "a box to tick that is no item", "write `- [ ] `")
                })
            };
            ALERT.as_ref()?.captures(text).and_then(|found| alert(&found)).or_else(task)
        }
        '!' | '?' | '=' | ':' => {
            let found = OTHERS.as_ref()?.find(text)?;
            Some(Unread::new(
                found.range(),
                format!("`{}` belongs to another program", found.as_str()),
                "write a box as `> [!NOTE]`, with `>` before each of its lines",
            ))
        }
        '#' => {
            let found = HEADING.as_ref()?.find(text)?;
            let text = found.as_str();
            let signs = text.len() - text.trim_start_matches('#').len();
            Some(Unread {
                suggestion: Some((0..signs, format!("{} ", "#".repeat(signs)))),
                ..Unread::new(0..signs, "a heading wants a space behind its `#`", "put one there")
            })
        }
        _ => number(text),
    }
}

/// A line without the attributes at its end, `{#id .class}`.
fn unattributed(text: &str) -> &str {
    let last = ATTRIBUTES.as_ref().and_then(|pattern| pattern.find_iter(text).last());
    let ends = last.filter(|found| text.trim_end().len() == found.end());
    ends.and_then(|found| text.get(..found.start())).unwrap_or(text)
}

fn alert(found: &regex_lite::Captures<'_>) -> Option<Unread> {
    let (whole, name) = (found.get(0)?, found.get(1)?.as_str());
    let upper = name.to_uppercase();
    if ALERTS.contains(&upper.as_str()) {
        let help = "put it alone on the first line of the box, and what the box says on the next";
        let message = format!("`{}` begins no box here", whole.as_str());
        return Some(Unread::new(whole.range(), message, help));
    }
    let near = ALERTS.into_iter().find(|known| known.starts_with(&upper) && upper.len() > 2);
    let near = near.or_else(|| nearest(&upper, ALERTS));
    let message = format!("there is no box `[!{name}]`");
    let kinds = ALERTS.map(|kind| format!("`[!{kind}]`")).join(", ");
    let help = match near {
        Some(near) => format!("did you mean `[!{near}]`?"),
        None => format!("there are {kinds}"),
    };
    Some(Unread::new(whole.range(), message, help))
}

/// A number that looks like that of an item: without a space behind it, or in the middle of a
/// paragraph.
fn number(text: &str) -> Option<Unread> {
    let digits = text.chars().take_while(|c| digit(*c).is_some());
    let length: usize = digits.clone().map(char::len_utf8).sum();
    let sign = text.get(length..)?.chars().next().filter(|sign| ".)۔".contains(*sign))?;
    if !(1..=2).contains(&digits.count()) {
        return None;
    }
    let end = length + sign.len_utf8();
    let (written, behind) = text.split_at_checked(end)?;
    if behind.starts_with(char::is_alphabetic) {
        let help = "put a space behind it, and an empty line before the first item";
        return Some(Unread::new(0..end, format!("`{written}` begins no item of a list"), help));
    }
    // With a full stop, it may be the end of a sentence.
    (sign == ')' && behind.starts_with(' ')).then(|| {
        let message = format!("`{written}` begins no item in the middle of a paragraph");
        Unread::new(0..end, message, "put an empty line before the first item, and count from 1")
    })
}

static LINK: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"!?\[[^\[\]]*\]\(([^()<>]*(?:\([^()<>]*\)[^()<>]*)*)\)"));
static BOLD: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\*\*([^*]*)\*\*"));
static EMPHASIS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[\s(])(\*[^\s*][^*]*\*)"));
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[[^\[\]]+\]\[[^\[\]]*\]"));
static WIKI: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[\[[^\[\]]+\]\]"));
static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[\^([^\[\]]+)\]"));
static TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\{%.*?%\}"));
static ATTRIBUTES: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\{:?\s*[.#][^{}]*\}|\{:[^{}]*\}"));
static MARKED: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"==[^=\s](?:[^=]*[^=\s])?=="));
static UNDERLINED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|\s)(__[^_\s](?:[^_]*[^_\s])?__)"));

/// What may stand anywhere.
fn within(text: &str) -> Option<Unread> {
    // Without a way out of the loop, it looks at many bytes at once.
    let any = |found, byte| found | matches!(byte, b'*' | b'[' | b'{' | b'=' | b'_');
    if !text.bytes().fold(false, any) {
        return None;
    }
    let find = |pattern: &LazyLock<Option<Regex>>| {
        let found =
            pattern.as_ref()?.find_iter(text).find(|found| !is_escaped(text, found.start()));
        found.map(|found| (found.range(), found.as_str()))
    };
    let nowhere = find(&REFERENCE).into_iter().chain(find(&WIKI)).map(|(place, written)| Unread {
        code: Code::LinkUnread,
        ..Unread::new(
            place,
            format!("`{written}` leads nowhere"),
            "write `[words](file.md)`, the words and then the guide's file",
        )
    });
    let notes = find(&NOTE).map(|(place, written)| {
        let help = "write what it says in a paragraph of its own, which begins with it and a colon";
        Unread::new(place, format!("`{written}` is a footnote that is not there"), help)
    });
    let foreign = find(&TEMPLATE).into_iter().chain(find(&ATTRIBUTES)).map(|(place, written)| {
        let help = "take it out: guides are Markdown alone, and an id stands behind a heading";
        Unread::new(place, format!("`{written}` belongs to another program"), help)
    });
    let marked = find(&MARKED).into_iter().chain(find(&UNDERLINED)).map(|(place, written)| {
        let help = "write what matters between `**` and `**`";
        Unread::new(place, message(written.trim()), help)
    });
    let all = nowhere.chain(notes).chain(foreign).chain(marked);
    all.chain(link(text)).chain(bold(text)).min_by_key(|found| found.place.start)
}

/// A link or an image that stayed text.
fn link(text: &str) -> Option<Unread> {
    let found = LINK
        .as_ref()?
        .captures_iter(text)
        .find(|found| found.get(0).is_some_and(|whole| !is_escaped(text, whole.start())))?;
    let (whole, address) = (found.get(0)?, found.get(1)?);
    let file = !address.as_str().contains(['"', ':']);
    let spaced = file && address.as_str().trim().contains(' ');
    let (help, suggestion) = match spaced {
        true => (
            "put an address with spaces between `<` and `>`",
            Some((address.range(), format!("<{}>", address.as_str().trim()))),
        ),
        false => ("write `[words](address)`, without a space in the address", None),
    };
    Some(Unread {
        code: Code::LinkUnread,
        suggestion,
        ..Unread::new(
            whole.range(),
            format!("`{}` is shown as it is, and leads nowhere", whole.as_str()),
            help,
        )
    })
}

/// Bold that stayed text.
fn bold(text: &str) -> Option<Unread> {
    let emphasis = || {
        let found = EMPHASIS.as_ref()?.captures(text)?.get(1)?;
        let escaped = is_escaped(text, found.start());
        (!escaped).then(|| Unread::new(found.range(), message(found.as_str()), OUTSIDE))
    };
    let first = text.match_indices("**").map(|(at, _)| at);
    let Some(at) = first.filter(|at| !is_escaped(text, *at)).find(|at| !is_power(text, *at)) else {
        return emphasis();
    };
    let pair = BOLD.as_ref()?.captures_at(text, at);
    let Some((whole, words)) = pair.and_then(|pair| pair.get(0).zip(pair.get(1))) else {
        return Some(Unread::new(
            at..at + 2,
            message("**"),
            "put `**` before and behind the words",
        ));
    };
    let bare = words.as_str().trim();
    let spaced = bare.len() < words.as_str().len() && !bare.is_empty();
    let (help, suggestion) = match spaced {
        true => {
            let instead = format!("**{bare}**");
            ("leave no space inside", Some((whole.range(), instead)))
        }
        false => (OUTSIDE, None),
    };
    Some(Unread { suggestion, ..Unread::new(whole.range(), message(whole.as_str()), help) })
}

/// Reports bold inside bold. Signs that open where they were to close say so: behind a sign and
/// before a letter, `**Now:**then` opens again.
pub(super) fn bold_in_bold(span: &Span, sink: &mut Sink) {
    let (source, start) = (&span.source, span.start);
    let opens = span.text().chars().take(2).map(char::len_utf8).sum::<usize>();
    let message = "bold begins here inside of bold, and what stands before is bold as well";
    let fault = Diagnostic::new(Code::MarkdownUnread, message);
    sink.push(fault.at(source.span(start..start + opens)).help(OUTSIDE));
}

/// Why emphasis that ends in a sign is none before a letter.
const OUTSIDE: &str = "put a space behind it, or the full stop and other signs outside";

fn message(written: &str) -> String {
    format!("the signs of `{written}` are shown")
}

/// Whether a backslash stands before.
fn is_escaped(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| (before.len() - before.trim_end_matches('\\').len()) % 2 == 1)
}

/// Whether numbers stand on both sides, or nothing does.
fn is_power(text: &str, at: usize) -> bool {
    let [before, after] = [text.get(..at), text.get(at + 2..)].map(Option::unwrap_or_default);
    let before = before.chars().next_back();
    let after = after.chars().next();
    let number = |c: Option<char>| c.is_some_and(char::is_numeric);
    let nothing = |c: Option<char>| c.is_none_or(char::is_whitespace);
    (number(before) && number(after))
        || (nothing(before) && nothing(after) && !text.trim().starts_with("**"))
}
