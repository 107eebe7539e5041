//! Which units of a translation say which units of the text that it was made from.

use std::collections::{BTreeMap, VecDeque};

use super::align::{Run, UnitChange, align};
use super::beads::{Bead, beads};
use super::words::{Words, ratio};
use crate::locale::digit;
use crate::markdown::{Unit, UnitKind};

/// What somebody has said of two units: the place in the source, and that in the translation.
pub type Told = (usize, usize);

/// Stands in a record for a unit that is not translated: the translation has the source's words.
pub const NOT_TRANSLATED: &str = "[-]";

/// Stands in a record for a unit of which nobody knows any more what it said.
pub const UNKNOWN: &str = "[?]";

/// What it costs to take a unit for one that the other side does not have.
const ALONE: f32 = 0.7;

/// For each unit `then` of a source, the units of the translation `own` that say it.
///
/// Where both have units of the same kinds in the same order, each stands for the one in its place.
/// Else they are compared by what languages share: kinds, lengths, numbers, names and addresses.
/// What somebody has `told` holds in any case.
pub fn pair(own: &[Unit], then: &[Unit], told: &[Told]) -> Vec<Option<Run>> {
    let kinds = |units: &[Unit]| units.iter().map(|unit| unit.kind).collect::<Vec<_>>();
    if told.is_empty() && kinds(own) == kinds(then) {
        return (0..then.len()).map(|at| Some(Run::one(at))).collect();
    }
    let sides = |units: &[Unit]| units.iter().map(Side::of).collect::<Vec<_>>();
    let (theirs, ours) = (sides(then), sides(own));
    let length = |sides: &[Side]| sides.iter().map(|side| side.length).sum::<usize>().max(1);
    // Languages say the same in more letters, or in fewer.
    let scale = ratio(length(&theirs), length(&ours));
    let mut runs = vec![None; then.len()];
    for Bead { one, other } in beads(then.len(), own.len(), |one, other| {
        // What is told of a text is all that says it.
        let touches = |(then, own): &&Told| one.contains(then) || other.contains(own);
        let touched: Vec<&Told> = told.iter().filter(touches).collect();
        if touched.is_empty() {
            return cost(theirs.get(one)?, ours.get(other)?, scale);
        }
        let is_told = |then, own| touched.contains(&&(then, own));
        let all = one.clone().all(|then| other.clone().all(|own| is_told(then, own)));
        (all && touched.len() == one.len() * other.len()).then_some(0.0)
    }) {
        if other.is_empty() {
            continue;
        }
        for (nth, at) in one.enumerate() {
            let run = Run { first: other.start, count: if nth == 0 { other.len() } else { 0 } };
            if let Some(place) = runs.get_mut(at) {
                *place = Some(run);
            }
        }
    }
    runs
}

/// What became of a source for its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Of each unit that is there now.
    pub units: Vec<UnitChange>,
    /// Of each of them, what it was among the units then.
    pub before: Vec<Option<Run>>,
    /// How many units of the translation say what is not there any more.
    pub removed: usize,
}

