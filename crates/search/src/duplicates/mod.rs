//! Customers entered twice: while typing a new one, and in the whole book.
//!
//! Both read the [`SearchIndex`](crate::SearchIndex), so nothing more is kept in
//! memory and nothing can be out of step with it. Evidence is added up to a score
//! of at most 100:
//!
//! | agreement | points |
//! |---|---|
//! | phone number | 70; shared by more than [`SHARED`] records, 35 |
//! | e-mail address | 65; so shared, 30 |
//! | name | 18 for two characters, 30 for three, 50 for more; Latin 15 to 50 by length; less the more often it occurs; half if it is a contact person's on one side |
//! | name sounds the same | three fifths of that |
//! | name one typo apart | half of that; a tenth for three characters, whose names differ so by nature |
//! | address | 25 |
//!
//! So a common name alone stays a hint, and a phone number is nearly a proof.

mod book;
mod compare;
mod draft;
mod name;
mod profile;
mod reason;

pub use book::{Group, Pair, groups, pairs};
pub use draft::similar_to;
pub use reason::{Candidate, Reason};

/// A number, an address or a name that more records have in common is a
/// switchboard, an office tower or a 王伟, and no sign of a duplicate.
pub const SHARED: usize = 8;
