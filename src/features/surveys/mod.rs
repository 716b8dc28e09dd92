//! Surveys: what customers think, asked anywhere.

mod asking;
mod pages;
mod surveys_page;

pub(crate) use asking::EveryQuestion;
pub use pages::page;
