//! The engine: owns the book, applies the rules, answers the page.
//!
//! [`Session`] is the door: requests of the page go in, replies come out. It is generic over the storage, has no
//! clock and no randomness of its own, and runs natively in tests; `main.rs` ties it to a worker, IndexedDB and the
//! page. Inside, a [`State`] holds the book and what is derived from it; only `session` writes.

mod index;
mod insight;
mod query;
mod session;
mod state;
mod survey;
mod transfer;
#[cfg(target_arch = "wasm32")]
pub mod worker;
mod world;

pub use session::{Opened, Session, Surroundings};
pub use state::State;
pub use transfer::ExportRows;
