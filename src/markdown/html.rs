//! [`Document`] → HTML.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::numbers::{escape, write_text};
use super::piece::Piece;
use super::writer::{OpenLink, Part, Sections, Tasks, Writer};
use super::{Document, Resolver, Within, Word};
use crate::locale::{Direction, first_direction, isolated};

impl Document {
    /// Writes the document as HTML.
    ///
    /// # Errors
    ///
    /// The first of the resolver.
    pub fn render<R: Resolver>(&self, resolver: &R, within: Within) -> Result<String, R::Error> {
        // A form holds no other; no list lies so deep that it would end this one.
        let form = (within == Within::Form).then_some(usize::MAX);
        let mut writer = Writer {
            document: self,
            resolver,
            html: String::with_capacity(self.source.text().len() * 2),
            sections: Sections::default(),
            tasks: Tasks { form, ..Tasks::default() },
            screen: None,
            depth: 0,
            code: false,
            table: Vec::new(),
            cell: 0,
            head: false,
            notes: BTreeMap::new(),
            order: Vec::new(),
            outer: None,
            open_links: Vec::new(),
            pictured: within != Within::Page,
            in_image: false,
            marks: self.marks.iter().peekable(),
            note: None,
        };
        for (at, piece) in self.pieces.iter().copied().enumerate() {
            let mark = writer.marks.next_if(|mark| mark.first <= at);
            if let Some(mark) = mark {
                writer.open(mark);
            }
            writer.piece(at, piece)?;
            writer.close(at)?;
        }
        writer.finish()
    }
}

