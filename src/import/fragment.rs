//! A block of HTML → Markdown, and what Markdown has nothing for.

use std::ops::Range;
use std::sync::LazyLock;

use htmd::HtmlToMarkdown;
use htmd::options::{BrStyle, BulletListMarker, LinkStyle, Options};

use super::report::Notes;
use super::row::Row;
use super::terms::Terms;
use crate::html::{Tag, Token, tokens};

/// Deepest nesting, and most bytes times depth, that a tree is made of.
const DEEPEST: usize = 24;
const LARGEST: usize = 2 * 1024 * 1024;

/// What came of a block.
pub(super) struct Fragment {
    pub(super) markdown: String,
    /// Raw HTML that a comment keeps.
    pub(super) kept: Vec<String>,
}

/// What only holds others together. Their tags go, what is in them stays.
const WRAPPERS: [&str; 15] = [
    "div", "section", "article", "main", "center", "header", "footer", "aside", "nav", "details",
    "font", "small", "big", "hgroup", "address",
];

/// What shows or asks for something by itself: it is kept in a comment, with all in it.
const ACTIVE: [&str; 20] = [
    "iframe", "video", "audio", "object", "embed", "script", "style", "form", "input", "button",
    "select", "textarea", "canvas", "svg", "noscript", "template", "map", "frameset", "applet",
    "link",
];

/// Elements that the crate turns.
const KNOWN: [&str; 44] = [
    "html",
    "head",
    "body",
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "del",
    "strike",
    "a",
    "img",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "code",
    "hr",
    "figure",
    "figcaption",
    "kbd",
    "wbr",
    "picture",
    "source",
    "tt",
    "samp",
    "summary",
];

const EMPTY: [&str; 12] =
    ["br", "hr", "img", "input", "wbr", "source", "embed", "link", "meta", "col", "area", "track"];

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    let options = Options {
        br_style: BrStyle::Backslash,
        bullet_list_marker: BulletListMarker::Dash,
        link_style: LinkStyle::InlinedPreferAutolinks,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    HtmlToMarkdown::builder().options(options).build()
});

/// Turns a block that stands below a heading of `level`, at `line`.
pub(super) fn turn(html: &str, level: usize, line: usize, notes: &mut Notes<'_>) -> Fragment {
    let mut kept = Vec::new();
    let found = tokens(html);
    if too_deep(html, &found) {
        notes.kept(line, html, "HTML too deep to be turned");
        return Fragment { markdown: String::new(), kept: vec![html.to_owned()] };
    }
    // Tokens stand in order: lines are counted once.
    let mut counted = (0, line);
    let mut at = |place: usize| {
        counted.1 += html.get(counted.0..place).map_or(0, |text| text.matches('\n').count());
        counted.0 = counted.0.max(place);
        counted.1
    };
    let mut clean = String::with_capacity(html.len());
    let mut from = 0;
    let mut inactive_until: Option<(String, usize, usize)> = None;
    let mut active_line = line;
    let mut heading = None;
    let mut markdown_inside = false;
    let mut first_row = Row::default();
    let mut terms = Terms::default();
    let put = |to: usize, from: usize, clean: &mut String| {
        clean.push_str(html.get(from..to).unwrap_or_default());
    };
    for token in &found {
        let place = place(token);
        if let Some((name, start, depth)) = &mut inactive_until {
            match token {
                Token::Start(tag) if tag.name == *name && !EMPTY.contains(&&*tag.name) => {
                    *depth += 1
                }
                Token::End(other, _) if other == name && *depth == 0 => {
                    keep_active(
                        html.get(*start..place.end).unwrap_or_default(),
                        active_line,
                        &mut kept,
                        &mut clean,
                        notes,
                    );
                    from = place.end;
                    inactive_until = None;
                }
                Token::End(other, _) if other == name => *depth -= 1,
                _ => {}
            }
            continue;
        }
        match token {
            Token::Start(tag) => {
                let name = tag.name.as_str();
                let raw = html.get(place.clone()).unwrap_or_default();
                if is_heading(name) {
                    heading = id(tag);
                }
                if ACTIVE.contains(&name) {
                    put(place.start, from, &mut clean);
                    from = place.end;
                    if EMPTY.contains(&name) {
                        keep_active(raw, at(place.start), &mut kept, &mut clean, notes);
                    } else {
                        active_line = at(place.start);
                        inactive_until = Some((name.to_owned(), place.start, 0));
                    }
                } else if name == "summary" {
                    put(place.start, from, &mut clean);
                    clean.push_str(&format!("<h{}>", (level + 1).min(6)));
                    from = place.end;
                    notes.turned(
                        at(place.start),
                        "what unfolds is a part of its own, below a heading",
                    );
                } else if let Some(part) = terms.start(name) {
                    put(place.start, from, &mut clean);
                    clean.push_str(&part);
                    from = place.end;
                } else if let Some(cell) = first_row.cell(tag) {
                    put(place.start, from, &mut clean);
                    clean.push_str(cell);
                    from = place.end;
                    if tag.has("rowspan") || tag.has("colspan") {
                        let what =
                            "a cell of several rows or columns, which tables here do not have";
                        notes.decide(
                            at(place.start),
                            format!("{}: {what}", super::report::quoted(raw)),
                        );
                    }
                } else if !KNOWN.contains(&name) {
                    put(place.start, from, &mut clean);
                    // What stands in a wrapper begins a block of its own.
                    clean.push_str(if WRAPPERS.contains(&name) { "\n\n" } else { "" });
                    from = place.end;
                    markdown_inside |= tag.has("markdown");
                    if name != "details" {
                        notes.kept(at(place.start), raw, "what is in it stands without it");
                        kept.push(raw.to_owned());
                    }
                }
            }
            Token::End(name, _) => {
                let named = name.as_str();
                if let Some(id) = heading.take_if(|_| is_heading(named)) {
                    put(place.start, from, &mut clean);
                    clean.push_str(&format!("{OPEN}{id}{CLOSE}"));
                    from = place.start;
                }
                if named == "summary" {
                    put(place.start, from, &mut clean);
                    clean.push_str(&format!("</h{}>", (level + 1).min(6)));
                    from = place.end;
                } else if let Some(part) = terms.end(named) {
                    put(place.start, from, &mut clean);
                    clean.push_str(&part);
                    from = place.end;
                } else if let Some(cell) = first_row.end(named) {
                    put(place.start, from, &mut clean);
                    clean.push_str(cell);
                    from = place.end;
                } else if !KNOWN.contains(&named) {
                    put(place.start, from, &mut clean);
                    clean.push_str(if WRAPPERS.contains(&named) { "\n\n" } else { "" });
                    from = place.end;
                }
            }
            Token::Comment(..) => {
                put(place.start, from, &mut clean);
                let raw = html.get(place.clone()).unwrap_or_default();
                kept.push(raw.trim_start_matches("<!--").trim_end_matches("-->").to_owned());
                from = place.end;
            }
            Token::Words(..) => {}
        }
    }
    match inactive_until {
        Some((_, start, _)) => {
            keep_active(
                html.get(start..).unwrap_or_default(),
                active_line,
                &mut kept,
                &mut clean,
                notes,
            );
        }
        None => put(html.len(), from, &mut clean),
    }
    let has_tags = tokens(&clean).iter().any(|token| !matches!(token, Token::Words(..)));
    let markdown = if clean.trim().is_empty() {
        String::new()
    } else if markdown_inside && !has_tags {
        // `markdown="1"`: it was read as Markdown there too.
        dedented(&clean)
    } else {
        notes.turned(line, "HTML is Markdown");
        let turned = CONVERTER.convert(&clean).unwrap_or_default().replace("&#124;", "\\|");
        super::terms::written(&turned).replace(OPEN, " {#").replace(CLOSE, "}")
    };
    Fragment { markdown, kept }
}

