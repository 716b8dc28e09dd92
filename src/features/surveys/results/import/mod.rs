//! Answers from a file: the columns are matched with the questions, what would happen is shown, then all or nothing.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the wizard's state is a handle of a few signals, copied when a view is made, like the signals themselves"
)]

mod guess;
mod import_page;
mod import_state;
mod map_part;
mod places;
mod plan_part;

pub(super) use import_page::ImportPage;
