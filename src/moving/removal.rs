//! A guide that is no more, in all languages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Move, Refused, edited, links, named_pages, prove};
use crate::diag::Sink;
use crate::freshness::{pairs_path, record_path};
use crate::site::{EntryId, Site};
use crate::translate::with_line_breaks_of;
use crate::world::World;

/// Works out what becomes of `site`, read from `world` with `faults`, where the guide `id` is no
/// more: its files and records go, and links to it become their words. Pictures stay; whoever
/// checks the site hears of those that no guide shows.
///
/// # Errors
///
/// Where that cannot be: for a section that holds pages, a guide that the settings or a letter
/// name, one without which the site has faults. Nothing is to be changed then.
pub fn removal(
    site: &Site,
    world: &dyn World,
    faults: &Sink,
    id: EntryId,
) -> Result<Move, Refused> {
    let entry = site.entry(id);
    let path = entry.key.file();
    if !entry.children.is_empty() || entry.key.path.is_empty() {
        return Err(format!("`{path}` holds other pages: move or delete these first").into());
    }
    if let Some((_, span)) = named_pages(site).find(|(name, _)| site.find_file(name) == Some(id)) {
        let at = span.begin();
        let file = span.source.path();
        return Err(
            format!("{file}:{}: `{path}` is named here; name another first", at.line).into()
        );
    }
    let mut plan = Move::default();
    let mut gone = BTreeSet::new();
    for (language, found) in site.config.languages() {
        let tag = found.locale.tag();
        if let Some(text) = site.exact(id, language) {
            gone.insert(site.text(text).authored().source().path().to_owned());
        }
        gone.extend([record_path(tag, &path), pairs_path(tag, &path)]);
    }
    for file in &gone {
        // Not every language has a record.
        if let Ok(before) = world.read(file) {
            plan.gone.push((file.clone(), before));
        }
    }
    for text in site.texts() {
        let authored = text.authored();
        let source = authored.source();
        if gone.contains(source.path()) {
            continue;
        }
        let found = links::unlink(site, authored, &path)?;
        if !found.is_empty() {
            plan.links += found.len();
            let words = with_line_breaks_of(source.text(), edited(source.text(), found));
            plan.mended.push((Arc::clone(source), words));
        }
    }
    prove(world, faults, &plan)?;
    Ok(plan)
}
