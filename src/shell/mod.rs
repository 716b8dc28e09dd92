//! The frame around every page: navigation, finder, messages, bars, and the screens that stand in for the app
//! while it cannot be used.

mod bars;
mod find_button;
mod finder;
mod finder_rows;
mod frame;
mod install_note;
mod navigation;
mod not_found;
mod opening_screen;
pub mod panic_overlay;
mod shortcut_sheet;
mod toast_region;

pub use find_button::FindButton;
pub use frame::Frame;
pub use install_note::InstallNote;
pub use not_found::NotFoundPage;
pub use opening_screen::{Obstacle, OpeningScreen};
