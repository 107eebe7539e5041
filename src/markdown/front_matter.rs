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
        _ => return (None, all),
    };
    let start = lines.clone().next().map_or(text.len(), |(at, _)| at);
    for (at, line) in lines {
        if line.trim_end() == fence {
            return (Some((syntax, start..at)), at + line.len()..text.len());
        }
    }
    sink.push(
        Diagnostic::new(Code::FrontMatterSyntax, "the front matter does not end")
            .at(source.span(0..fence.len()))
            .help(format!("put a line `{fence}` after its last key")),
    );
    (None, text.len()..text.len())
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}
