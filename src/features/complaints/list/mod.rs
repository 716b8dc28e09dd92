//! All complaints in a list.

mod address;
mod complaint_list;
mod filter_chips;
mod filters;
mod words;

pub(crate) use address::Behind;
pub(super) use address::filter_from;
pub(super) use complaint_list::ComplaintTable;
pub(super) use filters::Filters;
pub(crate) use words::{clock_chip, number};
pub(super) use words::{serious, similar_detail, similar_title};
