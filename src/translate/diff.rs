//! What exactly has changed in the source since it was translated.

use serde::Serialize;

use super::fluent::{fluent_files, recorded, source_files};
use super::sides::{Side, UnitState, sides};
use super::words::{WordRun, compare_words};
use crate::config::LanguageId;
use crate::site::{EntryId, Site};
use crate::world::World;

/// A text that the source says otherwise now, or that the language does not have yet, or that the
/// source has no more.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// BCP 47, of the translation.
    pub language: String,
    /// The file of the source; none where it has no such text.
    pub file: String,
    /// The file of the translation, where there is one.
    pub own_file: Option<String>,
    /// The name of a message.
    pub message: Option<String>,
    /// How the two belong together.
    pub state: UnitState,
    /// What the source said when it was translated, where that is known.
    pub previous: Option<String>,
    /// What it says now.
    pub source: Option<Side>,
    /// The translation.
    pub own: Option<Side>,
    /// What was said before and what is said now as one, where both are known.
    pub words: Vec<WordRun>,
}

/// Everything that `language` has to look at: of the guides `only`, or of all guides and messages.
/// What is not there in the language at all is no change.
pub fn differences(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
    only: Option<&[EntryId]>,
) -> Vec<Difference> {
    let home = site.config.source_language;
    let tag = || site.language(language).locale.tag().to_owned();
    let mut found = Vec::new();
    for id in site.texts_in_order() {
        if only.is_some_and(|only| !only.contains(&id)) {
            continue;
        }
        let (Some(source), Some(own)) = (site.exact(id, home), site.exact(id, language)) else {
            continue;
        };
        let (source, own) = (site.text(source), site.text(own));
        let rows = sides(source, Some(own)).into_iter();
        for row in rows.filter(|row| is_different(row.state)) {
            found.push(Difference {
                language: tag(),
                file: source.source().path().to_owned(),
                own_file: Some(own.authored().source().path().to_owned()),
                message: None,
                state: row.state,
                words: row.words,
                previous: row.previous,
                source: row.source,
                own: row.own,
            });
        }
    }
    if only.is_none() {
        found.extend(message_differences(site, world, language));
    }
    found
}

fn is_different(state: UnitState) -> bool {
    matches!(state, UnitState::Changed | UnitState::Missing | UnitState::Unmatched)
}

/// The messages of `language` whose source has changed since.
pub fn message_differences(
    site: &Site,
    world: &dyn World,
    language: LanguageId,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let then = recorded(site, world, language);
    let own = fluent_files(site, world, language);
    for file in source_files(site, world) {
        for text in &file.patterns {
            let Some(previous) = then.get(&text.name).filter(|then| **then != text.text) else {
                continue;
            };
            let theirs = own.iter().find_map(|file| {
                let own = file.patterns.iter().find(|own| own.name == text.name)?;
                let line = file.source.span(own.id.clone()).begin().line;
                Some((file.source.path(), Side { text: own.text.clone(), line }))
            });
            let Some((path, theirs)) = theirs else { continue };
            let line = file.source.span(text.id.clone()).begin().line;
            found.push(Difference {
                language: site.language(language).locale.tag().to_owned(),
                file: file.source.path().to_owned(),
                own_file: Some(path.to_owned()),
                message: Some(text.name.clone()),
                state: UnitState::Changed,
                words: compare_words(previous, &text.text),
                previous: Some(previous.clone()),
                source: Some(Side { text: text.text.clone(), line }),
                own: Some(theirs),
            });
        }
    }
    found
}
