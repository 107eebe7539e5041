//! What pages say, for fonts that are cut to it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use super::Output;
use crate::assets::{Fonts, PageWords, links};
use crate::config::LanguageId;
use crate::html::{Piece, scan};
use crate::pages::{Context, languages};
use crate::plan::{Make, Plan};
use crate::route::Route;
use crate::site::Site;
use crate::typeface::Words;

/// Whether an element stands inside a line: what is on both sides of its tags is set together.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "em"
            | "i"
            | "kbd"
            | "mark"
            | "q"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
    )
}

/// A year with all of its days, for dates that scripts write.
const YEAR: Date = Date::constant(2028, 1, 1);

/// Reads the pages of an edition whose fonts are not [cut](crate::assets::Fonts::draft) yet for
/// their words, from any thread.
pub struct Readers<'c> {
    context: &'c Context,
    /// Sheets by whose names pages tell that they want a font.
    sheets: Vec<Route>,
    pairs: bool,
    /// What the last build read, but for pages that are not as they were.
    last: Option<PageWords>,
    /// Those that nobody reads with.
    idle: Mutex<Vec<BTreeMap<LanguageId, Reader>>>,
}

impl<'c> Readers<'c> {
    /// Of pages made in `context`, and of those of an earlier build that link to the sheet
    /// `before`; none where no page wants a font that is to be cut. That build read the words
    /// `last`: what is taken over from it need not be [read](Self::read) then, and what is not must
    /// be [taken away](Self::take_away).
    pub fn new(
        context: &'c Context,
        before: Option<Route>,
        last: Option<PageWords>,
    ) -> Option<Self> {
        let draft = context.fonts.any_sheet().filter(|_| context.fonts.is_draft())?;
        let sheets = std::iter::once(draft.clone()).chain(before).collect();
        let pairs = Fonts::look_across_spaces(&context.site);
        Some(Self { context, sheets, pairs, last, idle: Mutex::default() })
    }

    /// Reads the file that was made of `output`, where it links to one of the sheets; whether it
    /// does.
    pub fn read(&self, route: &Route, output: &Output, bytes: &[u8]) -> bool {
        self.count(route, output, bytes, 1)
    }

    /// Takes the words of what the last build had in the place of another file.
    pub fn take_away(&self, route: &Route, output: &Output, bytes: &[u8]) {
        self.count(route, output, bytes, -1);
    }

    /// Whether the words of what is taken over from the last build are known.
    pub fn knows_last(&self) -> bool {
        self.last.is_some()
    }

    /// Whether a file that loads these links to one of the sheets.
    pub fn wants_as(&self, loads: &[Route]) -> bool {
        self.sheets.iter().any(|sheet| loads.contains(sheet))
    }

    /// Whether the file links to one of the sheets.
    fn wants(&self, route: &Route, bytes: &[u8]) -> bool {
        route.as_str().ends_with(".html") && self.sheets.iter().any(|sheet| links(bytes, sheet))
    }

    fn count(&self, route: &Route, output: &Output, bytes: &[u8], times: i64) -> bool {
        let wants = self.wants(route, bytes);
        if wants && let Ok(html) = simdutf8::basic::from_utf8(bytes) {
            let language =
                output.language().unwrap_or_else(|| languages::frame_language(self.context));
            let mut readers = self.idle().pop().unwrap_or_default();
            readers.entry(language).or_insert_with(|| Reader::new(self.pairs)).page(html, times);
            self.idle().push(readers);
        }
        wants
    }

