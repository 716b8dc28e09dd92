//! The index: records in, ranked hits out.

mod block;
mod clause;
mod distance;
mod find;
mod judge;
mod letters;
mod near;
mod pattern;
mod record;
mod search_index;
mod slices;
mod spoken;
mod survey;
mod tier;
mod top;
mod traits;
mod typo;

pub use search_index::SearchIndex;
