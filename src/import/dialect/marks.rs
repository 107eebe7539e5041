//! Signs at the beginning of a line: boxes and tabs of MkDocs, boxes of Docusaurus and mdBook.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::frames::{Close, State, Until, indentation};
use super::known::alert;
use crate::import::Generator;
use crate::import::text::comment;

/// `*[SIM]: a card`
static ABBREVIATION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\*\[[^\]]+\]:\s").ok());

/// Takes a line that is such a sign; `false` where it is none.
pub(super) fn read(state: &mut State<'_, '_>, generator: Generator, line: &str) -> bool {
    let trimmed = line.trim();
    if matches!(trimmed, "[TOC]" | "[TAGS]" | "[[toc]]" | "[[_TOC_]]" | "{:toc}" | "{: toc}") {
        let item = state.take_last(|line| line.trim_start_matches(['*', '-', ' ']) == "TOC");
        let raw = item.map_or_else(|| trimmed.to_owned(), |item| format!("{item}\n{trimmed}"));
        keep(state, &raw, "pages have no lists of their own parts or tags");
        return true;
    }
    if matches!(generator, Generator::Mkdocs | Generator::Jekyll)
        && ABBREVIATION.as_ref().is_some_and(|form| form.is_match(trimmed))
    {
        keep(
            state,
            trimmed,
            "what an abbreviation means, which phones did not show; say it in the text",
        );
        return true;
    }
    match generator {
        Generator::Mkdocs => mkdocs(state, line),
        Generator::Docusaurus => docusaurus(state, line),
        _ => false,
    }
}

/// Ends code of MDX, which began on the line `first`.
pub(super) fn end_module(state: &mut State<'_, '_>, first: usize, code: &str) {
    state.notes.kept(first, code, "code of MDX, which no guide runs");
    state.gap();
    state.put(&comment(code));
    state.space();
}

/// Puts a line into a comment.
fn keep(state: &mut State<'_, '_>, raw: &str, why: &str) {
    let line = state.line;
    state.notes.kept(line, raw, why);
    state.gap();
    state.put(&comment(raw));
    state.space();
}

fn mkdocs(state: &mut State<'_, '_>, line: &str) -> bool {
    let indent = indentation(line);
    let trimmed = line.trim();
    if trimmed == "--8<--" {
        // Names of files, to the same sign.
        state.until = Some(Until::Snippets(state.line, String::new()));
        return true;
    }
    if let Some(file) = trimmed.strip_prefix("--8<--").or(trimmed.strip_prefix(";--8<--")) {
        let line = state.line;
        let what = format!("the text of {file} stood here; write it in place of the comment");
        state.notes.decide(line, what);
        keep(state, trimmed, "another file was put in here");
        return true;
    }
    let signs = ["!!!", "???+", "???"];
    if let Some(rest) = signs.iter().find_map(|sign| trimmed.strip_prefix(sign))
        && (rest.is_empty() || rest.starts_with(' '))
        && state.has_room()
    {
        let (words, title) = titled(rest);
        let name = words.split_whitespace().next().unwrap_or("note");
        let kind = named(state, name);
        let number = state.line;
        state.notes.turned(number, format!("`{name}` is a box `[!{kind}]`"));
        let more: Vec<_> = words.split_whitespace().skip(1).collect();
        state.open_alert((kind, title), Close::Indent, (indent, indent + 4));
        if !more.is_empty() {
            state.notes.kept(number, trimmed, "what says where the box stands");
            state.keep_behind(trimmed);
        }
        return true;
    }
    let tab = trimmed.strip_prefix("===+").or(trimmed.strip_prefix("===!"));
    if let Some(rest) = tab.or(trimmed.strip_prefix("==="))
        && rest.starts_with(' ')
        && let (_, Some(title)) = titled(rest)
        && state.has_room()
    {
        let number = state.line;
        state
            .notes
            .turned(number, format!("the tab `{title}` is a part of its own, below a heading"));
        state.open_part(title, Close::Indent, (indent, indent + 4));
        return true;
    }
    false
}

/// The kind of box; what is not known is a note, and told.
fn named(state: &mut State<'_, '_>, name: &str) -> &'static str {
    alert(name).unwrap_or_else(|| {
        let line = state.line;
        state.notes.decide(line, format!("`{name}` is no kind of box here; it is a note now"));
        "NOTE"
    })
}

/// Words, and a title in quotes behind them.
fn titled(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    match text.split_once('"') {
        Some((words, title)) => (words, Some(title.trim_end().trim_end_matches('"'))),
        None => (text, None),
    }
}

fn docusaurus(state: &mut State<'_, '_>, line: &str) -> bool {
    let trimmed = line.trim();
    let module = ["import ", "export "].iter().any(|word| line.starts_with(word));
    if module && (trimmed.contains([';', '{', '=']) || trimmed.contains(" from ")) {
        // It goes on to the next empty line.
        state.until = Some(Until::Module(state.line, trimmed.to_owned()));
        return true;
    }
    let colons = trimmed.bytes().take_while(|b| *b == b':').count();
    if colons < 3 {
        return false;
    }
    let rest = trimmed.get(colons..).unwrap_or_default().trim();
    if rest.is_empty() {
        return state.close_with(&Close::Colons(colons));
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    let (name, title) = rest.split_at(end);
    let title = match title.trim().strip_prefix('[').and_then(|title| title.split_once(']')) {
        Some((title, _)) => title,
        None => title.trim(),
    };
    if name.is_empty() || !state.has_room() {
        return false;
    }
    let kind = named(state, name);
    let number = state.line;
    state.notes.turned(number, format!("`{name}` is a box `[!{kind}]`"));
    let indent = indentation(line);
    state.open_alert((kind, Some(title)), Close::Colons(colons), (indent, indent));
    true
}

/// A fence of mdbook-admonish.
pub(super) fn admonish(state: &mut State<'_, '_>, word: &str, fence: (char, usize)) -> bool {
    let Some(rest) = word.strip_prefix("admonish") else { return false };
    if !(rest.is_empty() || rest.starts_with(' ')) || !state.has_room() {
        return false;
    }
    let (words, title) = titled(rest);
    let words = words.trim_end().trim_end_matches("title=");
    let name = words.split_whitespace().next().unwrap_or("note");
    let kind = named(state, name);
    let number = state.line;
    state.notes.turned(number, format!("`{name}` is a box `[!{kind}]`"));
    state.open_alert((kind, title), Close::Fence(fence.0, fence.1), (0, 0));
    true
}
