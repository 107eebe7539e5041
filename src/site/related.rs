//! Other guides that help with the same.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists of the same site")]

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryId;
use super::draft::SiteDraft;

/// How many of the guides that follow in a need's list are looked at for each guide. It keeps the
/// work in proportion to the number of guides, however many share one need.
const WINDOW: usize = 8;
/// How many are shown.
const SHOWN: usize = 4;

/// Fills [`super::Entry::related`]: guides that share most needs first, then nearest in order.
pub(super) fn relate(site: &mut SiteDraft) {
    let home = site.config.source_language;
    let mut lists: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
    for (id, _) in site.entries().filter(|(_, entry)| !entry.key.section) {
        for (need, _) in site.meta(id, home).needs {
            lists.entry(need).or_default().push(id);
        }
    }
    let mut related: Vec<Vec<EntryId>> = vec![Vec::new(); site.entries.len()];
    for (id, _) in site.entries() {
        let mut shared: BTreeMap<EntryId, usize> = BTreeMap::new();
        for (need, _) in site.meta(id, home).needs {
            let Some(list) = lists.get(need.as_str()) else { continue };
            let at = list.partition_point(|other| *other <= id);
            for other in list.iter().cycle().skip(at).take(WINDOW.min(list.len())) {
                if *other != id {
                    *shared.entry(*other).or_default() += 1;
                }
            }
        }
        let mut ranked: Vec<_> = shared.into_iter().collect();
        ranked.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        related[id.0] = ranked.into_iter().take(SHOWN).map(|(other, _)| other).collect();
    }
    for (entry, related) in Arc::make_mut(&mut site.entries).iter_mut().zip(related) {
        entry.related = related;
    }
}
