//! The list of surveys, the beginning of a new one, and the designer.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "what is being designed is a handle of a few signals, copied when a view is made, like the signals themselves"
)]

mod beginning;
mod designer;
mod desk;
mod list;
mod outline;
mod pages;
mod questions;

pub(super) use pages::page;
