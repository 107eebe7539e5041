//! Programs save in two steps: they empty a file and write it, or take it away and put another in
//! its place. What the site is like in between is nobody's doing, and is shown only where it stays.

use std::time::{Duration, Instant};

use super::state::State;
use crate::diag::Diagnostic;

/// A state that may pass is shown when for this long nothing more has come …
const QUIET: Duration = Duration::from_millis(250);
/// … or this long after it was first held back.
const LONGEST: Duration = Duration::from_millis(1500);

/// A state that is held back.
pub(super) struct Held {
    state: State,
    since: Instant,
    last: Instant,
}

impl Held {
    /// Holds `state` back from `now` on; `before` is what was held until now.
    pub(super) fn new(state: State, before: Option<Self>, now: Instant) -> Self {
        Self { state, since: before.map_or(now, |before| before.since), last: now }
    }

    /// When it is shown, if nothing comes.
    pub(super) fn due(&self) -> Instant {
        (self.last + QUIET).min(self.since + LONGEST)
    }

    /// Something has come that changes nothing.
    pub(super) fn wait(&mut self, now: Instant) {
        self.last = now;
    }

    /// Its faults.
    pub(super) fn faults(&self) -> &[Diagnostic] {
        &self.state.faults
    }

    pub(super) fn into_state(self) -> State {
        self.state
    }
}

/// Whether `now` has a fault that nobody was `shown`, wherever it stands: an edit moves those below
/// it.
pub(super) fn brings_faults(shown: &[Diagnostic], now: &[Diagnostic]) -> bool {
    let known = |fault: &Diagnostic| {
        let path = fault.span.as_ref().map(|span| span.source.path().to_owned());
        (path, fault.code, fault.message.clone())
    };
    let mut before: Vec<_> = shown.iter().map(known).collect();
    before.sort_unstable();
    now.iter().map(known).any(|fault| before.binary_search(&fault).is_err())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Code, Source};

    fn fault(line: usize, message: &str) -> Diagnostic {
        let source = Source::new("a.md", "\n".repeat(9));
        Diagnostic::new(Code::LinkMissing, message).at(source.span(line..line))
    }

    #[test]
    fn a_fault_that_only_stands_elsewhere_is_none_that_is_new() {
        let shown = [fault(1, "a"), fault(2, "b")];
        assert!(!brings_faults(&shown, &[fault(3, "b"), fault(4, "a")]));
        assert!(!brings_faults(&shown, &[]));
        assert!(brings_faults(&shown, &[fault(1, "a"), fault(1, "c")]));
        assert!(brings_faults(&[], &[fault(1, "a")]));
    }

    #[test]
    fn what_is_held_back_is_shown_when_it_is_quiet_and_at_last_in_any_case() {
        let state = || State {
            latest: None,
            version: 0,
            edition: None,
            faults: Arc::default(),
            stale: true,
            took: Duration::ZERO,
        };
        let begin = Instant::now();
        let mut held = Held::new(state(), None, begin);
        assert_eq!(held.due(), begin + QUIET);
        held.wait(begin + QUIET / 2);
        assert_eq!(held.due(), begin + QUIET / 2 + QUIET);
        let mut now = begin;
        while now < begin + LONGEST {
            now += QUIET / 2;
            held = Held::new(state(), Some(held), now);
        }
        assert_eq!(held.due(), begin + LONGEST);
    }
}
