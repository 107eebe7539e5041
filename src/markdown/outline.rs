//! What a site asks of a guide that it does not show: a part of the [`Document`], which can be
//! written down, so that the text need not be parsed to know it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Component, Figure, Heading, Link, LinkKind, Step};
use crate::diag::{Sink, Source, Span};

/// Lists of what stands in a guide.
#[derive(Debug, Default)]
pub struct Outline {
    /// Headings, in order.
    pub headings: Vec<Heading>,
    /// Links and images, in order.
    pub links: Vec<Link>,
    /// Components, in order.
    pub components: Vec<Component>,
    /// What may be a telephone number in running text.
    pub figures: Vec<Figure>,
    /// Words of running text, by Unicode's rules.
    pub words: usize,
    /// Whether something stands above its first heading, which is of the second level.
    pub has_lead: bool,
}

/// An [`Outline`] of a text that lies elsewhere.
#[derive(Debug, Serialize, Deserialize)]
pub struct OutlineRecord<'a> {
    #[serde(borrow)]
    headings: Vec<(u8, Option<&'a str>, &'a str, Step, Place)>,
    #[serde(borrow)]
    links: Vec<(LinkKind, &'a str, &'a str, &'a str, Place)>,
    /// They are read anew where they stand: few guides have any.
    components: Vec<Place>,
    #[serde(borrow)]
    figures: Vec<(&'a str, Place)>,
    words: usize,
    has_lead: bool,
}

/// The first byte, and the first behind the last.
type Place = (usize, usize);

impl Outline {
    /// What is written down of it.
    pub fn record(&self) -> OutlineRecord<'_> {
        let place = |span: &Span| (span.start, span.end);
        let headings = self.headings.iter().map(|heading| {
            let Heading { level, id, text, step, span, source: _ } = heading;
            (*level, id.as_deref(), text.as_str(), *step, place(span))
        });
        let links = self.links.iter().map(|link| {
            let Link { kind, destination, title, text, span } = link;
            (*kind, destination.as_str(), title.as_str(), text.as_str(), place(span))
        });
        OutlineRecord {
            headings: headings.collect(),
            links: links.collect(),
            components: self.components.iter().map(|component| place(&component.span)).collect(),
            figures: self
                .figures
                .iter()
                .map(|figure| (&*figure.text, place(&figure.span)))
                .collect(),
            words: self.words,
            has_lead: self.has_lead,
        }
    }
}

impl OutlineRecord<'_> {
    /// The outline of the `source` that it was made of; none where it cannot be that.
    pub fn outline(self, source: &Arc<Source>) -> Option<Outline> {
        let place =
            |(start, end): Place| source.text().get(start..end).map(|_| source.span(start..end));
        let headings = self.headings.into_iter().map(|(level, id, text, step, at)| {
            let (id, text) = (id.map(str::to_owned), text.to_owned());
            Some(Heading { level, id, text, step, span: place(at)?, source: false })
        });
        let links = self.links.into_iter().map(|(kind, destination, title, text, at)| {
            let [destination, title, text] = [destination, title, text].map(str::to_owned);
            Some(Link { kind, destination, title, text, span: place(at)? })
        });
        let components = self.components.into_iter().map(|at| {
            let mut faults = Sink::default();
            Component::read(source, place(at)?, &mut faults).filter(|_| faults.is_empty())
        });
        let figures = self
            .figures
            .into_iter()
            .map(|(text, at)| Some(Figure { text: text.into(), span: place(at)? }));
        Some(Outline {
            headings: headings.collect::<Option<_>>()?,
            links: links.collect::<Option<_>>()?,
            components: components.collect::<Option<_>>()?,
            figures: figures.collect::<Option<_>>()?,
            words: self.words,
            has_lead: self.has_lead,
        })
    }
}
