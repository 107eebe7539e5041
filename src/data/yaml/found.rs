//! What is suspicious in YAML, and what YAML makes of it.

use crate::data::written::Fault;

/// What was found in a line.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) fault: Fault,
    pub(super) kind: Kind,
}

/// What YAML makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It cannot be read, or is read as something else.
    Syntax,
    /// It is read, and a part is lost.
    Lost,
    /// It is read with quotes that are shown.
    Quotes,
    /// What stands behind `#` is left out.
    Comment,
}

/// Signs that mean something to YAML before a name or a text.
pub(super) const SIGNS: [char; 8] = ['&', '*', '!', '%', '@', '`', '|', '>'];
