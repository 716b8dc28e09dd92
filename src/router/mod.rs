//! Follows the address and changes it. The typed places are in [`crate::route`].

mod heading;
mod navigation;
mod scroll;

pub use heading::{focus_heading_soon, use_title};
pub use navigation::{Router, use_route, use_router};
pub use scroll::use_scroll_memory;
