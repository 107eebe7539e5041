//! A text of the old site in Markdown alone: its headings and links, and what becomes of them.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::old::line;
use super::report::Notes;
use super::text::{Behind, Edits, Text};
use crate::markdown::{OPTIONS, Slugs};

/// A heading.
#[derive(Debug)]
pub(super) struct Heading {
    range: Range<usize>,
    /// What stands between its signs.
    inside: Range<usize>,
    pub(super) level: u8,
    pub(super) words: String,
    /// The id that its author gave it.
    pub(super) id: Option<String>,
    /// The ids that generators make of its words.
    slugs: [String; 2],
}

/// A link or an image, or the definition that links share.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) range: Range<usize>,
    /// Its words.
    pub(super) inside: Range<usize>,
    /// Where it says what it leads to; none where a definition does.
    pub(super) place: Option<Range<usize>>,
    pub(super) to: String,
    pub(super) image: bool,
    /// Whether it is an image that leads somewhere.
    pub(super) nested: bool,
    /// Whether it is a definition that links share.
    pub(super) defined: bool,
}

/// A text with all that is to be changed in it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: Text,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    /// The heading that is the title, and no part of the text.
    pub(super) title: Option<usize>,
    /// Whether the first heading begins the text.
    leads: bool,
    blocks: Vec<usize>,
    /// Headings by what leads to them.
    anchors: BTreeMap<String, usize>,
}

impl Draft {
    pub(super) fn read(text: Text) -> Self {
        let mut draft = Self::default();
        let all = text.as_str();
        let parser = Parser::new_ext(all, OPTIONS);
        let mut defined: Vec<_> = parser
            .reference_definitions()
            .iter()
            .map(|(_, definition)| (definition.span.clone(), definition.dest.to_string()))
            .collect();
        defined.sort_by_key(|(span, _)| span.start);
        let (mut depth, mut open, mut inner): (usize, Vec<usize>, Option<usize>) =
            (0, Vec::new(), None);
        let mut first = true;
        let mut slugs = (BTreeMap::new(), Slugs::default());
        for (event, range) in parser.into_offset_iter() {
            // The end of what stands within links and headings, as far as it is known.
            if !matches!(event, Event::End(_)) {
                if let Some(link) = open.last().and_then(|at| draft.links.get_mut(*at)) {
                    link.inside.end = link.inside.end.max(range.end);
                }
                if let Some(heading) = inner.and_then(|at| draft.headings.get_mut(at)) {
                    if heading.inside.is_empty() {
                        heading.inside = range.clone();
                    }
                    heading.inside.end = heading.inside.end.max(range.end);
                }
            }
            match event {
                Event::Start(tag) => {
                    if depth == 0 {
                        draft.blocks.push(range.end);
                    }
                    depth += 1;
                    match tag {
                        Tag::Heading { level, id, .. } => {
                            draft.leads |= first;
                            inner = Some(draft.headings.len());
                            draft.headings.push(Heading {
                                inside: range.start..range.start,
                                range,
                                level: level as u8,
                                words: String::new(),
                                id: id.map(|id| id.to_string()),
                                slugs: Default::default(),
                            });
                        }
                        Tag::Link { link_type, dest_url, .. } => {
                            open.push(draft.links.len());
                            draft.links.push(Link::new(link_type, &dest_url, range, None));
                        }
                        Tag::Image { link_type, dest_url, .. } => {
                            let within = !open.is_empty();
                            open.push(draft.links.len());
                            let image = Some(within);
                            draft.links.push(Link::new(link_type, &dest_url, range, image));
                        }
                        Tag::HtmlBlock => continue,
                        _ => {}
                    }
                    first = false;
                }
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    match tag {
                        TagEnd::Heading(_) => {
                            let heading = inner.take().and_then(|at| draft.headings.get_mut(at));
                            if let Some(heading) = heading {
                                heading.name(&mut slugs);
                            }
                        }
                        TagEnd::Link | TagEnd::Image => {
                            let link = open.pop().and_then(|at| draft.links.get_mut(at));
                            if let Some(link) = link.filter(|link| link.place.is_some()) {
                                link.place = destination(all, link);
                            }
                        }
                        _ => {}
                    }
                }
                Event::Text(words) | Event::Code(words) => {
                    if let Some(heading) = inner.and_then(|at| draft.headings.get_mut(at)) {
                        heading.words.push_str(&words);
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some(heading) = inner.and_then(|at| draft.headings.get_mut(at)) {
                        heading.words.push(' ');
                    }
                }
                _ => {}
            }
        }
        for (span, to) in defined {
            let raw = all.get(span.clone()).unwrap_or_default();
            let at = raw.find("]:").map_or(raw.len(), |at| at + 2);
            let place = address(all, span.start + at);
            let inside = span.start..span.start;
            let (image, nested, defined) = (false, false, true);
            draft.links.push(Link { range: span, inside, place, to, image, nested, defined });
        }
        let own = draft.headings.iter().enumerate().filter_map(|(at, h)| Some((h.id.clone()?, at)));
        draft.anchors = own.collect();
        for (at, heading) in draft.headings.iter().enumerate() {
            for slug in &heading.slugs {
                draft.anchors.entry(slug.clone()).or_insert(at);
            }
        }
        draft.text = text;
        draft
    }

