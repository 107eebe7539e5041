//! Pages of the new site, and what they show.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::address::Former;
use super::draft::Link;
use super::layout::{Layout, Page};
use super::links::{Files, Target, Targets, is_taken, relative};
use super::old::OldSite;
use super::page::Read;
use super::report::{Notes, Report, quoted};
use super::text::Edits;
use super::{Contents, dialect};

/// Largest file that goes along, in bytes.
const LARGEST: u64 = 20 * 1024 * 1024;

/// Most names of files that one line of the report has.
const MOST_NAMES: usize = 40;

/// What becomes of the links of one page.
#[derive(Default)]
struct Linked {
    edits: Edits,
    /// What is kept in a comment behind the block at a place.
    kept: Vec<(usize, String)>,
}

/// All pages, and the files that they show.
pub(super) fn pages(
    old: &OldSite<'_>,
    layout: &Layout,
    read: &[Read],
    former: &[Former],
    today: Date,
    report: &mut Report,
) -> Vec<(String, Contents)> {
    let pages: Vec<Page> = read.iter().map(|read| read.page.clone()).collect();
    let targets = Targets::new(old, layout, &pages);
    let mut shown = Files::default();
    // Ids that links need, page by page, heading by heading.
    let mut ids: Vec<BTreeMap<usize, String>> = read.iter().map(|_| BTreeMap::new()).collect();
    let mut linked: Vec<Linked> = read.iter().map(|_| Linked::default()).collect();
    // Files lie beside the guide of the source language that shows them.
    let mut order: Vec<usize> = (0..read.len()).collect();
    order.sort_by_key(|at| pages.get(*at).is_none_or(|page| page.tag != layout.source()));
    for at in order {
        let (Some(one), Some(place)) = (read.get(at), linked.get_mut(at)) else { continue };
        let path = one.page.old.as_deref().unwrap_or_default();
        let mut notes = Notes::new(path, report);
        let mut linker = Linker {
            old,
            targets: &targets,
            read,
            shown: &mut shown,
            ids: &mut ids,
            notes: &mut notes,
        };
        *place = linker.links(at, one);
    }
    let mut files = Vec::new();
    for (at, one) in read.iter().enumerate() {
        let path = one.page.old.as_deref().unwrap_or_default();
        let mut notes = Notes::new(path, report);
        let Linked { edits, kept } = linked.get_mut(at).map(std::mem::take).unwrap_or_default();
        let none = BTreeMap::new();
        let body = one.draft.finish(edits, &kept, ids.get(at).unwrap_or(&none), &mut notes);
        let former = former.get(at).map_or(&[][..], |former| &former.aliases);
        let order = one.page.order.or(one.front.menu).or(one.page.menu);
        let mut front = one.front.toml(&one.title, order, former);
        if one.front.updated.is_none()
            && let Some(day) = one.page.updated.filter(|day| *day <= today)
        {
            front = front.replacen("\n+++\n", &format!("\nupdated = {day}\n+++\n"), 1);
        }
        if one.page.draft && !one.front.draft {
            front = front.replacen("\n+++\n", "\ndraft = true\n+++\n", 1);
        }
        let gap = if body.is_empty() { "" } else { "\n" };
        let to = format!("content/{}/{}", one.page.tag, one.page.path);
        files.push((to, Contents::Text(format!("{front}{gap}{body}"))));
    }
    for (from, to) in shown.all() {
        let to = format!("content/{}/{to}", layout.source());
        files.push((to, Contents::Copy(from.to_owned())));
    }
    files
}

/// Leaves the words of a link that leads nowhere, and keeps it in a comment; an image goes with
/// its words.
fn gone(one: &Read, link: &Link, linked: &mut Linked) {
    let text = &one.draft.text;
    let raw = text.at(link.range.clone()).replace(dialect::REFERENCE, "");
    linked.kept.push((link.range.start, raw));
    if link.image {
        linked.edits.push((link.range.clone(), String::new()));
        return;
    }
    // What stands in it has edits of its own.
    linked.edits.push((link.range.start..link.inside.start, String::new()));
    linked.edits.push((link.inside.end..link.range.end, String::new()));
}

struct Linker<'a, 'n, 'r> {
    old: &'a OldSite<'a>,
    targets: &'a Targets<'a>,
    read: &'a [Read],
    shown: &'n mut Files,
    ids: &'n mut Vec<BTreeMap<usize, String>>,
    notes: &'n mut Notes<'r>,
}

