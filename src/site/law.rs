//! Sections of laws: data, never prose, since a wrong number can cost a case.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use regex_lite::Regex;

use super::front_matter::{Cite, checked_on, cites};
use super::{Site, named};
use crate::config::is_message_name;
use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::spelling::{Passage, has_digit};

const CODES: Codes = Codes { invalid: Code::LawInvalid, unknown: Code::LawInvalid, others: &[] };

/// Where they lie.
pub(super) const FILE: &str = "content/law.toml";

/// All laws that guides may name.
#[derive(Debug, Default)]
pub struct Laws {
    laws: BTreeMap<String, Law>,
    /// Whether the file could not be read; then nothing is known of any law.
    unreadable: bool,
}

/// A section of an act, or an act as a whole. What it covers is the message `law-<id>`, what it
/// names as punishment its attribute `.penalty`, the name of the act the message `act-<act>`.
#[derive(Debug)]
pub struct Law {
    /// What guides call the act.
    pub act: String,
    /// The number of the section, as the act writes it.
    pub section: Option<String>,
    /// When it was last checked.
    pub checked: Option<Date>,
    /// Who says so.
    pub sources: Vec<Cite>,
}

impl Laws {
    /// The law that guides call `id`.
    pub fn get(&self, id: &str) -> Option<&Law> {
        self.laws.get(id)
    }
}

/// Reads `content/law.toml`.
pub(super) fn read(source: &Arc<Source>, today: Date, sink: &mut Sink) -> Laws {
    let Some(node) = read_toml(source, 0..source.text().len(), Code::LawInvalid, sink) else {
        return Laws { unreadable: true, ..Laws::default() };
    };
    let mut laws = BTreeMap::new();
    let mut fields = Fields::new(node, CODES, sink);
    for node in fields.array("laws").unwrap_or_default() {
        let Some((id, span, law)) = law(Fields::new(node, CODES, fields.sink()), today) else {
            continue;
        };
        if laws.insert(id.clone(), law).is_some() {
            let message = format!("the law `{id}` is there twice");
            fields.sink().push(invalid(message, &span, "keep one of the two"));
        }
    }
    fields.finish();
    Laws { laws, unreadable: false }
}

fn invalid(message: impl Into<String>, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::LawInvalid, message).at(span.clone()).help(help)
}

fn law(mut fields: Fields<'_>, today: Date) -> Option<(String, Span, Law)> {
    let whole = fields.span.clone();
    let (id, act) = (fields.string("id"), fields.string("act"));
    for (name, span) in [&id, &act].into_iter().flatten() {
        if !is_message_name(name) {
            let help = "write Latin letters, digits and hyphens";
            fields.sink().push(invalid(format!("`{name}` is not a name"), span, help));
            return None;
        }
    }
    let day = checked_on(&mut fields, CODES, today);
    let section = fields.string("section").map(|(section, _)| section);
    let sources = cites(&mut fields, CODES);
    for key in ["id", "act", "checked", "sources"] {
        if fields.sound && !fields.has(key) {
            let help = "every law has `id`, `act`, `checked` and `[[laws.sources]]`";
            fields.sink().push(invalid(format!("a law without `{key}`"), &whole, help));
        }
    }
    fields.finish();
    let (act, _) = act?;
    Some((id?.0, whole, Law { act, section, checked: day.map(|(day, _)| day), sources }))
}

/// Laws that guides name.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    let known = site.laws.as_ref();
    let ids = || known.iter().flat_map(|known| known.laws.keys()).map(String::as_str).collect();
    let ids = known.is_none_or(|known| !known.unreadable).then(ids);
    let components = site.texts.iter().flat_map(|text| &text.outline().components);
    for component in components.filter(|component| component.name == "law") {
        named::check(component, FILE, Code::LawUnknown, ids.as_ref(), sink);
    }
}

/// Sections of laws in prose: `section 24`, `sections 24A`, `دفعہ 24`.
pub(super) fn check_prose(passage: &Passage, sink: &mut Sink) {
    for range in sections(passage.text()) {
        let (span, _) = passage.place(range);
        let message = format!("a section of a law, `{}`, stands in prose", span.text());
        sink.push(Diagnostic::new(Code::LawBareSection, message).at(span).help(
            "put it into `content/law.toml` and write `{{ law(id=\"…\") }}` in a paragraph of its own",
        ));
    }
}

static SECTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsections? [0-9]+[a-z]{0,2}\b|دفع(?:ہ|ات) [0-9۰-۹]+[A-Z]{0,2}").ok()
});

fn sections(text: &str) -> Vec<Range<usize>> {
    // Most prose has no number, and matching is dear.
    let Some(regex) = SECTION.as_ref().filter(|_| has_digit(text)) else { return Vec::new() };
    regex.find_iter(text).map(|found| found.range()).collect()
}
