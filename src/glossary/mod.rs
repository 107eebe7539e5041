//! The glossary of a language: the words that it has for the terms of guides, one for each thing,
//! and whether a translation keeps to them. Knows no site: whoever has a text and its translation
//! before them can ask.

mod phrases;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::spelling::Passage;
use phrases::{Phrase, Word, words};

/// What the file is called, in the folder of a language's messages.
pub const FILE: &str = "glossary.toml";

const CODES: Codes =
    Codes { invalid: Code::GlossaryInvalid, unknown: Code::GlossaryInvalid, others: &[] };

/// The words of one language for terms of the source language.
#[derive(Debug)]
pub struct Glossary {
    source: Arc<Source>,
    terms: Vec<Term>,
    /// By its first letter: what a term is called in the source language. No ending changes it.
    called: BTreeMap<char, Vec<(usize, Phrase)>>,
}

/// A thing, and what it is called.
#[derive(Debug)]
pub struct Term {
    /// What the source calls it, the first of its names.
    pub source: String,
    /// What the language calls it.
    pub term: String,
    /// What to know of it.
    pub note: Option<String>,
    /// Words that do as well: other forms, a part of it where the rest goes without saying.
    forms: Vec<Phrase>,
    /// Words that are not to be used for it.
    avoid: Vec<Phrase>,
    /// Whether a translation always has a word for it: no pronoun does.
    needed: bool,
}

/// A term in a text of the source language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    at: usize,
    /// Its place in the text.
    pub range: Range<usize>,
}

/// Where a translation does not keep to the glossary.
#[derive(Debug)]
pub struct Finding<'g> {
    /// The term.
    pub term: &'g Term,
    /// Its place in the source.
    pub source: Range<usize>,
    /// The word in its place that is not to be used; none where the translation has no word for it.
    pub avoided: Option<Range<usize>>,
}

impl Glossary {
    /// Whether both say the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.source.text() == other.source.text()
    }

    /// The term that was found.
    pub fn term(&self, found: &Found) -> Option<&Term> {
        self.terms.get(found.at)
    }

    /// The terms in a text of the source language, in their order: the longest where one is part of
    /// another.
    pub fn terms_in(&self, text: &str) -> Vec<Found> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let named = first.initial().and_then(|initial| self.called.get(&initial));
            let here = words.get(at..).unwrap_or_default();
            let longest =
                named.into_iter().flatten().filter(|(_, phrase)| phrase.begins(here)).max_by_key(
                    |(term, phrase)| (phrase.len(), phrase.begins_as_it_is(here), Reverse(*term)),
                );
            match longest {
                Some((term, phrase)) => {
                    found.extend(place(here, phrase.len()).map(|range| Found { at: *term, range }));
                    at += phrase.len();
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where `translation` does not keep to the glossary, once for each term that `source` has.
    pub fn compare(&self, source: &str, translation: &str) -> Vec<Finding<'_>> {
        let mut findings: Vec<Finding<'_>> = Vec::new();
        let mut own = None;
        let mut seen = BTreeSet::new();
        for found in self.terms_in(source) {
            let Some(term) = self.term(&found).filter(|_| seen.insert(found.at)) else { continue };
            let own = own.get_or_insert_with(|| words(translation));
            let avoided = term.avoided(own);
            if avoided.is_some() || term.needed && term.uses(own).is_empty() {
                findings.push(Finding { term, source: found.range, avoided });
            }
        }
        findings
    }

    /// Reports where `translation` does not keep to the glossary.
    pub fn check(&self, source: &Passage, translation: &Passage, sink: &mut Sink) {
        for Finding { term, source: at, avoided } in self.compare(source.text(), translation.text())
        {
            let (place, _) = source.place(at);
            let said = place.text().to_owned();
            let why = term.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
            let fault = match avoided {
                Some(range) => {
                    let (span, _) = translation.place(range);
                    let message =
                        format!("`{}` for `{said}`, which the glossary avoids", span.text());
                    let help = format!("write `{}`{why}", term.term);
                    Diagnostic::new(Code::GlossaryAvoided, message).at(span).help(help)
                }
                None => {
                    let message =
                        format!("`{said}` without the glossary’s word for it, `{}`", term.term);
                    let help = format!(
                        "write it{why}; or add what stands here to its `forms` in `{}`",
                        self.source.path()
                    );
                    Diagnostic::new(Code::GlossaryTerm, message).at(translation.span()).help(help)
                }
            };
            sink.push(fault.label(place, "the source"));
        }
    }
}

