//! What comes of answers: follow-ups with an owner and a day, weak areas of service, customers who left.

mod end_form;
mod follow_up_form;
mod follow_up_row;
mod follow_ups_page;
mod follow_ups_today;
mod loss_form;
mod loss_rows;
mod lost_page;
mod pages;
mod service_areas;
mod service_page;

pub use follow_ups_today::FollowUpsToday;
pub(super) use pages::page;
