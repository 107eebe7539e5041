//! Attributes of kramdown, Python-Markdown and Goldmark: `{: .note }`, `{ #id .class }`.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::frames::{Close, State};
use super::known::alert;
use super::tag::{behind, code};
use crate::import::Generator;

static LIST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\{:[^{}]*\}|\{\s*[.#][\w-][^{}]*\}|\{\s*[\w-]+="?[^{}]*\}"#).ok()
});

/// A line that is nothing but attributes; `false` where it is more.
pub(super) fn alone(state: &mut State<'_, '_>, generator: Generator, line: &str) -> bool {
    if !reads(generator) {
        return false;
    }
    let trimmed = line.trim();
    let whole = LIST.as_ref().and_then(|list| list.find(trimmed));
    if whole.is_none_or(|found| found.range() != (0..trimmed.len())) {
        return false;
    }
    let classes = trimmed.split(|c: char| c.is_whitespace() || "{}:".contains(c));
    let kind = classes
        .filter_map(|class| alert(class.strip_prefix('.')?.trim_end_matches("-title")))
        .next();
    let number = state.line;
    if let Some(kind) = kind {
        if state.begins_block() && state.has_room() {
            state.open_alert((kind, None), Close::Blank, (0, 0));
            state.notes.turned(number, format!("`{trimmed}` is a box `[!{kind}]`"));
            return true;
        }
        if state.box_before(kind) {
            state.notes.turned(number, format!("`{trimmed}` is a box `[!{kind}]`"));
            return true;
        }
    }
    state.notes.kept(number, trimmed, "no guide has classes or attributes");
    state.keep_behind(trimmed);
    true
}

/// The line without attributes; an id of a heading stays.
pub(super) fn within(state: &mut State<'_, '_>, generator: Generator, line: &str) -> String {
    let Some(list) = LIST.as_ref().filter(|_| reads(generator) && line.contains('{')) else {
        return line.to_owned();
    };
    let code = code(line);
    let heading = line.trim_start().starts_with('#');
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    for found in list.find_iter(line) {
        let doubled = line.get(..found.start()).is_some_and(|before| before.ends_with('{'));
        if behind(&code, found.start()).is_some() || doubled {
            continue;
        }
        let number = state.line;
        text.push_str(line.get(at..found.start()).unwrap_or_default());
        at = found.end();
        // Of the spaces around it one stays.
        let rest = line.get(at..).unwrap_or_default();
        if text.ends_with(' ') && rest.starts_with(' ') {
            at += 1;
        }
        let raw = found.as_str();
        let words = || raw.split(|c: char| c.is_whitespace() || "{}:".contains(c));
        let id = words().find(|word| word.len() > 1 && word.starts_with('#')).filter(|_| heading);
        if let Some(id) = id {
            text.push_str(&format!("{{{id}}}"));
        }
        if id.is_none() || words().any(|word| word.starts_with('.') || word.contains('=')) {
            state.notes.kept(number, raw, "no guide has classes or attributes");
            state.keep_behind(raw);
        }
    }
    text.push_str(line.get(at..).unwrap_or_default());
    text
}

fn reads(generator: Generator) -> bool {
    matches!(generator, Generator::Jekyll | Generator::Mkdocs | Generator::Hugo)
}
