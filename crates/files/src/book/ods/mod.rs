//! OpenDocument spreadsheets (ODS): what LibreOffice writes.

mod cell;
mod document;
mod rows;

pub(crate) use document::Ods;
pub(crate) use rows::OdsRows;
