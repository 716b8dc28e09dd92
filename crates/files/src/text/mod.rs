//! Text with delimiters: CSV, TSV and their kin, in any encoding.

mod decode;
mod delimiter;
mod encoding;
mod guard;
mod inspect;
mod reader;
mod records;
mod writer;

pub(crate) use inspect::{PREVIEW_ROWS, inspect_text, preview, scaled, text_shape, whole_file};
pub(crate) use reader::TextReader;
pub(crate) use writer::TextWriter;
