//! How much is drawn when all that a drawing refers to stands where it is referred to: a few lines
//! can stand for millions.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{Element, Judged, Part};
use super::sheet::{Compound, Rule};

/// Most elements that are drawn.
const MOST: u64 = 500_000;
/// Longest chain of parts that refer to one another.
const LONGEST: usize = 64;

pub(super) fn check(judged: &Judged) -> Result<(), &'static str> {
    let mut ids = BTreeMap::new();
    for (at, part) in judged.parts.iter().enumerate() {
        if let Part::Open(Element { id: Some(id), .. }) = part {
            ids.entry(id.as_str()).or_insert(at);
        }
    }
    let mut rules: BTreeMap<&str, Vec<(&Compound, &Rule)>> = BTreeMap::new();
    for rule in &judged.rules {
        for compound in &rule.meant {
            let key = compound.names.first().or(compound.element.as_ref());
            rules.entry(key.map_or("*", String::as_str)).or_default().push((compound, rule));
        }
    }
    let mut drawn =
        Drawn { parts: &judged.parts, ids, rules, known: BTreeMap::new(), open: BTreeSet::new() };
    drawn.count(0, 0).map(|_| ())
}

struct Drawn<'j> {
    parts: &'j [Part],
    ids: BTreeMap<&'j str, usize>,
    /// Rules by one of the names that they are about.
    rules: BTreeMap<&'j str, Vec<(&'j Compound, &'j Rule)>>,
    known: BTreeMap<usize, u64>,
    /// What is being counted.
    open: BTreeSet<usize>,
}

impl<'j> Drawn<'j> {
    /// How many elements the one at `at` stands for.
    fn count(&mut self, at: usize, depth: usize) -> Result<u64, &'static str> {
        if let Some(known) = self.known.get(&at) {
            return Ok(*known);
        }
        if !self.open.insert(at) {
            return Err("a part of it shows itself, without end");
        }
        if depth > LONGEST {
            return Err("its parts refer to one another in a chain too long");
        }
        let parts = self.parts;
        let Some(Part::Open(whole)) = parts.get(at) else { return Ok(0) };
        let mut sum = 0_u64;
        for part in parts.get(at..whole.end).unwrap_or_default() {
            let Part::Open(element) = part else { continue };
            sum += 1;
            for target in self.targets(element) {
                sum = sum.saturating_add(self.count(target, depth + 1)?);
            }
            if sum > MOST {
                return Err("its parts are shown so often that no phone could draw it");
            }
        }
        self.open.remove(&at);
        self.known.insert(at, sum);
        Ok(sum)
    }

    fn targets(&self, element: &Element) -> BTreeSet<usize> {
        let own = element.refers.iter();
        let names = element.classes.iter().chain(&element.id).map(String::as_str);
        let keys = names.chain([element.name, "*"]);
        let meant = keys.filter_map(|key| self.rules.get(key)).flatten();
        let meant = meant.filter(|(compound, _)| fits(compound, element));
        let ruled = meant.flat_map(|(_, rule)| &rule.refers);
        own.chain(ruled).filter_map(|id| self.ids.get(id.as_str()).copied()).collect()
    }
}

fn fits(compound: &Compound, element: &Element) -> bool {
    let named = |name: &String| element.classes.contains(name) || element.id.as_ref() == Some(name);
    compound.element.as_ref().is_none_or(|name| name == element.name)
        && compound.names.iter().all(named)
}
