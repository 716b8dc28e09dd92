//! What is refused before it can cost time or memory. Chosen so that the largest real lists of a
//! shop pass many times over, and everything beyond is refused in well under two seconds.

use api::sheet::{FileError, Limit};

/// A text file. It is read in slices, so this bounds time, not memory.
pub const TEXT_FILE_BYTES: u64 = 1 << 30;
/// A workbook in an archive. Its table of texts is the only part kept in memory.
pub const WORKBOOK_BYTES: u64 = 256 << 20;
/// A binary workbook, which is kept in memory whole.
pub const BINARY_WORKBOOK_BYTES: u64 = 48 << 20;
/// Files inside an archive; pictures count.
pub const ARCHIVE_ENTRIES: u64 = 8_192;
/// One unpacked part of a workbook.
pub const UNPACKED_BYTES: u64 = 2 << 30;
/// How many times larger a part may become. Real sheets stay below 100; DEFLATE ends at 1,032.
pub const UNPACK_RATIO: u64 = 300;
/// Parts smaller than this unpacked may have any ratio.
pub const RATIO_FREE_BYTES: u64 = 16 << 20;
/// Sheets of a workbook.
pub const SHEETS: u64 = 1_024;
/// Rows of a sheet, which is what spreadsheet programs hold; text files may have more.
pub const SHEET_ROWS: u64 = 1_048_576;
/// Records of a text file.
pub const TEXT_ROWS: u64 = 20_000_000;
/// Columns with anything in them.
pub const COLUMNS: usize = 512;
/// Cells of a sheet that hold something.
pub const CELLS: u64 = 64_000_000;
/// Text of a cell, in bytes.
pub const CELL_BYTES: usize = 1 << 20;
/// Text of a row, in bytes.
pub const ROW_BYTES: usize = 8 << 20;
/// Different texts of a workbook.
pub const SHARED_STRINGS: u64 = 2_000_000;
/// All texts of a workbook together, in bytes.
pub const SHARED_STRING_BYTES: u64 = 64 << 20;
/// Elements inside elements.
pub const NESTING: u64 = 64;
/// Of a picture with a code on it.
pub const MOST_PIXELS: usize = 6_000_000;

/// An error unless `found` stays within `allowed`.
pub(crate) fn check(limit: Limit, allowed: u64, found: u64) -> Result<(), FileError> {
    if found > allowed {
        return Err(FileError::TooLarge {
            limit,
            allowed,
            found,
        });
    }
    Ok(())
}
