use serde::{Deserialize, Serialize};

use super::{FileError, Inspection, Problem, Problems, ReadOptions, RowBlock, WritePlan};

/// What the page asks of the files worker. One at a time: a second one before the reply is
/// queued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Look at the head of the file: encoding, delimiter, sheets, columns, preview. Ask again
    /// with other options for a live preview.
    Inspect {
        /// The name of the file, for its ending only.
        name: String,
        options: ReadOptions,
    },
    /// Read all rows below the header and send them through the port.
    Read { name: String, options: ReadOptions },
    /// Write the rows that come through the port, and hand back a `Blob`.
    Write { plan: WritePlan },
    /// Read the QR codes in a picture: one byte of brightness per pixel, row by row. It is no file of rows, but the
    /// same kind of work: foreign, and too much for the page.
    FindCodes { width: u32, pixels: Vec<u8> },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// More to come. At most about ten a second.
    Progress(Progress),
    Inspected(Box<Inspection>),
    /// Every row went through the port, and the other end has been told.
    Read(ReadEnd),
    /// The `Blob` is in `file` of the same message.
    Written(WriteEnd),
    /// The texts of the codes that could be read.
    Codes(Vec<String>),
    Failed(FileError),
}

/// How far reading or writing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Rows sent or written so far.
    pub rows: u64,
    /// Bytes of the file dealt with so far, 0 when writing.
    pub bytes_done: u64,
    /// Size of the file, 0 when writing.
    pub bytes_total: u64,
}

/// The end of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadEnd {
    /// Rows with any text in them that were sent, the header not counted.
    pub rows: u64,
    pub problems: Problems,
}

/// The end of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteEnd {
    /// Rows written, headers not counted, over all sheets.
    pub rows: u64,
    /// Size of the `Blob`.
    pub bytes: u64,
}

/// Worker → engine while a file is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadFrame {
    /// Rows, to be answered with an [`Ack`]. Blank rows between others come as rows of empty
    /// cells, so that row numbers stay right: skip them. Behind a long blank stretch
    /// `block.first_row` jumps.
    Block {
        block: RowBlock,
        /// Problems of these rows.
        problems: Vec<Problem>,
    },
    /// The last message.
    End(ReadEnd),
    /// The last message: what came before must be thrown away.
    Failed(FileError),
}

/// Engine → worker while a file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WriteFrame {
    /// Rows for the sheet with this index of the plan, to be answered with an [`Ack`]. Sheets
    /// come in their order; `first_row` is ignored.
    Block { sheet: u32, block: RowBlock },
    /// The last message: close the file.
    End,
}

/// Blocks have been taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ack {
    /// How many since the last message of this kind; usually 1.
    pub blocks: u32,
}
