//! The commands of the complaint desk.

mod correcting;
mod joining;
mod making;
mod promising;
mod recording;

pub(super) use correcting::save;
pub(super) use joining::{link, merge, split, unlink};
pub(super) use making::{authority_over, make};
pub(super) use promising::{end_promise, promise};
pub(super) use recording::{record, registered_by_answer};
