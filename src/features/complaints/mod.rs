//! Complaints: recorded in under a minute, taken through the eight steps, seen on a board until they are closed.

mod analysis;
mod audit;
mod board;
mod coach;
mod complaint_choices;
mod form;
mod list;
mod page;
mod pages;
mod paper;
mod photos;
mod templates;
mod today;

pub(crate) use complaint_choices::complaint_choices;
pub(crate) use list::{Behind, clock_chip, number};
pub use pages::page;
pub(crate) use photos::Photo;
pub use today::DeskToday;
