//! The complaint desk: list, board, one complaint, what was heard before, figures, audits.

mod audits;
mod due;
mod entries;
mod entry;
mod facts;
mod figures;
mod filter;
mod lens;
mod list;
mod page;
mod similar;
mod trends;

pub(crate) use entries::Folded;
pub(crate) use entry::{Desk, Entry};
