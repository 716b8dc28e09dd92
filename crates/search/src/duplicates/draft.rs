//! Who is already in the book, while a new customer is being typed.

use super::Candidate;
use crate::{SearchFields, SearchIndex};

/// Records that may be the customer being typed, likeliest first.
///
/// `except` is the record being edited, if it is in the index already.
pub fn similar_to(
    _index: &SearchIndex,
    _draft: &SearchFields<'_>,
    _except: Option<u32>,
    _limit: usize,
) -> Vec<Candidate> {
    Vec::new()
}
