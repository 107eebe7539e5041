//! Lists of terms in HTML → those of Markdown.

/// What stands around a definition while HTML is turned.
const OPEN: char = '\u{e002}';
const CLOSE: char = '\u{e003}';
/// What stands around a term.
const TERM: char = '\u{e004}';

/// The lists of terms that are open, and in each whether a term or a definition is.
#[derive(Default)]
pub(super) struct Terms {
    open: Vec<Option<&'static str>>,
}

impl Terms {
    /// What takes the place of a tag that begins a part of such a list.
    pub(super) fn start(&mut self, name: &str) -> Option<String> {
        match name {
            "dl" => {
                self.open.push(None);
                Some("\n\n<div>".to_owned())
            }
            "dt" | "dd" => {
                let before = self.close();
                let name = if name == "dt" { "dt" } else { "dd" };
                match self.open.last_mut() {
                    Some(open) => *open = Some(name),
                    // One without a list is one of its own, to the end.
                    None => self.open.push(Some(name)),
                }
                Some(match name {
                    "dt" => format!("{before}<p>{TERM}"),
                    _ => format!("{before}<div><p>{OPEN}</p>"),
                })
            }
            _ => None,
        }
    }

    /// What takes the place of a tag that ends one.
    pub(super) fn end(&mut self, name: &str) -> Option<String> {
        match name {
            "dl" => {
                let before = self.close();
                self.open.pop().map(|_| format!("{before}</div>\n\n"))
            }
            "dt" | "dd" => Some(self.close()),
            _ => None,
        }
    }

    fn close(&mut self) -> String {
        match self.open.last_mut().and_then(Option::take) {
            Some("dt") => "</p>".to_owned(),
            Some(_) => format!("<p>{CLOSE}</p></div>"),
            None => String::new(),
        }
    }
}

/// The text with lists of terms in the place of the signs that stand around their parts.
pub(super) fn written(markdown: &str) -> String {
    if !markdown.contains([OPEN, TERM]) {
        return markdown.to_owned();
    }
    // The lines outside, and those of each definition that is open.
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    for line in markdown.lines() {
        let bare = line.trim();
        if bare == OPEN.to_string() {
            open.push(Vec::new());
        } else if bare == CLOSE.to_string() {
            if open.len() > 1
                && let (Some(inside), Some(outer)) = (open.pop(), open.last_mut())
            {
                define(inside, outer);
            }
        } else if let Some(lines) = open.last_mut()
            && !(bare.is_empty() && lines.last().is_some_and(String::is_empty))
        {
            lines.push(line.replace([OPEN, CLOSE], ""));
        }
    }
    while open.len() > 1 {
        if let (Some(inside), Some(outer)) = (open.pop(), open.last_mut()) {
            define(inside, outer);
        }
    }
    let lines = open.pop().unwrap_or_default();
    lines.join("\n").replace(TERM, "")
}

/// Writes a definition behind its terms; where none stands before, it is a paragraph.
fn define(inside: Vec<String>, outer: &mut Vec<String>) {
    let empty = |line: &String| line.trim().is_empty();
    let from = inside.iter().position(|line| !empty(line)).unwrap_or(inside.len());
    let to = inside.iter().rposition(|line| !empty(line)).map_or(from, |last| last + 1);
    while outer.last().is_some_and(empty) {
        outer.pop();
    }
    let last = outer.last().map(|line| line.trim_start().to_owned()).unwrap_or_default();
    let defined = last.starts_with(TERM) || last.starts_with(": ") || last.starts_with("  ");
    let defined = defined || outer.last().is_some_and(|line| line.starts_with("  "));
    // Several terms of one definition stand on one line.
    while last.starts_with(TERM) {
        let before = outer.iter().rev().skip(1).position(|line| !empty(line));
        let at = before.map(|skipped| outer.len() - 2 - skipped);
        let Some(at) = at.filter(|at| outer.get(*at).is_some_and(|l| l.starts_with(TERM))) else {
            break;
        };
        let Some(second) = outer.pop() else { break };
        outer.truncate(at + 1);
        if let Some(first) = outer.last_mut() {
            first.push_str(&format!(", {}", second.trim_start_matches(TERM)));
        }
    }
    if !defined {
        outer.push(String::new());
    }
    for (number, line) in inside.get(from..to).unwrap_or_default().iter().enumerate() {
        outer.push(match (defined, number) {
            (false, _) => line.clone(),
            (true, 0) => format!(": {line}"),
            (true, _) if empty(line) => String::new(),
            (true, _) => format!("  {line}"),
        });
    }
    outer.push(String::new());
}
