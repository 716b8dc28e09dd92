//! Metrics kept current purchase by purchase, equal to a recount from scratch.
//!
//! Adding or removing a purchase takes the customer's contribution out, changes the customer's days, and puts the
//! contribution back, so the cost grows with that one customer's history and never with the size of the shop.

mod book;
mod ordered;
mod page;

#[cfg(test)]
mod tests;

pub use book::{LivePurchases, NotRecorded};
