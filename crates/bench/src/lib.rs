//! What `cargo xtask bench` needs of our crates in a browser. No part of the site.
//!
//! [`wire`] speaks to the engine and the files worker of the finished site, so that what is measured is what is
//! shipped. The other modules measure single crates where the site would hide them behind its own work, and take
//! the time apart.
#![cfg(target_arch = "wasm32")]

mod clock;
mod error;
pub mod figures;
pub mod finding;
mod people;
pub mod saving;
pub mod wire;
