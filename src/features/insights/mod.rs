//! One question each: the finding in words, the figure with n and interval, how it is worked out, and the customers
//! behind it.

mod figure_pages;
mod measure;
mod overview_page;
mod pages;
mod questions;
mod recommend_part;
mod segments_part;
mod window_choice;

pub use measure::{Unit, figure_value};
pub use pages::page;
