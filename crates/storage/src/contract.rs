//! The contract every backend keeps.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::ops::RangeInclusive;

use crate::error::StorageError;

/// The largest number a log entry or chunk may have: the largest whole number that IndexedDB, whose
/// number keys are doubles, keeps exactly.
pub const MAX_NUMBER: u64 = (1 << 53) - 1;

/// Where one value rests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A small named value.
    Meta(Cow<'static, str>),
    /// A log entry, by its sequence number (at most [`MAX_NUMBER`]).
    Log(u64),
    /// A packed piece of a snapshot (at most [`MAX_NUMBER`]).
    Chunk(u64),
}

impl Key {
    /// The key of a named value whose name is known when the program is built.
    pub const fn meta(name: &'static str) -> Self {
        Self::Meta(Cow::Borrowed(name))
    }

    /// Refuses a number that a backend could not keep exactly.
    pub(crate) fn check(&self) -> Result<(), StorageError> {
        match self {
            Self::Log(number) | Self::Chunk(number) if *number > MAX_NUMBER => {
                Err(StorageError::NumberTooLarge { key: self.clone() })
            }
            Self::Meta(_) | Self::Log(_) | Self::Chunk(_) => Ok(()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meta(name) => write!(f, "meta {name:?}"),
            Self::Log(number) => write!(f, "log entry {number}"),
            Self::Chunk(number) => write!(f, "chunk {number}"),
        }
    }
}

/// The shelves whose values are numbered, so that they can be read page by page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Series {
    /// The append-only log.
    Log,
    /// The pieces of snapshots.
    Chunks,
}

impl Series {
    /// The key of the value with this number.
    pub const fn key(self, number: u64) -> Key {
        match self {
            Self::Log => Key::Log(number),
            Self::Chunks => Key::Chunk(number),
        }
    }
}

/// One step of a commit. Steps take effect in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Stores a value where none may be: an existing one fails the whole commit with
    /// [`StorageError::Taken`].
    Add {
        /// Where.
        key: Key,
        /// What.
        bytes: Vec<u8>,
    },
    /// Stores a value, replacing one that may be there.
    Put {
        /// Where.
        key: Key,
        /// What.
        bytes: Vec<u8>,
    },
    /// Removes a value; one that is not there is no error.
    Delete {
        /// Where.
        key: Key,
    },
    /// Removes all values of a series whose numbers are in the range; an empty range removes none,
    /// and its end may lie beyond [`MAX_NUMBER`].
    DeleteRange {
        /// The shelf.
        series: Series,
        /// The numbers, both ends included.
        numbers: RangeInclusive<u64>,
    },
}

impl Write {
    /// Refuses a number that a backend could not keep exactly.
    pub(crate) fn check(&self) -> Result<(), StorageError> {
        match self {
            Self::Add { key, .. } | Self::Put { key, .. } | Self::Delete { key } => key.check(),
            Self::DeleteRange { .. } => Ok(()),
        }
    }
}

/// A numbered value as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The log's sequence number or the chunk's number.
    pub number: u64,
    /// The value.
    pub bytes: Vec<u8>,
}

/// Bounds one page of a series, so that reading a long log never holds all of it at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// At most this many entries.
    pub entries: usize,
    /// Stop before the entry that would bring the page above this many bytes; the first entry of a
    /// page is always given, or a large one could never be read.
    pub bytes: usize,
}

/// Tells one store from another of the same name: drawn at random when a store is created and kept
/// in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoreId(pub [u8; 16]);

impl fmt::Debug for StoreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreId(")?;
        for byte in self.0 {
            write!(f, "{byte:02x}")?;
        }
        f.write_str(")")
    }
}

/// A place where bytes rest. A handle; clones of one share the store.
///
/// Methods take `&self` and may overlap; commits are applied one after the other.
pub trait Storage {
    /// The store behind this handle. Constant over the handle's life.
    fn store_id(&self) -> StoreId;

    /// Applies all writes or none. `Ok` only after they are durable; after an `Err` none of them is
    /// visible to anyone. No writes: `Ok` at once.
    fn commit(&self, writes: Vec<Write>) -> impl Future<Output = Result<(), StorageError>>;

    /// Reads the values under these keys, in their order, all as of one moment.
    fn get_many(
        &self,
        keys: &[Key],
    ) -> impl Future<Output = Result<Vec<Option<Vec<u8>>>, StorageError>>;

    /// Reads the values of a series whose numbers are in the range, ascending, all as of one
    /// moment, up to the limit. Empty only when nothing is there (or `limit.entries` is 0): read on
    /// from the last number + 1 until then.
    fn page(
        &self,
        series: Series,
        numbers: RangeInclusive<u64>,
        limit: Limit,
    ) -> impl Future<Output = Result<Vec<Entry>, StorageError>>;

    /// The largest number in a series.
    fn last_number(
        &self,
        series: Series,
    ) -> impl Future<Output = Result<Option<u64>, StorageError>>;

    /// Reads one value.
    fn get(&self, key: Key) -> impl Future<Output = Result<Option<Vec<u8>>, StorageError>> {
        async move {
            let values = self.get_many(&[key]).await?;
            Ok(values.into_iter().next().flatten())
        }
    }
}
