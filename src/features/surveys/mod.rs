//! Surveys: what customers think, asked anywhere.

mod asking;
mod design;
mod following;
mod pages;
mod results;
mod sharing;

pub(crate) use asking::EveryQuestion;
pub use following::FollowUpsToday;
pub use pages::page;
pub use sharing::given_page;
