//! Lines with tags of other generators.

use std::collections::{BTreeMap, BTreeSet};

use super::frames::{Close, State, Until};
use super::known::{Meaning, SAID, meaning};
use super::tag::{Found, ShortTag, tags};
use super::written::{bracketed, link, shown, valued, words, written_link};
use crate::import::Generator;
use crate::import::report::quoted;
use crate::import::text::comment;

/// The last line on which each name is closed.
pub(super) type Closers = BTreeMap<String, usize>;

/// How many lines one tag may have.
const LONGEST: usize = 12;

/// Where names are closed.
pub(super) fn closers(generator: Generator, lines: &[&str]) -> Closers {
    let mut closers = Closers::new();
    for (at, line) in lines.iter().enumerate() {
        if let Found::Tags(tags) = tags(generator, line) {
            for tag in tags.into_iter().filter(|tag| tag.closing) {
                closers.insert(tag.name, at);
            }
        }
    }
    closers
}

/// What stands before and behind the tag that ends `name` on this line.
pub(super) fn ends<'l>(
    generator: Generator,
    line: &'l str,
    name: &str,
) -> Option<(&'l str, &'l str)> {
    let Found::Tags(tags) = tags(generator, line) else { return None };
    let tag = tags.iter().find(|tag| tag.closing && tag.name == name)?;
    Some((line.get(..tag.place.start)?, line.get(tag.place.end..)?))
}

/// Reads a line that may have tags, and answers how many lines behind it belong to one of them.
pub(super) fn read(
    state: &mut State<'_, '_>,
    generator: Generator,
    (line, behind, at): (&str, &[&str], usize),
    closers: &Closers,
) -> usize {
    let mut whole = line.to_owned();
    let mut used = 0;
    let mut found = tags(generator, &whole);
    while matches!(found, Found::Open) && used < LONGEST {
        let Some(next) = behind.get(used).filter(|next| !next.trim().is_empty()) else { break };
        used += 1;
        whole.push(' ');
        whole.push_str(next.trim());
        found = tags(generator, &whole);
    }
    let Found::Tags(tags) = found else {
        words(state, generator, line);
        return 0;
    };
    if tags.is_empty() {
        words(state, generator, &whole);
        return used;
    }
    let closes = |tag: &ShortTag| closers.get(&tag.name).is_some_and(|last| *last >= at);
    let holds = |tag: &ShortTag| {
        (tag.closing || (!tag.alone && closes(tag)))
            && matches!(
                meaning(generator, tag),
                Meaning::Alert(..)
                    | Meaning::Part(_)
                    | Meaning::Code(_)
                    | Meaning::Verbatim
                    | Meaning::Comment
                    | Meaning::Wrapper
            )
    };
    let ends = tags.iter().map(|tag| tag.place.end);
    let starts = tags.iter().map(|tag| tag.place.start).chain([whole.len()]);
    let mut gaps = std::iter::once(0).chain(ends).zip(starts);
    let only = gaps.all(|(from, to)| whole.get(from..to).unwrap_or_default().trim().is_empty());
    // Tags that hold what stands between them are lines of their own.
    if only || tags.iter().any(|tag| holds(tag) && !is_inline(generator, tag)) {
        pieces(state, generator, (&whole, &tags, at), closers);
    } else {
        inline(state, generator, &whole, &tags);
    }
    used
}

/// Whether a tag, or the one that it closes, belongs into a line.
fn is_inline(generator: Generator, tag: &ShortTag) -> bool {
    let name = matches!(tag.name.as_str(), "button" | "btn" | "linkbutton" | "link");
    name || matches!(meaning(generator, tag), Meaning::Address(_)) && !tag.closing
}

