//! Every bad input we could think of, each a small site in `tests/cases/<stage>/<name>.txt`, and
//! exactly the faults it must show. The format is that of [`fixture`](crate::fixture).
//!
//! `CASES=links/ cargo test --test suite cases` runs only the cases whose path has that part. A
//! case that shows a fault not mended yet is named `.txt.todo`; `CASES=todo` runs all of those.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mashal::diag::{Code, Diagnostic, Format, render};
use rayon::prelude::*;

use crate::fixture::{Expected, Fixture, build};
use crate::program::{repository, tree};

/// All cases by path, in order.
fn cases() -> Vec<(String, Fixture)> {
    let only = std::env::var("CASES").unwrap_or_default();
    tree(&repository().join("tests/cases"))
        .into_iter()
        .filter(|(path, _)| path.contains(&only))
        .filter(|(path, _)| path.ends_with(".txt") || only.contains("todo"))
        .map(|(path, bytes)| (path, Fixture::parse(std::str::from_utf8(&bytes).unwrap())))
        .collect()
}

#[test]
fn every_case_shows_exactly_the_faults_marked_in_it() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|(path, case)| {
            let run = || {
                let world = case.world();
                [build(&world, &case.choices).1, case.import(&world)].concat()
            };
            let complaints = match catch_unwind(AssertUnwindSafe(run)) {
                Ok(found) => [compare(&case.expected, &found), ill_worded(&found)].concat(),
                Err(_) => vec!["a panic, shown above".to_owned()],
            };
            (!complaints.is_empty()).then(|| format!("{path}\n  {}", complaints.join("\n  ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} cases are wrong\n\n{}\n", wrong.len(), wrong.join("\n\n"));
}

/// What was found and not expected, or the other way round; each mark stands for one fault.
fn compare(expected: &[Expected], found: &[Diagnostic]) -> Vec<String> {
    let mut missing = expected.to_vec();
    // The most exact marks choose first.
    missing.sort_by_key(|mark| std::cmp::Reverse((mark.column.is_some(), mark.message.len())));
    let mut complaints = Vec::new();
    for fault in found {
        match missing.iter().position(|mark| mark.fits(fault)) {
            Some(at) => drop(missing.remove(at)),
            None => {
                let line = render(std::slice::from_ref(fault), Format::Short, false);
                complaints.push(format!("not marked: {} | {}", line.trim_end(), fault.help));
            }
        }
    }
    for mark in missing {
        let place = [mark.line, mark.column].into_iter().flatten();
        let place: String = place.map(|number| format!(":{number}")).collect();
        complaints.push(format!(
            "not found:  {}{place}: {}[{}]: {} | {}",
            mark.file.unwrap_or_default(),
            mark.severity,
            mark.code,
            mark.message,
            mark.help
        ));
    }
    complaints
}

/// Breaches of the rules that hold for every fault.
fn ill_worded(found: &[Diagnostic]) -> Vec<String> {
    let mut complaints = Vec::new();
    for fault in found {
        let mut complain = |what: &str| {
            complaints.push(format!("{what}: {}: {}", fault.code.as_str(), fault.message))
        };
        if fault.help.is_empty() {
            complain("no help");
        }
        if fault.span.is_none() {
            complain("no place");
        }
        // Names of formats keep their capitals.
        let format = ["HTML ", "TOML ", "YAML "].iter().any(|name| fault.message.starts_with(name));
        let small = |c: char| c == '`' || c.is_lowercase() || c.is_numeric();
        if !format && !fault.message.starts_with(small) {
            complain("begins with a capital");
        }
        if fault.message.ends_with('.') && !fault.message.ends_with("..") {
            complain("ends with a full stop");
        }
        if fault.message.contains('\n') || fault.help.contains('\n') {
            complain("more than one line");
        }
    }
    complaints.extend(ill_rendered(found));
    complaints
}

/// Every format must take every fault; what programs read must be JSON.
fn ill_rendered(found: &[Diagnostic]) -> Option<String> {
    let _human = render(found, Format::Human, true);
    let _short = render(found, Format::Short, false);
    for (format, list) in [(Format::Json, "/diagnostics"), (Format::Sarif, "/runs/0/results")] {
        let text = render(found, format, false);
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
        let count = parsed.ok().and_then(|json| Some(json.pointer(list)?.as_array()?.len()));
        if count != Some(found.len()) {
            return Some(format!("{format:?} lists {count:?} of {} faults", found.len()));
        }
    }
    None
}

#[test]
fn every_code_has_a_case() {
    let on_disk = crate::cases_on_disk::CODES.iter().chain(&crate::gone::CODES);
    let on_disk = on_disk.chain(&crate::publish_check::CODES);
    let on_disk = on_disk.map(|code| code.as_str().to_owned());
    let marked = cases().into_iter().flat_map(|(_, case)| case.expected).map(|mark| mark.code);
    let shown: BTreeSet<String> = on_disk.chain(marked).collect();
    let without: Vec<_> =
        Code::ALL.iter().map(|code| code.as_str()).filter(|code| !shown.contains(*code)).collect();
    assert!(without.is_empty(), "no case shows {without:?}");
}

/// How many sites the next test makes.
const MUTANTS: u64 = 2000;
/// Larger sites are left alone: they would take all the time, and they are built above.
const LARGEST: usize = 20_000;

/// Sites of all cases with a few bytes changed: whatever comes in, no stage may panic, and each
/// fault must be one that can be shown.
#[test]
fn no_mutant_of_a_case_makes_a_panic() {
    let mut cases = cases();
    cases.retain(|(_, case)| case.files.values().map(Vec::len).sum::<usize>() < LARGEST);
    let broken: Vec<String> = (0..MUTANTS)
        .into_par_iter()
        .filter_map(|seed| {
            let mut random = fastrand::Rng::with_seed(seed);
            let (path, case) = &cases[random.usize(..cases.len())];
            let (file, bytes) = random.choice(&case.files)?;
            let mutant = mutate(bytes, &mut random);
            let mut world = case.world();
            world.write(file.as_str(), mutant.as_slice());
            let run = || {
                let found = [build(&world, &case.choices).1, case.import(&world)].concat();
                ill_rendered(&found)
            };
            let complaint = catch_unwind(AssertUnwindSafe(run))
                .unwrap_or_else(|_| Some("a panic, shown above".to_owned()))?;
            let mutant = String::from_utf8_lossy(&mutant).into_owned();
            Some(format!("seed {seed}, {path}, {file}: {complaint}\n{mutant:?}"))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// What means something to one of the parsers.
const SIGNS: [&str; 40] = [
    "\n", "\r\n", "\t", " ", "    ", "\0", "\u{feff}", "\u{200f}", "ا", "é", "💡", "+++", "---",
    "```", "> ", "- ", "1. ", "#", "*", "_", "|", "[", "](", "]", "![", "(", ")", "{", "}", "{{",
    "}}", "{%", "%}", "{#", "=", "\"", "\\", "<", "&", "-->",
];

fn mutate(bytes: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.usize(1..=8) {
        let start = random.usize(..=bytes.len());
        let end = random.usize(start..=bytes.len().min(start + 20));
        match random.u8(..5) {
            0 => drop(bytes.drain(start..end)),
            1 => bytes.insert(start, random.u8(..)),
            2 => {
                let sign = random.choice(SIGNS).unwrap_or_default();
                let sign = sign.repeat(random.usize(1..=4));
                drop(bytes.splice(start..start, sign.bytes()));
            }
            3 => {
                let copied = bytes[start..end].to_vec();
                let at = random.usize(..=bytes.len());
                drop(bytes.splice(at..at, copied));
            }
            _ => bytes[start..end].reverse(),
        }
    }
    bytes
}
