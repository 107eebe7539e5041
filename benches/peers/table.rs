//! What was measured, with the goals it is held against.

use crate::measure::Run;

/// The rows of a table, in the order in which they came first; the first is what others are
/// compared with.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<(&'static str, Vec<Run>, Option<usize>)>,
}

/// What is wanted of a row.
enum Goal {
    /// Of the first row's time, so many times at least.
    Slower(f64),
    /// Of the first row's time, this part at most.
    Within(f64),
    Seconds(f64),
    Megabytes(f64),
}

/// What is wanted of the row `name` of a site of `pages` guides.
fn goal(pages: usize, name: &str) -> Option<Goal> {
    match (pages, name) {
        (3000, "hugo") => Some(Goal::Slower(8.0)),
        (12_000, "hugo") => Some(Goal::Slower(10.0)),
        (3000 | 12_000, "blades") => Some(Goal::Slower(1.0)),
        (_, "nothing changed") => Some(Goal::Within(1.0 / 4.0)),
        (_, "one guide changed" | "one Urdu changed") => Some(Goal::Within(1.0 / 3.0)),
        (12_000, "mashal") => Some(Goal::Megabytes(350.0)),
        (12_000, "serve") => Some(Goal::Seconds(1.0)),
        _ => None,
    }
}

impl Table {
    /// A run of `name`, and how many files it wrote where that is known.
    pub(crate) fn add(&mut self, name: &'static str, run: Run, written: Option<usize>) {
        match self.rows.iter_mut().find(|row| row.0 == name) {
            Some((_, runs, last)) => {
                runs.push(run);
                *last = written;
            }
            None => self.rows.push((name, vec![run], written)),
        }
    }

    /// Each row as a ratio to the first, for a site of `pages` guides.
    pub(crate) fn print(&self, pages: usize) {
        println!(
            "\n{:<18} {:>9} {:>8} {:>8} {:>8}  goal",
            format!("{pages} pages"),
            "seconds",
            "ratio",
            "peak MB",
            "written"
        );
        let first = self.rows.first().map_or(1.0, |(_, runs, _)| seconds(runs));
        for (name, runs, written) in &self.rows {
            let (time, memory) = (seconds(runs), megabytes(runs));
            let ratio = time / first;
            let goal = goal(pages, name).and_then(|goal| verdict(&goal, ratio, time, memory));
            println!(
                "{name:<18} {time:>9.3} {ratio:>8.2} {:>8} {:>8}  {}",
                memory.map(|memory| format!("{memory:.0}")).unwrap_or_default(),
                written.map(|written| written.to_string()).unwrap_or_default(),
                goal.unwrap_or_default(),
            );
        }
    }

    /// The first row alone, for a table of time against pages.
    pub(crate) fn print_scale(&self, pages: usize) {
        for (_, runs, _) in self.rows.iter().take(1) {
            let (time, memory) = (seconds(runs), megabytes(runs));
            let memory = memory.map(|memory| format!("{memory:.0}")).unwrap_or_default();
            println!("{pages:>8} {time:>9.3} {:>9.0} {memory:>8}", pages as f64 / time);
        }
    }
}

/// Whether a goal is met; none where memory is not known.
fn verdict(goal: &Goal, ratio: f64, time: f64, memory: Option<f64>) -> Option<String> {
    let (wanted, met) = match goal {
        Goal::Slower(least) => (format!("at least {least} times"), ratio >= *least),
        Goal::Within(most) => (format!("at most {most:.2} times"), ratio <= *most),
        Goal::Seconds(most) => (format!("at most {most} s"), time <= *most),
        Goal::Megabytes(most) => (format!("at most {most} MB"), memory? <= *most),
    };
    Some(format!("{wanted}: {}", if met { "met" } else { "missed" }))
}

/// The median time; of an even number of runs the mean of the two in the middle.
fn seconds(runs: &[Run]) -> f64 {
    let mut times: Vec<f64> = runs.iter().map(|run| run.time.as_secs_f64()).collect();
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or(f64::NAN);
    (at(times.len().saturating_sub(1) / 2) + at(times.len() / 2)) / 2.0
}

/// The most that any run needed.
fn megabytes(runs: &[Run]) -> Option<f64> {
    runs.iter().filter_map(|run| run.peak).max().map(|bytes| bytes as f64 / 1e6)
}
