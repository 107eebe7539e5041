//! Where the front matter ends.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Sink, Source};
use std::sync::Arc;

/// What the front matter is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Between `+++` lines.
    Toml,
    /// Between `---` lines.
    Yaml,
}

/// The front matter's range and syntax, if there is any, and the range of the Markdown.
pub fn split(
    source: &Arc<Source>,
    sink: &mut Sink,
) -> (Option<(Syntax, Range<usize>)>, Range<usize>) {
    let text = source.text();
    let all = 0..text.len();
    let mut lines = lines(text);
    let (syntax, fence) = match lines.next().map(|(_, line)| line.trim_end()) {
        Some("+++") => (Syntax::Toml, "+++"),
        Some("---") => (Syntax::Yaml, "---"),
        _ => match meant(text) {
            Some((place, help)) => {
                let what = "this line does not begin front matter";
                let fault = Diagnostic::new(Code::FrontMatterSyntax, what).at(source.span(place));
                sink.push(fault.help(help));
                return (None, text.len()..text.len());
            }
            None => return (None, all),
        },
    };
    let start = lines.clone().next().map_or(text.len(), |(at, _)| at);
    let mut near = None;
    for (at, line) in lines {
        if line.trim_end() == fence {
            return (Some((syntax, start..at)), at + line.len()..text.len());
        }
        if is_near(line.trim()) {
            near = near.or(Some(at..at + line.trim_end().len()));
        }
    }
    let fault = match near {
        Some(place) => {
            let what = format!("this line does not end the front matter: that is `{fence}`");
            let fault = Diagnostic::new(Code::FrontMatterSyntax, what).at(source.span(place));
            fault.help(format!("write `{fence}`, alone on its line, with no space before it"))
        }
        None => Diagnostic::new(Code::FrontMatterSyntax, "the front matter does not end")
            .at(source.span(0..fence.len()))
            .help(format!("put a line `{fence}` after its last key")),
    };
    sink.push(fault);
    (None, text.len()..text.len())
}

/// Where a file begins with what is nearly front matter, and what is to be done.
fn meant(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut lines = lines(text).skip_while(|(_, line)| line.trim().is_empty());
    let (at, first) = lines.next()?;
    let sign = first.trim();
    let (_, second) = lines.next()?;
    let key = second.split([':', '=']).next().filter(|key| key.len() < second.trim_end().len())?;
    let key = key.trim();
    let is_key = key.len() <= 40
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    if !is_near(sign) || !is_key {
        return None;
    }
    let help = match sign {
        "---" | "+++" => "delete what stands before it: it is the very first line of a file",
        _ if sign.contains('+') => "write `+++`, alone on the first line",
        _ => "write `---`, alone on the first line",
    };
    Some((at..at + first.trim_end().len(), help))
}

/// Whether a line is what begins or ends front matter, or looks like it: word processors make one
/// dash of several.
fn is_near(line: &str) -> bool {
    let signs = line.chars().count();
    let dashes = line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '−' | '‐' | '‑'));
    let several = signs > 1 || matches!(line, "—" | "―");
    several && (dashes || line.chars().all(|c| c == '+'))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}
