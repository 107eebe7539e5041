//! What is wrong with Fluent, in words for authors: the parser says only where.

use std::ops::Range;

use fluent_syntax::parser::{ErrorKind, ParserError};

const HELP: &str = "write `name = words`, with `{ $variable }` for what is put in; \
                    go on in the next line after four spaces";

/// Something wrong in a file.
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { range, message: message.into(), help: help.into() }
    }
}

/// What is wrong where the parser stopped, in the entry that begins at `begin`.
pub(super) fn find(text: &str, begin: usize, error: &ParserError) -> Fault {
    let at = error.pos.start.min(text.len());
    let line = line_start(text, at)..line_end(text, at);
    let words = text.get(line.clone()).unwrap_or_default();
    let rest = text.get(at..line.end).unwrap_or_default();
    let next = rest.chars().next();
    let here = at..at + next.map_or(0, char::len_utf8);
    let entry = text.get(begin..at).unwrap_or_default();
    let open = Open::at(entry, begin);
    let fault = match &error.kind {
        ErrorKind::ExpectedCharRange { .. } if at == line.start => odd_line(words, line.start),
        ErrorKind::ExpectedToken('=') => no_sign(words, line.start, at),
        ErrorKind::ExpectedMessageField { entry_id }
        | ErrorKind::ExpectedTermField { entry_id } => Some(no_words(text, at, entry_id)),
        ErrorKind::UnterminatedStringLiteral => {
            open.quote.or_else(|| last(entry, '"', begin)).map(|quote| {
                let what = "a text in quotes does not end";
                Fault::new(quote..quote + 1, what, "put `\"` behind its last word, before the `}`")
            })
        }
        ErrorKind::UnbalancedClosingBrace => {
            let what = "`}` stands in the words, with no `{` before it";
            Some(Fault::new(
                here.clone(),
                what,
                "delete it, or write `{\"}\"}` where it is to be seen",
            ))
        }
        ErrorKind::MissingDefaultVariant => {
            let form = entry.rfind("\n").and_then(|_| last_form(text, begin, at));
            let place = form.unwrap_or(here.clone());
            let what = "no form is marked as the one for all other cases";
            Some(Fault::new(place, what, "put `*` before the last one: `*[other]`"))
        }
        ErrorKind::MultipleDefaultVariants => {
            let place = line_of(words, line.start, '*').unwrap_or(here.clone());
            let what = "two forms are marked with `*` as the one for all other cases";
            Some(Fault::new(place, what, "take the `*` away from one of them"))
        }
        ErrorKind::MissingValue => {
            let place = last_form(text, begin, line.start).unwrap_or(line.clone());
            Some(Fault::new(place, "this form has no words", "write them behind the `]`"))
        }
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => {
            let what = "what stands before `->` cannot choose between forms";
            Some(Fault::new(here.clone(), what, "write a variable there, with `$`: `{ $count ->`"))
        }
        ErrorKind::TermAttributeAsPlaceable => {
            let what = "an attribute of a term cannot be put into words";
            Some(Fault::new(here.clone(), what, "write the term alone, `{ -name }`"))
        }
        ErrorKind::ForbiddenCallee => {
            let what = "there is no such function: names of functions are in capital letters";
            Some(Fault::new(here.clone(), what, "write `{ NUMBER($count) }`, or no brackets"))
        }
        ErrorKind::DuplicatedNamedArgument(name) => {
            let what = format!("`{}` is given twice", cut(name));
            Some(Fault::new(here.clone(), what, "keep one of the two"))
        }
        ErrorKind::PositionalArgumentFollowsNamed => {
            let what = "a value without a name stands behind one with a name";
            Some(Fault::new(here.clone(), what, "put `$variable` first: `NUMBER($count, …)`"))
        }
        ErrorKind::ExpectedLiteral => {
            let what = "what stands behind `:` in brackets is neither a number nor in quotes";
            Some(Fault::new(here.clone(), what, "write a number, or a text in quotes"))
        }
        ErrorKind::UnknownEscapeSequence(_) => {
            let sign = rest.trim_start_matches('\\').chars().next().unwrap_or_default();
            let what = format!("`\\{sign}` in a text in quotes means nothing");
            Some(Fault::new(here.clone(), what, "write `\\\\` for a backslash, `\\\"` for a quote"))
        }
        ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            let what = "`\\u` is not followed by four digits or letters of a character";
            Some(Fault::new(here.clone(), what, "write the character itself, or as in `\\u00A0`"))
        }
        ErrorKind::ExpectedToken(sign @ (')' | ']')) => {
            let opening = if *sign == ')' { '(' } else { '[' };
            let what = format!("`{opening}` is not closed with `{sign}`");
            let help = format!("put `{sign}` behind what belongs between the two");
            last(entry, opening, begin).map(|at| Fault::new(at..at + 1, what, help))
        }
        ErrorKind::ExpectedToken(_) | ErrorKind::ExpectedInlineExpression => {
            open.brace.map(|brace| {
                not_closed(text, brace, at).unwrap_or_else(|| in_braces(entry, here.clone(), next))
            })
        }
        ErrorKind::ExpectedCharRange { .. } => {
            open.brace.map(|_| in_braces(entry, here.clone(), next))
        }
    };
    fault.unwrap_or_else(|| Fault::new(here, "this cannot be read as a message", HELP))
}

