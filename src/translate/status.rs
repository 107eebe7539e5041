//! How far the translations of a site have come, unit by unit.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::config::LanguageId;
use crate::site::{EntryId, Freshness, Kind, Site, State, Text};

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
    /// Every guide of the source, what is most needed first: those that serve a need, then others.
    pub guides: Vec<GuideStatus>,
    /// Messages of the source's files, and how many the language has of its own.
    pub messages: Count,
}

/// One guide in one language.
#[derive(Debug, Serialize)]
pub struct GuideStatus {
    /// The path below the language's folder.
    pub guide: String,
    /// How far it has come.
    pub progress: Progress,
    /// Units of the source.
    pub units: usize,
    /// Words of the source, by Unicode's rules (UAX 29).
    pub words: usize,
    /// Units that are translated as the source is now.
    pub translated: usize,
    /// Units whose source has changed since.
    pub changed: usize,
    /// Units that are not translated.
    pub missing: usize,
    /// Units that the source has no more.
    pub removed: usize,
    /// `machine`, `draft` or `reviewed`; nothing where there is no translation.
    pub state: Option<&'static str>,
}

/// How far a translation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// There is none.
    Missing,
    /// It has other parts than what it says it was made from.
    Misfit,
    /// Some units are not what the source says now.
    Stale,
    /// Nothing says what it was made from.
    Untracked,
    /// It is fresh, and no native speaker has reviewed it.
    NotReviewed,
    /// Fresh and reviewed.
    Done,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Count {
    /// There are.
    pub all: usize,
    /// Translated.
    pub translated: usize,
}

/// How far `site` has come in `languages`.
pub fn status(site: &Site, languages: &[LanguageId]) -> Status {
    let home = site.config.source_language;
    let tag = |id: LanguageId| site.language(id).locale.tag().to_owned();
    let languages = languages.iter().map(|id| LanguageStatus {
        language: tag(*id),
        guides: guides(site, *id),
        messages: messages(site, *id),
    });
    Status { source: tag(home), languages: languages.collect() }
}

fn guides(site: &Site, language: LanguageId) -> Vec<GuideStatus> {
    let home = site.config.source_language;
    let mut order: Vec<EntryId> = site.in_order();
    order.retain(|id| site.own(*id, home).is_some());
    // A stable sort: within each group as on the home page.
    order.sort_by_key(|id| {
        let meta = site.meta(*id, home);
        (meta.needs.is_empty(), meta.kind != Kind::Guide)
    });
    let guides = order.into_iter().filter_map(|id| {
        let source = site.text(site.own(id, home)?);
        let own = site.own(id, language).map(|id| site.text(id));
        Some(guide(source, own))
    });
    guides.collect()
}

fn guide(source: &Text, own: Option<&Text>) -> GuideStatus {
    let (units, _) = source.own().units();
    let words = units.iter().map(|unit| unit.text.unicode_words().count()).sum();
    let path = source.source().path().splitn(3, '/').nth(2).unwrap_or_default();
    let mut status = GuideStatus {
        guide: path.to_owned(),
        progress: Progress::Missing,
        units: units.len(),
        words,
        translated: 0,
        changed: 0,
        missing: units.len(),
        removed: 0,
        state: None,
    };
    let Some(own) = own else { return status };
    let state = own.front.state.unwrap_or(State::Draft);
    status.state = Some(state.as_str());
    let fresh = if state == State::Reviewed { Progress::Done } else { Progress::NotReviewed };
    (status.progress, status.missing) = match own.freshness {
        Freshness::Fresh => (fresh, 0),
        Freshness::Untracked => (Progress::Untracked, 0),
        Freshness::Misfit => (Progress::Misfit, 0),
        Freshness::Stale { changed, added, removed } => {
            (status.changed, status.removed) = (changed, removed);
            (Progress::Stale, added)
        }
    };
    status.translated = match own.freshness {
        Freshness::Untracked | Freshness::Misfit => 0,
        _ => status.units.saturating_sub(status.missing + status.changed),
    };
    status
}

fn messages(site: &Site, language: LanguageId) -> Count {
    let tag = |id: LanguageId| format!("{}/", site.language(id).locale.tag());
    let (home, own) = (tag(site.config.source_language), tag(language));
    let ids = |of: &str| -> std::collections::BTreeSet<String> {
        let places = site.messages.places().map(|(name, _)| name);
        places.filter_map(|name| Some(name.strip_prefix(of)?.to_owned())).collect()
    };
    let (all, own) = (ids(&home), ids(&own));
    Count { all: all.len(), translated: all.intersection(&own).count() }
}
