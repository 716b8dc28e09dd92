//! Finds a customer from a few keystrokes, and customers entered twice.
//!
//! Pure and in memory: no clock, no I/O, nothing of the browser. Records are
//! known by dense numbers (`doc: u32`) that the caller chooses, for example the
//! row in its own table.
//!
//! # What matches
//! A query is folded (see [`text::fold`]) and looked for as a whole, spaces aside,
//! and word by word in any order; every word must be found. Latin words and
//! numbers of one or two letters are looked for at the beginning of words and of
//! pinyin syllables, longer ones also inside; three digits or more anywhere in a
//! phone number; Chinese characters anywhere (in an address at least two). Names
//! and words are found by pinyin from any character on, in every reading, in full
//! or by initials, without the company form (有限公司). One typo is forgiven from
//! four Latin letters, six digits or three other characters on, and only where
//! fewer than the wanted number of records match without.
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