/// Lines of `range` that begin with no letter: what the parser leaves out with the fault before.
pub(super) fn behind(text: &str, range: Range<usize>) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut at = range.start;
    for line in text.get(range).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let odd = !words.starts_with(|c: char| c.is_ascii_whitespace() || ".*[}#".contains(c));
        if odd && !words.is_empty() {
            found.extend(odd_line(words, at));
        }
        at += line.len();
    }
    found
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end);
    let cr = text.get(..end).is_some_and(|line| line.ends_with('\r'));
    if cr && end > at { end - 1 } else { end }
}

/// What is open at the end of a part of an entry.
struct Open {
    /// The innermost `{`.
    brace: Option<usize>,
    /// A `"` within it.
    quote: Option<usize>,
}

impl Open {
    fn at(entry: &str, begin: usize) -> Self {
        // Each with whether a name stands in it so far, and not the words of a form.
        let mut braces: Vec<(usize, bool)> = Vec::new();
        let (mut quote, mut escaped) = (None, false);
        for (at, c) in entry.char_indices() {
            let code = braces.last().is_some_and(|(_, code)| *code);
            match c {
                '\n' => quote = quote.filter(|_| at + 1 >= entry.len()),
                _ if escaped => escaped = false,
                '\\' if quote.is_some() => escaped = true,
                '"' if quote.is_some() => quote = None,
                '"' if code => quote = Some(begin + at),
                _ if quote.is_some() => {}
                '{' => braces.push((begin + at, true)),
                '}' => drop(braces.pop()),
                _ => {}
            }
            if matches!(c, '\n' | ']')
                && let Some((_, code)) = braces.last_mut()
            {
                *code = false;
            }
        }
        Self { brace: braces.pop().map(|(at, _)| at), quote }
    }
}

/// A line where a name should begin, and does not.
fn odd_line(words: &str, start: usize) -> Option<Fault> {
    let inner = words.trim_start_matches([' ', '\t']);
    let first = inner.chars().next()?;
    let at = start + words.len() - inner.len();
    let here = at..at + first.len_utf8();
    if matches!(first, '.' | '*' | '[' | '}') {
        let mut fault = sign(inner, at, first);
        if inner.trim_end() == "}" {
            fault.message = "`}` stands in the words, with no `{` before it".to_owned();
            fault.help = "delete it, or write `{\"}\"}` where it is to be seen".to_owned();
        } else if inner.len() == words.len() {
            fault.help += "; begin the line with four spaces";
        }
        return Some(fault);
    }
    if words.starts_with('\t') {
        let what = "a tab stands at the beginning of the line";
        return Some(Fault::new(start..start + 1, what, "write four spaces in its place"));
    }
    if words.starts_with(' ') {
        let what = "the line begins with a space, and goes on with no message";
        let help = "begin the name of a message at the very beginning of its line";
        return Some(Fault::new(here, what, help));
    }
    let name = inner.split('=').next().unwrap_or_default().trim_end();
    let range = start..start + name.len().max(first.len_utf8());
    if first == '=' {
        return Some(Fault::new(range, "no name stands before `=`", HELP));
    }
    if inner.starts_with("//") {
        let help = "begin it with `# `, or delete it";
        return Some(Fault::new(range, "a note does not begin with `//` here", help));
    }
    if inner.contains('=') {
        let what = "this is no name of a message: it begins with a Latin letter, and has letters, \
                    digits and hyphens";
        return Some(Fault::new(range, what, "write a name such as `about-us`"));
    }
    let what = "this line is neither a message, nor goes on with the one above";
    let help = "put four spaces before it to go on, or write `name = words`";
    Some(Fault::new(start..start + words.len(), what, help))
}

/// A line of words that begins with a sign which means something to Fluent.
fn sign(inner: &str, at: usize, first: char) -> Fault {
    let rest: String = inner.chars().skip(1).take(20).collect();
    let what =
        format!("a line of words begins with `{first}`, which means something else to Fluent");
    let shown = format!("{{\"{first}\"}}{rest}");
    let more = if inner.chars().count() > 21 { "…" } else { "" };
    let mut help = format!("write `{{\"{first}\"}}` in its place: `{shown}{more}`");
    if first == '.' && inner.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)) {
        help += "; an attribute has `=` behind its name";
    }
    Fault::new(at..at + 1, what, help)
}