impl Linker<'_, '_, '_> {
    fn links(&mut self, at: usize, one: &Read) -> Linked {
        let mut linked = Linked::default();
        for link in &one.draft.links {
            let line = one.draft.text.origin(link.range.start);
            let target = self.targets.find(at, &link.to);
            // What links share is said where they are used, and mended where it is defined.
            let shares = link.place.is_none();
            let new = match target {
                Target::Page(..) | Target::Here(_) if shares && !link.image => continue,
                Target::Page(page, anchor) if !link.image => self.page(line, one, page, anchor),
                Target::Here(anchor) if !link.image => self.here(line, at, &anchor),
                Target::Outside if !link.image => match link.to.strip_prefix("//") {
                    Some(rest) => Some(format!("https://{rest}")),
                    None => continue,
                },
                _ if link.defined && !matches!(target, Target::File(_)) => continue,
                Target::Outside => {
                    self.elsewhere(line, one, link, &mut linked);
                    continue;
                }
                Target::File(file) => match self.file((line, link.defined), one, &file) {
                    true if shares => continue,
                    true => Some(relative(&one.page.path, self.shown.place(&file, &one.page.path))),
                    false if link.defined => continue,
                    false => None,
                },
                _ => {
                    let (what, left) = match link.image {
                        true => ("image", "it is in a comment"),
                        false => ("link", "its words stand alone, and a comment behind has it"),
                    };
                    let to = link.to.strip_prefix(dialect::REFERENCE).unwrap_or(&link.to);
                    let what = format!("the {what} {} leads nowhere; {left}", quoted(to));
                    self.notes.decide(line, what);
                    None
                }
            };
            match (new, &link.place) {
                (Some(new), Some(place)) => linked.edits.push((place.clone(), new)),
                (Some(_), None) => {}
                (None, _) => gone(one, link, &mut linked),
            }
        }
        linked
    }

    /// An image of another host.
    fn elsewhere(&mut self, line: usize, one: &Read, link: &Link, linked: &mut Linked) {
        let what = format!(
            "the image {} lies on another host, which a reader's phone asks nothing of; save it beside the guide",
            quoted(&link.to)
        );
        self.notes.decide(line, what);
        let words = one.draft.text.at(link.inside.clone());
        let name = link.to.rsplit('/').next().unwrap_or_default();
        let words = if words.trim().is_empty() { name } else { words };
        // A link cannot lie in another.
        let new = match link.nested {
            true => words.to_owned(),
            false => format!("[{words}](<{}>)", link.to),
        };
        linked.edits.push((link.range.clone(), new));
        if link.nested {
            let raw = one.draft.text.at(link.range.clone());
            linked.kept.push((link.range.start, raw.to_owned()));
        }
    }

    /// Whether a file can go along.
    fn file(&mut self, (line, quiet): (usize, bool), one: &Read, file: &str) -> bool {
        let length = self.old.length(file);
        let why = if !is_taken(file) {
            "is of a kind that does not go out; save it as PDF, text or an image".to_owned()
        } else if length > LARGEST {
            format!("has {} MB; make it smaller", length / 1_000_000)
        } else {
            let _place = self.shown.place(file, &one.page.path);
            return true;
        };
        if !quiet {
            self.notes.decide(line, format!("{} {why}; the link is in a comment", quoted(file)));
        }
        false
    }

    /// The link from `one` to another page.
    fn page(
        &mut self,
        line: usize,
        one: &Read,
        page: usize,
        anchor: Option<String>,
    ) -> Option<String> {
        let other = self.read.get(page)?;
        let path = relative(&one.page.path, &other.page.path);
        let anchor = anchor.and_then(|anchor| self.anchor(line, page, &anchor));
        Some(match anchor {
            Some(anchor) => format!("{path}#{anchor}"),
            None => path,
        })
    }

    /// A link within a page.
    fn here(&mut self, line: usize, page: usize, anchor: &str) -> Option<String> {
        self.anchor(line, page, anchor).map(|anchor| format!("#{anchor}"))
    }

    /// What leads to a heading of a page: an id of its own, whatever generators make of its words.
    fn anchor(&mut self, line: usize, page: usize, anchor: &str) -> Option<String> {
        let draft = &self.read.get(page)?.draft;
        let Some(heading) = draft.heading(anchor) else {
            self.notes.decide(
                line,
                format!(
                    "no heading was found for {}; the link leads to the page",
                    quoted(&format!("#{anchor}"))
                ),
            );
            return None;
        };
        if draft.title == Some(heading) {
            return None;
        }
        if let Some(own) = draft.headings.get(heading)?.id.clone() {
            return Some(own);
        }
        let id = self.ids.get_mut(page)?.entry(heading);
        let clean = |c: char| {
            if c.is_alphanumeric() || "-_".contains(c) || crate::locale::is_mark(c) {
                c
            } else {
                '-'
            }
        };
        Some(id.or_insert_with(|| anchor.chars().map(clean).collect()).clone())
    }
}

/// Files that no page shows, folder by folder.
pub(super) fn left(old: &OldSite<'_>, used: &BTreeSet<&str>) -> Vec<(String, String)> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in old.paths().filter(|path| !used.contains(path)) {
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        folders.entry(folder).or_default().push(name);
    }
    let mut all = Vec::new();
    for (folder, names) in folders {
        let more = names.len().saturating_sub(MOST_NAMES);
        let listed: Vec<_> = names.iter().take(MOST_NAMES).map(|name| quoted(name)).collect();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let what = format!(
            "not taken, since no page is made of it or shows it: {}{more}",
            listed.join(", ")
        );
        all.push((if folder.is_empty() { "." } else { folder }.to_owned(), what));
    }
    all
}
