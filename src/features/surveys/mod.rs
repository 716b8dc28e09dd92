//! The one question every shop asks: would you recommend us, 0 to 10, and why.

mod ask_page;
mod following;
mod pages;
mod results;
mod surveys_page;

pub use following::FollowUpsToday;
pub use pages::page;
