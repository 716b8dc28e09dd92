//! The one write path, and the door for the page.
//!
//! `Command` → rules → `ChangeSet` → one strict transaction → book and index → revision. The lock between tabs is the
//! log itself: an entry is added at the number that this tab expects next, and when another tab was quicker, its
//! entries are read and the rules asked again. No tab ever waits for a frozen one.

mod append;
mod attaching;
mod compaction;
mod demo;
mod opening;
mod requests;
mod undo;

use crate::insight::Tasks;
use crate::state::State;
use crate::transfer::Jobs;
use api::{Event, StorageProblem};
pub(crate) use append::{Draft, Outcome, Source};
pub(crate) use attaching::{digest_of, key_of};
pub use opening::Opened;
use std::cell::{Cell, RefCell};
use std::future::Future;
use storage::{Storage, StorageError};

/// What the session needs of the place where it runs.
pub trait Surroundings {
    /// Good randomness.
    fn random(&self) -> [u8; 16];

    /// Tells the page something.
    fn tell(&self, event: Event);

    /// Tells the other tabs that the log grew.
    fn announce(&self);

    /// Lets others run for a moment, in the middle of long work.
    fn pause(&self) -> impl Future<Output = ()>;
}

/// An open book.
pub struct Session<S, W> {
    pub(crate) store: S,
    pub(crate) surroundings: W,
    state: RefCell<State>,
    /// Held from the first look at the state until what was written is in it.
    pub(crate) writing: async_lock::Mutex<()>,
    /// A snapshot failed: not tried again before the log has grown by as much again.
    compact_from: Cell<u64>,
    pub(crate) jobs: RefCell<Jobs>,
    pub(crate) tasks: Tasks,
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// What the book and its index look like now.
    pub fn with_state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.borrow())
    }
}

/// What the page is told of a storage error.
pub(crate) fn problem_of(error: &StorageError) -> StorageProblem {
    match error {
        StorageError::QuotaExceeded => StorageProblem::QuotaExceeded,
        StorageError::BlockedByOtherTab => StorageProblem::BlockedByOtherTab,
        StorageError::FormatTooNew { found, supported } => StorageProblem::FormatTooNew {
            found: *found,
            supported: *supported,
        },
        StorageError::Closed => StorageProblem::Closed,
        StorageError::DataRemoved => StorageProblem::DataRemoved,
        StorageError::Unavailable { .. } => StorageProblem::Unavailable,
        StorageError::Corrupt { .. } => StorageProblem::Corrupt,
        StorageError::Taken { .. }
        | StorageError::NumberTooLarge { .. }
        | StorageError::Aborted
        | StorageError::Backend { .. } => StorageProblem::Failed,
    }
}
