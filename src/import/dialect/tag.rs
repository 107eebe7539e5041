//! What other generators put into Markdown between signs of their own: shortcodes, Liquid, JSX.

use std::ops::Range;

use crate::import::Generator;

/// Signs that begin and end one, and what stands before its name where it closes.
struct Form {
    open: &'static str,
    close: &'static str,
    closing: &'static str,
}

const fn form(open: &'static str, close: &'static str, closing: &'static str) -> Form {
    Form { open, close, closing }
}

static HUGO: [Form; 2] = [form("{{<", ">}}", "/"), form("{{%", "%}}", "/")];
static LIQUID: [Form; 2] = [form("{%", "%}", "end"), form("{{", "}}", "")];
static GITBOOK: [Form; 1] = [form("{%", "%}", "end")];
static MDBOOK: [Form; 1] = [form("{{#", "}}", "")];
static JSX: [Form; 2] = [form("{/*", "*/}", ""), form("<", ">", "/")];

fn forms(generator: Generator) -> &'static [Form] {
    match generator {
        Generator::Hugo => &HUGO,
        Generator::Jekyll | Generator::Mkdocs => &LIQUID,
        Generator::Gitbook => &GITBOOK,
        Generator::Mdbook => &MDBOOK,
        Generator::Docusaurus => &JSX,
        Generator::Folder => &[],
    }
}

/// One of them.
#[derive(Debug)]
pub(super) struct ShortTag {
    /// Its place in the line.
    pub(super) place: Range<usize>,
    /// In lower case; without what says that it closes.
    pub(super) name: String,
    pub(super) closing: bool,
    /// Whether it says itself that nothing closes it.
    pub(super) alone: bool,
    /// Names (none where it has only a place) and values.
    arguments: Vec<(Option<String>, String)>,
    /// All behind the name.
    pub(super) rest: String,
    /// Whether it stands for a value, `{{ … }}`.
    pub(super) value: bool,
}

impl ShortTag {
    /// The first of these arguments that it has.
    pub(super) fn argument(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let mut all = self.arguments.iter();
            let found = all
                .find(|(own, _)| own.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name)));
            found.map(|(_, value)| value.as_str())
        })
    }

    /// Whether it has a named argument that is none of these.
    pub(super) fn says_more(&self, names: &[&str]) -> bool {
        let own = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        self.arguments.iter().any(|(name, _)| name.as_deref().is_some_and(|name| !own(name)))
    }

    /// The argument without a name at this place.
    pub(super) fn positional(&self, at: usize) -> Option<&str> {
        let mut all = self.arguments.iter().filter(|(name, _)| name.is_none());
        all.nth(at).map(|(_, value)| value.as_str())
    }

    /// The first named one of these, or the one at this place.
    pub(super) fn either(&self, names: &[&str], at: usize) -> Option<&str> {
        self.argument(names).or_else(|| self.positional(at))
    }
}

/// What a line has of them.
pub(super) enum Found {
    Tags(Vec<ShortTag>),
    /// One begins and does not end.
    Open,
}

/// How far the end of a tag with code is looked for.
const NEAR: usize = 1000;

/// All tags of a line that stand in no code.
pub(super) fn tags(generator: Generator, line: &str) -> Found {
    let forms = forms(generator);
    let first = ['{', '<'];
    if forms.is_empty() || !line.contains(first) {
        return Found::Tags(Vec::new());
    }
    let code = code(line);
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find(first)) {
        let start = at + found;
        at = start + 1;
        if let Some(end) = behind(&code, start) {
            at = end;
            continue;
        }
        let rest = line.get(start..).unwrap_or_default();
        let Some(form) = forms.iter().find(|form| rest.starts_with(form.open)) else { continue };
        // Hugo shows what stands between these.
        if generator == Generator::Hugo && rest.get(3..).is_some_and(|rest| rest.starts_with("/*"))
        {
            continue;
        }
        let jsx = form.open == "<";
        if jsx && !is_component(rest) {
            // A tag of HTML whose attributes are code is none for CommonMark.
            let near = rest.get(1..).and_then(|rest| rest.get(..rest.floor_char_boundary(NEAR)));
            let near = near.filter(|near| near.starts_with(|c: char| c.is_ascii_lowercase()));
            let end = near.and_then(end_of_jsx).filter(|end| {
                near.and_then(|near| near.get(..*end)).is_some_and(|tag| tag.contains("={"))
            });
            if end.is_none() {
                continue;
            }
        }
        let inside = rest.get(form.open.len()..).unwrap_or_default();
        let end = if jsx { end_of_jsx(inside) } else { inside.find(form.close) };
        let Some(end) = end else { return Found::Open };
        let place = start..start + form.open.len() + end + form.close.len();
        at = place.end;
        tags.push(read(form, inside.get(..end).unwrap_or_default(), place));
    }
    Found::Tags(tags)
}

/// `<Tabs`, `</Tabs`: components begin with a capital letter.
fn is_component(rest: &str) -> bool {
    let name = rest.get(1..).unwrap_or_default();
    name.strip_prefix('/').unwrap_or(name).starts_with(|c: char| c.is_ascii_uppercase())
}

/// Where `>` ends the tag, outside of quotes and braces.
fn end_of_jsx(inside: &str) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, c) in inside.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(at),
            (None, _) => {}
        }
    }
    None
}

