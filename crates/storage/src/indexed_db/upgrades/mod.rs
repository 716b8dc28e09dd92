//! The steps from one format to the next. A database is brought up by all steps it lacks, in one
//! transaction: it ends in the new format or stays in the old one.
//!
//! A released step is never changed; a new format is a new file here and one more line in the list.

mod list;
mod step_1;

pub use list::FORMAT_VERSION;
pub(super) use list::{STEPS, Step, run};
pub(super) use step_1::{IDENTITY, STORE_ID_KEY};
