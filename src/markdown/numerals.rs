//! Lists that are numbered as the language writes numbers: `۱۔`, `۱)`, `(۱)`, `1۔`.
//!
//! CommonMark knows numbers in ASCII digits alone, before a full stop or a bracket. Markers of
//! another kind are read as these, `۱۔` as `1.`, and places are counted back to the text as it is.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::locale::digit;

/// The greatest number that CommonMark takes.
const GREATEST: u64 = 999_999_999;

/// How often it is tried again when some of what looks like markers is none: each round has fewer.
const ROUNDS: usize = 4;

/// A text with its markers as CommonMark has them.
pub(super) struct Plain<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where each of them ends: here, and in the text as it was.
    ends: Vec<(usize, usize)>,
}

impl<'t> Plain<'t> {
    /// What looks like a marker of `text` and begins no item (within code, in the middle of a
    /// paragraph) stays as it is.
    pub(super) fn new(text: &'t str, options: Options) -> Self {
        let mut markers = markers(text);
        for _ in 0..ROUNDS {
            if markers.is_empty() {
                break;
            }
            let plain = written(text, &markers);
            let items: Vec<usize> = Parser::new_ext(&plain.text, options)
                .into_offset_iter()
                .filter(|(event, _)| *event == Event::Start(Tag::Item))
                .filter_map(|(_, range)| {
                    let item = plain.text.get(range.clone())?;
                    Some(plain.place(range.start + item.len() - item.trim_start().len()))
                })
                .collect();
            let before = markers.len();
            // In order.
            markers.retain(|marker| items.binary_search(&marker.place.start).is_ok());
            if markers.len() == before {
                return plain;
            }
        }
        Self { text: Cow::Borrowed(text), ends: Vec::new() }
    }

    /// Where in the text as it was that stands which is at `place` here.
    pub(super) fn place(&self, place: usize) -> usize {
        let behind = self.ends.partition_point(|(end, _)| *end <= place);
        let before = behind.checked_sub(1).and_then(|at| self.ends.get(at));
        before.map_or(place, |(end, was)| was + (place - end))
    }
}

/// What looks like the marker of an item.
struct Marker {
    place: Range<usize>,
    number: u64,
    end: char,
}

fn markers(text: &str) -> Vec<Marker> {
    // Of digits that are none in ASCII, and of signs, each has a byte that ASCII does not.
    if text.is_ascii() {
        return Vec::new();
    }
    let mut start = 0;
    let mut found = Vec::new();
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let marker = text.get(start..end).and_then(marker);
        found.extend(marker.map(|marker| Marker {
            place: start + marker.place.start..start + marker.place.end,
            ..marker
        }));
        start = end;
    }
    found
}

fn marker(line: &str) -> Option<Marker> {
    let inside = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let bracket = inside.strip_prefix('(');
    let digits = bracket.unwrap_or(inside);
    let mut number = 0_u64;
    let mut foreign = false;
    let mut length = 0;
    for c in digits.chars() {
        let Some(digit) = digit(c) else { break };
        number = number.checked_mul(10)?.checked_add(u64::from(digit))?;
        foreign |= !c.is_ascii();
        length += c.len_utf8();
    }
    let rest = digits.get(length..).filter(|_| length > 0)?;
    let sign = rest.chars().next()?;
    let end = match sign {
        '.' | '-' | '–' if bracket.is_none() && foreign => '.',
        '۔' | '।' if bracket.is_none() => '.',
        ')' if bracket.is_some() && foreign => '.',
        ')' if foreign => ')',
        _ => return None,
    };
    let behind = rest.get(sign.len_utf8()..)?;
    let start = line.len() - inside.len();
    let place = start..line.len() - behind.len();
    let is_marker = number <= GREATEST && behind.starts_with([' ', '\t']);
    (is_marker && !behind.trim().is_empty()).then_some(Marker { place, number, end })
}

fn written<'t>(text: &'t str, markers: &[Marker]) -> Plain<'t> {
    let mut plain = String::with_capacity(text.len());
    let mut ends = Vec::new();
    let mut rest = 0;
    for Marker { place, number, end } in markers {
        plain.push_str(text.get(rest..place.start).unwrap_or_default());
        plain.push_str(&format!("{number}{end}"));
        ends.push((plain.len(), place.end));
        rest = place.end;
    }
    plain.push_str(text.get(rest..).unwrap_or_default());
    Plain { text: Cow::Owned(plain), ends }
}
