//! Customers that may be one: found in pairs, merged side by side.

mod duplicates_page;
mod merge_page;
mod merge_rows;

pub(super) use duplicates_page::DuplicatesPage;
pub(super) use merge_page::MergePage;
