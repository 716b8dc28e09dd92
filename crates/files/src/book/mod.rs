//! Workbooks: Office Open XML (XLSX), OpenDocument (ODS) and the binary format of old (XLS).

mod escape;
mod serial;
mod sheet_names;
mod xlsx_write;

pub(crate) use xlsx_write::XlsxWriter;
