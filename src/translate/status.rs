//! How far the translations of a site have come, unit by unit.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::Serialize;

use super::fluent::{FluentFile, builtin_texts, fluent_files, recorded, source_files};
use super::pair::{Pair, UnitFreshness};
use crate::config::LanguageId;
use crate::data::Worded;
use crate::markdown::plain;
use crate::site::{EntryId, Freshness, Site, State, Text, urgent_units};
use crate::spelling::words;
use crate::world::World;

/// All languages but the source.
#[derive(Debug, Serialize)]
pub struct Status {
    /// BCP 47, of the language that guides are written in first.
    pub source: String,
    /// By language, in the order of the settings.
    pub languages: Vec<LanguageStatus>,
}

/// One language.
#[derive(Debug, Serialize)]
pub struct LanguageStatus {
    /// BCP 47.
    pub language: String,
    /// Every guide of the source, what is most needed first: those with an urgent unit to
    /// translate, then those that serve a need, then others.
    pub guides: Vec<GuideStatus>,
    /// Every Fluent file of the source.
    pub messages: Vec<MessagesStatus>,
}

/// One guide in one language. What is translated, changed, untracked and missing is all of it.
#[derive(Debug, Serialize)]
pub struct GuideStatus {
    /// The path below the language's folder.
    pub guide: String,
    /// How far it has come.
    pub progress: Progress,
    /// `machine`, `draft` or `reviewed`; nothing where there is no translation.
    pub state: Option<&'static str>,
    /// Whether its file still says `draft = true`, so that readers do not see it.
    pub hidden: bool,
    /// Title, summary and units of the source.
    pub all: Amount,
    /// Translated as the source is now.
    pub translated: Amount,
    /// The source has changed since.
    pub changed: Amount,
    /// There are words, and nothing says what they were made from.
    pub untracked: Amount,
    /// Not translated.
    pub missing: Amount,
    /// Units that the source has no more.
    pub removed: usize,
    /// Units that the source calls urgent and that are not translated as it is now.
    pub urgent: usize,
}

/// One Fluent file. A text is the value of a message or term, or an attribute of a message.
#[derive(Debug, Default, Serialize)]
pub struct MessagesStatus {
    /// The path below the language's folder.
    pub file: String,
    /// Texts of the source.
    pub all: Amount,
    /// The language has its own, made from what the source says now.
    pub translated: Amount,
    /// The source has changed since.
    pub changed: Amount,
    /// Nothing says what it was made from.
    pub untracked: Amount,
    /// Readers see another language.
    pub missing: Amount,
}

/// How far a translation has come as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// There is none.
    Missing,
    /// Some units are not what the source says now.
    Stale,
    /// Nothing says what it was made from.
    Untracked,
    /// It is fresh, and no native speaker has reviewed it.
    NotReviewed,
    /// Fresh and reviewed.
    Done,
}

/// So much of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Texts.
    pub units: usize,
    /// Their words as readers see them, by Unicode's rules (UAX 29).
    pub words: usize,
}

