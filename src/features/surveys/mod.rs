//! Surveys: what customers think, asked anywhere.

mod asking;
mod design;
mod following;
mod pages;
mod results;

pub(crate) use asking::EveryQuestion;
pub use following::FollowUpsToday;
pub use pages::page;
