//! A text in its place: what its readers see, and where it leads.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::heading_ids::Ids;
use super::record::Record;
use super::text::SourceFile;
use super::{State, Target};
use crate::diag::Diagnostic;
use crate::markdown::{Link, Step};

/// Where the links of a text lead.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Targets {
    /// Of each link and image of its document.
    pub(super) links: Vec<Target>,
    pub(super) recording: Option<Target>,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Freshness {
    /// Nothing says what it was made from, or it is no translation: it is shown as it is.
    #[default]
    Untracked,
    /// Every unit is what the source says now.
    Fresh,
    /// Some are not.
    Stale {
        /// Units whose source has changed since.
        changed: usize,
        /// Units of the source that it does not have.
        added: usize,
        /// Units of its own that the source has no more.
        removed: usize,
    },
}

/// A file in its place.
#[derive(Clone, Debug)]
pub struct Text {
    /// What its readers see.
    pub(super) parsed: Arc<SourceFile>,
    /// The file by itself.
    pub(super) authored: Arc<SourceFile>,
    /// For a translation, what it was made from, where that is recorded.
    pub record: Option<Arc<Record>>,
    /// The source guide that it was compared with.
    pub(super) freshness_source: Option<Arc<SourceFile>>,
    /// How it stands to its source.
    pub freshness: Freshness,
    /// The ids of the headings, where they are not those that the file has by itself.
    pub(super) own_ids: Option<Arc<Ids>>,
    /// The source guide that the ids were taken from, where it has the same headings.
    pub(super) heading_source: Option<Arc<SourceFile>>,
    /// Where its links lead; `None` until that is known.
    pub(super) targets: Option<Arc<Targets>>,
    /// Faults of its links.
    pub(super) faults: Arc<Vec<Diagnostic>>,
}

impl Text {
    pub(super) fn new(parsed: &Arc<SourceFile>, record: Option<&Arc<Record>>) -> Self {
        Self {
            record: record.cloned(),
            parsed: Arc::clone(parsed),
            authored: Arc::clone(parsed),
            freshness_source: None,
            freshness: Freshness::default(),
            own_ids: None,
            heading_source: None,
            targets: None,
            faults: Arc::default(),
        }
    }

    /// The id of each heading.
    pub fn ids(&self) -> &Arc<Ids> {
        self.own_ids.as_ref().unwrap_or_else(|| self.parsed.ids())
    }

    /// How it stands to `source`, where that is known and it is shown as it is.
    pub(super) fn known_freshness(&self, source: &SourceFile) -> Option<Freshness> {
        let (hash, record, freshness) = self.authored.known()?.freshness.as_ref()?;
        let same = hash == source.hash().as_bytes() && *record == self.record_fingerprint();
        same.then_some(*freshness)
    }

    /// The fingerprint of what is recorded that it was made from.
    pub(super) fn record_fingerprint(&self) -> Option<String> {
        self.record.as_ref().map(|record| record.fingerprint())
    }

    /// Where each link and image of the document leads.
    pub fn targets(&self) -> &[Target] {
        self.targets.as_ref().map_or(&[], |targets| targets.links.as_slice())
    }

    /// Its recording and where that lies.
    pub(super) fn linked_recording(&self) -> Option<(&Link, &Target)> {
        self.recording.as_ref().zip(self.targets.as_ref()?.recording.as_ref())
    }

    /// All that it links to: links and images in their order, then its recording, each with where
    /// it leads.
    pub fn links(&self) -> impl Iterator<Item = (&Link, &Target)> {
        self.outline().links.iter().zip(self.targets()).chain(self.linked_recording())
    }

    /// For a translation, how far it has come.
    pub fn state(&self) -> Option<State> {
        self.freshness_source.as_ref().map(|_| self.front.state.unwrap_or(State::Draft))
    }

    /// What a session plan says of a heading. A translation has that of the source.
    pub fn step(&self, heading: usize) -> Step {
        let plan = self.heading_source.as_ref().unwrap_or(&self.parsed);
        plan.outline().headings.get(heading).map_or_else(Step::default, |heading| heading.step)
    }

    /// How many minutes all steps of a session take together.
    pub fn minutes_of_session(&self) -> i64 {
        let steps = (0..self.outline().headings.len()).map(|heading| self.step(heading));
        steps.filter_map(|step| step.minutes).map(i64::from).sum()
    }

    /// The file by itself, where its readers see parts of the source.
    pub fn authored(&self) -> &Arc<SourceFile> {
        &self.authored
    }
}

impl Deref for Text {
    type Target = SourceFile;

    fn deref(&self) -> &SourceFile {
        &self.parsed
    }
}
