//! What pages say, for fonts that are cut to it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use super::table;
use crate::assets::Passages;
use crate::config::LanguageId;
use crate::diag::Sink;
use crate::pages::Context;
use crate::plan::{Plan, Table};
use crate::route::Route;

/// Elements inside a line: what stands on both sides of their tags is set together.
const INLINE: [&[u8]; 18] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"em", b"i", b"kbd", b"mark", b"q",
    b"small", b"span", b"strong", b"sub", b"sup", b"time",
];

/// A year with all of its days, for dates that scripts write.
const YEAR: Date = Date::constant(2028, 1, 1);

/// What the pages say that link to the sheets [placeholders](crate::assets::Fonts::placeholders) in
/// `context`. Pages that cannot be made say nothing.
pub fn passages(context: Context) -> Passages {
    let sheets: Vec<_> = context.fonts.languages().map(|(id, route)| (id, route.clone())).collect();
    if sheets.is_empty() {
        return Passages::new();
    }
    let mut table = Table::default();
    table::pages(&context, &mut table, &mut Sink::default());
    let pages: Vec<Route> = table.routes().filter(|route| may(&context, route)).cloned().collect();
    let plan = Plan::new(table.into(), context.into());
    let read = |mut readers: BTreeMap<LanguageId, Reader>, route: &Route| {
        if let Ok(html) = plan.make_uncached(route)
            && let Ok(html) = std::str::from_utf8(&html)
            && let Some((language, _)) = sheets.iter().find(|(_, sheet)| links(html, route, sheet))
        {
            readers.entry(*language).or_default().page(html);
        }
        readers
    };
    let read: Vec<_> = pages.par_iter().fold(BTreeMap::new, read).collect();
    let mut passages = Passages::new();
    for (language, reader) in read.into_iter().flatten() {
        let all = passages.entry(language).or_insert_with(|| written(plan.context(), language));
        all.extend(reader.found);
    }
    passages
}

/// Whether the page at `route` may want a font: what lies in the folder of another language does
/// not.
fn may(context: &Context, route: &Route) -> bool {
    let html = route.as_str().ends_with(".html");
    let folder = route.as_str().split_once('/').map(|(tag, _)| tag);
    let language = folder.and_then(|tag| context.site.config.find(tag));
    html && language.is_none_or(|language| context.fonts.sheet(language).is_some())
}

fn links(html: &str, page: &Route, sheet: &Route) -> bool {
    html.contains(&format!("\"{}\"", page.to(sheet)))
}

/// What scripts write beside the words that pages bring along for them: numbers and days.
fn written(context: &Context, language: LanguageId) -> BTreeSet<String> {
    let format = &context.site.language(language).format;
    let days = (0..366).map(|day| format.date(YEAR.saturating_add(day.days())));
    let digits = (0..10).flat_map(|n| [n.to_string(), format.digits().write(&n.to_string())]);
    days.chain(digits).collect()
}

/// Passages of pages, each once.
#[derive(Default)]
struct Reader {
    found: HashSet<String>,
    /// What stands in a line so far, and of how many parts.
    line: Vec<u8>,
    parts: usize,
    passage: String,
}

impl Reader {
    /// The running text of a page: each line as a whole, and again in the parts that tags inside it
    /// make, since browsers may set these by themselves; and its attributes, which scripts may
    /// show.
    fn page(&mut self, html: &str) {
        let read = |event: CallbackEvent<'_>, _: Span<()>| {
            match event {
                CallbackEvent::String { value } => {
                    self.add(value);
                    self.line.extend_from_slice(value);
                    self.parts += 1;
                }
                CallbackEvent::AttributeValue { value } => self.add(value),
                CallbackEvent::OpenStartTag { name } | CallbackEvent::EndTag { name }
                    if !INLINE.contains(&name) =>
                {
                    self.end_line();
                }
                _ => {}
            }
            None::<()>
        };
        // Nothing is wrong in a text that a tokenizer reads; it only reads it its own way.
        Tokenizer::new_with_emitter(html, CallbackEmitter::new(read)).for_each(drop);
        self.end_line();
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.parts) > 1 {
            self.add(&line);
        }
        self.line = line;
        self.line.clear();
    }

    fn add(&mut self, text: &[u8]) {
        // All that is foreign to a font for another script.
        if text.is_ascii() && !text.iter().any(u8::is_ascii_digit) {
            return;
        }
        self.passage.clear();
        for word in String::from_utf8_lossy(text).split_whitespace() {
            if !self.passage.is_empty() {
                self.passage.push(' ');
            }
            self.passage.push_str(word);
        }
        if !self.found.contains(&self.passage) {
            self.found.insert(self.passage.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn a_line_is_read_as_a_whole_and_in_parts() {
        let html =
            "<p title=\"عنوان\">ایک <b>دو</b>، تین &amp; 4</p>\n<p>پانچ<br>چھ</p><i>five</i>";
        let mut reader = Reader::default();
        reader.page(html);
        let found = reader.found;
        for passage in ["عنوان", "ایک", "دو", "ایک دو، تین & 4", "پانچ", "چھ"]
        {
            assert!(found.iter().any(|found| found == passage), "{passage} in {found:?}");
        }
        assert!(!found.iter().any(|found| found.contains("five") || found.contains("پانچ چھ")));
    }
}
