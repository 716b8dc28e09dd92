//! Answers from a file: the columns are matched with the questions, what would happen is shown, then all or nothing.

mod guess;
mod import_page;
mod import_state;
mod map_part;
mod places;
mod plan_part;

pub(super) use import_page::ImportPage;
