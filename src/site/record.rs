//! What translations were made from: their sources, as these were then.
//!
//! `locales/<lang>/sources/<path>` holds the text of the source that `content/<lang>/<path>` was
//! made from. What is not translated stands there as
//! [`NOT_TRANSLATED`](crate::freshness::NOT_TRANSLATED). Beside it, `<path>.pairs.toml` says which
//! units belong together where that does not follow from their structure.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Key;
use super::text::{Read, SourceFile};
use crate::config::{Config, LanguageId};
use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::digest::Digest;
use crate::freshness::{Told, of_record, pairs_path, record_path, text_path};
use crate::markdown::Unit;
use crate::world::{File, Listing, World, read_text};

const CODES: Codes = Codes { invalid: Code::GuideRecord, unknown: Code::GuideRecord, others: &[] };

/// What lies in `locales`: files with messages and what they were made from, and records of guides.
pub(super) fn split(listing: Listing) -> (Listing, Vec<File>) {
    let (records, files) = listing
        .files
        .into_iter()
        .partition(|file| of_record(&file.path).is_some() && !file.path.ends_with(".ftl"));
    (Listing { files, faults: listing.faults }, records)
}

/// What one translation was made from.
#[derive(Debug)]
pub struct Record {
    versions: (u64, Option<u64>),
    source: Option<Arc<SourceFile>>,
    then: Then,
    /// Nothing where nobody has said that structure does not tell.
    pairs: Option<Vec<(String, String)>>,
    faults: Vec<Diagnostic>,
}

#[derive(Debug)]
enum Then {
    /// The source as it is now, byte for byte. It is not kept twice.
    Same,
    Other(Box<SourceFile>),
    /// That is reported, and nothing is known.
    Unreadable,
}

impl Record {
    /// The source as it was, which is `now` where it is the very same; nothing where the record
    /// cannot be read.
    pub fn then<'a>(&'a self, now: &'a SourceFile) -> Option<&'a SourceFile> {
        match &self.then {
            Then::Same => Some(now),
            Then::Other(then) => Some(then),
            Then::Unreadable => None,
        }
    }

    /// The source as it was, where it is not the very same now.
    pub(super) fn other(&self) -> Option<&SourceFile> {
        match &self.then {
            Then::Other(then) => Some(then),
            Then::Same | Then::Unreadable => None,
        }
    }

    /// The fingerprint of all that it says.
    pub(super) fn fingerprint(&self) -> String {
        let mut digest = Digest::new();
        digest.add(match &self.then {
            Then::Same => "same",
            Then::Other(then) => then.fingerprint(),
            Then::Unreadable => "unreadable",
        });
        for (source, own) in self.pairs.iter().flatten() {
            digest.add(source).add(own);
        }
        digest.to_string()
    }

    /// Places of units that somebody has said belong together, where both are there.
    pub fn told(&self, then: &[Unit], own: &[Unit]) -> Vec<Told> {
        let place = |units: &[Unit], text: &str| units.iter().position(|unit| unit.text == text);
        let pairs = self.pairs.iter().flatten();
        pairs.filter_map(|(one, two)| Some((place(then, one)?, place(own, two)?))).collect()
    }

    /// What was said so: words of the source, and of the translation; nothing where nobody has
    /// looked at the two, which are alike in structure.
    pub fn pairs(&self) -> Option<&[(String, String)]> {
        self.pairs.as_deref()
    }
}

/// Reads the records among `files` of the texts `reads`; those that were read `before` of the same
/// files are taken over.
pub(super) fn read(
    world: &dyn World,
    config: &Config,
    (files, reads): (&[File], &[Arc<Read>]),
    before: (&[Arc<Read>], &[Option<Arc<Record>>]),
    sink: &mut Sink,
) -> Vec<Option<Arc<Record>>> {
    if files.is_empty() {
        return vec![None; reads.len()];
    }
    let home = config.source_language;
    let texts = || reads.iter().filter_map(|read| read.text.as_ref());
    let sources: FxHashMap<&Key, &Arc<SourceFile>> =
        texts().filter(|text| text.language == home).map(|text| (text.key(), text)).collect();
    let find = |path: &str| {
        let at = files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        files.get(at)
    };
    let (reads_before, records_before) = before;
    let earlier = |path: &str| {
        let at = reads_before.binary_search_by(|read| (*read.path).cmp(path)).ok()?;
        records_before.get(at)?.as_ref()
    };
    let of = |language: LanguageId| config.language(language).locale.tag();
    let records: Vec<Option<Arc<Record>>> = reads
        .par_iter()
        .map(|read| {
            let text = read.text.as_ref().filter(|text| text.language != home)?;
            let tag = of(text.language);
            let file = find(&record_path(tag, text.path()))?;
            let pairs = find(&pairs_path(tag, text.path()));
            let versions = (file.version, pairs.map(|pairs| pairs.version));
            let source = sources.get(text.key()).copied();
            let same = earlier(&read.path).filter(|before| {
                before.versions == versions
                    && before.source.as_ref().map(Arc::as_ptr) == source.map(Arc::as_ptr)
            });
            if let Some(same) = same {
                return Some(Arc::clone(same));
            }
            let mut sink = Sink::default();
            let then = match read_text(world, file, &mut sink) {
                None => Then::Unreadable,
                Some(then) if source.is_some_and(|s| s.source().text() == then.text()) => {
                    Then::Same
                }
                Some(then) => {
                    let hash = blake3::hash(then.text().as_bytes());
                    let place = (home, text.key());
                    let mut faults = Sink::default();
                    let then = SourceFile::read((&then, hash, None), place, home, &mut faults);
                    Then::Other(Box::new(then))
                }
            };
            let pairs = pairs.map(|file| pairs_of(world, file, &mut sink));
            let source = source.cloned();
            Some(Arc::new(Record { versions, source, then, pairs, faults: sink.into_vec() }))
        })
        .collect();
    for file in files {
        let Some(text) = text_path(&file.path) else { continue };
        if reads.binary_search_by(|read| (*read.path).cmp(&text)).is_err() {
            let message =
                format!("`{}` is the record of a translation that is not there", file.path);
            let fault = Diagnostic::new(Code::ContentStrayFile, message);
            sink.push(fault.at(Source::new(&*file.path, "").span(0..0)).help(
                "remove it, or move it with the translation: it lies at the same path below `sources`",
            ));
        }
    }
    sink.extend(records.iter().flatten().flat_map(|record| record.faults.iter().cloned()));
    records
}

/// Reads what is said of pairs.
fn pairs_of(world: &dyn World, file: &File, sink: &mut Sink) -> Vec<(String, String)> {
    let Some(source) = read_text(world, file, sink) else { return Vec::new() };
    let whole = 0..source.text().len();
    let Some(node) = read_toml(&source, whole, Code::GuideRecord, sink) else { return Vec::new() };
    let mut fields = Fields::new(node, CODES, sink);
    let nodes = fields.array("pair").unwrap_or_default();
    let pairs = nodes.into_iter().filter_map(|node| {
        let mut table = Fields::new(node, CODES, fields.sink());
        let pair = (table.string("source"), table.string("translation"));
        table.finish();
        Some((pair.0?.0, pair.1?.0))
    });
    let pairs = pairs.collect();
    fields.finish();
    pairs
}
