//! What must hold of every input, target by target.
//!
//! The seeded driver (`tests/suite/fuzz.rs`) and the targets for `cargo fuzz` (`fuzz_targets/`)
//! call the same [`Target::holds`]; it stops the program where a user would see something wrong.

#![allow(
    unreachable_pub,
    clippy::allow_attributes,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "read by two crates; a check stops at the first surprise"
)]

mod drawings;
mod guides;
mod html;
mod imports;
mod lists;
mod messages;
pub mod mutate;
mod pdf;
mod pictures;
mod po;
mod requests;
mod samples;
mod sheets;
mod site;
mod sounds;
mod trees;
mod units;

/// What must not be in what goes out, wherever it was written for nobody to see.
pub const MARK: &str = "HOOKHOOK";

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was refused, or nothing goes out while its faults stand.
    Refused,
    /// Something went out of it, and was looked at.
    Out,
}

/// A part of the program, and what must hold of all that it is given.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Panics where something does not hold.
    check: fn(&[u8]) -> Outcome,
    /// Sums and lengths made right, where a reader would look no further without.
    mend: fn(&[u8]) -> Option<Vec<u8>>,
    /// Sound inputs, and some that are known to be none.
    pub samples: fn() -> Vec<Vec<u8>>,
    /// Signs that mean something to it.
    pub tokens: &'static [&'static str],
    /// How many inputs a short run tries.
    pub rounds: usize,
}

impl Target {
    /// Panics where something does not hold of `input`.
    pub fn holds(&self, input: &[u8]) -> Outcome {
        let outcome = (self.check)(input);
        match (self.mend)(input) {
            Some(mended) if outcome == Outcome::Refused => (self.check)(&mended),
            _ => outcome,
        }
    }
}

/// All targets.
pub const TARGETS: &[Target] = &[
    sounds::TARGET,
    drawings::TARGET,
    guides::TARGET,
    pictures::TARGET,
    pdf::TARGET,
    sheets::TARGET,
    messages::TARGET,
    po::TARGET,
    units::TARGET,
    trees::DATA,
    trees::SETTINGS,
    lists::TARGET,
    requests::TARGET,
    imports::TARGET,
];

/// The target of this name.
pub fn target(name: &str) -> &'static Target {
    TARGETS
        .iter()
        .find(|target| target.name == name)
        .unwrap_or_else(|| panic!("there is no target `{name}`"))
}

/// Where sums are none of its business.
fn as_it_is(_: &[u8]) -> Option<Vec<u8>> {
    None
}
