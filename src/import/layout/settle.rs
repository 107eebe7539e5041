//! The places of pages: no two have one, and translations have that of their source.

use std::collections::{BTreeMap, BTreeSet};

use super::language::Layout;
use super::page::Page;
use crate::import::report::{Outcome, Report};
use crate::route::parent;

/// Gives every page its place. A page alone in its folder, `a/index.md`, is a guide, `a.md`; what
/// shares a key with a page of an earlier language lies where that does.
pub(in crate::import) fn settle(layout: &mut Layout, report: &mut Report) {
    let single = single(&layout.pages);
    let rank = |page: &Page| layout.languages.iter().position(|known| known.tag == page.tag);
    let mut leaders: BTreeMap<&str, (Option<usize>, usize)> = BTreeMap::new();
    for (at, page) in layout.pages.iter().enumerate() {
        let Some(key) = page.key.as_deref() else { continue };
        let own = (rank(page), at);
        let leader = leaders.entry(key).or_insert(own);
        *leader = own.min(*leader);
    }
    let leader: Vec<Option<usize>> = layout
        .pages
        .iter()
        .map(|page| leaders.get(page.key.as_deref()?).map(|(_, at)| *at))
        .collect();
    // What others follow is placed first, then what follows: it says more than the same name.
    let source = layout.source().to_owned();
    let turn = |at: &usize| match (leader.get(*at).copied().flatten(), layout.pages.get(*at)) {
        (Some(own), _) if own == *at => 0,
        (None, Some(page)) if page.tag == source => 0,
        (Some(_), _) => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..layout.pages.len()).collect();
    order.sort_by_key(turn);
    let mut taken: BTreeMap<(String, String), String> = BTreeMap::new();
    for at in order {
        let followed = leader.get(at).copied().flatten().filter(|leader| *leader != at);
        let followed = followed.and_then(|leader| layout.pages.get(leader));
        let followed = followed.map(|leader| leader.path.clone());
        let Some(page) = layout.pages.get_mut(at) else { continue };
        place(page, followed, &single, &mut taken, report);
    }
}

/// Folders that hold one page alone.
fn single(pages: &[Page]) -> BTreeSet<String> {
    let mut folders: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    // What the old site showed no page of does not make a folder one of several.
    for page in pages.iter().filter(|page| page.unseen.is_none()) {
        let mut folder = parent(&page.path);
        folders.entry(folder.to_owned()).or_default().insert(&page.path);
        while !folder.is_empty() {
            folder = parent(folder);
            folders.entry(folder.to_owned()).or_default().insert(&page.path);
        }
    }
    let single = folders.into_iter().filter(|(_, pages)| pages.len() == 1);
    single.map(|(folder, _)| folder).collect()
}

fn place(
    page: &mut Page,
    followed: Option<String>,
    single: &BTreeSet<String>,
    taken: &mut BTreeMap<(String, String), String>,
    report: &mut Report,
) {
    let folder = parent(&page.path).to_owned();
    let old = page.old.clone().unwrap_or_default();
    let named = old.rsplit('/').next().unwrap_or_default();
    let index = page.path.ends_with("/_index.md") && !named.starts_with("_index");
    if index && single.contains(&folder) {
        page.path = format!("{folder}.md");
    }
    if let Some(followed) = followed {
        if followed != page.path {
            let what = format!("it lies at `{followed}` now, beside what it translates");
            report.push(Outcome::Turned, (&old, 0), what);
        }
        page.path = followed;
    }
    let wanted = page.path.clone();
    let mut number = 1;
    while let Some(other) = taken.get(&(page.tag.clone(), page.path.to_lowercase())) {
        number += 1;
        let stem = wanted.strip_suffix(".md").unwrap_or(&wanted);
        let stem = match stem.strip_suffix("_index") {
            Some(folder) => format!("{folder}page"),
            None => stem.to_owned(),
        };
        page.path = format!("{stem}-{number}.md");
        if number == 2 {
            let what = format!(
                "`{other}` has the place that this page wants, so it lies at `{}` now; make one of the two",
                page.path
            );
            report.push(Outcome::Decide, (&old, 0), what);
        }
    }
    taken.insert((page.tag.clone(), page.path.to_lowercase()), old);
}