impl<R: Resolver> Writer<'_, R> {
    fn piece(&mut self, at: usize, piece: Piece) -> Result<(), R::Error> {
        let document = self.document;
        if self.in_image {
            self.in_image = !matches!(document.event(piece), Some(Event::End(TagEnd::Image)));
            return Ok(());
        }
        match piece {
            Piece::Heading(heading) => self.heading(heading.get())?,
            Piece::Link(link) => self.link(link.get()),
            Piece::Image(image) => {
                self.image(image.get());
                self.in_image = true;
            }
            Piece::Component(component) => {
                let within = if self.tasks.form.is_some() { Within::Form } else { Within::Text };
                let html = self.resolver.component(component.get(), within)?;
                self.html.push_str(html.trim());
                self.html.push('\n');
                self.sections.said |= self.sections.part == Some(Part::Help);
            }
            Piece::Words | Piece::Written(_) => {
                self.words(document.words_at(at).unwrap_or_default());
            }
            Piece::Plain(_) | Piece::Event(_) => {
                document.event(piece).map_or(Ok(()), |event| self.event(at, event))?;
            }
        }
        Ok(())
    }

    fn words(&mut self, text: &str) {
        // Code is set from left to right as a whole.
        if self.code {
            escape(text, &mut self.html);
        } else {
            let direction = self.direction();
            write_text(text, direction, &mut self.html);
        }
    }

    /// The direction of the line that is being written.
    fn direction(&self) -> Direction {
        self.resolver.direction(self.note.is_some_and(|mark| mark.note.is_source()))
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        let _infallible = escape_html(&mut self.html, value);
        self.html.push('"');
    }

    /// An attribute that is read.
    fn said(&mut self, name: &str, words: &str) {
        let direction = self.direction();
        self.attribute(name, &isolated(words, direction, direction));
    }

    fn link(&mut self, at: usize) {
        let (href, external) = self.resolver.link(at);
        self.html.push_str("<a");
        self.attribute("href", &href);
        if let Some(link) = self.document.links.get(at).filter(|link| !link.title.is_empty()) {
            self.said("title", &link.title);
        }
        if external {
            self.html.push_str(" rel=\"noreferrer noopener\" class=\"external\"");
        }
        let written = self.document.links.get(at);
        let address = written.is_some_and(|link| {
            link.destination.strip_prefix("mailto:").unwrap_or(&link.destination) == link.text
        });
        self.html.push_str(if address { "><bdi dir=\"ltr\">" } else { ">" });
        self.open_links.push(OpenLink { external, address });
    }

    fn image(&mut self, at: usize) {
        let Some(link) = self.document.links.get(at) else { return };
        let image = self.resolver.image(at);
        self.html.push_str("<img");
        self.attribute("src", &image.src);
        if let Some((_, widest)) = image.widths.last() {
            let widths = image.widths.iter().map(|(src, width)| format!("{src} {width}w"));
            self.attribute("srcset", &widths.collect::<Vec<_>>().join(", "));
            // As wide as the page, or as itself.
            self.attribute("sizes", &format!("(max-width: {widest}px) 100vw, {widest}px"));
        }
        self.said("alt", link.text.trim());
        if !link.title.is_empty() {
            self.said("title", &link.title);
        }
        if let Some((width, height)) = image.size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        // The first is likely in sight when the page opens; the others wait until they come near.
        if std::mem::replace(&mut self.pictured, true) {
            self.html.push_str(" loading=\"lazy\"");
        }
        self.html.push_str(" decoding=\"async\">");
    }

    fn event(&mut self, at: usize, event: &Event<'_>) -> Result<(), R::Error> {
        match event {
            Event::Start(tag) => self.start(at, tag)?,
            Event::End(tag) => self.end(*tag)?,
            Event::Code(code) => {
                let direction = first_direction(code).unwrap_or(Direction::Ltr).as_str();
                self.html.push_str(&format!("<code dir=\"{direction}\">"));
                escape(code, &mut self.html);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => {
                self.close_task();
                self.html.push_str("<hr>\n");
            }
            Event::FootnoteReference(label) => self.reference(label),
            Event::TaskListMarker(done) if self.screen.is_some() => self.switch(*done)?,
            Event::TaskListMarker(done) => self.open_task(*done),
            // Words are pieces of their own, HTML was refused while parsing, mathematics is not
            // enabled.
            Event::Text(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
        Ok(())
    }

    fn reference(&mut self, label: &str) {
        let known = self.order.iter().position(|other| other == label);
        let number = known.unwrap_or(self.order.len()) + 1;
        let shown = self.resolver.number(i64::try_from(number).unwrap_or(i64::MAX));
        self.html.push_str("<sup>");
        self.html.push_str(&format!("<a href=\"#_fn-{number}\""));
        if known.is_none() {
            self.order.push(label.to_owned());
            self.html.push_str(&format!(" id=\"_fnref-{number}\""));
        }
        self.html.push_str(&format!(" role=\"doc-noteref\">{shown}</a></sup>"));
    }

    fn start(&mut self, at: usize, tag: &Tag<'_>) -> Result<(), R::Error> {
        if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough) {
            self.close_task();
            self.depth += 1;
        }
        if matches!(tag, Tag::List(_)) && self.screen.is_none() {
            self.open_form(at);
        }
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::BlockQuote(None) if self.open_screen(at) => {}
            Tag::BlockQuote(None) => self.html.push_str("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                let kind = match kind {
                    BlockQuoteKind::Note => "note",
                    BlockQuoteKind::Tip => "tip",
                    BlockQuoteKind::Important => "important",
                    BlockQuoteKind::Warning => "warning",
                    BlockQuoteKind::Caution => "caution",
                };
                let name = self.resolver.word(Word::Alert(kind))?;
                self.html.push_str(&format!(
                    "<div class=\"alert alert-{kind}\" role=\"note\">\n<p class=\"alert-title\">"
                ));
                if matches!(kind, "warning" | "caution") {
                    self.icon("warning");
                }
                self.html.push_str(&format!("{name}</p>\n"));
            }
            Tag::CodeBlock(_) => {
                self.code = true;
                self.html.push_str("<pre dir=\"ltr\" tabindex=\"0\"><code>");
            }
            Tag::List(_) if self.screen.is_some() => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                self.open_steps(at);
                self.html.push_str(&match start {
                    1 => "<ol>\n".to_owned(),
                    start => format!("<ol start=\"{start}\">\n"),
                });
            }
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::Item if self.screen.is_some() => self.html.push_str("<li>"),
            Tag::Item if self.is_task(at) => self.html.push_str("<li class=\"task\">"),
            Tag::Item if self.is_answer(at) => self.html.push_str("<li class=\"answer\">"),
            Tag::Item => {
                let id = self.open_step();
                self.html.push_str(&format!("<li{id}>"));
            }
            Tag::FootnoteDefinition(label) => {
                let outer = std::mem::take(&mut self.html);
                self.outer = Some((outer, label.to_string()));
            }
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Table(alignments) => {
                self.table.clone_from(alignments);
                let name = self.resolver.word(Word::Table)?;
                self.html.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
                self.attribute("aria-label", &name);
                self.html.push_str(">\n<table>\n");
            }
            Tag::TableHead => {
                self.head = true;
                self.cell = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => {
                let name = if self.head { "th scope=\"col\"" } else { "td" };
                let class = match self.table.get(self.cell) {
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"end\"",
                    _ => "",
                };
                self.cell += 1;
                self.html.push_str(&format!("<{name}{class}>"));
            }
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong if self.screen.is_some() => self.touch()?,
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            // Headings, links and images are pieces of their own; the rest is not enabled.
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), R::Error> {
        if !matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Heading(_)
                | TagEnd::Link
        ) {
            self.close_task();
            self.depth = self.depth.saturating_sub(1);
        }
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => self.close_heading(level as u8)?,
            TagEnd::BlockQuote(None) if self.close_screen() => {}
            TagEnd::BlockQuote(None) => self.html.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.html.push_str("</div>\n"),
            TagEnd::CodeBlock => {
                self.code = false;
                self.html.push_str("</code></pre>\n");
            }
            TagEnd::List(_) if self.screen.is_some() => self.html.push_str("</ol>\n"),
            TagEnd::List(ordered) => {
                self.html.push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
                if ordered {
                    self.close_steps();
                }
                self.close_form();
            }
            TagEnd::Item => {
                self.close_step()?;
                self.html.push_str("</li>\n");
            }
            TagEnd::FootnoteDefinition => {
                if let Some((outer, label)) = self.outer.take() {
                    let note = std::mem::replace(&mut self.html, outer);
                    self.notes.insert(label, note);
                }
            }
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::Table => self.html.push_str("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => {
                self.head = false;
                self.html.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.html.push_str(if self.head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => {
                let link = self.open_links.pop();
                if link.as_ref().is_some_and(|link| link.address) {
                    self.html.push_str("</bdi>");
                }
                if link.is_some_and(|link| link.external) {
                    let said = self.resolver.word(Word::External)?;
                    self.html.push_str(&format!(" <span class=\"leaves\">({said})</span>"));
                }
                self.html.push_str("</a>");
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self) -> Result<String, R::Error> {
        self.close_sections()?;
        if self.order.is_empty() {
            return Ok(self.html);
        }
        let heading = self.resolver.word(Word::Footnotes)?;
        let back = self.resolver.word(Word::FootnoteBack)?;
        self.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n");
        self.html.push_str(&format!("<h2>{heading}</h2>\n<ol>\n"));
        for (index, label) in std::mem::take(&mut self.order).iter().enumerate() {
            let number = index + 1;
            let note = self.notes.remove(label).unwrap_or_default();
            self.html.push_str(&format!("<li id=\"_fn-{number}\">\n{note}"));
            self.html.push_str(&format!("<a href=\"#_fnref-{number}\" role=\"doc-backlink\""));
            self.attribute("aria-label", &back);
            self.html.push_str(">↩</a></li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
        Ok(self.html)
    }
}
