//! Inputs that are nearly sound, thousands of each kind; what must hold of them lies in
//! `tests/fuzz`.
//!
//! A short run is part of every test run: the same inputs each time, and as many of them on any
//! computer. A longer one, in which slow inputs count too:
//!
//! ```text
//! FUZZ=sounds ROUNDS=1000000 SEED=7 cargo test --profile fuzz --test suite fuzz:: -- --nocapture
//! FUZZ=sounds INPUT=target/fuzz/tmp/sounds-7-123 cargo test --test suite fuzz::
//! ```

#![expect(clippy::print_stdout, reason = "a long run says how far it is")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::cell::Cell;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{LazyLock, Once};
use std::time::{Duration, Instant};

use fastrand::Rng;

use targets::mutate;
use targets::{Outcome, TARGETS, Target, target};

/// How long one input may take in a long run.
const LONG: Duration = Duration::from_secs(2);

macro_rules! each {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_target_is_run_and_known_to_cargo_fuzz() {
            let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
            let folder = crate::program::repository().join("tests/fuzz");
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            for name in names {
                assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
                let wrapper = fs::read_to_string(folder.join(format!("fuzz_targets/{name}.rs"))).unwrap();
                assert!(wrapper.contains(&format!("target(\"{name}\").holds(input)")), "{name}");
            }
        }
    };
}

each! {
    sounds drawings guides pictures attachments sheets messages po units data settings lists requests imports
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|number| number.parse().unwrap())
}

fn run(name: &str) {
    let by_hand = match env::var("FUZZ") {
        Ok(wanted) if wanted != name => return,
        wanted => wanted.is_ok(),
    };
    let target = target(name);
    if let Some(path) = env::var_os("INPUT") {
        target.holds(&fs::read(path).unwrap());
        return;
    }
    let samples = (target.samples)();
    // A short run tries no more of them than it must.
    let mut sound = samples.iter().filter(|it| holds(target, "sample", it) == Outcome::Out);
    assert!(sound.next().is_some(), "no sample goes out");
    if by_hand {
        println!("{name}: {} samples, {} out", samples.len(), 1 + sound.count());
    }
    let (seed, start) = (number("SEED").unwrap_or(1), number("START").unwrap_or(0));
    let rounds = number("ROUNDS").unwrap_or(target.rounds as u64);
    let (began, mut out, mut slowest) = (Instant::now(), 0, Duration::ZERO);
    for round in start..start + rounds {
        // Each input follows from its round alone.
        let input = mutate::input(&mut random(seed, round), &samples, target.tokens);
        let one = worked();
        out += u64::from(holds(target, &format!("{seed}-{round}"), &input) == Outcome::Out);
        let took = worked().saturating_sub(one);
        slowest = slowest.max(took);
        if by_hand && took > LONG {
            let path = keep(target, &format!("{seed}-{round}-slow"), &input);
            panic!("{took:?} for {}", path.display());
        }
        if (round + 1 - start) % rounds.div_ceil(if by_hand { 20 } else { 1 }) == 0 {
            let (done, time) = (round + 1 - start, began.elapsed().as_secs());
            println!("{name}: {done} inputs, {out} out, {time} s, slowest {slowest:?}");
        }
    }
    // Where nearly all is refused, little was looked at.
    assert!(out * 50 >= rounds, "{out} of {rounds} inputs of `{name}` go out");
}

/// How long this program has worked: what others do on the computer makes no input slow. By the
/// clock, where the system does not say it.
fn worked() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // Behind the name in brackets: hundredths of a second for the program, and for what the system
    // did for it.
    let said = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let numbers: Vec<u64> = said
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split(' ')
        .skip(12)
        .take(2)
        .filter_map(|number| number.parse().ok())
        .collect();
    match numbers[..] {
        [own, system] => Duration::from_millis((own + system) * 10),
        _ => BEGAN.elapsed(),
    }
}

fn random(seed: u64, round: u64) -> Rng {
    let mut hasher = DefaultHasher::new();
    (seed, round).hash(&mut hasher);
    Rng::with_seed(hasher.finish())
}

/// What becomes of the input. Where something does not hold of it, it is kept, as small as it can
/// be made.
fn holds(target: &Target, name: &str, input: &[u8]) -> Outcome {
    let fails = |input: &[u8]| catch_unwind(AssertUnwindSafe(|| target.holds(input)));
    match fails(input) {
        Ok(outcome) => outcome,
        Err(why) => {
            let path = keep(target, name, &smaller(input.to_vec(), &|input| fails(input).is_err()));
            println!("kept as {}", path.display());
            std::panic::resume_unwind(why);
        }
    }
}

thread_local! {
    /// Whether this thread looks for a smaller input: that each of them fails need not be said.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Says of a panic what is always said, but on a thread that is quiet.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let say = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                say(panic);
            }
        }));
    });
}

fn smaller(mut input: Vec<u8>, fails: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    listen();
    QUIET.set(true);
    let (mut piece, end) = (input.len() / 2, Instant::now() + Duration::from_secs(20));
    while piece > 0 {
        let mut at = 0;
        while at < input.len() && Instant::now() < end {
            let rest = &input[(at + piece).min(input.len())..];
            let shorter = [&input[..at], rest].concat();
            if fails(&shorter) {
                input = shorter;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    QUIET.set(false);
    input
}

fn keep(target: &Target, name: &str, input: &[u8]) -> std::path::PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", target.name));
    fs::write(&path, input).unwrap();
    path
}
