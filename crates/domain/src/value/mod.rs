//! The values a record's fields can hold.

mod codes;
mod day;
mod field;
mod id;
mod instant;
mod money;

pub(crate) use codes::codes;
pub use day::{Birthday, Day};
pub use field::{Field, Keyed};
pub(crate) use id::ids;
pub use id::{Id, IdError};
pub use instant::Instant;
pub use money::{Money, Quantity};
use serde::{Deserialize, Serialize};

/// What one field of one record holds. Absence is `Null`: a cleared field is a fact that must travel too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Id(Id),
    List(Vec<Value>),
    /// A value written by a newer build: carried along untouched, never shown.
    Unknown {
        tag: u8,
        bytes: Vec<u8>,
    },
}

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }

    pub fn as_id(&self) -> Option<Id> {
        match self {
            Self::Id(id) => Some(*id),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Self {
        Self::Id(id)
    }
}