fn read(form: &Form, inside: &str, place: Range<usize>) -> ShortTag {
    let inside = inside.trim().trim_matches('-').trim();
    let alone = inside.ends_with('/');
    let inside = inside.strip_suffix('/').unwrap_or(inside).trim_end();
    let closes = !form.closing.is_empty() && inside.starts_with(form.closing);
    let inside = match closes {
        true => inside.get(form.closing.len()..).unwrap_or_default().trim_start(),
        false => inside,
    };
    let end =
        inside.find(|c: char| c.is_whitespace() || "=\"'(".contains(c)).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    ShortTag {
        place,
        name: name.to_lowercase(),
        closing: closes,
        alone: alone || form.open == "{/*",
        arguments: arguments(rest),
        rest: rest.trim().to_owned(),
        value: form.open == "{{",
    }
}

/// `name="value"`, `name=value`, `"value"`, `value`, `name={"value"}`.
fn arguments(mut rest: &str) -> Vec<(Option<String>, String)> {
    let mut arguments = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return arguments;
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || "=\"',".contains(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        if let Some(value) = behind.strip_prefix('=') {
            let (value, behind) = first_value(value);
            arguments.push((Some(word.to_owned()), value));
            rest = behind;
        } else if word.is_empty() {
            let (value, behind) = first_value(rest);
            // A sign that begins nothing is passed over.
            let moved = behind.len() < rest.len();
            rest = if moved { behind } else { rest.get(1..).unwrap_or_default() };
            arguments.push((None, value));
        } else {
            arguments.push((None, word.to_owned()));
            rest = behind;
        }
    }
}

/// A value, in quotes or braces or to the next space, and what stands behind it.
fn first_value(text: &str) -> (String, &str) {
    let text = text.trim_start();
    let braces = text.starts_with('{');
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
        let inside = text.get(1..).unwrap_or_default();
        let end = inside.find(quote).unwrap_or(inside.len());
        let behind = inside.get(end + 1..).unwrap_or_default();
        return (inside.get(..end).unwrap_or_default().to_owned(), behind);
    }
    if braces {
        let mut depth = 0_usize;
        for (at, c) in text.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => continue,
            }
            if depth == 0 {
                let inside =
                    text.get(1..at).unwrap_or_default().trim().trim_matches(['"', '\'', '`']);
                return (inside.to_owned(), text.get(at + 1..).unwrap_or_default());
            }
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (value, behind) = text.split_at(end);
    (value.to_owned(), behind)
}

/// Where the code or comment ends that `at` stands in.
pub(super) fn behind(code: &[Range<usize>], at: usize) -> Option<usize> {
    let next = code.partition_point(|code| code.end <= at);
    code.get(next).filter(|code| code.start <= at).map(|code| code.end)
}

/// Where code and comments stand in a line, in order.
pub(super) fn code(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let bytes = line.as_bytes();
    // Where runs of backticks stand, by their lengths: each closes the last of its length.
    let mut at = 0;
    let mut absent = std::collections::BTreeSet::new();
    let mut endless = false;
    while let Some(next) = line.get(at..).and_then(|rest| rest.find(['`', '<'])) {
        let start = at + next;
        let rest = line.get(start..).unwrap_or_default();
        if rest.starts_with('<') {
            at = start + 1;
            if rest.starts_with("<!--") && !endless {
                match rest.find("-->") {
                    Some(end) => {
                        at = start + end + 3;
                        found.push(start..at);
                    }
                    None => endless = true,
                }
            }
            continue;
        }
        let length = rest.bytes().take_while(|b| *b == b'`').count();
        at = start + length;
        let escaped = start > 0 && bytes.get(start - 1) == Some(&b'\\');
        if escaped || absent.contains(&length) {
            continue;
        }
        match closing(line, at, length) {
            Some(end) => {
                at = end;
                found.push(start..end);
            }
            None => {
                absent.insert(length);
            }
        }
    }
    found
}

/// Where the next run of exactly `length` backticks ends.
fn closing(line: &str, from: usize, length: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + line.get(at..)?.find('`')?;
        let run = line.get(start..)?.bytes().take_while(|b| *b == b'`').count();
        at = start + run;
        if run == length {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_arguments() {
        let line = "a `{{< x >}}` {{< figure src=\"b c.png\" alt='d' 7 >}} {{% /notice %}}";
        let Found::Tags(tags) = tags(Generator::Hugo, line) else { panic!() };
        assert_eq!(tags.len(), 2);
        assert_eq!(
            (tags[0].name.as_str(), tags[0].argument(&["src"])),
            ("figure", Some("b c.png"))
        );
        assert_eq!((tags[0].argument(&["alt"]), tags[0].positional(0)), (Some("d"), Some("7")));
        assert!(tags[1].closing && tags[1].name == "notice");
    }

    #[test]
    fn components_may_hold_braces() {
        let line = "<TabItem value={'a > b'} label=\"C\" default>x</TabItem> <b>y</b>";
        let Found::Tags(tags) = tags(Generator::Docusaurus, line) else { panic!() };
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].argument(&["label", "value"]), Some("C"));
        assert_eq!(tags[0].argument(&["value"]), Some("a > b"));
    }
}
