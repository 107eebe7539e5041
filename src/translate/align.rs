//! Which texts of a translation are of which texts of its source, where both differ in structure.

use super::change::Change;
use super::pair::{Pair, is_alike};
use super::record::of_text;
use crate::freshness::{Told, pair, pairs_path};
use crate::markdown::Unit;
use crate::site::{SourceFile, Text, run_text};

/// What stands above pairs.
const HEAD: &str = "# Which texts of the translation are of which texts of the source: their structure does not say it.\n# `mashal translate align` writes this.\n";

/// One or two texts of a source beside those of a translation that say them. Either side may have
/// none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Line and words of the source.
    pub source: Option<(usize, String)>,
    /// Line and words of the translation.
    pub own: Option<(usize, String)>,
    /// Whether the text before says this one too.
    pub with_the_one_before: bool,
}

/// What belongs together in a guide.
#[derive(Debug)]
pub struct Alignment {
    /// In the order of the source; what only the translation has comes last.
    pub pairings: Vec<Pairing>,
    told: Vec<(String, String)>,
}

/// Pairs the texts of the translation `own` with those of its `source`: by their structure, by what
/// was said of them before, and by `told`, lines at which a text of the source and one of the
/// translation begin.
///
/// # Errors
///
/// The first line that no text begins at, in one sentence.
pub fn align(
    source: &SourceFile,
    own: &Text,
    told: &[(usize, usize)],
) -> Result<Alignment, String> {
    let text = own.authored();
    let (theirs, ours) = (source.units(), text.units());
    let line = |of: &SourceFile, unit: &Unit| of.source().span(unit.range.clone()).begin().line;
    let at_line = |of: &SourceFile, wanted: usize| {
        let found = of.units().iter().position(|unit| line(of, unit) == wanted);
        found.ok_or_else(|| format!("no text begins at line {wanted} of `{}`", of.source().path()))
    };
    let mut pairs: Vec<Told> = Vec::new();
    for (one, other) in told {
        pairs.push((at_line(source, *one)?, at_line(text, *other)?));
    }
    let before = own.record.as_ref().map(|record| record.told(theirs, ours)).unwrap_or_default();
    let is_new = |(one, other): &Told| pairs.iter().all(|pair| pair.0 != *one && pair.1 != *other);
    let mut all: Vec<Told> = before.into_iter().filter(is_new).collect();
    all.extend(&pairs);
    let runs = pair(ours, theirs, &all);
    let mut left: Vec<bool> = vec![true; ours.len()];
    let mut pairings = Vec::new();
    for (unit, run) in theirs.iter().zip(runs) {
        for at in run.iter().flat_map(|run| run.places()) {
            left.iter_mut().skip(at).take(1).for_each(|left| *left = false);
        }
        let says = run
            .filter(|run| run.count > 0)
            .and_then(|run| Some((line(text, ours.get(run.first)?), run_text(ours, run))));
        pairings.push(Pairing {
            source: Some((line(source, unit), unit.text.clone())),
            with_the_one_before: run.is_some() && says.is_none(),
            own: says,
        });
    }
    let rest = ours.iter().zip(left).filter(|(_, left)| *left);
    pairings.extend(rest.map(|(unit, _)| Pairing {
        source: None,
        own: Some((line(text, unit), unit.text.clone())),
        with_the_one_before: false,
    }));
    let words = |(one, other): &Told| {
        Some((theirs.get(*one)?.text.clone(), ours.get(*other)?.text.clone()))
    };
    Ok(Alignment { pairings, told: all.iter().filter_map(words).collect() })
}

impl Alignment {
    /// The record of a translation into `tag` that is paired so, and says what the `source` says
    /// now.
    pub fn record(&self, source: &SourceFile, own: &Text, tag: &str) -> Vec<Change> {
        let pair = Pair::new(source, Some(own));
        let whole = source.source().text().to_owned();
        let mut changes = vec![of_text(&pair, tag, whole)];
        if !is_alike(own.authored(), source) || !self.told.is_empty() {
            let quoted = |text: &str| toml_edit::Value::from(text).to_string().trim().to_owned();
            let mut text = HEAD.to_owned();
            for (one, other) in &self.told {
                let (one, other) = (quoted(one), quoted(other));
                text.push_str(&format!("\n[[pair]]\nsource = {one}\ntranslation = {other}\n"));
            }
            let path = pairs_path(tag, own.authored().path());
            changes.push(Change { path, before: None, text });
        }
        changes
    }
}
