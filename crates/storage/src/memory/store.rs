//! The handle, and the tabs that share it.

use std::future::{Future, poll_fn};
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use super::shelves::Shelves;
use crate::contract::{Entry, Key, Limit, Series, Storage, StoreId, Write};
use crate::error::StorageError;

static NEXT_STORE: AtomicU64 = AtomicU64::new(1);

/// A store in memory, gone with its last handle. Clones share it as the tabs of one browser do.
///
/// Every call suspends once before it acts, so that a test on one thread meets the same interleaving
/// of two tabs as a browser would give.
#[derive(Clone, Debug)]
pub struct Memory {
    id: StoreId,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug)]
struct Shared {
    id: StoreId,
    shelves: Shelves,
    quota_bytes: Option<usize>,
}

impl Memory {
    /// A new, empty store without a quota.
    pub fn new() -> Self {
        let id = next_id();
        Self {
            id,
            shared: Arc::new(Mutex::new(Shared {
                id,
                shelves: Shelves::default(),
                quota_bytes: None,
            })),
        }
    }

    /// From now on a commit that leaves more than this many bytes of values, and more than before,
    /// fails with [`StorageError::QuotaExceeded`]; `None` lifts the limit.
    pub fn set_quota_bytes(&self, quota_bytes: Option<usize>) {
        self.lock().quota_bytes = quota_bytes;
    }

    /// The sum of all values' sizes.
    pub fn used_bytes(&self) -> usize {
        self.lock().shelves.used_bytes()
    }

    /// Removes the store under all its handles, as a browser does when it clears a site's data: they
    /// fail with [`StorageError::DataRemoved`] from then on. Returns a handle to the new, empty store
    /// that takes the place of the old one.
    #[must_use = "the handles that exist no longer work"]
    pub fn remove_data(&self) -> Self {
        let id = next_id();
        let mut shared = self.lock();
        shared.id = id;
        shared.shelves = Shelves::default();
        Self {
            id,
            shared: Arc::clone(&self.shared),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        // A commit is taken back before the lock is released, so a panicking test thread leaves
        // whole values behind.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> Result<MutexGuard<'_, Shared>, StorageError> {
        let shared = self.lock();
        if shared.id == self.id {
            Ok(shared)
        } else {
            Err(StorageError::DataRemoved)
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

impl Storage for Memory {
    fn store_id(&self) -> StoreId {
        self.id
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        suspend_once().await;
        if writes.is_empty() {
            return Ok(());
        }
        let mut shared = self.open()?;
        let quota_bytes = shared.quota_bytes;
        shared.shelves.apply(writes, quota_bytes)
    }

    async fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        suspend_once().await;
        let shared = self.open()?;
        keys.iter()
            .map(|key| {
                key.check()?;
                Ok(shared.shelves.get(key).map(|bytes| bytes.to_vec()))
            })
            .collect()
    }

    async fn page(
        &self,
        series: Series,
        numbers: RangeInclusive<u64>,
        limit: Limit,
    ) -> Result<Vec<Entry>, StorageError> {
        suspend_once().await;
        Ok(self.open()?.shelves.page(series, numbers, limit))
    }

    async fn last_number(&self, series: Series) -> Result<Option<u64>, StorageError> {
        suspend_once().await;
        Ok(self.open()?.shelves.last_number(series))
    }
}

/// Distinct within the process, which is as long as these stores live.
fn next_id() -> StoreId {
    let number = NEXT_STORE.fetch_add(1, Ordering::Relaxed);
    StoreId(u128::from(number).to_be_bytes())
}

fn suspend_once() -> impl Future<Output = ()> {
    let mut suspended = false;
    poll_fn(move |context| {
        if suspended {
            return Poll::Ready(());
        }
        suspended = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
}
