//! A survey while it is being designed: what the book holds, what is typed over it, and how that gets into the book.

mod designing;
mod overlay;
mod part;
mod sending;

pub(super) use designing::{Designing, Keeping};
pub(super) use part::Part;
