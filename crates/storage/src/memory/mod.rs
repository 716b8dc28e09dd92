//! The backend in memory: for tests, and for looking around without leaving anything behind.

mod shelves;
mod store;

pub use store::Memory;
