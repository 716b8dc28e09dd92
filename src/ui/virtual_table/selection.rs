use leptos::prelude::*;
use std::collections::BTreeSet;

/// The rows chosen for something that is done to many at once.
#[derive(Debug)]
pub struct Selection<K: Send + Sync + 'static> {
    keys: RwSignal<BTreeSet<K>>,
}

impl<K: Send + Sync + 'static> Clone for Selection<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for Selection<K> {}

impl<K: Clone + Ord + Send + Sync + 'static> Default for Selection<K> {
    fn default() -> Self {
        Self {
            keys: RwSignal::new(BTreeSet::new()),
        }
    }
}

impl<K: Clone + Ord + Send + Sync + 'static> Selection<K> {
    pub fn count(self) -> usize {
        self.keys.with(BTreeSet::len)
    }

    pub fn is_empty(self) -> bool {
        self.keys.with(BTreeSet::is_empty)
    }

    pub fn contains(self, key: &K) -> bool {
        self.keys.with(|keys| keys.contains(key))
    }

    /// The chosen ones, in order.
    pub fn keys(self) -> Vec<K> {
        self.keys
            .with_untracked(|keys| keys.iter().cloned().collect())
    }

    /// Chooses one, or takes it out.
    pub fn toggle(self, key: &K) {
        self.keys.update(|keys| {
            if !keys.remove(key) {
                keys.insert(key.clone());
            }
        });
    }

    /// Chooses more.
    pub fn add(self, more: impl IntoIterator<Item = K>) {
        self.keys.update(|keys| keys.extend(more));
    }

    /// Chooses exactly these, such as everything a filter lets through.
    pub fn replace(self, all: impl IntoIterator<Item = K>) {
        self.keys.set(all.into_iter().collect());
    }

    pub fn clear(self) {
        self.keys.set(BTreeSet::new());
    }
}
