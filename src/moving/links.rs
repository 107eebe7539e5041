//! Links of a text that lead to another path after a move, and the names of parts that it shows.

use icu_normalizer::ComposingNormalizerBorrowed;
use percent_encoding::percent_decode_str;

use super::Edits;
use super::place::Place;
use crate::diag::Span;
use crate::route::{Route, join, parent};
use crate::site::{PART, Site, SourceFile};

/// What is to be changed in the links of `text`, in the path of its recording, and where it shows a
/// part.
pub(super) fn mend(site: &Site, text: &SourceFile, place: &Place) -> Result<Edits, String> {
    let mut edits = Edits::new();
    let audio = text.front.audio.iter().map(|(path, span)| (path.as_str(), span, true));
    let links = text.outline().links.iter();
    for (to, span, quoted) in links.map(|link| (&*link.destination, &link.span, false)).chain(audio)
    {
        let Some(other) = destination(site, text, place, to) else { continue };
        let found = if quoted { in_quotes(span, to) } else { in_link(text, span, to) };
        let Some(at) = found else {
            let at = span.begin();
            return Err(format!(
                "{}:{}: the link to `{to}` cannot be mended; write it as `[words](path)`",
                text.source().path(),
                at.line
            ));
        };
        let edit = (at..at + to.len(), other);
        // Two links may share one definition, `[name]: path`.
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    if let Some((old, new)) = place.part() {
        let shown = text.outline().components.iter().filter(|component| component.name == PART);
        for (name, span) in shown.filter_map(|component| component.text("name")) {
            if name == old {
                edits.push((span.start..span.end, span.text().replacen(old, new, 1)));
            }
        }
    }
    Ok(edits)
}

/// What a link of `text` says after the move, where that is not what it says.
fn destination(site: &Site, text: &SourceFile, place: &Place, to: &str) -> Option<String> {
    let inside = !to.starts_with(['#', '/', '\\']) && url::Url::parse(to).is_err();
    let (path, anchor) = match to.split_once('#') {
        Some((path, _)) => (path, to.get(path.len()..).unwrap_or_default()),
        None => (to, ""),
    };
    let here = text.source().path();
    let there = place.file(here);
    let target = resolve(here, path).filter(|_| inside)?;
    let (tag, below) = target.strip_prefix("content/")?.split_once('/')?;
    site.config.find(tag)?;
    let wanted = match place.path(below) {
        Some(path) => format!("content/{tag}/{path}"),
        None => target.clone(),
    };
    let from = there.as_deref().unwrap_or(here);
    if resolve(from, path).as_ref() == Some(&wanted) {
        return None;
    }
    let encoded = Route::new(from).to(&Route::new(wanted));
    let plain = percent_decode_str(&encoded).decode_utf8_lossy().into_owned();
    let simple = !plain.contains(|c: char| c.is_whitespace() || "()<>\"'".contains(c));
    Some(format!("{}{anchor}", if simple { plain } else { encoded }))
}

/// The path in the site that `relative` means in the file `here`.
fn resolve(here: &str, relative: &str) -> Option<String> {
    let relative = percent_decode_str(relative).decode_utf8_lossy();
    let path = join(parent(here), &relative)?.join("/");
    Some(ComposingNormalizerBorrowed::new_nfc().normalize(&path).into_owned())
}

/// Where the path begins in a value of the front matter.
fn in_quotes(span: &Span, to: &str) -> Option<usize> {
    Some(span.start + span.text().find(to)?)
}

/// Where the destination `to` of the link at `span` begins: in the link, or in a definition.
fn in_link(text: &SourceFile, span: &Span, to: &str) -> Option<usize> {
    let written = span.text();
    let whole = |words: &str, at: usize| {
        let after = words.get(at + to.len()..).unwrap_or_default();
        after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || ")>".contains(c))
    };
    let inline = written.rmatch_indices(to).map(|(at, _)| at).find(|at| {
        let before = written.get(..*at).unwrap_or_default().trim_end();
        whole(written, *at) && (before.ends_with("](") || before.ends_with("](<"))
    });
    if let Some(at) = inline {
        return Some(span.start + at);
    }
    let all = text.source().text();
    let body = text.body();
    let mut defined = all.match_indices(to).map(|(at, _)| at).filter(|at| *at >= body);
    defined.find(|at| {
        let line = all.get(..*at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let name = line.trim_end_matches(['<', ' ']);
        whole(all, *at) && line.trim_start().starts_with('[') && name.ends_with("]:")
    })
}

/// What is to be changed in `text` where the page `gone`, by its path below a language's folder, is
/// no more: its links stand there as their words.
pub(super) fn unlink(site: &Site, text: &SourceFile, gone: &str) -> Result<Edits, String> {
    let mut edits = Edits::new();
    for link in &text.outline().links {
        let to = &*link.destination;
        let path = to.split('#').next().unwrap_or_default();
        let inside = !to.starts_with(['#', '/', '\\']) && url::Url::parse(to).is_err();
        let target = resolve(text.source().path(), path).filter(|_| inside);
        let below = target.as_deref().and_then(|target| {
            let (tag, below) = target.strip_prefix("content/")?.split_once('/')?;
            site.config.find(tag).map(|_| below)
        });
        if below != Some(gone) {
            continue;
        }
        let written = link.span.text();
        let words = written.strip_prefix('[').and_then(|rest| {
            let inline = rest.rsplit_once("](").or_else(|| rest.rsplit_once("]["));
            inline.map(|(words, _)| words).or_else(|| rest.strip_suffix(']'))
        });
        let Some(words) = words else {
            let line = link.span.begin().line;
            let file = text.source().path();
            return Err(format!(
                "{file}:{line}: the link to `{to}` cannot be taken out; write it as `[words](path)`"
            ));
        };
        edits.push((link.span.start..link.span.end, words.to_owned()));
    }
    Ok(edits)
}
