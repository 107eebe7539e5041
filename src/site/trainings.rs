//! Session plans: how long each step takes.

use super::{Kind, Site, Text};
use crate::diag::{Code, Diagnostic, Sink};

pub(super) fn check(site: &Site, sink: &mut Sink) {
    for (entry, _) in site.entries() {
        for language in site.config.languages().map(|(id, _)| id) {
            let Some(id) = site.exact(entry, language) else { continue };
            // A translation with the headings of its source has its minutes.
            let text = Some(site.text(id)).filter(|text| text.heading_source.is_none());
            if let Some(text) = text
                && site.kind(entry, language) == Kind::Training
            {
                check_plan(text, sink);
            }
        }
    }
}

fn check_plan(text: &Text, sink: &mut Sink) {
    if text.minutes_of_session() == 0 {
        let start = text.source().span(0..text.body().min(3));
        let place = text.front.title.as_ref().map_or(&start, |(_, span)| span);
        let fault = Diagnostic::new(Code::TrainingMinutes, "no step says how long it takes");
        sink.push(
            fault.at(place.clone()).help(
                "write the minutes of each step behind its heading, `### Welcome {minutes=10}`",
            ),
        );
    }
    // Headings around the one that is looked at, whose minutes are counted.
    let mut around: Vec<u8> = Vec::new();
    for heading in &text.outline().headings {
        while around.last().is_some_and(|level| *level >= heading.level) {
            around.pop();
        }
        if heading.step.minutes.is_none() {
            continue;
        }
        if !around.is_empty() {
            let message =
                "the minutes of this step count twice: what it is a part of has some, too";
            let fault = Diagnostic::new(Code::TrainingMinutes, message);
            sink.push(fault.at(heading.span.clone()).help("leave them at one of the two headings"));
        }
        around.push(heading.level);
    }
}
