//! Writing Office Open XML workbooks (XLSX).

mod cells;
mod parts;
mod writer;

pub(crate) use writer::XlsxWriter;
