//! Whether a fault that stops something is told there, or was told before.

use super::Diagnostic;

/// The fault that stops something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// It was reported when what it lies in was checked: telling it twice helps nobody.
    Already,
    /// It is found here, and nobody knows of it yet.
    Now(Box<Diagnostic>),
}

impl Report {
    /// The fault, where nobody knows of it yet.
    pub fn fault(self) -> Option<Diagnostic> {
        match self {
            Self::Already => None,
            Self::Now(fault) => Some(*fault),
        }
    }
}

impl From<Diagnostic> for Report {
    fn from(fault: Diagnostic) -> Self {
        Self::Now(Box::new(fault))
    }
}