impl Term {
    /// Where words for it stand.
    fn uses(&self, words: &[Word]) -> Vec<Range<usize>> {
        let at = |begin: usize| {
            let here = words.get(begin..).unwrap_or_default();
            let found = self.forms.iter().filter(move |form| form.begins(here));
            found.map(move |form| begin..begin + form.len()).max_by_key(|range| range.end)
        };
        (0..words.len()).filter_map(at).collect()
    }

    /// The first word that is not to be used, unless it is part of one that is.
    fn avoided(&self, words: &[Word]) -> Option<Range<usize>> {
        if self.avoid.is_empty() {
            return None;
        }
        let uses = self.uses(words);
        (0..words.len()).find_map(|begin| {
            let here = words.get(begin..)?;
            let phrase = self.avoid.iter().find(|phrase| phrase.begins(here))?;
            let end = begin + phrase.len();
            let part = uses.iter().any(|used| used.start <= begin && end <= used.end);
            place(here, phrase.len()).filter(|_| !part)
        })
    }
}

/// The place of the first words.
fn place(words: &[Word], count: usize) -> Option<Range<usize>> {
    let last = words.get(count.checked_sub(1)?)?;
    Some(words.first()?.range.start..last.range.end)
}

/// Reads a glossary.
pub fn read(source: &Arc<Source>, sink: &mut Sink) -> Option<Glossary> {
    let node = read_toml(source, 0..source.text().len(), CODES.invalid, sink)?;
    let mut fields = Fields::new(node, CODES, sink);
    let mut glossary =
        Glossary { source: Arc::clone(source), terms: Vec::new(), called: BTreeMap::new() };
    let mut places: BTreeMap<Phrase, Span> = BTreeMap::new();
    for node in fields.array("terms").unwrap_or_default() {
        let Some((names, term)) = term(Fields::new(node, CODES, fields.sink())) else { continue };
        for (name, phrase, span) in names {
            if let Some(first) = places.get(&phrase) {
                let fault =
                    invalid(format!("`{name}` is there twice"), &span, "keep one of the two");
                fields.sink().push(fault.label(first.clone(), "first here"));
                continue;
            }
            places.insert(phrase.clone(), span);
            if let Some(initial) = phrase.initial() {
                glossary.called.entry(initial).or_default().push((glossary.terms.len(), phrase));
            }
        }
        glossary.terms.push(term);
    }
    fields.finish();
    Some(glossary)
}

fn invalid(message: impl Into<String>, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(CODES.invalid, message).at(span.clone()).help(help)
}

/// What the source calls a thing, with the place of each name.
type Names = Vec<(String, Phrase, Span)>;

fn term(mut fields: Fields<'_>) -> Option<(Names, Term)> {
    let whole = fields.span.clone();
    let names = phrases(&mut fields, "source");
    let own = fields.string("term");
    let own = own.and_then(|found| phrase(found, fields.sink()));
    let forms = phrases(&mut fields, "forms");
    let avoid = phrases(&mut fields, "avoid");
    let note = fields.string("note").map(|(note, _)| note);
    let needed = fields.bool("needed").unwrap_or(true);
    for key in ["source", "term"] {
        if fields.sound && !fields.has(key) {
            let help =
                "every term has `source`, what the source calls it, and `term`, the word for it";
            fields.sink().push(invalid(format!("a term without `{key}`"), &whole, help));
        }
    }
    let forms: Vec<Phrase> =
        own.iter().chain(&forms).map(|(_, phrase, _)| phrase.clone()).collect();
    for (word, phrase, span) in &avoid {
        if forms.contains(phrase) {
            let message = format!("`{word}` is to be used and not to be used");
            fields.sink().push(invalid(message, span, "take it out of `avoid`, or of the others"));
        }
    }
    fields.finish();
    let avoid = avoid.into_iter().map(|(_, phrase, _)| phrase);
    let avoid = avoid.filter(|phrase| !forms.contains(phrase)).collect();
    let source = names.first()?.0.clone();
    Some((names, Term { source, term: own?.0, note, forms, avoid, needed }))
}

fn phrases(fields: &mut Fields<'_>, key: &'static str) -> Names {
    let found = fields.texts(key);
    found.into_iter().filter_map(|found| phrase(found, fields.sink())).collect()
}

fn phrase((text, span): (String, Span), sink: &mut Sink) -> Option<(String, Phrase, Span)> {
    let phrase = Phrase::new(&text);
    if phrase.is_none() {
        let message = format!("there is no word in `{text}`");
        sink.push(invalid(message, &span, "write one or more words"));
    }
    Some((text, phrase?, span))
}