/// A line of tags that hold others, each as if it had a line of its own.
fn pieces(
    state: &mut State<'_, '_>,
    generator: Generator,
    (line, tags, at): (&str, &[ShortTag], usize),
    closers: &Closers,
) {
    let indent = super::frames::indentation(line);
    let mut from = 0;
    let put = |state: &mut State<'_, '_>, to: usize, from: usize| {
        let text = line.get(from..to).unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        // What stands behind a tag is no code for its indentation.
        let text = if from > 0 { text.trim_start() } else { text };
        words(state, generator, text);
    };
    for tag in tags {
        let raw = line.get(tag.place.clone()).unwrap_or_default();
        // What is taken as it is goes on to its end.
        match state.until.take() {
            Some(until) => {
                let name = match &until {
                    Until::Verbatim(name) | Until::Code(name) | Until::Gathered(name, _) => {
                        name.clone()
                    }
                    Until::CommentEnd | Until::Module(..) | Until::Snippets(..) => String::new(),
                };
                if !(tag.closing && tag.name == name) {
                    state.until = Some(until);
                    continue;
                }
                let inside = line.get(from..tag.place.start).unwrap_or_default();
                match until {
                    Until::Gathered(_, text) => state.keep_behind(&format!("{text}{inside}")),
                    Until::Code(_) => {
                        state.put_code(inside.trim());
                        state.put("```");
                    }
                    _ => shown(state, inside),
                }
                from = tag.place.end;
                continue;
            }
            None => put(state, tag.place.start, from),
        }
        from = tag.place.end;
        let paired = !tag.alone && closers.get(&tag.name).is_some_and(|last| *last >= at);
        block(state, generator, (tag, raw, indent), paired);
    }
    match state.until.take() {
        Some(Until::Gathered(name, text)) => {
            let rest = line.get(from..).unwrap_or_default();
            state.until = Some(Until::Gathered(name, format!("{text}{rest}\n")));
        }
        Some(until) => {
            let rest = line.get(from..).unwrap_or_default();
            if !rest.trim().is_empty() {
                state.put_code(rest);
            }
            state.until = Some(until);
        }
        None => put(state, line.len(), from),
    }
}

/// A tag on a line of its own.
fn block(
    state: &mut State<'_, '_>,
    generator: Generator,
    (tag, raw, indent): (&ShortTag, &str, usize),
    paired: bool,
) {
    let number = state.line;
    if tag.closing {
        let turned = state.close_with(&Close::Tag(tag.name.clone()));
        if !turned {
            keep(state, raw);
        }
        return;
    }
    if raw.starts_with("{/*") {
        state.gap();
        state.put(&comment(raw.trim_start_matches("{/*").trim_end_matches("*/}")));
        state.space();
        return;
    }
    if let Some(words) = valued(state, tag, raw) {
        state.put(&words);
        return;
    }
    let close = Close::Tag(tag.name.clone());
    let said = quoted(raw);
    match meaning(generator, tag) {
        Meaning::Alert(kind, title) if paired && state.has_room() => {
            state.notes.turned(number, format!("{said} is a box `[!{kind}]`"));
            state.open_alert((kind, title.as_deref()), close, (indent, indent));
            besides(state, tag, raw);
        }
        Meaning::Part(title) if paired && state.has_room() => {
            state.notes.turned(number, format!("{said} is a part of its own, below a heading"));
            state.open_part(&title, close, (0, indent));
            besides(state, tag, raw);
        }
        Meaning::Wrapper if paired && state.has_room() => {
            state.notes.turned(number, format!("{said} only held others together"));
            state.open_part("", close, (0, indent));
            if !tag.rest.is_empty() {
                state.notes.kept(number, raw, "what it says besides");
                state.keep_behind(raw);
            }
        }
        Meaning::Code(language) if paired => {
            state.notes.turned(number, format!("{said} is code"));
            state.gap();
            state.put(&format!("```{}", language.replace('`', "")));
            state.until = Some(Until::Code(tag.name.clone()));
        }
        Meaning::Verbatim if paired => {
            state.notes.turned(number, format!("what stands in {said} is text as it is"));
            state.until = Some(Until::Verbatim(tag.name.clone()));
        }
        Meaning::Comment if paired => {
            state.notes.kept(number, raw, "a comment");
            state.until = Some(Until::Gathered(tag.name.clone(), String::new()));
        }
        Meaning::Image(src, alt, caption) => {
            state.notes.turned(number, format!("{said} is an image"));
            state.gap();
            state.put(&format!("![{}](<{}>)", bracketed(&alt), src.replace(['<', '>'], "")));
            if let Some(caption) = caption {
                state.put("");
                state.put(caption.trim());
            }
            state.space();
        }
        Meaning::Says(kind, title, words) => {
            state.notes.turned(number, format!("{said} says words of its own"));
            state.gap();
            let lines = words.split_whitespace().collect::<Vec<_>>().join(" ");
            match kind {
                Some(kind) if state.has_room() => {
                    state.open_alert((kind, title.as_deref()), Close::Blank, (indent, 0));
                    state.put(&lines);
                    state.close_innermost();
                }
                _ => state.put(&lines),
            }
            besides(state, tag, raw);
            state.space();
        }
        Meaning::Elsewhere(file) => {
            let what = format!("the text of `{file}` stood here; write it in place of the comment");
            state.notes.decide(number, what);
            state.gap();
            state.put(&comment(raw));
            state.space();
        }
        Meaning::Link(words, to) => {
            link(state, raw, &to);
            state.gap();
            state.put(&written_link(&words, &to));
            state.space();
        }
        _ => keep(state, raw),
    }
}

