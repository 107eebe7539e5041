//! Markdown text → [`Document`].

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::compose::stands;
use super::numbers::telephone_numbers;
use super::{Component, DEEPEST, Document, Heading, Link, OPTIONS, Piece, Step, shifted};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::spelling::words;

impl Document {
    /// Parses the part `body` of a source.
    pub fn parse(source: &Arc<Source>, body: Range<usize>, sink: &mut Sink) -> Self {
        Self::parse_placed(source, body, sink, None)
    }

    /// The same; `places` are filled with where each piece stands.
    pub(super) fn parse_placed(
        source: &Arc<Source>,
        body: Range<usize>,
        sink: &mut Sink,
        mut places: Option<&mut Vec<usize>>,
    ) -> Self {
        let text = source.text().get(body.clone()).unwrap_or_default();
        let mut builder = Builder {
            document: Self::empty(Arc::clone(source)),
            depth: 0,
            inside: Vec::new(),
            code: false,
            level: 1,
        };
        let mut events =
            TextMergeWithOffset::new(Parser::new_ext(text, OPTIONS).into_offset_iter());
        while let Some((event, range)) = events.next() {
            let range = shifted(range, body.start);
            let closes = match &event {
                Event::End(tag) => Some(*tag),
                _ => None,
            };
            let at = stands(closes, &range);
            let place = |builder: &Builder, places: &mut Option<&mut Vec<usize>>| {
                if let Some(places) = places {
                    places.resize(builder.document.pieces.len(), at);
                }
            };
            if let Some(end) = builder.whole(&event, range.clone(), sink) {
                // Taken as one piece: its inside is passed over.
                let mut open = 1_usize;
                while open > 0 {
                    match events.next() {
                        Some((Event::Start(_), _)) => open += 1,
                        Some((Event::End(closed), _)) if open > 1 || closed == end => open -= 1,
                        Some(_) => {}
                        None => break,
                    }
                }
                place(&builder, &mut places);
                continue;
            }
            if !builder.event(event, range, sink) {
                return Self::empty(Arc::clone(source));
            }
            place(&builder, &mut places);
        }
        builder.document.pieces.shrink_to_fit();
        builder.document.headings.shrink_to_fit();
        builder.document.links.shrink_to_fit();
        builder.document
    }
}

struct Builder {
    document: Document,
    depth: usize,
    /// Headings, links and images that are open, whose text is being gathered.
    inside: Vec<Inside>,
    code: bool,
    /// The level of the last heading.
    level: u8,
}

#[derive(Clone, Copy)]
enum Inside {
    Heading(usize),
    Link(usize),
    /// A link or image that cannot be one where it stands.
    Misplaced,
}

impl Builder {
    /// Handles blocks that are taken whole (components, comments); answers what closes them.
    fn whole(&mut self, event: &Event<'_>, range: Range<usize>, sink: &mut Sink) -> Option<TagEnd> {
        let source = Arc::clone(&self.document.source);
        match event {
            Event::Start(Tag::Paragraph) => {
                let span = source.span(range);
                let text = span.text();
                if !text.starts_with("{{") {
                    return None;
                }
                let trimmed = source.span(span.start..span.start + text.trim_end().len());
                if let Some(component) = Component::read(&source, trimmed, sink) {
                    self.document.pieces.push(Piece::Component(self.document.components.len()));
                    self.document.components.push(component);
                }
                Some(TagEnd::Paragraph)
            }
            Event::Start(Tag::HtmlBlock) => {
                let span = source.span(range);
                let text = span.text().trim();
                if !is_comment(text) {
                    sink.push(raw_html(&source, span.start..span.start + text.len()));
                }
                Some(TagEnd::HtmlBlock)
            }
            _ => None,
        }
    }

