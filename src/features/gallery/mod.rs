//! Every component on one page, for looking and for the accessibility check. Has no entry in the navigation.

mod content_part;
mod fields_part;
mod gallery_page;
mod overlays_part;
mod pages;
mod table_part;

pub use pages::page;
