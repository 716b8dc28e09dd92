//! Surveys: what customers think, asked anywhere.

mod asking;
mod design;
mod pages;

pub(crate) use asking::EveryQuestion;
pub use pages::page;
