//! A wrapper whose n-th call fails.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::contract::{Entry, Key, Limit, Series, Storage, StoreId, Write};
use crate::error::StorageError;

/// When in the course of a call the fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The store is not reached at all.
    Before,
    /// A commit's writes were all applied, then taken back by the store (a quota that shows only at
    /// the end of the transaction). A read is done and its result thrown away.
    Late,
    /// The commit has landed, but the answer never came (the browser's storage process died). The
    /// only fault after which a failed commit is stored; IndexedDb itself recognises its own landed
    /// commit when it repeats it, this wrapper does not. A read as in `Late`.
    AnswerLost,
}

/// One planned failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first failing call, counted from 1 over all methods and clones.
    pub call: usize,
    /// How many calls in a row fail.
    pub repeat: usize,
    /// When it strikes.
    pub when: When,
    /// What the caller gets.
    pub error: StorageError,
}

/// Passes calls on to `inner` and lets planned ones fail. Clones share plan and count.
///
/// To try every point of failure of a flow: run it once without a plan, read [`Faulty::calls`], then
/// run it anew for each number up to that.
#[derive(Clone, Debug)]
pub struct Faulty<S> {
    inner: S,
    course: Arc<Mutex<Course>>,
}

#[derive(Debug, Default)]
struct Course {
    calls: usize,
    faults: Vec<Fault>,
}

impl<S: Storage> Faulty<S> {
    /// Nothing fails until [`Faulty::plan`].
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            course: Arc::default(),
        }
    }

    /// Adds a failure. Where two overlap, the one planned first strikes.
    pub fn plan(&self, fault: Fault) {
        self.course().faults.push(fault);
    }

    /// Forgets all planned failures; the count goes on.
    pub fn heal(&self) {
        self.course().faults.clear();
    }

    /// How many calls were made so far, failed ones included.
    pub fn calls(&self) -> usize {
        self.course().calls
    }

    /// The store behind it, where a test looks at what is durable.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_call(&self) -> Option<Fault> {
        let mut course = self.course();
        course.calls += 1;
        let call = course.calls;
        course
            .faults
            .iter()
            .find(|fault| (fault.call..fault.call.saturating_add(fault.repeat)).contains(&call))
            .cloned()
    }

    /// Lets the store apply the writes and take them back: the last of them collides with itself.
    async fn commit_and_take_back(&self, mut writes: Vec<Write>) {
        let key = Key::meta("faulty: taken back");
        for _ in 0..2 {
            writes.push(Write::Add {
                key: key.clone(),
                bytes: Vec::new(),
            });
        }
        let taken_back = self.inner.commit(writes).await;
        debug_assert!(taken_back.is_err(), "a colliding commit cannot land");
    }
}

impl<S: Storage> Storage for Faulty<S> {
    fn store_id(&self) -> StoreId {
        self.inner.store_id()
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StorageError> {
        let Some(fault) = self.next_call() else {
            return self.inner.commit(writes).await;
        };
        match fault.when {
            When::Before => {}
            When::Late => self.commit_and_take_back(writes).await,
            When::AnswerLost => self.inner.commit(writes).await?,
        }
        Err(fault.error)
    }

    async fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        match self.next_call() {
            None => self.inner.get_many(keys).await,
            Some(fault) => {
                if fault.when != When::Before {
                    self.inner.get_many(keys).await?;
                }
                Err(fault.error)
            }
        }
    }

    async fn page(
        &self,
        series: Series,
        numbers: RangeInclusive<u64>,
        limit: Limit,
    ) -> Result<Vec<Entry>, StorageError> {
        match self.next_call() {
            None => self.inner.page(series, numbers, limit).await,
            Some(fault) => {
                if fault.when != When::Before {
                    self.inner.page(series, numbers, limit).await?;
                }
                Err(fault.error)
            }
        }
    }

    async fn last_number(&self, series: Series) -> Result<Option<u64>, StorageError> {
        match self.next_call() {
            None => self.inner.last_number(series).await,
            Some(fault) => {
                if fault.when != When::Before {
                    self.inner.last_number(series).await?;
                }
                Err(fault.error)
            }
        }
    }
}