/// What stands around an id while a heading is turned: the crate would show braces as they are.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

/// The id that a tag gives, where a heading can have it.
pub(super) fn id(tag: &Tag) -> Option<String> {
    let id = tag.attribute("id").or_else(|| tag.attribute("name"))?.value.trim();
    let sound = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    (!id.is_empty() && id.len() < 100 && id.chars().all(sound)).then(|| id.to_owned())
}

/// Keeps what acts, and leads to what it showed.
fn keep_active(
    raw: &str,
    line: usize,
    kept: &mut Vec<String>,
    clean: &mut String,
    notes: &mut Notes<'_>,
) {
    let source = tokens(raw).into_iter().find_map(|token| match token {
        Token::Start(tag) => tag.attribute("src").map(|src| src.value.trim().to_owned()),
        _ => None,
    });
    let outside = source.filter(|src| src.starts_with("https://") || src.starts_with("http://"));
    let sound =
        outside.filter(|src| !src.contains(|c: char| c.is_whitespace() || "<>\"".contains(c)));
    match sound {
        Some(to) => {
            let what = format!(
                "{} showed something of another host; it is a link now, or save it beside the guide",
                super::report::quoted(raw)
            );
            notes.decide(line, what);
            clean.push_str(&format!("<p><a href=\"{to}\">{to}</a></p>"));
        }
        None => notes.kept(line, raw, "no guide runs it or shows it"),
    }
    kept.push(raw.to_owned());
}

fn place(token: &Token) -> Range<usize> {
    match token {
        Token::Start(tag) => tag.place.clone(),
        Token::End(_, place) | Token::Words(_, place) | Token::Comment(_, place) => place.clone(),
    }
}

/// Whether a tree of it could fill the stack or the memory: elements that stay open count.
fn too_deep(html: &str, tokens: &[Token]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut deepest = 0;
    for token in tokens {
        match token {
            Token::Start(tag) if !EMPTY.contains(&tag.name.as_str()) => {
                // These end the last of their kind by themselves.
                let ends = ["p", "li", "td", "th", "tr", "dt", "dd", "option"];
                if ends.contains(&tag.name.as_str()) && open.last() == Some(&tag.name.as_str()) {
                    open.pop();
                }
                open.push(&tag.name);
                deepest = deepest.max(open.len());
                if deepest > DEEPEST {
                    return true;
                }
            }
            Token::End(name, _) => {
                if let Some(at) = open.iter().rposition(|other| other == name) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    html.len() * deepest.max(1) > LARGEST
}

fn dedented(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    lines.collect::<Vec<_>>().join("\n")
}

/// An image, where it says which.
pub(super) fn image(tag: &Tag) -> Option<String> {
    let src = tag.attribute("src").filter(|src| !src.value.trim().is_empty())?;
    let alt = tag.attribute("alt").map_or("", |alt| alt.value.trim());
    let alt = alt.replace('[', "\\[").replace(']', "\\]");
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("![{alt}](<{}>)", destination(&src.value)))
}

/// An address between `<` and `>`.
pub(super) fn destination(address: &str) -> String {
    address.trim().chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect()
}
