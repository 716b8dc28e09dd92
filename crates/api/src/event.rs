//! What the engine says unasked.

use crate::StorageProblem;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Something changed, here or in another tab: whatever is shown should be asked for again.
    Changed {
        revision: u64,
    },
    Progress(Progress),
    /// Opening waits for another tab that holds an older version of the book.
    OpeningBlocked,
    /// The storage went away while the app was open.
    StorageLost(StorageProblem),
    /// Compaction failed; nothing is lost, opening will only be slower.
    SnapshotFailed(StorageProblem),
}

/// How far a long task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The page's name for the task.
    pub task: u32,
    pub stage: Stage,
    pub done: u64,
    /// Zero while it is not known.
    pub total: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Opening,
    Reading,
    Checking,
    Writing,
    Exporting,
    /// Working a figure out.
    Working,
}
