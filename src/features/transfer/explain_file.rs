//! The sentence for what is wrong with a file.

use crate::files_client::FilesError;
use crate::i18n::{format, t};
use api::sheet::{FileError, ForeignKind, Limit};

pub(in crate::features) fn explain_files(error: FilesError) -> String {
    use t::import::problem as text;
    match error {
        FilesError::BuildMismatch => t::errors::build_mismatch().to_owned(),
        FilesError::Stopped => text::stopped().to_owned(),
        FilesError::File(error) => match error {
            FileError::TooLarge {
                limit,
                allowed,
                found,
            } => text::too_large(
                limit_word(limit),
                &format::count(found),
                &format::count(allowed),
            ),
            FileError::Encrypted => text::encrypted().to_owned(),
            FileError::NotASpreadsheet { looks_like } => {
                text::not_a_spreadsheet(kind_word(looks_like))
            }
            FileError::Truncated => text::truncated().to_owned(),
            FileError::Damaged { .. } => text::damaged().to_owned(),
            FileError::NoSuchSheet { .. } => text::no_such_sheet().to_owned(),
            FileError::Unreadable => text::unreadable().to_owned(),
            FileError::BadFrame | FileError::BadRequest | FileError::BadPlan => {
                t::errors::malformed().to_owned()
            }
        },
    }
}

fn limit_word(limit: Limit) -> &'static str {
    use t::import::limit as text;
    match limit {
        Limit::FileBytes => text::file_bytes(),
        Limit::ArchiveEntries => text::archive_entries(),
        Limit::UnpackedBytes => text::unpacked_bytes(),
        Limit::UnpackRatio => text::unpack_ratio(),
        Limit::Sheets => text::sheets(),
        Limit::Rows => text::rows(),
        Limit::Columns => text::columns(),
        Limit::Cells => text::cells(),
        Limit::CellBytes => text::cell_bytes(),
        Limit::SharedStrings => text::shared_strings(),
        Limit::Nesting => text::nesting(),
        Limit::RowBytes => text::row_bytes(),
    }
}

fn kind_word(kind: ForeignKind) -> &'static str {
    use t::import::foreign as text;
    match kind {
        ForeignKind::Pdf => text::pdf(),
        ForeignKind::Image => text::image(),
        ForeignKind::WebPage => text::web_page(),
        ForeignKind::Document => text::document(),
        ForeignKind::OtherWorkbook => text::workbook(),
        ForeignKind::Archive => text::archive(),
        ForeignKind::Unknown => text::unknown(),
    }
}
