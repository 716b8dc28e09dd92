//! The index: records in, ranked hits out.

mod block;
mod clause;
mod distance;
mod judge;
mod letters;
mod pattern;
mod record;
mod search_index;
mod slices;
mod tier;
mod top;
mod traits;
mod typo;
mod walk;

pub use search_index::SearchIndex;
