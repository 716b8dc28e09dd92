use serde::{Deserialize, Serialize};

use super::{Delimiter, Encoding, FileFormat, HeaderChoice, Problems, ReadOptions, RowBlock};

/// What the head of a file shows: enough for a preview and for mapping columns, without reading
/// all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    pub format: FileFormat,
    /// Only for [`FileFormat::Delimited`].
    pub text: Option<TextShape>,
    /// All sheets in their order; a text file has one without a name.
    pub sheets: Vec<Sheet>,
    /// Index of the sheet that the fields below describe.
    pub sheet: u32,
    /// Index of the header row, counted from 0; `None`: the first row is data.
    pub header_row: Option<u32>,
    pub columns: Vec<Column>,
    /// The first rows, about 50, from row 0 on: rows above the header and the header included.
    pub preview: RowBlock,
    /// Rows below the header.
    pub rows: RowCount,
    pub problems: Problems,
    options: ReadOptions,
}

impl Inspection {
    /// Puts an inspection together; `options` are those it was asked with.
    #[allow(
        clippy::too_many_arguments,
        reason = "one place, in the files worker, that fills a plain record"
    )]
    pub fn new(
        format: FileFormat,
        text: Option<TextShape>,
        sheets: Vec<Sheet>,
        sheet: u32,
        header_row: Option<u32>,
        columns: Vec<Column>,
        preview: RowBlock,
        rows: RowCount,
        problems: Problems,
        options: ReadOptions,
    ) -> Self {
        Self {
            format,
            text,
            sheets,
            sheet,
            header_row,
            columns,
            preview,
            rows,
            problems,
            options,
        }
    }

    /// Options that read exactly what this inspection shows, with nothing left to be guessed.
    pub fn read_options(&self) -> ReadOptions {
        ReadOptions {
            encoding: self.text.as_ref().map(|text| text.encoding.chosen),
            delimiter: self.text.as_ref().map(|text| text.delimiter),
            sheet: Some(self.sheet),
            header: self
                .header_row
                .map_or(HeaderChoice::Absent, HeaderChoice::Row),
            keeps_guard: self.options.keeps_guard,
        }
    }
}

/// How a text file is put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextShape {
    pub encoding: EncodingGuess,
    pub delimiter: Delimiter,
    pub delimiter_sureness: Sureness,
}

/// Which encoding was used, and which others would fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingGuess {
    pub chosen: Encoding,
    pub sureness: Sureness,
    /// Encodings in which the head of the file can be read, the likeliest first; `chosen` is
    /// among them unless the user insisted on one that does not fit. Show a picker with these
    /// when not [`Sureness::Certain`].
    pub candidates: Vec<Encoding>,
}

/// How much a guess can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sureness {
    /// Could as well be another: ask.
    Unsure,
    /// Nearly always right: show it, let it be changed.
    Likely,
    /// Marked in the file, or no other reading is possible, or chosen by the user.
    Certain,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    /// Rows down to the last one that the file declares; for text files an estimate. `None`
    /// when finding out would mean reading the sheet.
    pub rows: Option<u64>,
    pub columns: Option<u32>,
    pub is_hidden: bool,
}

/// A column as the head of the file shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// From the header row, trimmed; empty when there is none.
    pub name: String,
    /// Up to 200 non-empty cells below the header, in order: for guessing what the column holds
    /// and how its days and numbers are written.
    pub samples: Vec<String>,
    /// Non-empty cells among the rows that were looked at.
    pub filled: u32,
}

/// How many rows there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowCount {
    Exactly(u64),
    /// Reckoned from the size of the file and the length of the first rows.
    About(u64),
}
