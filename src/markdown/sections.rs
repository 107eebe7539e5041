//! Headings, and the sections that those of the second level begin: parts of a guide, or questions.

use super::writer::{Part, Writer};
use super::{Folds, Resolver, Step, Word};

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
            if self.sections.begun == 1 && self.resolver.folds() == Folds::Story {
                self.sections.folded = true;
                self.fold("folded");
            } else {
                self.open_section(at, &mut id, step);
            }
        } else if heading.level == 3 && self.depth == 0 {
            self.close_matter();
            if self.sections.part.is_some() && self.sections.said && !step.open {
                self.sections.within = true;
                self.fold("folded");
            }
        }
        if self.screen.is_some() && heading.step.screen {
            self.sections.caption = true;
            self.html.push_str("<figcaption");
            self.attribute("id", &id);
            self.html.push('>');
            return Ok(());
        }
        self.html.push_str(&format!("<h{}", heading.level));
        self.attribute("id", &id);
        self.html.push('>');
        if heading.level == 2 && PARTS.contains(&part) {
            self.icon(part);
        }
        Ok(())
    }

    /// A pictogram before the words that say the same.
    pub(super) fn icon(&mut self, name: &str) {
        let icon = self.resolver.icon(name);
        if !icon.is_empty() {
            self.html.push_str(&icon);
            self.html.push(' ');
        }
    }

    /// Opens the section of the heading `at`, which will have the `id`.
    fn open_section(&mut self, at: usize, id: &mut String, step: Step) {
        let part = self.resolver.heading(at);
        let mut class = "part".to_owned();
        if PARTS.contains(&part) {
            class.push_str(" part-");
            class.push_str(part);
        }
        if step.hand_out {
            class.push_str(" hand-out");
        }
        self.sections.said = false;
        if self.resolver.folds() == Folds::Parts {
            self.sections.part = match part {
                "now" => Some(Part::Now),
                "help" => Some(Part::Help),
                _ => None,
            };
            let (now, _) = self.main_parts();
            // What stands above the first steps is there to be read before them.
            let above = now.map_or(self.sections.begun == 1, |now| at < now);
            if self.sections.part.is_none() && !above && !step.open {
                self.sections.end = Some("</details>\n");
                return self.fold(&class);
            }
        }
        self.sections.end = Some("</section>\n");
        self.html.push_str(&format!("<section class=\"{class}\""));
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

    /// Opens what a reader unfolds by the heading that comes.
    fn fold(&mut self, class: &str) {
        self.sections.handle = true;
        self.html.push_str(&format!("<details class=\"{class}\">\n<summary>"));
    }

    /// The heading of what is to be done now, and whether the page says who can help.
    pub(super) fn main_parts(&mut self) -> (Option<usize>, bool) {
        if let Some(has) = self.sections.has {
            return has;
        }
        let headings = self.document.headings.iter().enumerate();
        let parts = headings.filter(|(_, heading)| heading.level == 2);
        let mut has = (None, false);
        for (at, _) in parts {
            match self.resolver.heading(at) {
                "now" => has.0 = has.0.or(Some(at)),
                "help" => has.1 = true,
                _ => {}
            }
        }
        self.sections.has = Some(has);
        has
    }

    /// Ends a matter that is folded within a part.
    fn close_matter(&mut self) {
        if std::mem::take(&mut self.sections.within) {
            self.html.push_str("</details>\n");
        }
    }

    pub(super) fn close_heading(&mut self, level: u8) -> Result<(), R::Error> {
        if let Some(minutes) = self.sections.minutes.take() {
            let word = self.resolver.word(Word::Minutes(minutes))?;
            self.html.push_str(&format!(" <small class=\"minutes\">{word}</small>"));
        }
        if std::mem::take(&mut self.sections.caption) {
            self.html.push_str("</figcaption>\n");
            return Ok(());
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
        self.close_matter();
        self.sections.part = None;
        let Some(end) = self.sections.end.take() else { return Ok(()) };
        if let Some(first) = self.resolver.first_question().filter(|_| self.sections.begun > 1) {
            let word = self.resolver.word(Word::FirstQuestion)?;
            self.html.push_str("<p class=\"again\"><a");
            self.attribute("href", &first);
            self.html.push_str(&format!(">{word}</a></p>\n"));
        }
        self.html.push_str(end);
        Ok(())
    }
}