    /// The words of the heading that can be the title: the first of the first level, or the first
    /// that nothing stands before.
    pub(super) fn leading(&self) -> Option<(usize, String)> {
        let one = self.headings.iter().position(|heading| heading.level == 1);
        let at = if self.leads { Some(0) } else { one.filter(|at| *at == 0) }?;
        Some((at, line(&self.headings.get(at)?.words)?))
    }

    /// The old line of a heading.
    pub(super) fn line(&self, heading: usize) -> usize {
        self.headings.get(heading).map_or(0, |heading| self.text.origin(heading.range.start))
    }

    /// The heading that `anchor` leads to.
    pub(super) fn heading(&self, anchor: &str) -> Option<usize> {
        self.anchors.get(anchor).copied()
    }

    /// The text with these edits, its headings at their levels and with these ids.
    pub(super) fn finish(
        &self,
        mut edits: Edits,
        kept: &[(usize, String)],
        ids: &BTreeMap<usize, String>,
        notes: &mut Notes<'_>,
    ) -> String {
        let mut behind = Behind::default();
        self.blocks.iter().for_each(|end| behind.block(*end));
        kept.iter().for_each(|(at, raw)| behind.keep(*at, raw));
        let mut above: Vec<u8> = Vec::new();
        let mut shifted = None;
        for (at, heading) in self.headings.iter().enumerate() {
            if self.title == Some(at) {
                edits.push((heading.range.clone(), String::new()));
                continue;
            }
            while above.last().is_some_and(|level| *level >= heading.level) {
                above.pop();
            }
            above.push(heading.level);
            let level = (above.len() + 1).min(6);
            let id = ids.get(&at);
            if usize::from(heading.level) == level && id.is_none() {
                continue;
            }
            if usize::from(heading.level) != level {
                shifted = shifted.or(Some(heading.range.start));
            }
            let id = id.or(heading.id.as_ref());
            let id = id.map_or_else(String::new, |id| format!(" {{#{id}}}"));
            let end = if self.text.at(heading.range.clone()).ends_with('\n') { "\n" } else { "" };
            let (range, inside) = (&heading.range, &heading.inside);
            edits.push((range.start..inside.start, format!("{} ", "#".repeat(level))));
            edits.push((inside.end..range.end, format!("{id}{end}")));
            // A heading with a line below it may have several lines.
            let words = self.text.at(inside.clone());
            for (line, _) in words.match_indices('\n') {
                let rest = words.get(line + 1..).unwrap_or_default();
                let signs = rest.len() - rest.trim_start_matches(['>', ' ']).len();
                let start = inside.start + line;
                edits.push((start..start + 1 + signs, " ".to_owned()));
            }
        }
        if let Some(at) = shifted {
            notes.turned(
                self.text.origin(at),
                "levels of headings: below the title they begin with the second",
            );
        }
        edits.extend(behind.edits(&self.text));
        let text = self.text.edited(edits);
        let text = text.as_str().trim_start_matches('\n').trim_end();
        if text.is_empty() { String::new() } else { format!("{text}\n") }
    }
}

impl Heading {
    /// Says which ids generators make of its words.
    fn name(&mut self, (taken, own): &mut (BTreeMap<String, usize>, Slugs)) {
        let mut slug = String::new();
        for c in self.words.trim().chars() {
            match c {
                ' ' | '-' => slug.push('-'),
                '_' => slug.push('_'),
                c if c.is_alphanumeric() || crate::locale::is_mark(c) => {
                    slug.extend(c.to_lowercase())
                }
                _ => {}
            }
        }
        let count = taken.entry(slug.clone()).or_insert(0);
        if *count > 0 {
            slug = format!("{slug}-{count}");
        }
        *count += 1;
        self.slugs = [slug, own.from_text(&self.words)];
    }
}

impl Link {
    fn new(kind: LinkType, to: &str, range: Range<usize>, image: Option<bool>) -> Self {
        let place = (kind == LinkType::Inline).then_some(0..0);
        let start = range.start + if image.is_some() { 2 } else { 1 };
        let mail = kind == LinkType::Email;
        let to = if mail { format!("mailto:{to}") } else { to.to_owned() };
        let nested = image == Some(true);
        let image = image.is_some();
        Self { range, inside: start..start, place, to, image, nested, defined: false }
    }
}

/// Where an inline link says what it leads to.
fn destination(all: &str, link: &Link) -> Option<Range<usize>> {
    let behind = all.get(link.inside.end..link.range.end)?;
    let at = behind.find("](")?;
    address(all, link.inside.end + at + 2)
}

/// The address that begins behind `at`, without `<` and `>`.
fn address(all: &str, at: usize) -> Option<Range<usize>> {
    let rest = all.get(at..)?;
    let start = at + rest.len() - rest.trim_start().len();
    let rest = all.get(start..)?;
    if let Some(inside) = rest.strip_prefix('<') {
        let end = inside.find(['>', '\n'])?;
        return Some(start + 1..start + 1 + end);
    }
    let (mut depth, mut escaped) = (0_usize, false);
    for (end, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(start..start + end),
            ')' => depth -= 1,
            c if c.is_whitespace() => return Some(start..start + end),
            _ => {}
        }
    }
    Some(start..all.len())
}
