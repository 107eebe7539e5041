//! Headings, and the sections that those of the second level begin: parts of a guide, or questions.

use super::writer::Writer;
use super::{Resolver, Word};

/// Ids of the parts that every guide has; a theme may set them apart.
const PARTS: [&str; 5] = ["now", "later", "proof", "help", "expect"];

impl<R: Resolver> Writer<'_, R> {
    pub(super) fn heading(&mut self, at: usize) -> Result<(), R::Error> {
        self.close_task();
        let Some(heading) = self.document.headings.get(at) else { return Ok(()) };
        let part = self.resolver.heading(at);
        let mut id = self.resolver.anchor(part).into_owned();
        let step = self.resolver.step(at);
        self.sections.minutes = step.minutes;
        if heading.level == 2 && self.depth == 0 {
            self.close_section()?;
            self.sections.begun += 1;
            if self.sections.begun == 1 && self.resolver.folds() {
                (self.sections.folded, self.sections.handle) = (true, true);
                self.html.push_str("<details class=\"folded\">\n<summary>");
            } else {
                self.open_section(part, &mut id, step.hand_out);
            }
        }
        self.html.push_str(&format!("<h{}", heading.level));
        self.attribute("id", &id);
        self.html.push('>');
        Ok(())
    }

    /// Opens the section of the `part` that authors know by this id, whose heading will have the
    /// `id`.
    fn open_section(&mut self, part: &str, id: &mut String, hand_out: bool) {
        self.sections.open = true;
        self.html.push_str("<section class=\"part");
        if PARTS.contains(&part) {
            self.html.push_str(" part-");
            self.html.push_str(part);
        }
        if hand_out {
            self.html.push_str(" hand-out");
        }
        self.html.push('"');
        if self.resolver.first_question().is_some() {
            // An answer leads to the whole of a question, so that style sheets can show it alone.
            self.attribute("id", id);
            if self.sections.begun == 1 {
                let questions = self.document.questions().into_iter();
                self.sections.answers = questions.flat_map(|asked| asked.answers).collect();
            }
            id.insert_str(0, "_q-");
        }
        self.attribute("aria-labelledby", id);
        self.html.push_str(">\n");
    }

    pub(super) fn close_heading(&mut self, level: u8) -> Result<(), R::Error> {
        if let Some(minutes) = self.sections.minutes.take() {
            let word = self.resolver.word(Word::Minutes(minutes))?;
            self.html.push_str(&format!(" <small class=\"minutes\">{word}</small>"));
        }
        self.html.push_str(&format!("</h{level}>"));
        if std::mem::take(&mut self.sections.handle) {
            self.html.push_str("</summary>");
        }
        self.html.push('\n');
        Ok(())
    }

    /// Ends what is open at the end of the page.
    pub(super) fn close_sections(&mut self) -> Result<(), R::Error> {
        self.close_section()?;
        if self.sections.folded {
            self.html.push_str("</details>\n");
        }
        Ok(())
    }

    /// Whether the list item that begins at piece `at` answers a question.
    pub(super) fn is_answer(&self, at: usize) -> bool {
        let answers = &self.sections.answers;
        let link = (!answers.is_empty()).then(|| self.document.link_of_item(at));
        link.flatten().is_some_and(|link| answers.contains(&link))
    }

    fn close_section(&mut self) -> Result<(), R::Error> {
        if !std::mem::take(&mut self.sections.open) {
            return Ok(());
        }
        if let Some(first) = self.resolver.first_question().filter(|_| self.sections.begun > 1) {
            let word = self.resolver.word(Word::FirstQuestion)?;
            self.html.push_str("<p class=\"again\"><a");
            self.attribute("href", &first);
            self.html.push_str(&format!(">{word}</a></p>\n"));
        }
        self.html.push_str("</section>\n");
        Ok(())
    }
}
