//! Needs that sensitive pages help with: a page that helps with one of them and is not sensitive
//! tells by its title and address what the others keep to themselves.

use std::collections::BTreeMap;

use super::{Site, Text, address};
use crate::diag::{Code, Diagnostic, Sink, Span};

pub(super) fn check(site: &Site, sink: &mut Sink) {
    let sensitive = address::sensitive(site);
    let texts = |hidden: bool| {
        let entries = site.entries.iter().zip(&sensitive);
        let entries = entries.filter(move |(_, sensitive)| **sensitive == hidden);
        let entries = entries.filter(move |(entry, _)| hidden || entry.neutral.is_none());
        entries.flat_map(|(entry, _)| entry.texts.iter().flatten().map(|id| site.text(*id)))
    };
    let mut kept: BTreeMap<&str, (&Text, &Span)> = BTreeMap::new();
    for text in texts(true) {
        for (need, span) in text.front.needs.iter().flatten() {
            kept.entry(need).or_insert((text, span));
        }
    }
    for text in texts(false) {
        for (need, span) in text.front.needs.iter().flatten() {
            let Some((other, place)) = kept.get(need.as_str()) else { continue };
            let message = format!(
                "the page helps with `{need}` and is not sensitive, as `{}` is",
                other.source().path()
            );
            sink.push(
                Diagnostic::new(Code::NeedNotSensitive, message)
                    .at(span.clone())
                    .label((*place).clone(), "the need of a sensitive page")
                    .help(format!(
                        "add `sensitive = true`, or take `{need}` out of `needs`: the history of a browser shows the title and address of this page"
                    )),
            );
        }
    }
}
