//! The home: whom to call and why, what is open, three figures.

mod calls;
mod figures;
mod pages;
mod today_page;

pub use pages::page;