/// A name without `=` behind it.
fn no_sign(words: &str, start: usize, at: usize) -> Option<Fault> {
    let before = words.get(..at - start).unwrap_or_default().trim_end();
    let name = cut(before);
    let rest = words.get(at - start..).unwrap_or_default();
    let next = rest.chars().next();
    let here = at..at + next.map_or(0, char::len_utf8);
    if next == Some(':') {
        let what = format!("`:` stands behind `{name}` where Fluent wants `=`");
        return Some(Fault::new(here, what, format!("write `{name} ={}`", cut(rest.get(1..)?))));
    }
    if rest.contains('=') {
        let what =
            format!("`{}` is no name of a message", cut(words.split('=').next()?.trim_end()));
        let help = "write it in one word of Latin letters, digits and hyphens: `about-us = …`";
        return Some(Fault::new(start..start + before.len(), what, help));
    }
    let what = format!("no `=` stands behind `{name}`");
    let help = format!(
        "write `{name} = …`, or four spaces before the line where it goes on with the one above"
    );
    Some(Fault::new(start..start + before.len(), what, help))
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A name with nothing behind its `=`.
fn no_words(text: &str, at: usize, name: &str) -> Fault {
    // Words on the next line that begin with a sign are none to Fluent.
    let start = line_start(text, at);
    let end = line_end(text, start);
    let behind = text.get(end..).unwrap_or_default();
    let begin = end + behind.len() - behind.trim_start_matches(['\r', '\n']).len();
    let next = text.get(begin..line_end(text, begin)).unwrap_or_default();
    let inner = next.trim_start_matches(' ');
    if let Some(first @ ('.' | '*' | '[' | '}')) = inner.chars().next()
        && inner.len() < next.len()
    {
        return sign(inner, begin + next.len() - inner.len(), first);
    }
    let term = text.get(start..end).is_some_and(|line| line.starts_with('-'));
    let name = format!("{}{}", if term { "-" } else { "" }, cut(name));
    let what = format!("`{name}` has no words");
    Fault::new(start..end, what, format!("write `{name} = …`, or delete the line"))
}

/// The last `[form]` before `at`.
fn last_form(text: &str, begin: usize, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end > begin {
        let start = line_start(text, end);
        let words = text.get(start..end)?;
        if let Some(place) = line_of(words, start, '[') {
            return Some(place);
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// The place of `sign` where a line begins with it.
fn line_of(words: &str, start: usize, sign: char) -> Option<Range<usize>> {
    let inner = words.trim_start();
    let at = start + words.len() - inner.len();
    let end = inner.find(']').map_or(1, |end| end + 1);
    inner.starts_with(sign).then(|| at..at + end)
}

/// A `{` at `brace` that has no partner, if the parser stopped at `at` for that.
fn not_closed(text: &str, brace: usize, at: usize) -> Option<Fault> {
    let line = text.get(brace..line_end(text, brace))?;
    // One that closes behind the fault, on the same line, was not forgotten.
    if text.get(at..line_end(text, at)).is_some_and(closes_before_opening) {
        return None;
    }
    let (what, help) = if line.trim_end().ends_with("->") {
        let what = "this `{` with several forms is not closed";
        (what, "put `}` on a line of its own behind the last form")
    } else {
        let what = "this `{` is not closed with `}`";
        let help =
            "put `}` behind the name, `{ $name }`, or write `{\"{\"}` where it is to be seen";
        (what, help)
    };
    Some(Fault::new(brace..brace + 1, what, help))
}

/// Something that cannot stand between `{` and `}`.
fn in_braces(entry: &str, here: Range<usize>, next: Option<char>) -> Fault {
    let inside = entry.trim_end();
    let (what, help) = match next {
        _ if inside.ends_with('$') => {
            ("no name stands behind `$`", "write it in Latin letters, with no space before it")
        }
        _ if inside.ends_with('[') => {
            ("no name stands between `[` and `]`", "write one, as in `[one]` and `*[other]`")
        }
        _ if inside.ends_with("->") => (
            "the forms do not begin on a line of their own",
            "put each on a line of its own, the last with `*`: `*[other] …`",
        ),
        Some('}') if inside.rfind('(') > inside.rfind([')', '{', '}']) => {
            ("`(` is not closed with `)`", "put `)` behind what is given to the function")
        }
        Some('}') if inside.ends_with('{') => {
            ("nothing stands between `{` and `}`", "write a name, `{ $name }`, or delete both")
        }
        Some('’' | '‘' | '“' | '”' | '„') => {
            ("a curly quote stands between `{` and `}`", "write straight quotes, `{ \"…\" }`")
        }
        Some(c) if is_unseen(c) => (
            "a sign that nobody sees stands between `{` and `}`",
            "delete it, and write what stands in the braces again",
        ),
        _ => (
            "this is none of what can stand between `{` and `}`",
            "write one name, `{ $name }`, or a text in quotes, `{ \"…\" }`",
        ),
    };
    Fault::new(here, what, help)
}

/// Where `sign` stands last in an entry that begins at `begin`.
fn last(entry: &str, sign: char, begin: usize) -> Option<usize> {
    entry.rfind(sign).map(|at| begin + at)
}

fn closes_before_opening(rest: &str) -> bool {
    let end = rest.find('}');
    end.is_some_and(|end| rest.find('{').is_none_or(|open| end < open))
}

fn is_unseen(c: char) -> bool {
    let space = c.is_whitespace() && !c.is_ascii();
    space
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
