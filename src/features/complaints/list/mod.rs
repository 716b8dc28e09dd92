//! All complaints in a list.

mod complaint_list;
mod filters;
mod words;

pub(super) use complaint_list::ComplaintTable;
pub(super) use filters::{Filters, filter_from};
pub(crate) use words::{clock_chip, number};
pub(super) use words::{serious, similar_detail, similar_title};