impl Amount {
    fn of(text: &str) -> Self {
        Self { units: 1, words: words(text) }
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { units: self.units + other.units, words: self.words + other.words }
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

/// How far `site`, read from `world`, has come in `languages`.
pub fn status(site: &Site, world: &dyn World, languages: &[LanguageId]) -> Status {
    let home = site.config.source_language;
    let tag = |id: LanguageId| site.language(id).locale.tag().to_owned();
    let files = source_files(site, world);
    let languages = languages.iter().map(|id| LanguageStatus {
        language: tag(*id),
        guides: guides(site, *id),
        messages: messages(
            &files,
            &fluent_files(site, world, *id),
            &builtin_texts(site, *id),
            &recorded(site, world, *id),
        ),
    });
    Status { source: tag(home), languages: languages.collect() }
}

fn guides(site: &Site, language: LanguageId) -> Vec<GuideStatus> {
    let home = site.config.source_language;
    let rank = |id: EntryId| {
        let meta = site.meta(id, home);
        (meta.needs.is_empty(), !meta.kind.is_guide())
    };
    let in_order = site.texts_in_order();
    let mut guides: Vec<_> = in_order
        .filter_map(|id| {
            let source = site.text(site.exact(id, home)?);
            let own = site.exact(id, language).map(|id| site.text(id));
            Some((rank(id), guide_status(source, own)))
        })
        .collect();
    // A stable sort: within each group as on the home page.
    guides.sort_by_key(|(rank, guide)| (guide.urgent == 0, *rank));
    guides.into_iter().map(|(_, guide)| guide).collect()
}

/// How far the translation `own` of the guide `source` has come.
pub fn guide_status(source: &Text, own: Option<&Text>) -> GuideStatus {
    let pair = Pair::new(source.authored(), own);
    let [mut translated, mut changed, mut untracked, mut missing] = [Amount::default(); 4];
    let tracked = own.is_none_or(|own| own.freshness != Freshness::Untracked);
    for head in pair.head() {
        let Some(now) = head.source else { continue };
        *match head.own {
            None => &mut missing,
            Some(_) if head.is_fresh() => &mut translated,
            Some(_) if tracked => &mut changed,
            Some(_) => &mut untracked,
        } += Amount::of(now);
    }
    let urgent = urgent_units(pair.source);
    let mut waiting = 0;
    for (at, (unit, state)) in pair.source.units().iter().zip(&pair.states).enumerate() {
        waiting += usize::from(!matches!(state, UnitFreshness::Fresh(_)) && urgent.contains(&at));
        *match state {
            UnitFreshness::Fresh(_) => &mut translated,
            UnitFreshness::Changed(_) => &mut changed,
            UnitFreshness::Unsure(_) => &mut untracked,
            UnitFreshness::Nothing | UnitFreshness::Copied(_) => &mut missing,
        } += Amount::of(&plain(&unit.text));
    }
    let state = own.map(|own| own.front.state.unwrap_or(State::Draft));
    let removed = match own.map(|own| own.freshness) {
        Some(Freshness::Stale { removed, .. }) => removed,
        _ => 0,
    };
    let progress = match own.map(|own| own.freshness) {
        None => Progress::Missing,
        Some(Freshness::Untracked) => Progress::Untracked,
        Some(_) if (changed + missing).units + removed > 0 => Progress::Stale,
        Some(_) if state == Some(State::Reviewed) => Progress::Done,
        Some(_) => Progress::NotReviewed,
    };
    GuideStatus {
        guide: pair.path,
        progress,
        state: state.map(State::as_str),
        hidden: own.is_some_and(|own| own.front.draft == Some(true)),
        all: translated + changed + untracked + missing,
        translated,
        changed,
        untracked,
        missing,
        removed,
        urgent: waiting,
    }
}

/// Texts of the `source` by its files: whether any file of the language has them, or the program
/// does, and whether they were made from what it says now, as far as that is recorded.
fn messages(
    source: &[FluentFile],
    own: &[FluentFile],
    builtin: &BTreeMap<String, String>,
    then: &BTreeMap<String, String>,
) -> Vec<MessagesStatus> {
    let own: BTreeSet<&str> =
        own.iter().flat_map(|file| &file.patterns).map(|text| text.name.as_str()).collect();
    let mut files: BTreeMap<&str, MessagesStatus> = BTreeMap::new();
    for file in source {
        let status = files.entry(file.path()).or_insert_with(|| MessagesStatus {
            file: file.path().to_owned(),
            ..MessagesStatus::default()
        });
        for text in &file.patterns {
            let amount = Amount::of(&text.text);
            status.all += amount;
            *match (own.contains(&*text.name), then.get(&text.name)) {
                (true, Some(then)) if *then == text.text => &mut status.translated,
                (true, Some(_)) => &mut status.changed,
                (true, None) => &mut status.untracked,
                (false, _) if builtin.contains_key(&text.name) => &mut status.translated,
                (false, _) => &mut status.missing,
            } += amount;
        }
    }
    files.into_values().collect()
}
