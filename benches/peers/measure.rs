//! One run of a program: how long, and how much memory at once.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(crate) struct Run {
    pub(crate) time: Duration,
    /// In bytes; known on Linux alone.
    pub(crate) peak: Option<u64>,
    /// What it wrote to its standard output.
    pub(crate) said: String,
}

impl Run {
    /// This one and `next` after it, as one.
    pub(crate) fn then(self, next: Self) -> Self {
        let (time, peak) = (self.time + next.time, self.peak.max(next.peak));
        Self { time, peak, said: self.said + &next.said }
    }
}

/// Runs `command` to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let clock = Instant::now();
    let child = command.spawn().expect("the program is there");
    let (pid, ended) = (child.id(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let peaks = scope.spawn(|| {
            let mut last = None;
            while !ended.load(Ordering::Relaxed) {
                last = peak(pid).or(last);
                std::thread::sleep(Duration::from_millis(5));
            }
            last
        });
        let output = child.wait_with_output().expect("the program ends");
        let time = clock.elapsed();
        ended.store(true, Ordering::Relaxed);
        let faults = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?} failed:\n{faults}");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Run { time, peak: peaks.join().expect("it only reads"), said }
    })
}

/// The most memory, in bytes, that a running program has had at once.
pub(crate) fn peak(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}
