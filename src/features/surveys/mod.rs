//! Surveys: what customers think, asked anywhere.

mod asking;
mod following;
mod pages;
mod sharing;
mod surveys_page;

pub(crate) use asking::EveryQuestion;
pub use following::FollowUpsToday;
pub use pages::page;
pub use sharing::given_page;
