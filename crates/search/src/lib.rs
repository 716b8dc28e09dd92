//! Finds a customer from a few keystrokes, and customers entered twice.
//!
//! Pure and in memory: no clock, no I/O, nothing of the browser. Records are
//! known by dense numbers (`doc: u32`) that the caller chooses, for example the
//! row in its own table.
#![warn(missing_docs)]

pub mod duplicates;
pub mod pinyin;
pub mod text;

mod doc_set;
mod fields;
mod hit;
mod index;

pub use doc_set::DocSet;
pub use fields::SearchFields;
pub use hit::{Field, Hit, Match, MatchKind};
pub use index::SearchIndex;
