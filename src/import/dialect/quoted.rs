//! Boxes as GitHub, Hugo and Obsidian write them: quotes that begin with their kind.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::frames::State;
use super::known::alert as kind;

/// The signs of quotes, the kind, whether it unfolds, and a title.
static BOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:>\s*)+)\[!([A-Za-z][\w-]*)(?:\|[^\]]*)?\]([+-]?)(?:\s+(.*?))?\s*$").ok()
});

/// The first line of such a box as mashal has it; none where it is no such line, or is one here.
pub(super) fn alert(state: &mut State<'_, '_>, line: &str) -> Option<String> {
    if !line.contains("[!") {
        return None;
    }
    let found = BOX.as_ref()?.captures(line)?;
    let group = |at: usize| found.get(at).map_or("", |group| group.as_str());
    let (signs, name, title) = (group(1), group(2), group(4));
    // In the middle of a quote it is words.
    if state.in_quote(signs.matches('>').count()) {
        return None;
    }
    let number = state.line;
    let known = kind(name).unwrap_or_else(|| {
        state.notes.decide(number, format!("`{name}` is no kind of box here; it is a note now"));
        "NOTE"
    });
    let signs = format!("{} ", signs.trim_end());
    let own = format!("{signs}[!{known}]");
    if own.trim() != line.trim() && kind(name).is_some() {
        state.notes.turned(number, format!("`{}` is a box `[!{known}]`", line.trim()));
    }
    let title = title.replace("**", "");
    Some(match title.trim() {
        "" => own,
        title => {
            // Further lines have space in the place of the sign of an item.
            let more: String = signs.chars().map(|c| if c == '>' { c } else { ' ' }).collect();
            format!("{own}\n{more}**{title}**\n{}", more.trim_end())
        }
    })
}
