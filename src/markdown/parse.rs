//! Markdown text → [`Document`].

use std::ops::Range;
use std::sync::Arc;

use memchr::memchr2;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::figures::figures_of;
use super::numerals::Plain;
use super::piece::{Piece, Run, last};
use super::units::{is_block, is_inline};
use super::unread;
use super::{Component, DEEPEST, Document, Heading, LinkKind, OPTIONS, Step};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::spelling::{Passage, words};

impl Document {
    /// Parses the part `body` of a source.
    pub fn parse(source: &Arc<Source>, body: Range<usize>, sink: &mut Sink) -> Self {
        let text = source.text().get(body.clone()).unwrap_or_default();
        let plain = Plain::new(text, OPTIONS);
        let place = |at| body.start + plain.place(at);
        let events = Parser::new_ext(&plain.text, OPTIONS).into_offset_iter();
        Self::read(source, place, events, sink)
    }

    /// Parses a text that is part of a guide. What a reference leads to stands elsewhere: the
    /// link's destination is its name in brackets.
    pub(super) fn parse_part(source: &Arc<Source>) -> Self {
        let mut named = |link: BrokenLink<'_>| {
            let whole = link.link_type == LinkType::Reference;
            whole.then(|| (CowStr::from(format!("[{}]", link.reference)), CowStr::Borrowed("")))
        };
        let plain = Plain::new(source.text(), OPTIONS);
        let events = Parser::new_with_broken_link_callback(&plain.text, OPTIONS, Some(&mut named));
        let place = |at| plain.place(at);
        Self::read(source, place, events.into_offset_iter(), &mut Sink::default())
    }

    /// Reads events whose places in the source `place` knows.
    fn read<'a>(
        source: &Arc<Source>,
        place: impl Fn(usize) -> usize,
        events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
        sink: &mut Sink,
    ) -> Self {
        let mut builder = Builder {
            document: Self::empty(Arc::clone(source)),
            depth: 0,
            inside: Vec::new(),
            code: false,
            bold: 0,
            level: 1,
            prose: Passage::new(source),
        };
        builder.document.reserve();
        let mut events =
            events.map(|(event, range)| (event, place(range.start)..place(range.end))).peekable();
        while let Some((event, range)) = events.next() {
            if let Event::Text(text) = &event {
                // The parser cuts at every sign that could have meant something.
                let mut run = Run::new(source, text, range);
                while let Some((Event::Text(text), range)) =
                    events.next_if(|(event, _)| matches!(event, Event::Text(_)))
                {
                    run.push(&text, range);
                }
                if !builder.code {
                    unread::check(source, run.range.clone(), sink);
                }
                builder.text(run, sink);
                continue;
            }
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
                continue;
            }
            if !builder.event(event, range, sink) {
                return Self::empty(Arc::clone(source));
            }
        }
        builder.end_of_block();
        let mut document = builder.document;
        document.check_screens(sink);
        document.outline.has_lead = document.finds_lead();
        document.shrink_to_fit();
        document
    }
}

pub(super) struct Builder {
    pub(super) document: Document,
    depth: usize,
    /// Headings, links and images that are open, whose text is being gathered.
    pub(super) inside: Vec<Inside>,
    code: bool,
    /// How many that are bold it is in.
    bold: usize,
    /// The level of the last heading.
    level: u8,
    /// The words of the block that is open.
    prose: Passage,
}

#[derive(Clone, Copy)]
pub(super) enum Inside {
    Heading(usize),
    Link(usize),
    /// A link or image that cannot be one where it stands.
    Misplaced,
}

impl Builder {
    /// Handles blocks that are taken whole (components, comments); answers what closes them.
    fn whole(&mut self, event: &Event<'_>, range: Range<usize>, sink: &mut Sink) -> Option<TagEnd> {
        let source = &self.document.source;
        match event {
            Event::Start(Tag::Paragraph) => {
                let begin = source.text().get(range.start..).unwrap_or_default();
                if !begin.starts_with("{{") {
                    return None;
                }
                let span = source.span(range);
                let text = span.text();
                let trimmed = source.span(span.start..span.start + text.trim_end().len());
                self.component(trimmed, sink);
                Some(TagEnd::Paragraph)
            }
            Event::Start(Tag::HtmlBlock) => {
                let span = source.span(range);
                let text = span.text().trim();
                if !is_comment(text) {
                    sink.push(raw_html(source, span.start..span.start + text.len()));
                }
                self.document.push(Event::Html("".into()), span.start..span.end);
                Some(TagEnd::HtmlBlock)
            }
            _ => None,
        }
    }

    /// Adds what stands at `span`, between braces.
    fn component(&mut self, span: Span, sink: &mut Sink) {
        let range = span.start..span.end;
        let piece = match Component::read(&self.document.source, span, sink) {
            Some(component) => {
                self.document.components.push(component);
                Piece::Component(last(&self.document.components))
            }
            None => Piece::Words,
        };
        self.document.put(piece, range);
    }

