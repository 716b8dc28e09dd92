//! The values themselves, with writes that can be taken back.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeInclusive};
use std::sync::Arc;

use crate::contract::{Entry, Key, Limit, MAX_NUMBER, Series, Write};
use crate::error::StorageError;

/// Shared, so that taking a batch back or reading never copies under the lock.
type Bytes = Arc<[u8]>;

/// All three shelves: [`Key`] sorts them apart.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    values: BTreeMap<Key, Bytes>,
    used_bytes: usize,
}

impl Shelves {
    /// Applies all writes or none.
    pub(super) fn apply(
        &mut self,
        writes: Vec<Write>,
        quota_bytes: Option<usize>,
    ) -> Result<(), StorageError> {
        writes.iter().try_for_each(Write::check)?;
        let used_before = self.used_bytes;
        let mut before = Vec::with_capacity(writes.len());
        let mut done = writes
            .into_iter()
            .try_for_each(|write| self.write(write, &mut before));
        // A store that is above its quota already must still be able to shrink.
        let grown = self.used_bytes > used_before;
        if done.is_ok() && grown && quota_bytes.is_some_and(|quota| self.used_bytes > quota) {
            done = Err(StorageError::QuotaExceeded);
        }
        if done.is_err() {
            while let Some((key, bytes)) = before.pop() {
                self.set(key, bytes);
            }
        }
        done
    }

    pub(super) fn get(&self, key: &Key) -> Option<Bytes> {
        self.values.get(key).cloned()
    }

    pub(super) fn page(
        &self,
        series: Series,
        numbers: RangeInclusive<u64>,
        limit: Limit,
    ) -> Vec<Entry> {
        let mut page = Vec::new();
        let mut page_bytes = 0_usize;
        for (number, bytes) in self.series(series, &numbers).take(limit.entries) {
            page_bytes = page_bytes.saturating_add(bytes.len());
            if !page.is_empty() && page_bytes > limit.bytes {
                break;
            }
            page.push(Entry {
                number,
                bytes: bytes.to_vec(),
            });
        }
        page
    }

    pub(super) fn last_number(&self, series: Series) -> Option<u64> {
        self.series(series, &(0..=MAX_NUMBER))
            .next_back()
            .map(|(number, _)| number)
    }

    pub(super) fn used_bytes(&self) -> usize {
        self.used_bytes
    }

    fn series(
        &self,
        series: Series,
        numbers: &RangeInclusive<u64>,
    ) -> impl DoubleEndedIterator<Item = (u64, &Bytes)> {
        let (first, last) = (*numbers.start(), *numbers.end());
        // `BTreeMap::range` panics on an inverted range; an empty one is fine.
        let end = if first > last {
            Bound::Excluded(series.key(first))
        } else {
            Bound::Included(series.key(last))
        };
        self.values
            .range((Bound::Included(series.key(first)), end))
            .filter_map(|(key, bytes)| match key {
                Key::Log(number) | Key::Chunk(number) => Some((*number, bytes)),
                Key::Meta(_) => None,
            })
    }

    fn write(
        &mut self,
        write: Write,
        before: &mut Vec<(Key, Option<Bytes>)>,
    ) -> Result<(), StorageError> {
        match write {
            Write::Add { key, bytes } => {
                if self.values.contains_key(&key) {
                    return Err(StorageError::Taken { key });
                }
                let old = self.set(key.clone(), Some(bytes.into()));
                before.push((key, old));
            }
            Write::Put { key, bytes } => {
                let old = self.set(key.clone(), Some(bytes.into()));
                before.push((key, old));
            }
            Write::Delete { key } => {
                let old = self.set(key.clone(), None);
                before.push((key, old));
            }
            Write::DeleteRange { series, numbers } => {
                let doomed: Vec<u64> = self.series(series, &numbers).map(|(n, _)| n).collect();
                for number in doomed {
                    let key = series.key(number);
                    let old = self.set(key.clone(), None);
                    before.push((key, old));
                }
            }
        }
        Ok(())
    }

    /// The only place that changes a value, so that the sum of bytes cannot drift.
    fn set(&mut self, key: Key, bytes: Option<Bytes>) -> Option<Bytes> {
        let added = bytes.as_ref().map_or(0, |bytes| bytes.len());
        let old = match bytes {
            Some(bytes) => self.values.insert(key, bytes),
            None => self.values.remove(&key),
        };
        let removed = old.as_ref().map_or(0, |bytes| bytes.len());
        self.used_bytes = self
            .used_bytes
            .saturating_add(added)
            .saturating_sub(removed);
        old
    }
}
