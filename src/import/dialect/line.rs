//! One line.

use super::attributes;
use super::frames::{Close, State, Until};
use super::marks;
use super::quoted;
use super::short::{self, Closers};
use super::tag::code;
use super::written::{shown, unescaped};
use crate::import::Generator;
use crate::import::layout::Bare;

/// Reads a line and answers how many of those behind it were read with it.
pub(super) fn read(
    state: &mut State<'_, '_>,
    generator: Generator,
    (line, behind, at): (&str, &[&str], usize),
    closers: &Closers,
) -> usize {
    // Tabs at the beginning are four spaces, as in CommonMark.
    let line = expanded(line);
    if let Some(until) = state.until.take() {
        inside(state, generator, &line, until);
        return 0;
    }
    let rest = state.enter(&line).to_owned();
    if let Some((sign, length, _)) = state.fence {
        let closes = rest.trim_start().chars().take_while(|c| *c == sign).count() >= length
            && rest.trim().trim_matches(sign).is_empty();
        if closes {
            state.fence = None;
        }
        let put_in = match generator {
            Generator::Mdbook => rest.contains("{{#") && !rest.contains("\\{{#"),
            Generator::Mkdocs => rest.trim_start().starts_with("--8<--"),
            _ => false,
        };
        if put_in {
            let number = state.line;
            let what = "text of another file was put in here; write it in place of this line";
            state.notes.decide(number, format!("`{}`: {what}", rest.trim()));
        }
        let rest = if generator == Generator::Hugo { unescaped(&rest) } else { rest };
        state.put_code(&rest);
        return 0;
    }
    if rest.trim().is_empty() {
        state.put("");
        return 0;
    }
    if state.innermost(
        |close| matches!(close, Close::Fence(sign, length) if closes_fence(&rest, *sign, *length)),
    ) {
        state.close_innermost();
        return 0;
    }
    if let Some((sign, length, word)) = fence(&rest) {
        if generator == Generator::Mdbook && marks::admonish(state, word, (sign, length)) {
            return 0;
        }
        state.fence = Some((sign, length, state.depth()));
        state.put(&rest);
        return 0;
    }
    if let Some(open) = rest.rfind("<!--")
        && !rest.get(open..).unwrap_or_default().contains("-->")
        && super::tag::behind(&code(&rest), open).is_none()
    {
        state.until = Some(Until::CommentEnd);
        state.put(&rest);
        return 0;
    }
    let rest = match quoted::alert(state, &rest) {
        Some(alert) => {
            state.put(&alert);
            return 0;
        }
        None => spaced(state, rest),
    };
    if let Some(level) = heading(&rest) {
        state.level = level;
    }
    if marks::read(state, generator, &rest) || attributes::alone(state, generator, &rest) {
        return 0;
    }
    short::read(state, generator, (&rest, behind, at), closers)
}

/// A line of what is taken as it is until something ends it.
fn inside(state: &mut State<'_, '_>, generator: Generator, line: &str, until: Until) {
    match until {
        Until::CommentEnd => {
            if !line.contains("-->") {
                state.until = Some(Until::CommentEnd);
            }
            let rest = state.enter(line).to_owned();
            state.put_code(&rest);
        }
        Until::Snippets(first, names) if line.trim() == "--8<--" => {
            state.end_snippets(first, &names);
        }
        Until::Snippets(first, names) => {
            state.until = Some(Until::Snippets(first, format!("{names}{line}\n")));
        }
        Until::Module(first, code) if line.trim().is_empty() => {
            marks::end_module(state, first, &code);
        }
        Until::Module(first, mut code) => {
            code.push('\n');
            code.push_str(line);
            state.until = Some(Until::Module(first, code));
        }
        Until::Verbatim(name) => match short::ends(generator, line, &name) {
            Some((before, after)) => {
                let words = format!("{before}{after}");
                if !words.trim().is_empty() {
                    shown(state, &words);
                }
            }
            None => {
                state.until = Some(Until::Verbatim(name));
                match line.trim().is_empty() {
                    true => state.put(""),
                    false => shown(state, line),
                }
            }
        },
        Until::Code(name) => match short::ends(generator, line, &name) {
            Some((before, after)) => {
                if !before.trim().is_empty() {
                    state.put_code(before);
                }
                state.put("```");
                state.gap();
                if !after.trim().is_empty() {
                    state.put(after);
                }
            }
            None => {
                state.until = Some(Until::Code(name));
                state.put_code(line);
            }
        },
        Until::Gathered(name, mut text) => match short::ends(generator, line, &name) {
            Some((before, after)) => {
                text.push_str(before);
                state.keep_behind(&text);
                if !after.trim().is_empty() {
                    state.put(after);
                }
            }
            None => {
                text.push_str(line);
                text.push('\n');
                state.until = Some(Until::Gathered(name, text));
            }
        },
    }
}

fn expanded(line: &str) -> String {
    let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
    let (lead, rest) = line.split_at(lead);
    let mut spaces = 0;
    for c in lead.chars() {
        spaces = if c == '\t' { (spaces / 4 + 1) * 4 } else { spaces + 1 };
    }
    format!("{}{rest}", " ".repeat(spaces))
}

/// The sign and length of a fence that begins code, and what stands behind it.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    let start = line.trim_start();
    // In an item of a list.
    let item = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = item.strip_prefix(['-', '*', '+', '.', ')']).filter(|rest| rest.starts_with(' '));
    let start = item.map_or(start, str::trim_start);
    let sign = start.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = start.chars().take_while(|c| *c == sign).count();
    let word = start.get(length..)?.trim();
    (length >= 3 && !(sign == '`' && word.contains('`'))).then_some((sign, length, word))
}

fn closes_fence(line: &str, sign: char, length: usize) -> bool {
    let line = line.trim();
    line.chars().count() >= length && line.chars().all(|c| c == sign)
}

/// The line with a space behind the signs of a heading, where the old generator wanted none.
fn spaced(state: &mut State<'_, '_>, line: String) -> String {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let words = line.get(level..).unwrap_or_default();
    let shown = match state.rules.bare_headings {
        Some(Bare::Anywhere) => true,
        Some(Bare::Block) => state.begins_block(),
        None => false,
    };
    let begins = words.starts_with(|c: char| !c.is_whitespace() && c != '#');
    if !shown || !(1..=6).contains(&level) || !begins {
        return line;
    }
    let number = state.line;
    state.notes.turned(number, "a heading has a space behind its `#` now, which it needs here");
    format!("{} {words}", "#".repeat(level))
}

fn heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let space = line.get(level..)?.starts_with([' ', '\t']);
    ((1..=6).contains(&level) && space).then_some(level)
}
