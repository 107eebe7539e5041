//! What a page says of units that are not a fresh translation.

use super::compose::Mark;
use super::numbers::write_text;
use super::writer::Writer;
use super::{Note, Resolver, UnitKind, Word};

impl<'a, R: Resolver> Writer<'a, R> {
    /// The words of a marked unit begin.
    pub(super) fn open(&mut self, mark: &'a Mark) {
        self.note = Some(mark);
        if mark.note.is_source() {
            self.html.push_str(&format!("<span{}>", self.resolver.language(true)));
        }
    }

    /// After the piece `at`: where a marked unit ends, says so; a paragraph and a heading end
    /// first.
    pub(super) fn close(&mut self, at: usize) -> Result<(), R::Error> {
        let Some(mark) = self.note else { return Ok(()) };
        if at == mark.last && mark.note.is_source() {
            self.html.push_str("</span>");
        }
        if mark.note == Note::Untranslated {
            self.note = self.note.filter(|_| at < mark.last);
            return Ok(());
        }
        let alone = matches!(mark.kind, UnitKind::Paragraph | UnitKind::Heading(_));
        if at < mark.last + usize::from(alone) {
            return Ok(());
        }
        self.note = None;
        self.close_task();
        let word = self.resolver.word(Word::Note(mark.note))?;
        if mark.other.is_empty() {
            self.html.push_str(&format!("<div class=\"stale\">{word}</div>\n"));
            return Ok(());
        }
        let language = self.resolver.language(!mark.note.is_source());
        self.html.push_str(&format!(
            "<details class=\"stale\">\n<summary>{word}</summary>\n<p{language}>"
        ));
        let direction = self.resolver.direction(!mark.note.is_source());
        write_text(&mark.other, direction, &mut self.html);
        self.html.push_str("</p>\n</details>\n");
        Ok(())
    }
}
