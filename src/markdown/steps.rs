//! The steps that a guide begins with, one on a screen: a step that an address leads to fills it,
//! with the way back, the place and the way on below. As it stands, and without style sheets, it is
//! a list.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Part, Writer};
use super::{Resolver, Word};

/// How few steps are no way to go.
const FEWEST: usize = 3;

impl<R: Resolver> Writer<'_, R> {
    /// A list begins at piece `at`: whether it is the one whose steps are shown one by one.
    pub(super) fn open_steps(&mut self, at: usize) {
        let wanted = self.sections.part == Some(Part::Now) && !self.sections.within;
        if self.depth != 1 || !wanted || self.sections.steps.begun > 0 {
            return;
        }
        let of = self.items(at);
        self.sections.steps.of = if of < FEWEST { 0 } else { of };
    }

    /// The id of the item that begins, where it is one of these steps.
    pub(super) fn open_step(&mut self) -> String {
        if self.depth != 2 || self.sections.steps.of == 0 {
            return String::new();
        }
        self.sections.steps.begun += 1;
        format!(" id=\"_s{}\"", self.sections.steps.begun)
    }

    /// Ends it with the ways on.
    pub(super) fn close_step(&mut self) -> Result<(), R::Error> {
        let (at, of) = (self.sections.steps.begun, self.sections.steps.of);
        if self.depth != 1 || of == 0 {
            return Ok(());
        }
        let (_, help) = self.main_parts();
        let place = |step: usize| format!("_s{step}");
        let all = self.resolver.anchor("now").into_owned();
        let before = if at > 1 { place(at - 1) } else { all.clone() };
        let after = match at {
            _ if at < of => place(at + 1),
            _ if help => self.resolver.anchor("help").into_owned(),
            _ => all.clone(),
        };
        self.html.push_str("\n<p class=\"go\" hidden>");
        let ways = [(before, Word::Back), (all, Word::Place(at, of)), (after, Word::Next)];
        for (way, word) in ways {
            let word = self.resolver.word(word)?;
            self.html.push_str("<a");
            self.attribute("href", &crate::route::fragment(&way));
            self.html.push_str(&format!(">{word}</a> "));
        }
        self.html.truncate(self.html.trim_end().len());
        self.html.push_str("</p>");
        Ok(())
    }

    /// Ends the list.
    pub(super) fn close_steps(&mut self) {
        if self.depth == 0 {
            self.sections.steps.of = 0;
            self.sections.said |= self.sections.part == Some(Part::Now);
        }
    }

    /// How many items the list that begins at piece `at` has.
    fn items(&self, at: usize) -> usize {
        let (mut open, mut items) = (0_usize, 0);
        for piece in self.document.pieces.iter().skip(at) {
            match self.document.event(*piece) {
                Some(Event::Start(Tag::List(_))) => open += 1,
                Some(Event::End(TagEnd::List(_))) => open -= 1,
                Some(Event::Start(Tag::Item)) if open == 1 => items += 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        items
    }
}
