use serde::{Deserialize, Serialize};

use super::{Encoding, FileFormat};

/// Something in a file that the user should know about; reading went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Index of the row in its sheet, counted from 0; `None` when the whole file is meant.
    pub row: Option<u32>,
    /// Index of the column, counted from 0; `None` when the whole row is meant.
    pub column: Option<u32>,
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The file or the sheet has no cell with anything in it.
    Empty,
    /// There is a header and nothing below it.
    HeaderOnly,
    /// A column that has cells has no name.
    HeaderMissing,
    /// The column has the same name as the one with index `first`.
    HeaderRepeated { first: u32 },
    /// The row has another number of cells than the header (trailing empty cells not counted
    /// when there are too many).
    Ragged { found: u32, expected: u32 },
    /// A quote is opened and never closed; it was taken as an ordinary character.
    QuoteUnbalanced,
    /// Characters follow a closing quote; they were kept.
    QuoteStray,
    /// NUL characters were left out of the cell.
    NulRemoved,
    /// Lines end with CR only, as on very old Macs.
    CarriageReturnLines,
    /// The text file marks its encoding or is valid in it, but these bytes do not fit; a
    /// replacement character stands for them.
    Undecodable,
    /// More than one encoding fits: ask.
    EncodingUnsure { chosen: Encoding },
    /// No delimiter stands out: ask, or it is a list of one column.
    DelimiterUnsure,
    /// The name says something else than the bytes; the bytes were believed.
    WrongExtension { found: FileFormat },
    /// The cell holds an error instead of a value; it was read as empty.
    ErrorCell { error: CellError },
    /// The cell is a number of more than 15 digits, of which a spreadsheet program keeps only
    /// the first 15: an identity card or bank card number stored as number is damaged.
    DigitsLost,
    /// The cell is merged with its neighbours; only the first one has the value.
    Merged,
    /// A day before 1900-03-01 in the 1900 system, which Excel itself counts wrongly, or one
    /// that does not exist; the number was kept.
    ImpossibleDay,
    /// The cell has a formula whose result is not in the file; it was read as empty. Opening the
    /// file in a spreadsheet program and saving it puts the results in.
    FormulaWithoutValue,
}

/// Errors that a cell of a workbook can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellError {
    /// `#DIV/0!`
    DivisionByZero,
    /// `#N/A`
    NotAvailable,
    /// `#NAME?`
    Name,
    /// `#NULL!`
    Null,
    /// `#NUM!`
    Number,
    /// `#REF!`
    Reference,
    /// `#VALUE!`
    Value,
    /// `#GETTING_DATA`, `#SPILL!` and whatever comes next.
    Other,
}

/// Problems of a file: the first ones one by one, the rest only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// The first [`Problems::LISTED`] of them, in the order of the file.
    pub listed: Vec<Problem>,
    /// All of them.
    pub total: u64,
}

impl Problems {
    /// How many problems are kept one by one.
    pub const LISTED: usize = 1_000;

    /// Counts a problem, and keeps it while there is room.
    pub fn push(&mut self, problem: Problem) {
        self.total = self.total.saturating_add(1);
        if self.listed.len() < Self::LISTED {
            self.listed.push(problem);
        }
    }

    /// Adds what another part of the same file had.
    pub fn append(&mut self, other: &Self) {
        let room = Self::LISTED.saturating_sub(self.listed.len());
        self.listed.extend(other.listed.iter().take(room));
        self.total = self.total.saturating_add(other.total);
    }

    /// Whether there was none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}
