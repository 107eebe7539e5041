//! Links and images, while a text is parsed.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::TagEnd;

use super::parse::{Builder, Inside};
use super::piece::{Piece, Run, last};
use super::{Link, LinkKind, addresses};
use crate::diag::{Code, Diagnostic, Sink, Span};

impl Builder {
    /// Adds a text with addresses in it, which are links also where nothing says so; whether it was
    /// one.
    pub(super) fn addresses(&mut self, run: &Run<'_>) -> bool {
        let in_link = self.inside.iter().any(|inside| !matches!(inside, Inside::Heading(_)));
        if in_link || !run.text.contains("://") || !run.is_as_it_stands() {
            return false;
        }
        let (source, start) = (Arc::clone(&self.document.source), run.range.start);
        let mut rest = 0;
        for found in addresses::find(&run.text) {
            for (link, part) in [(false, rest..found.start), (true, found.clone())] {
                let text = run.text.get(part.clone()).unwrap_or_default();
                let range = start + part.start..start + part.end;
                if link {
                    self.link(LinkKind::Address, text, "", source.span(range.clone()));
                }
                self.words(text, range.clone());
                self.document.put(Piece::Words, range.clone());
                if link {
                    self.end(TagEnd::Link, range);
                }
            }
            rest = found.end;
        }
        let range = start + rest..run.range.end;
        self.words(run.text.get(rest..).unwrap_or_default(), range.clone());
        self.document.put(Piece::Words, range);
        rest > 0
    }

    /// Whether `what` stands where none can be: in the words of a link, or in those that describe
    /// an image.
    pub(super) fn is_misplaced(&self, what: &str, range: &Range<usize>, sink: &mut Sink) -> bool {
        let mut links = self.inside.iter().filter_map(|inside| match inside {
            Inside::Link(at) => self.document.links.get(*at),
            Inside::Heading(_) | Inside::Misplaced => None,
        });
        let (whose, help) = match links.next_back() {
            Some(around) if around.is_image() => (
                "the description of an image, where nobody can follow it",
                "describe the image in plain words, and put the rest behind it",
            ),
            Some(_) if what != "an image" => (
                "another, which can lead to one place only",
                "leave one of the two; an address without `<` and `>` is plain text",
            ),
            _ => return false,
        };
        let fault = Diagnostic::new(Code::LinkNested, format!("{what} within {whose}"));
        sink.push(fault.at(self.document.source.span(range.clone())).help(help));
        true
    }

    pub(super) fn link(&mut self, kind: LinkKind, destination: &str, title: &str, span: Span) {
        let range = span.start..span.end;
        self.inside.push(Inside::Link(self.document.links.len()));
        self.document.links.push(Link {
            kind,
            destination: destination.to_owned(),
            title: title.to_owned(),
            text: String::new(),
            span,
        });
        let at = last(&self.document.links);
        let image = kind == LinkKind::Image;
        self.document.put(if image { Piece::Image(at) } else { Piece::Link(at) }, range);
    }
}
