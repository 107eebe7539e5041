//! The shape of a view: all that a template can ask about it, apart from words that it only prints.

use serde::Serialize;
use tera::Value;
use tera::value::{Key, Map};

use super::walk::{Build, Compared, walk};
use crate::config::LanguageId;

/// The sign (a noncharacter, which no message and no template has) before the number of a hole.
const BEFORE: char = '\u{10fffe}';
/// What follows that number. Templates escape the first of the two where they escape the whole.
const AFTER: &str = "\"\u{10ffff}";
/// The same, escaped.
const AFTER_ESCAPED: &str = "&quot;\u{10ffff}";

/// The words of `template` that stand behind `==` or `!=`.
pub(super) fn compared(template: &str) -> impl Iterator<Item = Box<str>> {
    let sides = template.split("== \"").skip(1).chain(template.split("!= \"").skip(1));
    sides.filter_map(|side| Some(side.split_once('"')?.0.into()))
}

/// Room for most views, so that they need not be moved while they become more.
const ROOM: usize = 1 << 13;

/// What stands in the place of words that a page fills in, by their number.
pub(super) fn hole(number: usize) -> String {
    format!("{BEFORE}{number}{AFTER}")
}

/// The number of the hole that `text` is.
pub(super) fn hole_in(text: &str) -> Option<usize> {
    text.strip_prefix(BEFORE)?.strip_suffix(AFTER)?.parse().ok()
}

/// A hole in HTML.
pub(super) struct Hole<'h> {
    /// What stands between it and the one before.
    pub(super) before: &'h str,
    pub(super) number: usize,
    /// Whether what comes into it is escaped.
    pub(super) is_escaped: bool,
}

/// The holes of `html`, and what stands behind the last one. None where something has been done to
/// one.
pub(super) fn holes(html: &str) -> Option<(Vec<Hole<'_>>, &str)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((before, hole)) = rest.split_once(BEFORE) {
        let digits = hole.find(|c: char| !c.is_ascii_digit())?;
        let (number, after) = hole.split_at_checked(digits)?;
        let plain = after.strip_prefix(AFTER);
        found.push(Hole { before, number: number.parse().ok()?, is_escaped: plain.is_none() });
        rest = plain.or_else(|| after.strip_prefix(AFTER_ESCAPED))?;
    }
    Some((found, rest))
}

/// A view, taken apart.
#[derive(Debug)]
pub(super) struct Shape {
    /// All that is no printed word, as bytes that only the same gives again.
    pub(super) bytes: Vec<u8>,
    texts: String,
    ends: Vec<usize>,
}

impl Shape {
    /// That of `view` as `template` draws it for readers of `language`; none where it has something
    /// that templates are never given.
    pub(super) fn of(
        template: &str,
        language: LanguageId,
        view: &impl Serialize,
        compared: &Compared,
    ) -> Option<Self> {
        let (bytes, texts) = (Vec::with_capacity(ROOM), String::with_capacity(ROOM));
        let mut shape = Self { bytes, texts, ends: Vec::new() };
        shape.put_text(Mark::Key, template);
        shape.put(Mark::Integer, &language.index().to_le_bytes());
        walk(view, compared, &mut shape)?;
        Some(shape)
    }

    /// How many bytes its words are.
    pub(super) fn length(&self) -> usize {
        self.texts.len()
    }

    /// The words of the hole `number`.
    pub(super) fn text(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        self.texts.get(*start..*self.ends.get(number)?)
    }
}

/// `view` for a template, with holes in the place of printed words, and how many those are.
pub(super) fn with_holes(view: &impl Serialize, compared: &Compared) -> Option<(Value, usize)> {
    let mut holes = Holes(0);
    let value = walk(view, compared, &mut holes)?;
    Some((value, holes.0))
}

/// Marks of kinds of values in [`Shape::bytes`], so that no two views have the same.
#[derive(Clone, Copy)]
enum Mark {
    Printed,
    Compared,
    None,
    No,
    Yes,
    Integer,
    Float,
    List,
    Key,
    End,
}

impl Shape {
    fn put(&mut self, mark: Mark, bytes: &[u8]) {
        self.bytes.push(mark as u8);
        self.bytes.extend_from_slice(bytes);
    }

    fn put_text(&mut self, mark: Mark, text: &str) {
        self.put(mark, &text.len().to_le_bytes());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

impl Build for Shape {
    type Made = ();
    type Named = ();

    fn printed(&mut self, text: &str) {
        self.put(Mark::Printed, &[]);
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    fn compared(&mut self, text: &str) {
        self.put_text(Mark::Compared, text);
    }

    fn none(&mut self) {
        self.put(Mark::None, &[]);
    }

    fn flag(&mut self, flag: bool) {
        self.put(if flag { Mark::Yes } else { Mark::No }, &[]);
    }

    fn integer(&mut self, number: i64) {
        self.put(Mark::Integer, &number.to_le_bytes());
    }

    fn float(&mut self, number: f64) {
        self.put(Mark::Float, &number.to_le_bytes());
    }

    fn begin(&mut self, length: usize) {
        self.put(Mark::List, &length.to_le_bytes());
    }

    fn list(&mut self, _: Vec<()>) {}

    fn key(&mut self, key: &str) {
        self.put_text(Mark::Key, key);
    }

    fn name(_: &mut (), _: Key<'static>, (): ()) {}

    fn named(&mut self, (): ()) {
        self.put(Mark::End, &[]);
    }
}

/// How many holes there are.
struct Holes(usize);

impl Build for Holes {
    type Made = Value;
    type Named = Map;

    fn printed(&mut self, _: &str) -> Value {
        self.0 += 1;
        Value::normal_string(&hole(self.0 - 1))
    }

    fn compared(&mut self, text: &str) -> Value {
        Value::normal_string(text)
    }

    fn none(&mut self) -> Value {
        Value::none()
    }

    fn flag(&mut self, flag: bool) -> Value {
        flag.into()
    }

    fn integer(&mut self, number: i64) -> Value {
        number.into()
    }

    fn float(&mut self, number: f64) -> Value {
        number.into()
    }

    fn begin(&mut self, _: usize) {}

    fn list(&mut self, made: Vec<Value>) -> Value {
        made.into()
    }

    fn key(&mut self, _: &str) {}

    fn name(named: &mut Map, key: Key<'static>, made: Value) {
        named.insert(key, made);
    }

    fn named(&mut self, named: Map) -> Value {
        named.into()
    }
}
