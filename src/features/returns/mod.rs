//! Goods that come back: the form, one return, and what other pages show of them.

mod habit_notice;
mod pages;
mod return_draft;
mod return_form;
mod return_page;
mod return_rows;
mod returns_card;
mod why_fields;
mod window_words;

pub use habit_notice::{HabitNotice, habit_chip};
pub use pages::page;
pub use returns_card::{ReturnsCard, return_title};
