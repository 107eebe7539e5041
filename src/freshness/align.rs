//! Which unit of the source now is which of those that a translation was made from.

use std::collections::{BTreeMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::beads::{Bead, beads};
use super::words::{Words, normal};
use crate::markdown::{Unit, UnitKind};

/// A run of units: those of a translation that say what one unit of its source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The place of the first.
    pub first: usize,
    /// How many; none where the run that says it is that of the unit before, which says both.
    pub count: usize,
}

impl Run {
    pub(super) fn one(first: usize) -> Self {
        Self { first, count: 1 }
    }

    /// Their places.
    pub fn places(self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }

    /// Both, where the other follows.
    pub(super) fn and(self, other: Self) -> Self {
        let end = self.places().end.max(other.places().end);
        let first = if self.count == 0 { other.first } else { self.first };
        Self { first, count: end.saturating_sub(first) }
    }
}

/// What became of a unit of the source since a translation was made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitChange {
    /// It is what this was made from.
    Same(Run),
    /// It has changed since this was made from it.
    Changed(Run),
    /// It is new.
    Added,
}

impl UnitChange {
    /// What it was, or what says it; nothing where it is new.
    pub fn run(self) -> Option<Run> {
        match self {
            Self::Same(run) | Self::Changed(run) => Some(run),
            Self::Added => None,
        }
    }
}

/// What it costs to take a unit for new, or for gone. Two units of one kind that stand in the same
/// place cost less however different they are: a text that was written anew is that text.
const ALONE: f32 = 0.6;

/// What two parts of one have in common with it at least.
const PART: f32 = 0.6;

/// What two units that moved, or are of different kinds, have in common at least.
const MOVED: f32 = 0.5;

/// So many units that are left over on each side are looked for elsewhere.
const MOST_MOVED: usize = 200;

/// For each unit that is there `now`, which of the units `then` it was. A unit of then is used
/// once at most; one that nothing was made of has gone.
///
/// The same text is sought first, in order and then elsewhere; between two that are the same, what
/// stands in a place is what stood there, nearest texts first.
pub(super) fn align(then: &[Unit], now: &[Unit]) -> Vec<UnitChange> {
    let known = |units: &[Unit]| -> Vec<(UnitKind, String)> {
        units.iter().map(|unit| (unit.kind, normal(&unit.text).into_owned())).collect()
    };
    let (then, now) = (known(then), known(now));
    let mut table = Table::new(then.len(), now.len());
    let mut gaps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &then, &now) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for at in 0..len {
                    table.set(new_index + at, old_index + at..old_index + at + 1, false);
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                gaps.push((old_index..old_index + old_len, new_index..new_index + new_len));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    // The same text elsewhere has moved.
    let mut left: BTreeMap<&(UnitKind, String), VecDeque<usize>> = BTreeMap::new();
    for (at, unit) in then.iter().enumerate().filter(|(at, _)| table.is_free(*at)) {
        left.entry(unit).or_default().push_back(at);
    }
    for (at, unit) in now.iter().enumerate().filter(|(at, _)| table.is_new(*at)).collect::<Vec<_>>()
    {
        if let Some(from) = left.get_mut(unit).and_then(VecDeque::pop_front) {
            table.set(at, from..from + 1, false);
        }
    }
    let words = |(kind, text): &(UnitKind, String)| (*kind, Words::of(text));
    for (old, new) in gaps {
        let old: Vec<usize> = old.filter(|at| table.is_free(*at)).collect();
        let new: Vec<usize> = new.filter(|at| table.is_new(*at)).collect();
        let side = |units: &[(UnitKind, String)], places: &[usize]| -> Vec<(UnitKind, Words)> {
            places.iter().filter_map(|at| units.get(*at)).map(words).collect()
        };
        let (before, after) = (side(&then, &old), side(&now, &new));
        for Bead { one, other } in
            beads(old.len(), new.len(), |one, other| cost(before.get(one)?, after.get(other)?))
        {
            let (Some(from), Some(to)) = (old.get(one), new.get(other)) else { continue };
            let (Some(first), Some(last)) = (from.first(), from.last()) else { continue };
            for (nth, to) in to.iter().enumerate() {
                // Of two that were one, the second is said with the first.
                table.set(*to, if nth == 0 { *first..last + 1 } else { *first..*first }, true);
            }
        }
    }
    // What has changed on its way elsewhere.
    let free: Vec<_> = (0..then.len()).filter(|at| table.is_free(*at)).take(MOST_MOVED).collect();
    let new: Vec<_> = (0..now.len()).filter(|at| table.is_new(*at)).take(MOST_MOVED).collect();
    let before: Vec<_> = free.iter().filter_map(|at| Some((*at, words(then.get(*at)?)))).collect();
    for to in new {
        let Some((kind, own)) = now.get(to).map(words) else { continue };
        let alike = before.iter().filter(|(at, (was, _))| *was == kind && table.is_free(*at));
        let alike = alike.map(|(at, (_, other))| (own.alike(other), *at));
        let nearest = alike.max_by(|(one, _), (other, _)| one.total_cmp(other));
        if let Some((_, from)) = nearest.filter(|(alike, _)| *alike >= MOVED) {
            table.set(to, from..from + 1, true);
        }
    }
    table.changes
}

/// What it costs to take the units `one` for the units `other` now.
fn cost(one: &[(UnitKind, Words)], other: &[(UnitKind, Words)]) -> Option<f32> {
    match (one, other) {
        ([(was, before)], [(kind, now)]) => {
            let part = before.within(now).max(now.within(before)) * 0.9;
            let alike = before.alike(now).max(part);
            match was == kind {
                true => Some(1.0 - alike),
                // A list whose items have come apart is the same list.
                false => (alike >= MOVED && can_turn(*was, *kind)).then_some(1.2 - alike),
            }
        }
        ([_], []) | ([], [_]) => Some(ALONE),
        ([(kind, one), (second, two)], [(whole, all)])
        | ([(whole, all)], [(kind, one), (second, two)]) => {
            // Of an item that says nothing the sign would stay.
            let joins = [kind, second, whole].iter().all(|kind| **kind == UnitKind::Paragraph);
            let fits = joins && one.within(all).min(two.within(all)) >= PART;
            fits.then(|| 1.2 - one.and(two).alike(all))
        }
        _ => None,
    }
}

/// Whether a unit of the one kind may become one of the other.
fn can_turn(one: UnitKind, other: UnitKind) -> bool {
    let heading = |kind| matches!(kind, UnitKind::Heading(_));
    let mute = |kind| kind == UnitKind::Alternative;
    heading(one) == heading(other) && mute(one) == mute(other)
}

/// What is known of each unit so far.
struct Table {
    changes: Vec<UnitChange>,
    used: Vec<bool>,
}

impl Table {
    fn new(then: usize, now: usize) -> Self {
        Self { changes: vec![UnitChange::Added; now], used: vec![false; then] }
    }

    fn is_free(&self, then: usize) -> bool {
        self.used.get(then) == Some(&false)
    }

    fn is_new(&self, now: usize) -> bool {
        self.changes.get(now) == Some(&UnitChange::Added)
    }

    fn set(&mut self, now: usize, then: std::ops::Range<usize>, changed: bool) {
        let run = Run { first: then.start, count: then.len() };
        if let Some(change) = self.changes.get_mut(now) {
            *change = if changed { UnitChange::Changed(run) } else { UnitChange::Same(run) };
        }
        for at in then {
            if let Some(used) = self.used.get_mut(at) {
                *used = true;
            }
        }
    }
}
