//! A table of any length that scrolls without a blank.
//!
//! Only the rows in sight are in the document. They stand in a panel that sticks to the visible part, and the
//! scroll position only says which rows these are: however fast the reader scrolls, the panel never leaves the
//! view, so there is nothing blank to see. While rows are on their way from the engine, those shown stay.
//! Rows are read ahead in the direction of scrolling. A table taller than a browser can lay out is scrolled in
//! proportion, exactly to the pixel for small steps.
//!
//! For a screen reader it is a grid with its full row count; the keyboard walks it with the arrow keys.

mod cache;
mod column;
mod column_menu;
mod controls;
mod geometry;
mod head_view;
mod header_cell;
mod keyboard;
mod row_parts;
mod rows_view;
mod selection;
mod source;
mod table_state;
mod table_view;
#[cfg(test)]
mod tests;

pub use column::{Align, Column};
pub use row_parts::{NarrowRow, RowLink};
pub use selection::Selection;
pub use source::{TablePage, TableSource};
pub use table_view::VirtualTable;
