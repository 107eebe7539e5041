//! Lists of tasks: boxes that a reader ticks in the page. What she ticks is kept nowhere.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::Writer;
use super::{Document, Resolver};

impl Document {
    /// Whether it has a list of tasks.
    pub fn has_tasks(&self) -> bool {
        let mut events = self.pieces.iter().filter_map(|piece| self.event(*piece));
        events.any(|event| matches!(event, Event::TaskListMarker(_)))
    }
}

impl<R: Resolver> Writer<'_, R> {
    /// Opens a form around the list that begins at piece `at`, where it has tasks: browsers that
    /// bring back what was filled in leave out such a form, and it leads nowhere.
    pub(super) fn open_form(&mut self, at: usize) {
        if self.tasks.form.is_none() && self.has_tasks(at) {
            self.tasks.form = Some(self.depth);
            self.html.push_str("<form method=\"dialog\" autocomplete=\"off\">\n");
        }
    }

    /// Closes it behind that list.
    pub(super) fn close_form(&mut self) {
        if self.tasks.form.take_if(|depth| *depth == self.depth + 1).is_some() {
            self.html.push_str("</form>\n");
        }
    }

    /// A box, and its words as far as they are text.
    pub(super) fn open_task(&mut self, done: bool) {
        let checked = if done { " checked" } else { "" };
        self.html.push_str(&format!("<label><input type=\"checkbox\"{checked}> <span>"));
        self.tasks.label = true;
    }

    /// Ends the words of a task before a block, which no label may hold.
    pub(super) fn close_task(&mut self) {
        if std::mem::take(&mut self.tasks.label) {
            self.html.push_str("</span></label>");
        }
    }

    /// Whether the list item that begins at piece `at` is a task.
    pub(super) fn is_task(&self, at: usize) -> bool {
        let next = |by: usize| self.document.event(*self.document.pieces.get(at + by)?);
        matches!(
            (next(1), next(2)),
            (Some(Event::TaskListMarker(_)), _)
                | (Some(Event::Start(Tag::Paragraph)), Some(Event::TaskListMarker(_)))
        )
    }

    /// Whether the list that begins at piece `at`, or one inside it, has a task.
    fn has_tasks(&self, at: usize) -> bool {
        let mut open = 0_usize;
        for piece in self.document.pieces.iter().skip(at) {
            match self.document.event(*piece) {
                Some(Event::Start(Tag::List(_))) => open += 1,
                Some(Event::End(TagEnd::List(_))) => open -= 1,
                Some(Event::TaskListMarker(_)) => return true,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        false
    }
}
