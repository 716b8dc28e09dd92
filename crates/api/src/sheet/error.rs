use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::FileFormat;

/// Why a file could not be read or written at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum FileError {
    /// A limit that protects the device. `allowed` and `found` are in the limit's own unit.
    #[error("{limit:?}: {found} found, {allowed} allowed")]
    TooLarge {
        limit: Limit,
        allowed: u64,
        found: u64,
    },
    /// The workbook needs a password: take it off in the program that made it.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// Not something that holds a table.
    #[error("not a spreadsheet; looks like {looks_like:?}")]
    NotASpreadsheet { looks_like: ForeignKind },
    /// The end is missing: copy or download the file again.
    #[error("the file ends too early")]
    Truncated,
    /// The inside does not hang together.
    #[error("the {format:?} file is damaged: {part:?}")]
    Damaged {
        format: FileFormat,
        part: DamagedPart,
    },
    /// There are only this many sheets.
    #[error("no sheet with this index; there are {sheets}")]
    NoSuchSheet { sheets: u32 },
    /// The browser did not hand over the bytes: the file was changed, moved or deleted since it
    /// was picked, or the permission has ended. Pick it again.
    #[error("the browser cannot read the file any more")]
    Unreadable,
    /// The other end of the port sent something that is no frame, or a block that does not fit
    /// its sheet.
    #[error("the other end of the port sent something else than rows")]
    BadFrame,
    /// The request could not be understood or lacks its file or port: page and worker are of
    /// different builds.
    #[error("the request could not be understood")]
    BadRequest,
    /// The plan to write has no sheet, no column, or more sheets than the format can hold.
    #[error("the plan does not fit the format")]
    BadPlan,
}

/// What is limited, and in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// Size of the file, in bytes.
    FileBytes,
    /// Files inside a workbook.
    ArchiveEntries,
    /// A workbook unpacked, in bytes.
    UnpackedBytes,
    /// How many times larger a part of the workbook becomes when unpacked.
    UnpackRatio,
    /// Sheets of a workbook.
    Sheets,
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Cells of a sheet.
    Cells,
    /// Text of one cell, in bytes.
    CellBytes,
    /// Different texts of a workbook.
    SharedStrings,
    /// Elements inside elements in a part of a workbook.
    Nesting,
    /// Text of one row, in bytes.
    RowBytes,
}

/// What a file is that holds no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ForeignKind {
    Pdf,
    Image,
    /// A web page saved with the ending of a workbook, as some back offices do: open it in a
    /// spreadsheet program and save it as XLSX.
    WebPage,
    /// Word, PowerPoint and other documents.
    Document,
    /// Binary workbook of Excel (`.xlsb`) or Apple Numbers: save it as XLSX.
    OtherWorkbook,
    /// ZIP, RAR, 7z and the like.
    Archive,
    Unknown,
}

/// Which part of a workbook is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DamagedPart {
    /// The container (ZIP or compound file).
    Container,
    /// The list of sheets.
    Workbook,
    /// The table of texts.
    SharedStrings,
    /// The number formats.
    Styles,
    /// The sheet that was asked for.
    Sheet,
}