    /// Adds one event; `false` where the document is nested too deep to go on.
    fn event(&mut self, event: Event<'_>, range: Range<usize>, sink: &mut Sink) -> bool {
        let span = self.document.source.span(range.clone());
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    sink.push(
                        Diagnostic::new(
                            Code::MarkdownTooDeep,
                            format!("quotes and lists nested more than {DEEPEST} deep"),
                        )
                        .at(span)
                        .help("remove the inner `>` or the indentation; nobody can follow this on a phone"),
                    );
                    return false;
                }
                self.start(tag, range, sink);
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag);
            }
            Event::Text(text) => {
                if !self.code && text.contains("{{") {
                    self.braces(&text, range, sink);
                    return true;
                }
                self.words(&text, range.clone());
                let as_it_stands = span.text() == &*text;
                match (u32::try_from(range.start), u32::try_from(range.end)) {
                    (Ok(start), Ok(end)) if as_it_stands => self.put(Piece::Words(start, end)),
                    _ => self.put(Piece::of(Event::Text(text))),
                }
            }
            Event::Code(code) => {
                self.words(&code, range);
                self.push(Event::Code(code));
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                if !is_comment(&html) {
                    sink.push(raw_html(&self.document.source, range));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                self.gather(" ");
                self.push(event);
            }
            Event::FootnoteReference(_) if self.is_misplaced("a footnote", &span, sink) => {}
            other => self.push(other),
        }
        true
    }

    /// Counts and gathers the words of a text that stands at `range`.
    fn words(&mut self, text: &str, range: Range<usize>) {
        self.gather(text);
        self.document.words += words(text);
        let source = Arc::clone(&self.document.source);
        for found in telephone_numbers(text) {
            // Escapes, entities and the signs around code make the text shorter than its source;
            // the place is then that of the whole run.
            let exact = range.start + found.start..range.start + found.end;
            let same = source.text().get(exact.clone()) == text.get(found);
            self.document.numbers.push(source.span(if same { exact } else { range.clone() }));
        }
    }

    /// Text with the braces of a component. Alone in an item of a list without empty lines, where
    /// there is no paragraph, it is one; anywhere else readers would see the braces.
    fn braces(&mut self, text: &str, range: Range<usize>, sink: &mut Sink) {
        let source = Arc::clone(&self.document.source);
        let span = source.span(range);
        let in_item = matches!(
            self.document.pieces.last().and_then(Piece::event),
            Some(Event::Start(Tag::Item))
        );
        if in_item && span.text().starts_with("{{") && span.text().trim_end().ends_with("}}") {
            if let Some(component) = Component::read(&source, span, sink) {
                self.document.pieces.push(Piece::Component(self.document.components.len()));
                self.document.components.push(component);
            }
            return;
        }
        self.gather(text);
        let at = span.start + span.text().find("{{").unwrap_or_default();
        let end = span.text().find("}}").map_or(span.end, |end| span.start + end + "}}".len());
        sink.push(Component::fault(source.span(at..end.max(at + "{{".len()))));
    }

    fn push(&mut self, event: Event<'_>) {
        self.put(Piece::of(event));
    }

    fn put(&mut self, piece: Piece) {
        let in_image = self.inside.iter().any(|inside| match inside {
            Inside::Link(at) => self.document.links.get(*at).is_some_and(|link| link.image),
            Inside::Heading(_) | Inside::Misplaced => false,
        });
        // What stands inside an image is its description, which is kept as text alone.
        if !in_image {
            self.document.pieces.push(piece);
        }
    }

    fn gather(&mut self, text: &str) {
        for inside in &self.inside {
            let into = match inside {
                Inside::Heading(at) => self.document.headings.get_mut(*at).map(|h| &mut h.text),
                Inside::Link(at) => self.document.links.get_mut(*at).map(|l| &mut l.text),
                Inside::Misplaced => None,
            };
            if let Some(into) = into {
                into.push_str(text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, sink: &mut Sink) {
        let span = self.document.source.span(range);
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let level = level as u8;
                let span = self
                    .document
                    .source
                    .span(span.start..span.start + span.text().trim_end().len());
                if level == 1 || level > self.level + 1 {
                    let fault = Diagnostic::new(
                        Code::GuideHeadingLevel,
                        if level == 1 {
                            "a heading of the first level inside a guide".to_owned()
                        } else {
                            format!(
                                "a heading of level {level} follows one of level {}",
                                self.level
                            )
                        },
                    );
                    sink.push(fault.at(span.clone()).help(format!(
                        "write `{}`; the title is the page's only heading of the first level",
                        "#".repeat(usize::from(self.level + 1).clamp(2, 6))
                    )));
                }
                self.level = level.max(1);
                let at = self.document.headings.len();
                let step = Step::read(&classes, &attrs, &span, sink);
                self.document.headings.push(Heading {
                    level: level.max(2),
                    id: id.map(|id| id.to_string()),
                    text: String::new(),
                    step,
                    span,
                    source: false,
                });
                self.inside.push(Inside::Heading(at));
                self.document.pieces.push(Piece::Heading(at));
            }
            Tag::Link { .. } if self.is_misplaced("a link", &span, sink) => {
                self.inside.push(Inside::Misplaced);
            }
            Tag::Image { .. } if self.is_misplaced("an image", &span, sink) => {
                self.inside.push(Inside::Misplaced);
            }
            Tag::Link { dest_url, title, .. } => self.link(&dest_url, &title, false, span),
            Tag::Image { dest_url, title, .. } => self.link(&dest_url, &title, true, span),
            Tag::CodeBlock(_) => {
                self.code = true;
                self.push(Event::Start(tag));
            }
            other => self.push(Event::Start(other)),
        }
    }

    /// Whether `what` stands where none can be: in the words of a link, or in those that describe an image.
    fn is_misplaced(&self, what: &str, span: &Span, sink: &mut Sink) -> bool {
        let mut links = self.inside.iter().filter_map(|inside| match inside {
            Inside::Link(at) => self.document.links.get(*at),
            Inside::Heading(_) | Inside::Misplaced => None,
        });
        let (whose, help) = match links.next_back() {
            Some(around) if around.image => (
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
        sink.push(fault.at(span.clone()).help(help));
        true
    }

    fn link(&mut self, destination: &str, title: &str, image: bool, span: crate::diag::Span) {
        let at = self.document.links.len();
        self.document.links.push(Link {
            destination: destination.to_owned(),
            title: title.to_owned(),
            text: String::new(),
            image,
            span,
        });
        self.inside.push(Inside::Link(at));
        self.document.pieces.push(if image { Piece::Image(at) } else { Piece::Link(at) });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                self.inside.pop();
            }
            TagEnd::Link | TagEnd::Heading(_) => {
                if !matches!(self.inside.pop(), Some(Inside::Misplaced)) {
                    self.push(Event::End(tag));
                }
            }
            TagEnd::CodeBlock => {
                self.code = false;
                self.push(Event::End(tag));
            }
            other => self.push(Event::End(other)),
        }
    }
}

/// Whether `html` is one comment and nothing else.
fn is_comment(html: &str) -> bool {
    html.starts_with("<!--") && html.find("-->").is_some_and(|end| end + "-->".len() == html.len())
}

fn raw_html(source: &Arc<Source>, range: Range<usize>) -> Diagnostic {
    Diagnostic::new(Code::MarkdownRawHtml, "HTML is not taken in guides")
        .at(source.span(range))
        .help("write it in Markdown, or put a backslash before `<` to show the sign itself")
}
