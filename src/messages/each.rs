//! All languages at once.

use rayon::prelude::*;

use crate::diag::Sink;

/// What `make` makes of each of `parts`, mostly languages, on all threads; what it finds wrong in
/// their order.
pub(super) fn each<T: Send, M: Send>(
    parts: Vec<T>,
    sink: &mut Sink,
    make: impl Fn(T, &mut Sink) -> M + Sync,
) -> Vec<M> {
    let made = parts.into_par_iter().with_max_len(1).map(|part| {
        let mut sink = Sink::default();
        (make(part, &mut sink), sink)
    });
    let merged = made.collect::<Vec<_>>().into_iter().map(|(made, found)| {
        sink.merge(found);
        made
    });
    merged.collect()
}
