//! A stage's outcome, kept so that the same input need not be worked on again.

use std::sync::Arc;

use super::{Diagnostic, Sink};

/// What a stage made, its faults, and what it was made from.
#[derive(Clone, Debug)]
pub struct Memo<K, V> {
    key: K,
    /// What was made.
    pub value: V,
    faults: Vec<Diagnostic>,
}

impl<K: PartialEq, V: Clone> Memo<K, V> {
    /// What `make` makes, or made `before` from the same `key`; its faults go to `sink` either way.
    pub fn run(
        before: Option<&Self>,
        key: K,
        sink: &mut Sink,
        make: impl FnOnce(&mut Sink) -> V,
    ) -> Self {
        let (value, faults) = match before.filter(|before| before.key == key) {
            Some(before) => (before.value.clone(), before.faults.clone()),
            None => {
                let mut own = Sink::default();
                let value = make(&mut own);
                (value, own.into_vec())
            }
        };
        sink.extend(faults.iter().cloned());
        Self { key, value, faults }
    }

    /// Whether the stage found nothing to complain of.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

/// A shared value that is equal only to itself.
#[derive(Debug)]
pub struct PointerEq<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> PointerEq<T> {
    /// The very value that `shared` is.
    pub fn of(shared: &Arc<T>) -> Self {
        Self(Arc::clone(shared))
    }
}

impl<T: ?Sized> Clone for PointerEq<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for PointerEq<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
