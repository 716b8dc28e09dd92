//! The page: what the shop sees and touches. It asks the engine for everything it shows and keeps nothing but
//! preferences and drafts of its own.
//!
//! - [`app`] mounts the rest; [`shell`] is the frame around every page; [`features`] are the pages.
//! - [`part`] fetches what the first screen does not need.
//! - [`ui`] is the kit of components, [`i18n`] the words and numbers, [`route`] and [`router`] the addresses.
//! - [`command`] lists every intent of the user; the palette and the shortcuts derive from it.
//! - [`engine_client`] asks the engine; [`draft`] keeps half-filled forms, [`state`] what the whole page shares.
//! - [`platform`] is the only place that touches the browser.

#![allow(
    unreachable_pub,
    reason = "the component macro writes `pub` on what it generates"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "component properties are owned by design of the view macro"
)]

pub mod app;
pub mod command;
pub mod draft;
pub mod engine_client;
pub mod features;
pub mod files_client;
pub mod i18n;
pub mod part;
pub mod platform;
pub mod route;
pub mod router;
pub mod shell;
pub mod state;
#[cfg(test)]
mod style_check;
pub mod ui;

pub use app::start;
