//! Complaints: recorded in under a minute, taken through the eight steps, seen on a board until they are closed.

mod board;
mod coach;
mod form;
mod list;
mod page;
mod pages;
mod photos;
mod templates;

pub(crate) use list::number;
pub use pages::page;
