//! What can go wrong, by what the person at the tablet can do next.

use crate::contract::{Key, Series};

/// Why a call failed. After any of these nothing of a failed commit is stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The device or the browser's share of it is full: free space, then try again. Reading and
    /// deleting still work.
    #[error("no space left for this origin")]
    QuotaExceeded,
    /// Another tab holds the store open and does not give way: close it, then try again.
    #[error("another tab keeps the store from being opened")]
    BlockedByOtherTab,
    /// The store was written by a newer build: reload to get that build.
    #[error("the store has format {found}, this build knows up to {supported}")]
    FormatTooNew {
        /// The store's format.
        found: u32,
        /// The newest format this build knows.
        supported: u32,
    },
    /// Someone else added a value under this key first: read theirs, then decide anew.
    #[error("{key} exists already")]
    Taken {
        /// The first key of the commit that existed.
        key: Key,
    },
    /// The browser closed the store, and re-opening it did not help: reload.
    #[error("the browser closed the store")]
    Closed,
    /// The store is gone, or an empty one lies in its place: the browser or someone removed the
    /// data. Restore from a backup.
    #[error("the store was removed")]
    DataRemoved,
    /// There is no store to be had in this browser or this mode.
    #[error("storage is unavailable: {why}")]
    Unavailable {
        /// The reason.
        why: Unavailability,
    },
    /// The store does not hold what it must.
    #[error("the store is damaged: {what}")]
    Corrupt {
        /// The damage.
        what: Damage,
    },
    /// A number beyond [`MAX_NUMBER`](crate::MAX_NUMBER).
    #[error("the number of {key} is too large")]
    NumberTooLarge {
        /// The key with the number.
        key: Key,
    },
    /// The browser took the transaction back without giving a reason, twice.
    #[error("the transaction was aborted")]
    Aborted,
    /// Anything else the browser reported.
    #[error("the browser reported {name:?}")]
    Backend {
        /// The browser's word for it.
        name: DomErrorName,
    },
}

/// Why there is no storage at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unavailability {
    /// The browser has no IndexedDB here (lockdown mode, some private modes).
    #[error("the browser offers none")]
    Missing,
    /// The browser refuses it to this page (cookies blocked, third-party frame).
    #[error("the browser refuses it")]
    Refused,
}

/// What is wrong with a store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A shelf is missing or cannot be opened.
    #[error("a shelf is missing")]
    ShelfMissing,
    /// The store does not say which one it is.
    #[error("the store has no id")]
    StoreIdMissing,
    /// A value is not made of bytes.
    #[error("{key} is not bytes")]
    NotBytes {
        /// Where.
        key: Key,
    },
    /// A series holds a key that is no number.
    #[error("a key of {series:?} is no number")]
    NotNumbered {
        /// The shelf.
        series: Series,
    },
    /// The browser could not read back what it holds.
    #[error("the browser cannot read it back")]
    Unreadable,
}

/// The names of `DOMException` that storage may give (Web IDL, IndexedDB and Storage standards).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each is the standard's name without its Error suffix"
)]
pub enum DomErrorName {
    Abort,
    Constraint,
    Data,
    DataClone,
    Encoding,
    InvalidAccess,
    InvalidState,
    NotAllowed,
    NotFound,
    NotReadable,
    NotSupported,
    Operation,
    QuotaExceeded,
    ReadOnly,
    Security,
    Syntax,
    Timeout,
    TransactionInactive,
    Unknown,
    Version,
    /// A name not listed here, or a value that is no `DOMException`.
    Other,
}

impl DomErrorName {
    /// Reads a `DOMException.name`.
    pub fn from_name(name: &str) -> Self {
        match name {
            "AbortError" => Self::Abort,
            "ConstraintError" => Self::Constraint,
            "DataError" => Self::Data,
            "DataCloneError" => Self::DataClone,
            "EncodingError" => Self::Encoding,
            "InvalidAccessError" => Self::InvalidAccess,
            "InvalidStateError" => Self::InvalidState,
            "NotAllowedError" => Self::NotAllowed,
            "NotFoundError" => Self::NotFound,
            "NotReadableError" => Self::NotReadable,
            "NotSupportedError" => Self::NotSupported,
            "OperationError" => Self::Operation,
            "QuotaExceededError" => Self::QuotaExceeded,
            "ReadOnlyError" => Self::ReadOnly,
            "SecurityError" => Self::Security,
            "SyntaxError" => Self::Syntax,
            "TimeoutError" => Self::Timeout,
            "TransactionInactiveError" => Self::TransactionInactive,
            "UnknownError" => Self::Unknown,
            "VersionError" => Self::Version,
            _ => Self::Other,
        }
    }
}
