//! PO files, read with all their faults.

use std::sync::Arc;

use super::{Catalog, Entry, Found};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

/// Reads a file. Every fault of its syntax is reported; entries without one are returned.
pub fn read(source: &Arc<Source>, sink: &mut Sink) -> Catalog {
    let mut reader = Reader { source, sink, catalog: Catalog::default(), open: Open::default() };
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        reader.line(line.trim(), start);
        at += line.len();
    }
    reader.close();
    reader.catalog
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    sink: &'a mut Sink,
    catalog: Catalog,
    open: Open,
}

/// The entry that is being read.
#[derive(Default)]
struct Open {
    fuzzy: bool,
    context: Option<Text>,
    original: Option<Text>,
    translation: Option<Text>,
    /// The one that a line with nothing but a string goes on with.
    last: Option<Keyword>,
    faulty: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Context,
    Original,
    Translation,
}

struct Text {
    words: String,
    start: usize,
    end: usize,
}

impl Open {
    fn text(&mut self, keyword: Keyword) -> &mut Option<Text> {
        match keyword {
            Keyword::Context => &mut self.context,
            Keyword::Original => &mut self.original,
            Keyword::Translation => &mut self.translation,
        }
    }

    fn has_begun(&self) -> bool {
        self.context.is_some() || self.original.is_some() || self.translation.is_some()
    }
}

impl Reader<'_> {
    fn line(&mut self, line: &str, start: usize) {
        if let Some(comment) = line.strip_prefix('#') {
            if self.open.original.is_some() {
                self.close();
            }
            // What is obsolete, and what a text was before, is for the translator alone.
            if let Some(flags) = comment.strip_prefix(',') {
                self.open.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
        } else if line.starts_with('"') {
            let read = self.string(line, start);
            let (Some(words), Some(keyword)) = (read, self.open.last) else {
                if self.open.last.is_none() && !self.open.faulty {
                    self.fault("a string that belongs to no entry", start..start + line.len());
                }
                return;
            };
            if let Some(text) = self.open.text(keyword) {
                text.words.push_str(&words);
                text.end = start + line.len();
            }
        } else if !line.is_empty() {
            self.keyword(line, start);
        }
    }

    fn keyword(&mut self, line: &str, start: usize) {
        let word = line.split([' ', '\t', '"']).next().unwrap_or_default();
        let keyword = match word {
            "msgctxt" => Keyword::Context,
            "msgid" => Keyword::Original,
            "msgstr" => Keyword::Translation,
            _ => {
                let plural = word == "msgid_plural" || word.starts_with("msgstr[");
                let message = if plural {
                    "plural forms, which no entry of this site has"
                } else {
                    "neither a comment, a keyword nor a string"
                };
                // One fault is enough for all forms of an entry.
                if !(plural && self.open.faulty) {
                    self.fault(message, start..start + word.len().max(1));
                }
                self.open.last = None;
                return;
            }
        };
        let next = keyword != Keyword::Translation && self.open.original.is_some();
        if next || self.open.translation.is_some() {
            self.close();
        }
        if !self.open.has_begun() {
            // What stood alone before is no part of this entry.
            self.open.faulty = false;
        }
        let rest = line.get(word.len()..).unwrap_or_default();
        let place = start + line.len() - rest.trim_start().len();
        let expected = match keyword {
            Keyword::Context => !self.open.has_begun(),
            Keyword::Original => self.open.original.is_none(),
            Keyword::Translation => self.open.original.is_some(),
        };
        if !expected {
            self.fault(&format!("`{word}` out of its order"), start..start + word.len());
        }
        let words = self.string(rest.trim_start(), place).unwrap_or_default();
        let end = start + line.len();
        *self.open.text(keyword) = Some(Text { words, start: place, end });
        self.open.last = Some(keyword);
    }

    /// What stands between the quotes, which are all of `text`.
    fn string(&mut self, text: &str, start: usize) -> Option<String> {
        let mut words = String::new();
        let mut signs = text.char_indices();
        if signs.next().is_none_or(|(_, sign)| sign != '"') {
            self.fault("no string here", start..start + text.len().max(1));
            return None;
        }
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' => {
                    let rest = text.get(at + 1..).unwrap_or_default();
                    if rest.is_empty() {
                        return Some(words);
                    }
                    self.fault("a `\"` within a string", start + at..start + at + 1);
                    return None;
                }
                '\\' => match signs.next().and_then(|(_, escape)| unescaped(escape)) {
                    Some(meant) => words.push(meant),
                    None => {
                        self.fault("an unknown sign behind `\\`", start + at..start + at + 1);
                        return None;
                    }
                },
                other => words.push(other),
            }
        }
        self.fault("a string without its end", start..start + text.len());
        None
    }

    fn fault(&mut self, message: &str, range: std::ops::Range<usize>) {
        self.open.faulty = true;
        let help = match message {
            _ if message.starts_with("plural") => {
                "leave only `msgid` and `msgstr`; Fluent's plural forms stand inside the text"
            }
            _ if message.contains('\\') => {
                "write `\\\\` for a backslash, `\\n` for a line break and `\\\"` for a quotation mark"
            }
            _ if message.contains("out of its order") => {
                "an entry is `msgctxt`, `msgid` and `msgstr`, each once and in this order"
            }
            _ => {
                "write each text in quotation marks, as `msgstr \"…\"`, with `\\\"` for those within it"
            }
        };
        self.sink
            .push(Diagnostic::new(Code::PoSyntax, message).at(self.source.span(range)).help(help));
    }

    /// The entry is at its end.
    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        let place = |text: &Text| self.source.span(text.start..text.end);
        let (original, translation) = match (open.original, open.translation) {
            (Some(original), Some(translation)) => (original, translation),
            (Some(original), None) if !open.faulty => {
                let (start, end) = (original.start, original.end);
                self.fault("a `msgid` without `msgstr`", start..end);
                self.open = Open::default();
                return;
            }
            (None, _) if open.context.is_some() && !open.faulty => {
                let at = open.context.map_or(0..0, |text| text.start..text.end);
                self.fault("a `msgctxt` without `msgid`", at);
                self.open = Open::default();
                return;
            }
            _ => return,
        };
        if open.faulty {
            return;
        }
        let places: (Span, Span) = (place(&original), place(&translation));
        let is_header = open.context.is_none() && original.words.is_empty();
        let entry = Entry {
            context: open.context.map(|text| text.words).unwrap_or_default(),
            original: original.words,
            translation: translation.words,
            fuzzy: open.fuzzy,
            ..Entry::default()
        };
        let found = Found { entry, original: places.0, translation: places.1 };
        if is_header && self.catalog.header.is_none() {
            self.catalog.header = Some(found);
        } else {
            self.catalog.entries.push(found);
        }
    }
}

fn unescaped(sign: char) -> Option<char> {
    Some(match sign {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '"' | '\\' => sign,
        _ => return None,
    })
}
