//! Workbooks: Office Open XML (XLSX), OpenDocument (ODS) and the binary format of old (XLS).

mod date_format;
mod escape;
mod markup;
mod number_text;
mod ods;
mod open;
mod reader;
mod row;
mod serial;
mod shared_strings;
mod sheet_names;
mod styles;
mod workbook;
mod xls;
mod xlsx_rows;
mod xlsx_write;

pub(crate) use open::Book;
pub(crate) use reader::BookReader;
pub(crate) use xlsx_write::XlsxWriter;
