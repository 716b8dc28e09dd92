//! Surveys beyond the one question: after a purchase, once a year, with those who left, and the shop's own look at its
//! service; with what came of the answers.

mod following;
mod held;
mod leaving;
mod mood;
mod purchase;
mod service;
mod telling;
mod yearly;

pub(crate) use telling::{Town, write};
