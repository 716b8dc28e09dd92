//! Customers entered twice: while typing a new one, and in the whole book.
//!
//! Both read the [`SearchIndex`](crate::SearchIndex), so nothing more is kept in memory and
//! nothing can be out of step with it.

mod draft;
mod reason;

pub use draft::similar_to;
pub use reason::{Candidate, Reason};
