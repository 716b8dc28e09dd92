//! Every component on one page, for looking and for the accessibility check. Has no entry in the navigation.

mod gallery_page;
mod pages;

pub use pages::page;
