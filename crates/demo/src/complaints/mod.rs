//! Complaints of the four kinds and what was done about them.

mod cases;
mod cause;
mod handling;
mod telling;
mod thread;

pub(crate) use telling::{Shop, write};
