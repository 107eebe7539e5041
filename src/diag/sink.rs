//! Where stages leave their faults.

use super::{Code, Diagnostic, Severity};

/// Collects faults. A stage never stops at the first one and never prints.
///
/// Parallel work fills private sinks that are merged in the order of the data, so that the same
/// site gives the same list with any number of threads.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all faults of another sink.
    pub fn merge(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// The faults, in the order of their arrival.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }

    /// How many faults of `severity` there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether nothing was found but faults of `code`.
    pub fn has_only(&self, code: Code) -> bool {
        self.found.iter().all(|d| d.code == code)
    }

    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// The fault of a machine that is at its end, where there is one: then the others may follow
    /// from it.
    pub fn exhausted(&self) -> Option<&Diagnostic> {
        self.found.iter().find(|d| d.code == Code::SystemExhausted)
    }

    /// Every fault once, in the order file, line, column; faults without a place come first.
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut all = self.found.clone();
        all.sort_by(Diagnostic::order);
        all.dedup();
        all
    }
}

impl Extend<Diagnostic> for Sink {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.found.extend(diagnostics);
    }
}
