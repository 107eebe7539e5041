//! Work that threads share.

/// How many files one thread takes at a time, at most. What a thread has begun nobody takes from
/// it: of shares as large as rayon makes them, the last keeps one busy while others have nothing to
/// do.
pub(crate) const SHARE: usize = 32;
