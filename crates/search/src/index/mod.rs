//! The index: records in, ranked hits out.

mod block;
mod clause;
mod distance;
mod find;
mod judge;
mod letters;
mod near;
mod nearby;
mod pattern;
mod record;
mod row;
mod search_index;
mod slices;
mod spoken;
mod survey;
mod tier;
mod top;
mod traits;
mod typo;

pub(crate) use distance::is_one_apart;
pub(crate) use nearby::Nearby;
pub(crate) use record::{Packer, Text, Texts};
pub use search_index::SearchIndex;
