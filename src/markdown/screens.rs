//! Screens of a phone, drawn from words: a quote whose heading has `{.screen}`. The heading is the
//! bar at the top, the items of its list are rows, tasks among them switches, paragraphs of their
//! own buttons, and what is bold is the one place to touch.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::piece::Piece;
use super::writer::Writer;
use super::{Document, Resolver, Word};
use crate::diag::{Code, Diagnostic, Sink};

impl Document {
    /// The heading of the screen that the quote beginning at piece `at` draws.
    fn screen(&self, at: usize) -> Option<usize> {
        match self.pieces.get(at + 1)? {
            Piece::Heading(heading) => {
                let heading = heading.get();
                self.headings.get(heading).filter(|found| found.step.screen).map(|_| heading)
            }
            _ => None,
        }
    }

    /// Screens that do not mark one place to touch, and headings of screens that are in no quote.
    pub(super) fn check_screens(&self, sink: &mut Sink) {
        if !self.headings.iter().any(|heading| heading.step.screen) {
            return;
        }
        let mut drawn = vec![false; self.headings.len()];
        // The screen that is open: its heading, how deep it lies, and the places to touch in it.
        let mut open: Option<(usize, usize, usize)> = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            match self.event(*piece) {
                Some(Event::Start(Tag::BlockQuote(_))) => match &mut open {
                    Some((_, depth, _)) => *depth += 1,
                    None => open = self.screen(at).map(|heading| (heading, 1, 0)),
                },
                Some(Event::Start(Tag::Strong)) => {
                    if let Some((_, _, places)) = &mut open {
                        *places += 1;
                    }
                }
                Some(Event::End(TagEnd::BlockQuote(_))) => {
                    let Some((heading, depth, places)) = &mut open else { continue };
                    *depth -= 1;
                    if *depth > 0 {
                        continue;
                    }
                    if let Some(drawn) = drawn.get_mut(*heading) {
                        *drawn = true;
                    }
                    if *places != 1
                        && let Some(heading) = self.headings.get(*heading)
                    {
                        let message = match places {
                            0 => "this screen marks no place to touch".to_owned(),
                            many => format!("this screen marks {many} places to touch"),
                        };
                        let fault = Diagnostic::new(Code::MarkdownScreen, message);
                        sink.push(fault.at(heading.span.clone()).help(
                            "make the words to touch bold, `> - **Linked devices**`; one place on each screen",
                        ));
                    }
                    open = None;
                }
                _ => {}
            }
        }
        for (heading, drawn) in self.headings.iter().zip(drawn) {
            if heading.step.screen && !drawn {
                let message = "a screen stands in a quote, below its heading";
                let fault = Diagnostic::new(Code::MarkdownScreen, message);
                sink.push(fault.at(heading.span.clone()).help(
                    "begin the quote with the heading, `> #### WhatsApp {.screen}`, then rows, `> - Settings`",
                ));
            }
        }
    }
}

impl<R: Resolver> Writer<'_, R> {
    /// A quote begins at piece `at`: whether it draws a screen.
    pub(super) fn open_screen(&mut self, at: usize) -> bool {
        let drawn = self.screen.is_none() && self.document.screen(at).is_some();
        if drawn {
            self.screen = Some(self.depth);
            self.html.push_str("<figure class=\"screen\">\n");
        }
        drawn
    }

    /// A quote ends: whether it was the screen.
    pub(super) fn close_screen(&mut self) -> bool {
        let closed = self.screen.take_if(|depth| *depth == self.depth + 1).is_some();
        if closed {
            self.html.push_str("</figure>\n");
        }
        closed
    }

    /// A switch, on or off.
    pub(super) fn switch(&mut self, on: bool) -> Result<(), R::Error> {
        let word = self.resolver.word(if on { Word::On } else { Word::Off })?;
        let class = if on { "switch on" } else { "switch" };
        self.html.push_str(&format!("<span class=\"{class}\">{word}</span> "));
        Ok(())
    }

    /// The place to touch.
    pub(super) fn touch(&mut self) -> Result<(), R::Error> {
        let word = self.resolver.word(Word::Touch)?;
        self.html.push_str(&format!("<strong><span class=\"sr\">{word}</span> "));
        self.icon("touch");
        Ok(())
    }
}
