//! Proofreading: how each text is written, and what a translation has of its source.
//!
//! What was found in a text is kept while the text, the source beside it and the settings are the
//! very same.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::record::Record;
use super::text::SourceFile;
use super::{FrontMatter, Site, Text, TextId, compare, law};
use crate::config::Language;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::freshness::NOT_TRANSLATED;
use crate::glossary::Glossary;
use crate::markdown::Block;
use crate::spelling::{Passage, Spelling, check_sentences, check_step};
use crate::threads::SHARE;

/// What was found, text by text, in the order of paths.
#[derive(Debug)]
pub(super) struct Proof {
    texts: Vec<Arc<Proofread>>,
}

impl Proof {
    /// Whether nothing was found in `text`.
    pub(super) fn found_nothing_in(&self, text: &Text) -> bool {
        let path = text.source().path();
        let found = self.texts.binary_search_by(|read| read.text.source().path().cmp(path));
        found.ok().and_then(|at| self.texts.get(at)).is_some_and(|read| read.faults.is_empty())
    }
}

#[derive(Debug)]
struct Proofread {
    text: Arc<SourceFile>,
    /// For a translation, the text that it is of.
    source: Option<Arc<SourceFile>>,
    record: Option<Arc<Record>>,
    faults: Vec<Diagnostic>,
}

/// What texts of one language are held to.
struct Rules {
    spelling: Spelling,
    /// Most words of a sentence.
    sentence: Option<usize>,
    /// Whether steps say what to do. A translation is held to its source.
    steps: bool,
}

impl Rules {
    fn new(language: &Language, is_source: bool) -> Self {
        let locale = &language.locale;
        Self {
            spelling: Spelling::new(locale, language.format.digits()),
            sentence: language.words_per_sentence,
            steps: is_source && locale.id(None).language.as_str() == "en",
        }
    }
}

/// Reads all texts that have changed since `before`, but for those whose fingerprints are
/// `known_clean`.
pub(super) fn proofread(
    site: &Site,
    before: Option<(&Site, &Proof)>,
    known_clean: &HashSet<String>,
    sink: &mut Sink,
) -> Proof {
    let before = before.filter(|(before, _)| {
        Arc::ptr_eq(&site.config, &before.config)
            && site.laws.is_some() == before.laws.is_some()
            && site.messages.glossaries().say_the_same(before.messages.glossaries())
    });
    let last = before.map_or(&[][..], |(_, proof)| &proof.texts);
    let mut earlier = super::text::earlier(last, |read: &Proofread| read.text.source().path());
    let rules: Vec<Rules> = site
        .config
        .languages()
        .map(|(id, language)| Rules::new(language, id == site.config.source_language))
        .collect();
    let is_clean =
        |text: &Arc<Text>| !known_clean.is_empty() && known_clean.contains(&*text.fingerprint());
    let known: Vec<bool> = site.texts.par_iter().map(is_clean).collect();
    // Each source is compared with several translations.
    let sources: Vec<OnceLock<Vec<Block>>> = site.texts.iter().map(|_| OnceLock::new()).collect();
    let pairs: Vec<_> = site
        .texts
        .iter()
        .zip(&known)
        .map(|(text, clean)| {
            let source = original(site, text);
            let clean = *clean && source.is_none_or(|id| known.get(id.0) == Some(&true));
            (text, source, clean, earlier(text.source().path()))
        })
        .collect();
    let texts: Vec<Arc<Proofread>> = pairs
        .into_par_iter()
        .with_max_len(SHARE)
        .map(|(text, source, clean, before)| {
            let blocks_of_source = source.and_then(|id| sources.get(id.0).map(|b| (id, b)));
            let source = source.map(|id| &site.text(id).parsed);
            let same = |before: &&Arc<Proofread>| {
                Arc::ptr_eq(&before.text, &text.parsed)
                    && before.source.as_ref().map(Arc::as_ptr) == source.map(Arc::as_ptr)
                    && before.record.as_ref().map(Arc::as_ptr)
                        == text.record.as_ref().map(Arc::as_ptr)
            };
            if let Some(before) = before.filter(same) {
                return Arc::clone(before);
            }
            let mut sink = Sink::default();
            let exempt = clean || site.language(text.language).locale.is_pseudo();
            if let Some(rules) = rules.get(text.language.index()).filter(|_| !exempt) {
                let own = read(text, rules, site.laws.is_some(), &mut sink);
                if let Some((id, blocks)) = blocks_of_source {
                    let source = blocks.get_or_init(|| site.text(id).authored.document().blocks());
                    let of = |id| site.language(id).format.numerals();
                    let sides = [(&own, text.language), (source, site.config.source_language)];
                    let [own, source] = sides.map(|(blocks, id)| (blocks.as_slice(), of(id)));
                    let glossary = site.messages.glossaries().of(text.language);
                    compare::compare(own, source, &left(text), glossary, &mut sink);
                    if let Some(glossary) = glossary {
                        check_head(glossary, &site.text(id).front, &text.front, &mut sink);
                    }
                }
            }
            Arc::new(Proofread {
                text: Arc::clone(&text.parsed),
                source: source.cloned(),
                record: text.record.clone(),
                faults: sink.into_vec(),
            })
        })
        .collect();
    sink.extend(texts.iter().flat_map(|text| text.faults.iter().cloned()));
    Proof { texts }
}

