//! The index: records in, ranked hits out.

mod search_index;

pub use search_index::SearchIndex;
