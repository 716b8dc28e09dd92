//! Foreign files: bytes into rows and problems, and rows into bytes; pictures into the codes on them.
//!
//! Knows no customer and no purchase. Everything here is synchronous and pulled by the caller, so
//! that the worker can stop between two blocks and nothing piles up. No file makes it panic, and
//! every limit is in [`limits`].

mod archive;
mod book;
mod cell_text;
mod codes;
mod header;
pub mod limits;
mod read;
mod rows;
mod sniff;
mod source;
mod text;
mod write;

pub use codes::find_codes;
pub use read::{RowReader, inspect};
pub use rows::Rows;
pub use source::Source;
pub use write::FileWriter;
