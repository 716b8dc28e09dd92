//! Complaints of the four kinds and what was done about them.

mod cases;
mod telling;

pub(crate) use telling::{Shop, write};
