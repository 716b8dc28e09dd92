//! The complaint desk: list, board, one complaint, what was heard before.

mod due;
mod entry;
mod facts;
mod figures;
mod list;
mod page;
mod similar;

pub(crate) use entry::{Desk, Entry};
