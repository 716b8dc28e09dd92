//! What can go wrong, by what the user can do about it.

use domain::command::Rejection;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// The rules refused; nothing was written.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    #[error(transparent)]
    Storage(#[from] StorageProblem),
    #[error(transparent)]
    Import(#[from] ImportProblem),
    /// The book is not open (yet).
    #[error("the book is not open")]
    NotOpen,
    /// The record, or the import, is not there.
    #[error("not there")]
    NotThere,
    /// Page and engine belong to different builds: reload.
    #[error("page and engine belong to different builds")]
    BuildMismatch,
    /// A message could not be read: reload.
    #[error("a message could not be read")]
    Malformed,
    /// The user stopped it.
    #[error("cancelled")]
    Cancelled,
    /// A part of the program did not arrive: try again, or reload.
    #[error("a part of the program is missing")]
    PartMissing,
    /// The engine stopped; the page shows the overlay.
    #[error("the engine stopped")]
    EngineStopped,
}

/// Why bytes could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StorageProblem {
    /// Nothing was written. Free space, export, then try again.
    #[error("no space left")]
    QuotaExceeded,
    /// Another tab holds an older version: close it.
    #[error("another tab is in the way")]
    BlockedByOtherTab,
    /// Written by a newer build: update the app.
    #[error("format {found} is newer than {supported}")]
    FormatTooNew { found: u32, supported: u32 },
    /// The browser closed the storage: reload.
    #[error("the browser closed the storage")]
    Closed,
    /// The browser removed the data: restore a backup.
    #[error("the data was removed")]
    DataRemoved,
    /// Private mode, lockdown, or a browser without IndexedDB.
    #[error("there is no storage here")]
    Unavailable,
    /// Bytes that are not what was written, and nothing to rebuild them from.
    #[error("damaged data")]
    Corrupt,
    /// Nothing was written: try again.
    #[error("the storage failed")]
    Failed,
}

/// Why an import cannot go on. Problems of single rows are in the plan, not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ImportProblem {
    /// No column was mapped to a field that the target needs.
    #[error("a needed column is missing")]
    NeedsColumn { field: crate::ImportField },
    /// No row would change anything.
    #[error("nothing to import")]
    NothingToImport,
    /// The file is not a full export of this program, or was altered.
    #[error("not a full export")]
    NotAnExport,
    #[error("format {found} is newer than {supported}")]
    FormatTooNew { found: u32, supported: u32 },
    /// A full export is restored into an empty book only.
    #[error("the book is not empty")]
    BookNotEmpty,
}
