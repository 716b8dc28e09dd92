//! The book as packed chunks and a manifest that names them. A cache: whatever is damaged can be rebuilt from the
//! log, and the log says whether a snapshot is right.

mod chunk;
mod load;
mod manifest;
mod plan;

use crate::CodecError;
pub use manifest::{ChunkRef, Manifest};
pub use plan::SnapshotPlan;

/// Raised when a build writes snapshots that an older one cannot read; the older one then reads the log.
const FORMAT: u32 = 1;

/// Why a snapshot cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// The manifest is damaged or of a newer format.
    #[error("the manifest cannot be read: {0}")]
    Manifest(CodecError),
    /// A chunk is missing.
    #[error("chunk {key} is missing")]
    Missing {
        /// Its key.
        key: u64,
    },
    /// A chunk is damaged.
    #[error("chunk {key} cannot be read: {error}")]
    Chunk {
        /// Its key.
        key: u64,
        /// What is wrong.
        error: CodecError,
    },
}