/// For each unit of the source `now`, what of the translation `own` says it, which was made from
/// the units `then`. A unit then that is [`NOT_TRANSLATED`] has the words of the source in the
/// translation: it is known again by them, so that those around it keep their places, and is new.
pub fn changes(own: &[Unit], then: &[Unit], now: &[Unit], told: &[Told]) -> Changes {
    let runs = pair(own, then, told);
    let run = |at: usize| runs.get(at).copied().flatten();
    let left = |at: usize| then.get(at).is_some_and(|unit| unit.text == NOT_TRANSLATED);
    let mut known = then.to_vec();
    for (at, unit) in known.iter_mut().enumerate().filter(|(at, _)| left(*at)) {
        if let Some(own) = run(at).and_then(|run| own.get(run.first)) {
            unit.text.clone_from(&own.text);
        }
    }
    let aligned = align(&known, now);
    let mut earlier: Vec<Option<Run>> = aligned.iter().map(|change| change.run()).collect();
    let mut used = vec![false; then.len()];
    let mut of = |then: Run| {
        let places = if then.count == 0 { then.first..then.first + 1 } else { then.places() };
        let runs = places.clone().filter(|at| !left(*at)).filter_map(run);
        let found = match then.count {
            0 => runs.map(|own| Run { count: 0, ..own }).next(),
            _ => runs.reduce(Run::and),
        };
        used.iter_mut().skip(places.start).take(places.len()).for_each(|used| *used = true);
        found
    };
    let mut units: Vec<UnitChange> = aligned
        .into_iter()
        .map(|change| match change {
            UnitChange::Same(then) => of(then).map_or(UnitChange::Added, UnitChange::Same),
            UnitChange::Changed(then) => of(then).map_or(UnitChange::Added, UnitChange::Changed),
            UnitChange::Added => UnitChange::Added,
        })
        .collect();
    // The same words elsewhere may be translated.
    let is_free =
        |used: &[bool], at: usize| used.get(at) == Some(&false) && !left(at) && run(at).is_some();
    let mut free: BTreeMap<(UnitKind, &str), VecDeque<usize>> = BTreeMap::new();
    for (at, unit) in then.iter().enumerate().filter(|(at, _)| is_free(&used, *at)) {
        free.entry((unit.kind, &unit.text)).or_default().push_back(at);
    }
    for ((change, unit), before) in units.iter_mut().zip(now).zip(&mut earlier) {
        if *change == UnitChange::Added
            && let Some(at) = free.get_mut(&(unit.kind, &*unit.text)).and_then(VecDeque::pop_front)
            && let Some(own) = run(at)
        {
            (*change, *before) = (UnitChange::Same(own), Some(Run::one(at)));
            used.iter_mut().skip(at).take(1).for_each(|used| *used = true);
        }
    }
    let removed = (0..then.len()).filter(|at| is_free(&used, *at)).count();
    // What is said together with the unit before is so only behind that very unit.
    let mut before = None;
    for change in &mut units {
        let own = change.run();
        let lost = own.is_some_and(|own| own.count == 0 && before != Some(own.first));
        if lost {
            *change = UnitChange::Added;
        }
        before = own.filter(|_| !lost).map(|own| own.first);
    }
    Changes { units, before: earlier, removed }
}

/// What languages share of a unit.
struct Side {
    kind: UnitKind,
    length: usize,
    /// Numbers, and words in Latin letters.
    signs: Words,
}

impl Side {
    fn of(unit: &Unit) -> Self {
        let text: String = unit
            .text
            .chars()
            .map(|c| digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
            .collect();
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let signs: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let length = unit.text.chars().count();
        Self { kind: unit.kind, length, signs: Words::of(&signs.join(" ")) }
    }
}

/// What it costs to take the units `one` of the source for the units `other` of a translation,
/// whose letters count `scale` times.
fn cost(one: &[Side], other: &[Side], scale: f32) -> Option<f32> {
    let kind = |sides: &[Side]| sides.first().map(|side| side.kind);
    let paragraphs = |sides: &[Side]| sides.iter().all(|side| side.kind == UnitKind::Paragraph);
    let base = match (one.len(), other.len()) {
        (1, 1) if kind(one) == kind(other) => 0.1,
        (1, 1) => {
            let loose = |kind| matches!(kind, Some(UnitKind::Paragraph | UnitKind::Item));
            (loose(kind(one)) && loose(kind(other))).then_some(0.5)?
        }
        (1, 0) | (0, 1) => return Some(ALONE),
        _ => (paragraphs(one) && paragraphs(other)).then_some(0.7)?,
    };
    let length = |sides: &[Side]| sides.iter().map(|side| side.length).sum::<usize>().max(1);
    let unlike = (ratio(length(one), length(other)) / scale).ln().abs().min(1.5);
    let signs =
        |sides: &[Side]| sides.iter().fold(Words::default(), |all, side| all.and(&side.signs));
    let (theirs, ours) = (signs(one), signs(other));
    let shared = match theirs.is_empty() || ours.is_empty() {
        true => 0.0,
        false => 0.25 - 0.5 * theirs.alike(&ours),
    };
    Some((base + 0.4 * unlike + shared).max(0.0))
}