    /// Adds one event that is no text; `false` where the document is nested too deep to go on.
    fn event(&mut self, event: Event<'_>, range: Range<usize>, sink: &mut Sink) -> bool {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if is_block(&tag) {
                    self.end_of_block();
                }
                if self.depth > DEEPEST {
                    sink.push(
                        Diagnostic::new(
                            Code::MarkdownTooDeep,
                            format!("quotes and lists nested more than {DEEPEST} deep"),
                        )
                        .at(self.document.source.span(range))
                        .help("remove the inner `>` or the indentation; nobody can follow this on a phone"),
                    );
                    return false;
                }
                self.start(tag, range, sink);
            }
            Event::End(tag) => {
                self.depth -= 1;
                if let (TagEnd::Heading(_), Some(Inside::Heading(at))) = (tag, self.inside.last())
                    && let Some(heading) = self.document.headings.get(*at)
                    && heading.text.trim().is_empty()
                {
                    let help = "write what the part is about, or take the `#` out";
                    let fault = Diagnostic::new(Code::MarkdownNoWords, "a heading without words");
                    sink.push(fault.at(heading.span.clone()).help(help));
                }
                if !is_inline(tag) {
                    self.end_of_block();
                }
                self.end(tag, range);
            }
            Event::Code(code) => {
                self.words(&code, range.clone());
                self.document.push(Event::Code(code), range);
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                if !is_comment(&html) {
                    sink.push(raw_html(&self.document.source, range.clone()));
                }
                self.document.push(Event::InlineHtml("".into()), range);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.gather(" ");
                match event {
                    Event::HardBreak => self.end_of_block(),
                    _ => self.prose.push(" ", range.clone()),
                }
                self.document.push(event, range);
            }
            Event::FootnoteReference(_) if self.is_misplaced("a footnote", &range, sink) => {}
            other => self.document.push(other, range),
        }
        true
    }

    /// Adds words.
    fn text(&mut self, run: Run<'_>, sink: &mut Sink) {
        let range = run.range.clone();
        let is_more = !self.code && memchr2(b'{', b':', run.text.as_bytes()).is_some();
        if is_more && run.text.contains("{{") {
            if self.braces(&run.text, range.clone(), sink) {
                return;
            }
        } else if is_more && self.addresses(&run) {
            return;
        } else {
            self.words(&run.text, range.clone());
        }
        let piece = match run.written() {
            Some(written) => {
                self.document.written.push(written);
                Piece::Written(last(&self.document.written))
            }
            None => Piece::Words,
        };
        self.document.put(piece, range);
    }

    /// Counts and gathers the words of a text that stands at `range`.
    pub(super) fn words(&mut self, text: &str, range: Range<usize>) {
        self.gather(text);
        self.document.words += words(text);
        // The words of `<https://…>` are its address, which is checked as one.
        let address = matches!(self.inside.last(), Some(Inside::Link(at))
            if self.document.links.get(*at).is_some_and(|link| link.kind == LinkKind::Address));
        if !address {
            self.prose.push(text, range);
        }
    }

    /// Looks for figures in the words of the block that ends: emphasis may begin within one.
    fn end_of_block(&mut self) {
        self.document.figures.extend(figures_of(&self.prose));
        self.prose.clear();
    }

    /// Whether text with the braces of a component is one: alone in an item of a list without empty
    /// lines, where there is no paragraph. Anywhere else readers would see the braces.
    fn braces(&mut self, text: &str, range: Range<usize>, sink: &mut Sink) -> bool {
        let source = Arc::clone(&self.document.source);
        let span = source.span(range);
        let before = self.document.pieces.last().and_then(|piece| self.document.event(*piece));
        let in_item = matches!(before, Some(Event::Start(Tag::Item)));
        if in_item && span.text().starts_with("{{") && span.text().trim_end().ends_with("}}") {
            self.component(span, sink);
            return true;
        }
        self.gather(text);
        let at = span.start + span.text().find("{{").unwrap_or_default();
        let end = span.text().find("}}").map_or(span.end, |end| span.start + end + "}}".len());
        sink.push(Component::fault(source.span(at..end.max(at + "{{".len()))));
        false
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
        let span = || self.document.source.span(range.clone());
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let level = level as u8;
                let span = span();
                let span = self
                    .document
                    .source
                    .span(span.start..span.start + span.text().trim_end().len());
                let step = Step::read(&classes, &attrs, &span, sink);
                // The bar of a screen is no heading of the guide.
                if !step.screen && (level == 1 || level > self.level + 1) {
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
                if !step.screen {
                    self.level = level.max(1);
                }
                let at = self.document.headings.len();
                self.document.headings.push(Heading {
                    level,
                    id: id.map(|id| id.to_string()),
                    text: String::new(),
                    step,
                    span,
                    source: false,
                });
                self.inside.push(Inside::Heading(at));
                self.document.put(Piece::Heading(last(&self.document.headings)), range);
            }
            Tag::Link { .. } if self.is_misplaced("a link", &range, sink) => {
                self.inside.push(Inside::Misplaced);
            }
            Tag::Image { .. } if self.is_misplaced("an image", &range, sink) => {
                self.inside.push(Inside::Misplaced);
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                let address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let kind = if address { LinkKind::Address } else { LinkKind::Words };
                let mail = link_type == LinkType::Email;
                let to = if mail { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                let span = span();
                self.link(kind, &to, &title, span);
            }
            Tag::Image { dest_url, title, .. } => {
                let span = span();
                self.link(LinkKind::Image, &dest_url, &title, span);
            }
            Tag::CodeBlock(_) => {
                self.code = true;
                self.document.push(Event::Start(tag), range);
            }
            Tag::Strong => {
                if self.bold == 1 {
                    unread::bold_in_bold(&span(), sink);
                }
                self.bold += 1;
                self.document.push(Event::Start(tag), range);
            }
            other => self.document.push(Event::Start(other), range),
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Image | TagEnd::Link | TagEnd::Heading(_) => {
                if matches!(self.inside.pop(), Some(Inside::Misplaced)) {
                    return;
                }
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
        self.document.push(Event::End(tag), range);
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
