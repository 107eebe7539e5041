//! Many faults of one kind, told once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Diagnostic, Severity};

/// Up to so many of a kind are shown one by one …
const MOST: usize = 20;
/// … and of more than that, so many.
const SHOWN: usize = 3;

/// Faults of one kind that are too many to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their code.
    pub code: Code,
    /// How much they matter.
    pub severity: Severity,
    /// How many there are in all.
    pub number: usize,
    /// In how many files.
    pub files: usize,
}

impl Group {
    /// `3,716 × guide/heading-level in 3,700 files`
    pub fn summary(&self) -> String {
        let files = match self.files {
            0 => String::new(),
            1 => " in 1 file".to_owned(),
            files => format!(" in {} files", thousands(files)),
        };
        format!("{} × `{}`{files}", thousands(self.number), self.code.as_str())
    }
}

/// `faults` in their order, of kinds that have too many only the first; and these kinds.
pub fn grouped(faults: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Group>) {
    let mut kinds: BTreeMap<(Severity, Code), (usize, BTreeSet<String>)> = BTreeMap::new();
    for fault in &faults {
        let (number, files) = kinds.entry((fault.severity, fault.code)).or_default();
        *number += 1;
        if let Some(span) = &fault.span
            && !files.contains(span.source.path())
        {
            files.insert(span.source.path().to_owned());
        }
    }
    kinds.retain(|_, (number, _)| *number > MOST);
    let mut left: BTreeMap<_, _> = kinds.keys().map(|kind| (*kind, SHOWN)).collect();
    let shown = |fault: &Diagnostic| match left.get_mut(&(fault.severity, fault.code)) {
        Some(left) => {
            let more = *left > 0;
            *left = left.saturating_sub(1);
            more
        }
        None => true,
    };
    let faults = faults.into_iter().filter(shown).collect();
    let groups = kinds.into_iter().map(|((severity, code), (number, files))| Group {
        code,
        severity,
        number,
        files: files.len(),
    });
    (faults, groups.collect())
}

/// A number as English groups it.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
