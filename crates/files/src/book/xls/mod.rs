//! The binary format of Excel 5 to 2003 (BIFF5 and BIFF8 in a compound file).
//!
//! Read by hand because such a file is small, its cells are simple, and a reader that neither
//! panics nor allocates what a hostile file asks for is needed more than one that knows charts
//! and formulas.

mod compound;
mod globals;
mod record;
mod sheet;
mod text;

pub(crate) use globals::Xls;
pub(crate) use sheet::XlsRows;
