//! The list of surveys, the beginning of a new one, and the designer.

mod beginning;
mod designer;
mod desk;
mod list;
mod outline;
mod pages;
mod questions;

pub(super) use pages::page;
