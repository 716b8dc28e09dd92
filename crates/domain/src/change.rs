//! What a command does to the book: fields set on records. A change set is data; it knows no time and no author.

use crate::{Id, Kind, Value};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The name of a kind or a field. Names are data, so that an older build keeps what it does not know.
pub type Name = Cow<'static, str>;

/// Fields with their values, each name at most once.
pub type Fields = Vec<(Name, Value)>;

/// The field that holds why a record was removed; a record with a value there is in the recycle bin.
pub const REMOVED: &str = "removed";

/// Fields set on one record. A record exists once any field of it was set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub kind: Name,
    pub id: Id,
    /// Each field at most once. `Null` clears.
    pub sets: Fields,
    /// What the author's book held in those fields before, where that was not nothing: what undo goes back to.
    pub was: Fields,
}

impl Change {
    pub fn new(kind: Kind, id: impl Into<Id>, sets: Fields) -> Self {
        Self {
            kind: Cow::Borrowed(kind.0),
            id: id.into(),
            sets,
            was: Vec::new(),
        }
    }
}

/// What one command changes, all or nothing. Each record once; should one occur twice, the later change counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangeSet {
    pub changes: Vec<Change>,
}

impl ChangeSet {
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.sets.is_empty())
    }

    /// Adds a change; one that sets nothing is dropped.
    pub fn push(&mut self, change: Change) {
        if !change.sets.is_empty() {
            self.changes.push(change);
        }
    }
}