/// The text that `text` is a translation of.
fn original(site: &Site, text: &Text) -> Option<TextId> {
    let home = site.config.source_language;
    let entry = site.find(&text.key.path, text.key.section).filter(|_| text.language != home)?;
    site.exact(entry, home)
}

/// Reports how `text` is written, and answers its blocks.
fn read(text: &Text, rules: &Rules, laws: bool, sink: &mut Sink) -> Vec<Block> {
    for (_, span) in text.front.title.iter().chain(&text.front.summary) {
        rules.spelling.check(&Passage::of(span), sink);
        check_edges(span, sink);
    }
    let mut own = text.authored.document().blocks();
    // Links lead to the id that a heading has by its words, unless it takes that of the source.
    if text.heading_source.is_none() {
        let keep = |block: Block| match block.names_itself {
            true => Block { passage: block.passage.keep(), ..block },
            false => block,
        };
        own = own.into_iter().map(keep).collect();
    }
    for block in &own {
        rules.spelling.check(&block.passage, sink);
        if let Some(limit) = rules.sentence {
            check_sentences(&block.passage, limit, sink);
        }
        if rules.steps && block.is_step {
            check_step(&block.passage, sink);
        }
        if laws {
            law::check_prose(&block.passage, sink);
        }
    }
    own
}

/// Holds title and summary of a translation to the glossary.
fn check_head(glossary: &Glossary, source: &FrontMatter, own: &FrontMatter, sink: &mut Sink) {
    for (source, own) in [(&source.title, &own.title), (&source.summary, &own.summary)] {
        if let (Some((_, source)), Some((_, own))) = (source, own) {
            glossary.check(&Passage::of(source), &Passage::of(own), sink);
        }
    }
}

/// The places of units that a translation records as not translated.
fn left(text: &Text) -> Vec<Range<usize>> {
    let Some(then) = text.record.as_ref().and_then(|record| record.other()) else {
        return Vec::new();
    };
    let units = text.authored.units();
    if then.units().len() != units.len() {
        return Vec::new();
    }
    let left = units.iter().zip(then.units()).filter(|(_, then)| then.text == NOT_TRANSLATED);
    left.map(|(unit, _)| unit.range.clone()).collect()
}

/// Space between the quotes and the words of a title or summary.
fn check_edges(span: &Span, sink: &mut Sink) {
    let whole = span.text();
    let inner = whole.trim_matches(['"', '\'']);
    let start = span.start + whole.len() - whole.trim_start_matches(['"', '\'']).len();
    let space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    let words = inner.trim_matches(space);
    let before = inner.len() - inner.trim_start_matches(space).len();
    let (begin, end) = (start + before, start + before + words.len());
    for range in [start..begin, end..start + inner.len()] {
        if !range.is_empty() && !words.is_empty() {
            sink.push(
                Diagnostic::new(Code::TextEdgeSpace, "space at the edge of the text")
                    .at(span.source.span(range))
                    .help("take it out; `mashal check --fix` does")
                    .suggestion(Some(String::new())),
            );
        }
    }
}
