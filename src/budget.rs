//! The fault of what weighs more than the settings allow.

use std::cmp::Reverse;

use crate::config::Limit;
use crate::diag::{Code, Diagnostic};

/// How many parts a fault names.
const NAMED: usize = 3;

/// `what` weighs `bytes`, more than `limit`; the help follows.
pub fn exceeded(limit: &Limit, what: &str, bytes: u64) -> Diagnostic {
    // Rounded up, so that it never reads as if it were within the limit.
    let size = kilobytes(bytes.div_ceil(100));
    let message = format!("{what} {size} compressed, over the limit of {limit}");
    Diagnostic::new(Code::BudgetExceeded, message).at(limit.span.clone())
}

/// The heaviest of `parts`, each with its bytes, in words, and what all others weigh together. The
/// figures add up to that of [`exceeded`] for the sum of all bytes.
pub fn heaviest(mut parts: Vec<(String, u64)>) -> String {
    parts.sort_by_key(|(_, bytes)| Reverse(*bytes));
    let whole: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
    let others = parts.len() > NAMED;
    parts.truncate(NAMED);
    if others {
        parts.push(("all else".to_owned(), whole - parts.iter().map(|(_, b)| b).sum::<u64>()));
    }
    // What is rounded is the sum so far, so that nothing is lost.
    let (mut sum, mut told) = (0, 0);
    let words = parts.into_iter().map(|(name, bytes)| {
        sum += bytes;
        let tenths = (sum * whole.div_ceil(100) + whole / 2) / whole.max(1) - told;
        told += tenths;
        // A word between a name and its figure keeps the two in order where the name is Urdu.
        format!("{name} with {}", kilobytes(tenths))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Tenths of a kilobyte in words, `15.2 kB`.
fn kilobytes(tenths: u64) -> String {
    format!("{}.{} kB", tenths / 10, tenths % 10)
}