    /// All that was read; none where something was taken away that was never there.
    pub fn finish(mut self) -> Option<PageWords> {
        let mut words = self.last.take().unwrap_or_default();
        let readers = std::mem::take(&mut *self.idle());
        for (language, reader) in readers.into_iter().flatten() {
            words.entry(language).or_insert_with(|| Words::new(self.pairs)).extend(reader.found);
        }
        let mut settled = PageWords::new();
        for (language, mut words) in words {
            if words.settle()? {
                settled.insert(language, words);
            }
        }
        Some(settled)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<BTreeMap<LanguageId, Reader>>> {
        // A panic of another thread ends the build in any case.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The `words` of pages, and what scripts write beside those that pages bring along for them:
/// numbers and days.
pub fn with_written(site: &Site, mut words: PageWords) -> PageWords {
    for (language, words) in &mut words {
        let format = &site.language(*language).format;
        (0..366).for_each(|day| words.add(&format.date(YEAR.saturating_add(day.days()))));
        for n in 0..10 {
            words.add(&n.to_string());
            words.add(&format.digits().write(&n.to_string()));
        }
    }
    words
}

/// Whether `output` may want one of `fonts`: pages of languages without any do not.
pub fn may_want(fonts: &Fonts, output: &Output) -> bool {
    let wanted = |language| fonts.sheet(language).is_some();
    !output.is_derived() && output.language().is_none_or(wanted)
}

/// The words of all pages of `plan` that want a font. Pages that cannot be made say nothing.
pub fn words(plan: &Plan<Output, Context>) -> PageWords {
    let Some(readers) = Readers::new(plan.context(), None, None) else { return PageWords::new() };
    let routes: Vec<&Route> = plan.routes().collect();
    routes.par_iter().for_each(|route| {
        if let Some((_, route, output)) = plan.table().get(route)
            && may_want(&plan.context().fonts, output)
            && let Ok(bytes) = plan.make_uncached(route)
        {
            readers.read(route, output, &bytes);
        }
    });
    with_written(&plan.context().site, readers.finish().unwrap_or_default())
}

/// The words of texts in HTML, for the fonts of a site.
pub fn words_of<T: AsRef<str>>(site: &Site, texts: impl IntoIterator<Item = T>) -> Words {
    let mut reader = Reader::new(Fonts::look_across_spaces(site));
    for text in texts {
        reader.page(text.as_ref(), 1);
    }
    reader.found
}

/// Reads the pages of one language.
struct Reader {
    found: Words,
    /// How many times what is read counts.
    times: i64,
    /// What stands in a line so far, and where its parts end.
    line: String,
    ends: Vec<usize>,
}

impl Reader {
    fn new(pairs: bool) -> Self {
        Self { found: Words::new(pairs), times: 1, line: String::new(), ends: Vec::new() }
    }

    /// The running text of a page: each line as a whole, and again in the parts that tags inside it
    /// make, since browsers may set these by themselves; and its attributes, which scripts may
    /// show.
    fn page(&mut self, html: &str, times: i64) {
        self.found.add_text(times);
        self.times = times;
        scan(html, &mut |piece| match piece {
            Piece::Words(words) => {
                self.line.push_str(&words);
                self.ends.push(self.line.len());
            }
            // Addresses of pages and files of the site are shown nowhere.
            Piece::Value(name, value)
                if matches!(&*name, "href" | "src" | "srcset") && !value.contains(':') => {}
            Piece::Value(_, value) => self.add(&value),
            Piece::Tag(name) if is_inline(&name) => {}
            Piece::Tag(_) | Piece::Again => self.end_line(),
        });
        self.end_line();
    }

    fn end_line(&mut self) {
        let (line, ends) = (std::mem::take(&mut self.line), std::mem::take(&mut self.ends));
        self.add(&line);
        let tears = |at: usize| {
            let (before, after) = line.split_at_checked(at).unwrap_or_default();
            before.ends_with(|c: char| !c.is_whitespace())
                && after.starts_with(|c: char| !c.is_whitespace())
        };
        let mut start = 0;
        for end in ends.iter().copied() {
            // A part of whole words says nothing that the line does not.
            if tears(start) || tears(end) {
                self.add(line.get(start..end).unwrap_or_default());
            }
            start = end;
        }
        self.line = line;
        self.line.clear();
        self.ends = ends;
        self.ends.clear();
    }

    fn add(&mut self, text: &str) {
        // All that is foreign to a font for another script.
        if !text.is_ascii() || text.bytes().any(|c| c.is_ascii_digit()) {
            self.found.add_times(text, self.times);
        }
    }
}

#[cfg(all(test, feature = "fonts"))]
mod tests {
    use super::Reader;
    use crate::typeface::Words;

    #[test]
    fn a_line_is_read_as_a_whole_and_in_parts() {
        let html = "<p title=\"عنوان\">ایک <b>دو</b>، تین &amp; 4</p>\n<p>پانچ<br>چھ</p><i>five</i>\
            <a href=\"a-1.html\" data-title=\"سات\">a</a>";
        let mut reader = Reader::new(true);
        reader.page(html, 1);
        let mut expected = Words::new(true);
        for text in ["عنوان", "ایک دو، تین & 4", "دو", "، تین & 4", "پانچ", "چھ", "سات"]
        {
            expected.add(text);
        }
        assert_eq!(reader.found, expected);
    }
}
