//! Two texts side by side, by the cost of what may belong together.

use std::ops::Range;

/// A run of the one sequence and the run of the other that belongs to it; either may be empty (a
/// bead, as alignment of sentences has it: Gale and Church 1993).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bead {
    pub(super) one: Range<usize>,
    pub(super) other: Range<usize>,
}

/// What may belong together: so many of the one, so many of the other.
const SHAPES: [(usize, usize); 5] = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)];

/// So far from the straight line between both ends is sought, so that long texts take time by their
/// length.
const BAND: usize = 120;

/// More places than these are not looked at: then each stands for the one in its place.
const MOST: usize = 4_000_000;

/// The cheapest beads that `one` units and `other` units fall into, in order. `cost` knows what
/// each shape costs at a place; nothing where the runs cannot belong together.
pub(super) fn beads(
    one: usize,
    other: usize,
    cost: impl Fn(Range<usize>, Range<usize>) -> Option<f32>,
) -> Vec<Bead> {
    let width = other.min(2 * BAND) + 1;
    if (one + 1).saturating_mul(width) > MOST {
        let both = (0..one.min(other)).filter(|at| cost(*at..at + 1, *at..at + 1).is_some());
        return both.map(|at| Bead { one: at..at + 1, other: at..at + 1 }).collect();
    }
    // The first column of each row that is looked at.
    let begin = |row: usize| {
        let middle = (row * other).checked_div(one).unwrap_or_default();
        middle.saturating_sub(BAND).min((other + 1).saturating_sub(width))
    };
    let mut best: Vec<(f32, u8)> = vec![(f32::INFINITY, u8::MAX); (one + 1) * width];
    let place = |row: usize, column: usize| {
        let at = column.checked_sub(begin(row)).filter(|at| *at < width)?;
        Some(row * width + at)
    };
    for row in 0..=one {
        for column in begin(row)..(begin(row) + width).min(other + 1) {
            let Some(here) = place(row, column) else { continue };
            if (row, column) == (0, 0) {
                if let Some(cell) = best.get_mut(here) {
                    *cell = (0.0, u8::MAX);
                }
                continue;
            }
            let mut least = (f32::INFINITY, u8::MAX);
            for (shape, (down, right)) in (0_u8..).zip(SHAPES) {
                let (Some(from), Some(left)) = (row.checked_sub(down), column.checked_sub(right))
                else {
                    continue;
                };
                let before = place(from, left).and_then(|at| best.get(at));
                let Some((before, _)) = before.filter(|(before, _)| before.is_finite()) else {
                    continue;
                };
                let Some(cost) = cost(from..row, left..column) else { continue };
                if before + cost < least.0 {
                    least = (before + cost, shape);
                }
            }
            if let Some(cell) = best.get_mut(here) {
                *cell = least;
            }
        }
    }
    let (mut row, mut column) = (one, other);
    let mut found = Vec::new();
    while let Some((down, right)) = place(row, column)
        .and_then(|at| best.get(at))
        .and_then(|(_, shape)| SHAPES.get(usize::from(*shape)))
    {
        found.push(Bead { one: row - down..row, other: column - right..column });
        (row, column) = (row - down, column - right);
    }
    found.reverse();
    found
}
