//! Pages that weigh more than the settings allow, and what weighs most in them.

use super::Context;
use crate::budget::{exceeded, heaviest};
use crate::config::Limit;
use crate::html::{Tag, Token, tokens};
use crate::plan::Failure;
use crate::route::Route;
use crate::weight::{estimated, sent, shares};

/// Refuses the page at `route` where it is over the limit for pages.
pub(super) fn check(context: &Context, route: &Route, html: &[u8]) -> Result<(), Failure> {
    let site = &context.site;
    // Marked messages make a page heavier, and only an author sees it.
    let limit = site.config.budget.page.as_ref().filter(|_| !site.messages.is_marked());
    // Compressing takes time, and is spared where a page fits as it is, or would twice by what one
    // can say without.
    let may_exceed =
        |limit: &&Limit| html.len() as u64 > limit.bytes && estimated(html) * 2 > limit.bytes;
    let Some(limit) = limit.filter(may_exceed) else { return Ok(()) };
    let bytes = sent(route.as_str(), html);
    if bytes <= limit.bytes {
        return Ok(());
    }
    let most = heaviest(parts(&String::from_utf8_lossy(html), bytes));
    let mut fault = exceeded(limit, &format!("the page `{route}` is"), bytes)
        .help(format!("split it, or shorten what weighs most: {most}"));
    let shown = site.page_at(route).and_then(|(entry, language)| site.resolved(entry, language));
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
    let before_headings = || Some("the part before the first heading".to_owned());
    let mut starts = vec![(0, None)];
    let tokens = tokens(html);
    let has = |name: &&str| {
        tokens.iter().any(|token| matches!(token, Token::Start(tag) if tag.name == *name))
    };
    // A page need not say where its body begins.
    let frame = ["main", "body"].into_iter().find(has);
    let mut inside = frame.is_none();
    if inside {
        starts.push((0, before_headings()));
    }
    let mut sources = false;
    // The words of a heading that is open, and where it begins.
    let mut heading: Option<(usize, String)> = None;
    for token in tokens {
        match token {
            Token::Start(tag) if Some(tag.name.as_str()) == frame => {
                inside = true;
                starts.push((tag.place.start, before_headings()));
            }
            Token::End(name, place) if Some(name.as_str()) == frame => {
                inside = false;
                starts.push((place.start, None));
            }
            // What follows the text of a guide is of the page, not of its last part.
            Token::End(name, place) if inside && name == "article" => {
                starts.push((place.start, None));
            }
            Token::Start(tag) if inside && tag.name == "h2" => {
                heading = Some((tag.place.start, String::new()));
            }
            Token::End(name, _) if name == "h2" => {
                starts.extend(heading.take().map(|(at, words)| {
                    let words: Vec<&str> = words.split_whitespace().collect();
                    (at, Some(format!("`{}`", words.join(" "))))
                }));
            }
            Token::Words(words, _) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Token::Start(tag) if inside && is_sources(&tag) => {
                sources = true;
                starts.push((tag.place.start, Some("the sources".to_owned())));
            }
            Token::End(name, place) if name == "details" && std::mem::take(&mut sources) => {
                starts.push((place.start, None));
            }
            _ => {}
        }
    }
    starts
}

/// Whether the list of sources begins, as the default theme has it.
fn is_sources(tag: &Tag) -> bool {
    let class = tag.attribute("class").map_or("", |class| &class.value);
    tag.name == "details" && class.split_whitespace().any(|class| class == "sources")
}
