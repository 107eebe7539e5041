//! Which unit of the source now is which of those that a translation was made from.

use std::collections::{BTreeMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Print;
use crate::markdown::UnitKind;

/// What became of a unit of the source, for a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitChange {
    /// It is what the translation's unit with this place was made from.
    Same(usize),
    /// It has changed since the translation's unit with this place was made from it.
    Changed(usize),
    /// It is new.
    Added,
}

/// For each unit that is there `now`, what it was among the units `then`. A unit of then is used
/// once at most; one that nothing was made of has gone. In doubt a unit is new: a reader would
/// rather have the source's words than a translation of others.
pub fn align(then: &[(UnitKind, Print)], now: &[(UnitKind, Print)]) -> Vec<UnitChange> {
    let mut changes = vec![UnitChange::Added; now.len()];
    let mut used = vec![false; then.len()];
    let mut gaps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, then, now) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for at in 0..len {
                    set(&mut changes, &mut used, new_index + at, old_index + at, UnitChange::Same);
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                gaps.push((old_index..old_index + old_len, new_index..new_index + new_len));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    // The same text elsewhere has moved.
    let mut left: BTreeMap<(UnitKind, Print), VecDeque<usize>> = BTreeMap::new();
    for (at, unit) in then.iter().enumerate().filter(|(at, _)| used.get(*at) == Some(&false)) {
        left.entry(*unit).or_default().push_back(at);
    }
    for (at, unit) in now.iter().enumerate() {
        if changes.get(at) == Some(&UnitChange::Added)
            && let Some(from) = left.get_mut(unit).and_then(VecDeque::pop_front)
        {
            set(&mut changes, &mut used, at, from, UnitChange::Same);
        }
    }
    // What stands in the place of another, and is near to it, is that one changed: the nearest
    // first.
    for (old, new) in gaps {
        let mut pairs = Vec::new();
        for to in new {
            for from in old.clone() {
                let (Some((kind, print)), Some((was, before))) = (now.get(to), then.get(from))
                else {
                    continue;
                };
                if kind == was && print.is_near(*before) {
                    pairs.push((print.distance(*before), to, from));
                }
            }
        }
        pairs.sort_unstable();
        for (_, to, from) in pairs {
            let free =
                changes.get(to) == Some(&UnitChange::Added) && used.get(from) == Some(&false);
            if free {
                set(&mut changes, &mut used, to, from, UnitChange::Changed);
            }
        }
    }
    changes
}

fn set(
    changes: &mut [UnitChange],
    used: &mut [bool],
    to: usize,
    from: usize,
    change: fn(usize) -> UnitChange,
) {
    if let (Some(to), Some(used)) = (changes.get_mut(to), used.get_mut(from)) {
        (*to, *used) = (change(from), true);
    }
}