/// Keeps a tag that says more than what came of it.
fn besides(state: &mut State<'_, '_>, tag: &ShortTag, raw: &str) {
    if tag.says_more(&SAID) {
        let number = state.line;
        state.notes.kept(number, raw, "what it says besides");
        state.keep_behind(raw);
    }
}

/// Puts a tag that nothing stands for into a comment.
fn keep(state: &mut State<'_, '_>, raw: &str) {
    let number = state.line;
    state.notes.kept(number, raw, "nothing here stands for it");
    state.gap();
    state.put(&comment(raw));
    state.space();
}

/// Tags within words.
fn inline(state: &mut State<'_, '_>, generator: Generator, line: &str, tags: &[ShortTag]) {
    let mut text = String::with_capacity(line.len());
    let mut from = 0;
    let mut kept = Vec::new();
    let mut kept_until = None;
    let mut links: Vec<(String, String)> = Vec::new();
    let closing = tags.iter().filter(|tag| tag.closing);
    let closed: BTreeSet<&str> = closing.map(|tag| tag.name.as_str()).collect();
    for tag in tags {
        let before = line.get(from..tag.place.start).unwrap_or_default();
        // Where a tag goes, one of the spaces around it goes too.
        let gone = kept_until == Some(from) && (text.is_empty() || text.ends_with(' '));
        text.push_str(if gone { before.strip_prefix(' ').unwrap_or(before) } else { before });
        from = tag.place.end;
        let raw = line.get(tag.place.clone()).unwrap_or_default();
        let count = kept.len();
        // Docusaurus has ids of headings in comments.
        let id = raw.strip_prefix("{/*").and_then(|raw| raw.strip_suffix("*/}")).map(str::trim);
        if let Some(id) = id.filter(|id| id.starts_with('#') && line.starts_with('#')) {
            text.push_str(&format!("{{{id}}}"));
            continue;
        }
        if tag.closing {
            match links.pop_if(|(name, _)| *name == tag.name) {
                Some((_, to)) => text.push_str(&format!("](<{to}>)")),
                None => kept.push(raw),
            }
            kept_until = (kept.len() > count).then_some(from);
            continue;
        }
        if let Some(words) = valued(state, tag, raw) {
            text.push_str(&words);
            kept_until = None;
            continue;
        }
        match meaning(generator, tag) {
            Meaning::Address(to) => {
                let number = state.line;
                state
                    .notes
                    .turned(number, format!("{} is the address of what it names", quoted(raw)));
                text.push_str(&to);
            }
            Meaning::Around(to) if closed.contains(tag.name.as_str()) => {
                let number = state.line;
                state.notes.turned(number, format!("{} is a link", quoted(raw)));
                text.push('[');
                links.push((tag.name.clone(), to));
            }
            Meaning::Image(src, alt, _) => {
                text.push_str(&format!(
                    "![{}](<{}>)",
                    bracketed(&alt),
                    src.replace(['<', '>'], "")
                ));
            }
            Meaning::Link(words, to) => {
                link(state, raw, &to);
                text.push_str(&written_link(&words, &to));
            }
            _ => kept.push(raw),
        }
        kept_until = (kept.len() > count).then_some(from);
    }
    let rest = line.get(from..).unwrap_or_default();
    let gone = kept_until.is_some() && (text.is_empty() || text.ends_with(' '));
    text.push_str(if gone { rest.strip_prefix(' ').unwrap_or(rest) } else { rest });
    while let Some((_, to)) = links.pop() {
        text.push_str(&format!("](<{to}>)"));
    }
    let number = state.line;
    for raw in kept {
        state.notes.kept(number, raw, "nothing here stands for it");
        state.keep_behind(raw);
    }
    words(state, generator, text.trim_end());
}
