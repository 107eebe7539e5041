//! The first row of a table of HTML, which is its head here.

use crate::html::Tag;

/// Whether a table has a head; the crate takes a table without one for no table.
#[derive(Default)]
pub(super) struct Row {
    /// Whether a row has been seen of the table that is open.
    rows: usize,
    head: bool,
    tables: usize,
}

impl Row {
    /// What takes the place of a tag of a table's first row.
    pub(super) fn cell(&mut self, tag: &Tag) -> Option<&'static str> {
        match tag.name.as_str() {
            "table" => {
                self.tables += 1;
                if self.tables == 1 {
                    (self.rows, self.head) = (0, false);
                }
                None
            }
            "tr" => {
                self.rows += 1;
                None
            }
            "th" => {
                self.head |= self.rows <= 1;
                Some("<th>")
            }
            "td" if self.first() => Some("<th>"),
            "td" => Some("<td>"),
            _ => None,
        }
    }

    fn first(&self) -> bool {
        self.tables == 1 && self.rows == 1 && !self.head
    }

    pub(super) fn end(&mut self, name: &str) -> Option<&'static str> {
        match name {
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                None
            }
            "td" if self.first() => Some("</th>"),
            _ => None,
        }
    }
}
