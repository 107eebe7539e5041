//! Stories: who tells one has agreed, and readers know what they will read before they do.

use super::{FrontMatter, Kind, Site, Text};
use crate::diag::{Code, Diagnostic, Sink};

pub(super) fn check(site: &Site, sink: &mut Sink) {
    let home = site.config.source_language;
    for (entry, _) in site.entries() {
        let source = site.exact(entry, home).map(|id| site.text(id));
        for language in site.config.languages().map(|(id, _)| id) {
            let Some(id) = site.exact(entry, language) else { continue };
            if site.kind(entry, language) == Kind::Story {
                check_story(site.text(id), source, sink);
            }
        }
    }
}

/// Checks one file. What a translation does not say, its `source` may.
fn check_story(text: &Text, source: Option<&Text>, sink: &mut Sink) {
    let front = &text.front;
    let start = text.source().span(0..text.body().min(3));
    let place = front.title.as_ref().map_or(&start, |(_, span)| span);
    let said =
        |read: fn(&FrontMatter) -> Option<bool>| read(front).or_else(|| read(&source?.front));
    let mut report = |code, message: &str, help: &str| {
        sink.push(Diagnostic::new(code, message).at(place.clone()).help(help));
    };
    if said(|front| front.consent) != Some(true) {
        report(
            Code::StoryConsent,
            "nothing says that the woman whose story this is agreed to it",
            "ask her, also about this translation and this place; then write `consent = true`",
        );
    }
    if said(|front| front.changed).is_none() {
        report(
            Code::StoryChanged,
            "nothing says whether names and places are changed",
            "write `changed = true`; or `changed = false`, if she wants to be known by this story",
        );
    }
    if !text.outline().has_lead {
        report(
            Code::StoryNote,
            "nothing says what the story is about before it begins",
            "write a note on what it tells of, `This story tells of …`, and below it a heading, `## The story`",
        );
    }
}
