//! Pages that weigh more than the settings allow, and what weighs most in them.

use super::Context;
use crate::budget::{exceeded, heaviest};
use crate::plan::Failure;
use crate::route::Route;
use crate::weight::{sent, shares};

/// How the default theme begins the list of sources.
const SOURCES: &str = "<details class=\"sources\"";

/// Refuses the page at `route` where it is over the limit for pages.
pub(super) fn check(context: &Context, route: &Route, html: &str) -> Result<(), Failure> {
    let site = &context.site;
    // Marked messages make a page heavier, and only an author sees it.
    let limit = site.config.budget.page.as_ref().filter(|_| !site.messages.is_marked());
    // Compressing takes time, and is spared where a page fits as it is.
    let Some(limit) = limit.filter(|limit| html.len() as u64 > limit.bytes) else { return Ok(()) };
    let bytes = sent(route.as_str(), html.as_bytes());
    if bytes <= limit.bytes {
        return Ok(());
    }
    let most = heaviest(parts(html, bytes));
    let mut fault = exceeded(limit, &format!("the page `{route}` is"), bytes)
        .help(format!("split it, or shorten what weighs most: {most}"));
    let shown = site.page_at(route).and_then(|(entry, language)| site.shown(entry, language));
    if let Some(text) = shown.map(|id| site.text(id)) {
        let title = text.front.title.as_ref().map(|(_, span)| span.clone());
        let place = title.unwrap_or_else(|| text.source().span(0..0));
        fault = fault.label(place, "its text is in this file");
    }
    Err(Failure::Faults(vec![fault]))
}

/// What a page consists of, with the bytes that each part adds to `whole`, their sum: what stands
/// before the first second-level heading of `<main>`, each such heading with what follows it, the
/// sources, and all around these.
fn parts(html: &str, whole: u64) -> Vec<(String, u64)> {
    let mut starts = starts(html);
    starts.sort_by_key(|(at, _)| *at);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([html.len()]);
    let pieces: Vec<&str> = starts
        .iter()
        .zip(ends)
        .map(|((start, _), end)| html.get(*start..end).unwrap_or_default())
        .collect();
    let mut around = 0;
    let mut parts = Vec::new();
    for ((_, name), bytes) in starts.into_iter().zip(shares(&pieces, whole)) {
        match name {
            Some(name) => parts.push((name, bytes)),
            None => around += bytes,
        }
    }
    parts.push(("the frame around the text".to_owned(), around));
    parts
}

/// Where parts begin, with their names; none for those of the frame.
fn starts(html: &str) -> Vec<(usize, Option<String>)> {
    let find = |what: &str, from: usize| Some(from + html.get(from..)?.find(what)?);
    let main = find("<main", 0).or_else(|| find("<body", 0)).unwrap_or_default();
    let end = find("</main>", main).unwrap_or(html.len());
    let mut starts =
        vec![(0, None), (main, Some("the part before the first heading".to_owned())), (end, None)];
    if let Some(at) = find(SOURCES, main) {
        starts.push((at, Some("the sources".to_owned())));
        starts.push((find("</details>", at).unwrap_or(end), None));
    }
    let headings = html.match_indices("<h2").filter(|(at, _)| (main..end).contains(at));
    starts.extend(headings.map(|(at, _)| {
        let close = find("</h2>", at).unwrap_or(end);
        (at, Some(format!("`{}`", plain(html.get(at..close).unwrap_or_default()))))
    }));
    starts
}

/// HTML without its tags and entities, for a name.
fn plain(html: &str) -> String {
    let text: String = html.split('<').filter_map(|piece| Some(piece.split_once('>')?.1)).collect();
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
